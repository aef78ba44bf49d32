package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"
	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/property"
	"github.com/yardstick-lab/yardstick/internal/scorer"
	"github.com/yardstick-lab/yardstick/internal/seed"
	"github.com/yardstick-lab/yardstick/internal/trace"
)

// checkSeed keys the logs that the verb check draws (ours).
const checkSeed = 2012

// checking is a call of the verb check.
type checking struct {
	*house
	scorer string
	folder string // for counterexamples; empty for none
	cases  int
	gate   bool
	accept []string
	asJSON bool
}

func checkVerb(h *house) *cobra.Command {
	x := &checking{house: h}
	c := &cobra.Command{
		Use: "check SCORER", Short: "Hold a scorer to what any score should do, and to what Klout said of its own",
		Long: "Tries sentences about scores, such as \"one more like by another never lowers a score\", on some hundreds of small drawn logs each. A sentence HOLDS, " +
			"is VIOLATED, or DOES NOT APPLY to a scorer that cannot see what it is about. For what is violated it shows the smallest two logs it found that show it. " +
			"A violated sentence is a result and no error: Klout's own statements contradict each other's wishes, and no scorer fulfils all. " +
			"SCORER is a name, or a preset file; where that names a program, it is run on this machine with your rights",
		Example: "  yardstick check klout-2011\n  yardstick check mine.yaml --save counterexamples\n  yardstick check klout-2011 --gate --accept more-posts,lists-count,window",
		Args:    takes("the scorer"),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			names, _ := h.scorers()
			return names, cobra.ShellCompDirectiveDefault
		},
		RunE: func(c *cobra.Command, args []string) error {
			x.scorer = args[0]
			return x.check(c.Context())
		},
	}
	f := c.Flags()
	f.StringVar(&x.folder, "save", "", "write the logs of every counterexample into this `folder`, as NAME.before.csv and NAME.after.csv")
	f.IntVar(&x.cases, "cases", property.Cases, "how `many` cases of each sentence are tried")
	f.BoolVar(&x.gate, "gate", false, fmt.Sprintf("exit with %d where a sentence is violated", exitRefuted))
	f.StringSliceVar(&x.accept, "accept", nil, "with --gate, the `properties` that may be violated")
	f.BoolVar(&x.asJSON, "json", false, "print JSON")
	complete(c, "accept", func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return propertyNames(), cobra.ShellCompDirectiveNoFileComp
	})
	return c
}

func propertyNames() []string {
	var names []string
	for _, p := range property.All() {
		names = append(names, p.Name)
	}
	return names
}

// mostCases is how many cases a check may try (ours: some minutes).
const mostCases = 100_000

// called refuses a call that makes no sense.
func (x *checking) called() error {
	switch {
	case x.cases < 1 || x.cases > mostCases:
		return usagef("--cases %d: from 1 to %s can be tried", x.cases, thousands(mostCases))
	case len(x.accept) > 0 && !x.gate:
		return usagef("--accept says what --gate lets pass; give both")
	}
	for _, name := range x.accept {
		if !slices.Contains(propertyNames(), name) {
			return usagef("--accept: unknown property %q%s", name, meant(name, propertyNames()))
		}
	}
	return nil
}

func (x *checking) check(ctx context.Context) error {
	if err := x.called(); err != nil {
		return err
	}
	preset, err := x.named(x.scorer)
	if err != nil {
		return err
	}
	found, err := interruptible(ctx, func() ([]property.Finding, error) { return x.try(ctx, preset) })
	if err != nil {
		return err
	}
	if x.folder != "" {
		if err := x.saveExamples(found); err != nil {
			return err
		}
	}
	if x.asJSON {
		err = x.writeJSON(checkedFileOf(preset.Name, found))
	} else {
		x.print(preset, found)
	}
	if err != nil || !x.gate {
		return err
	}
	return x.pass(found)
}

// try holds the scorer to every property.
func (x *checking) try(ctx context.Context, preset scorer.Preset) ([]property.Finding, error) {
	sub, err := x.subject(preset)
	if err != nil {
		return nil, usagef("%s", err)
	}
	all, key := property.All(), seed.New(checkSeed)
	found := make([]property.Finding, len(all))
	err = inParallel(ctx, work{len(all), x.processors, func(int) {}}, func(i int) error {
		f, err := all[i].Check(sub, key, x.cases)
		if preset.Kind == scorer.KindExternal && err != nil {
			return err // says by itself whose fault it is
		}
		if err != nil {
			return ofScorer(preset, err)
		}
		found[i] = f
		return nil
	})
	return found, err
}

// subject readies a scorer to be checked.
func (x *checking) subject(p scorer.Preset) (property.Subject, error) {
	score, err := x.scoreWith(p)
	if err != nil {
		return property.Subject{}, err
	}
	sub := property.Subject{
		Score: score, Bottom: p.Scale.Bottom(), Top: p.Scale.Top(),
		Follows: slices.Contains([]scorer.Kind{scorer.KindSNP, scorer.KindRate, scorer.KindTunkRank}, p.Kind),
	}
	half, ranks, why := property.HalfOf(p)
	sub.Halved = property.Halved{Ranks: ranks, Why: why}
	if why == "" {
		sub.Halved.Score, err = x.scoreWith(half)
	}
	return sub, err
}

func (x *checking) scoreWith(p scorer.Preset) (property.Score, error) {
	s, err := x.opened(p)
	return func(t *activity.Trace, keep scorer.Keep) (property.Scored, error) {
		return s.Baseline(scorer.NewIndex(t), keep)
	}, err
}

// saveExamples writes both logs of every counterexample.
func (x *checking) saveExamples(found []property.Finding) error {
	if err := os.MkdirAll(x.path(x.folder), 0o777); err != nil {
		return usagef("%q cannot be a folder for counterexamples: %s", x.folder, err)
	}
	for _, f := range found {
		if f.Example == nil {
			continue
		}
		for i, log := range []property.Log{f.Example.Before, f.Example.After} {
			t, err := log.Trace()
			if err != nil {
				return err
			}
			if err := x.save(x.savedAs(f, i), func(w io.Writer) error { return trace.WriteCSV(w, t) }); err != nil {
				return err
			}
		}
	}
	return nil
}

// savedAs is the file of a counterexample's first or second log.
func (x *checking) savedAs(f property.Finding, i int) string {
	return filepath.Join(x.folder, f.Property.Name+[2]string{".before.csv", ".after.csv"}[i])
}

// pass is the gate: nothing but what was accepted may be violated. The last line
// says what came of it.
func (x *checking) pass(found []property.Finding) error {
	say := x.printf
	if x.asJSON {
		say = func(format string, args ...any) { fmt.Fprintf(x.stderr, format, args...) }
	}
	violated := 0
	for _, f := range found {
		if f.Verdict == property.Violated && !slices.Contains(x.accept, f.Property.Name) {
			say("%s is violated\n", f.Property.Name)
			violated++
		}
	}
	if violated > 0 {
		say("GATE VIOLATED (exit code %d): %d of %d properties\n", exitRefuted, violated, len(found))
		return &closed{exitRefuted}
	}
	say("GATE PASSED: none of %d properties is violated", len(found))
	if len(x.accept) > 0 {
		say(" but what was accepted")
	}
	say("\n")
	return nil
}
