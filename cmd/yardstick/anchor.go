package main

import (
	"context"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/yardstick-lab/yardstick/internal/experiment"
	"github.com/yardstick-lab/yardstick/internal/scorer"
)

// anchorWorld is the world on which scales are anchored.
const anchorWorld = "village"

func anchorVerb(h *house) *cobra.Command {
	var write, asJSON bool
	var like string
	c := &cobra.Command{
		Use: "anchor PRESET", Short: "Anchor the scale of a preset on the default world",
		Long: "Maps the engagement of the accounts of the default world to the scores of a real population, and prints the anchors as " +
			"a preset file holds them. PRESET is a scorer that comes with the program, or a file",
		Example: "  yardstick anchor klout-2011\n  yardstick anchor mine.yaml --write",
		Args:    takes("the preset"),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			names, _ := h.scorers()
			return names, cobra.ShellCompDirectiveDefault
		},
		RunE: func(c *cobra.Command, args []string) error {
			a := anchoring{house: h, preset: args[0], write: write, asJSON: asJSON}
			i := slices.Index(populationNames(), like)
			if i < 0 {
				return usagef("unknown population %q%s", like, meant(like, populationNames()))
			}
			a.population = scorer.Populations[i]
			return a.anchor(c.Context())
		},
	}
	c.Flags().BoolVar(&write, "write", false, "put them into the file, in place of its own")
	c.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	c.Flags().StringVar(&like, "like", scorer.Everyone.Name, "the `population` whose scores are matched: "+strings.Join(populationNames(), " or "))
	return c
}

func populationNames() []string {
	var names []string
	for _, p := range scorer.Populations {
		names = append(names, p.Name)
	}
	return names
}

// anchoring is a call of the verb anchor.
type anchoring struct {
	*house
	preset        string // a name or a file
	write, asJSON bool
	population    scorer.Population
}

func (a *anchoring) anchor(ctx context.Context) error {
	preset, isFile, err := a.open()
	if err != nil {
		return err
	}
	if err := anchored(preset); err != nil {
		return err
	}
	if a.write && !isFile {
		return usagef("--write needs a file: %s comes with the program, and is left as it is", a.preset)
	}
	if err := a.enter(); err != nil {
		return err
	}
	d, err := a.world(anchorWorld)
	if err != nil {
		return err
	}
	if !a.quiet {
		a.tell("anchoring %s on %d worlds of %s, which takes some seconds",
			preset.Name, experiment.LastAnchorSeed-experiment.FirstAnchorSeed+1, anchorWorld)
	}
	anchors, err := interruptible(ctx, func() ([]scorer.Anchor, error) { return experiment.Anchors(d.World, preset, a.population) })
	if err != nil {
		return err
	}
	if a.write {
		return a.rewrite(anchors)
	}
	return a.print(anchors)
}

// anchored refuses presets that have no scale to anchor.
func anchored(p scorer.Preset) error {
	switch p.Kind {
	case scorer.KindConstant:
		return usagef("%s scores everyone alike: it has no scale to anchor", p.Name)
	case scorer.KindPageRank, scorer.KindPoints:
		return usagef("%s has a published scale: there is nothing to anchor", p.Name)
	case scorer.KindExternal:
		return usagef("%s is a program of its own, whose scale its author sets: there is nothing to anchor", p.Name)
	}
	return nil
}

// open reads the preset. One of a file, named or in the folder scorers, can be
// written.
func (a *anchoring) open() (p scorer.Preset, isFile bool, err error) {
	p, err = a.named(a.preset)
	if err != nil || slices.Contains(scorer.Shipped(), a.preset) {
		return p, false, err
	}
	if !strings.ContainsAny(a.preset, "/.") {
		a.preset = a.ownFile(a.preset)
	}
	return p, true, nil
}

func (a *anchoring) print(anchors []scorer.Anchor) error {
	if a.asJSON {
		pairs := [][2]float64{}
		for _, x := range anchors {
			pairs = append(pairs, [2]float64{x.R, x.Score})
		}
		return a.writeJSON(struct {
			Anchors [][2]float64 `json:"anchors"`
			Source  string       `json:"source"`
		}{pairs, a.anchorSource()})
	}
	a.printf("scale:\n%s", strings.Join(a.block("  ", anchors), ""))
	return nil
}

// anchorSource says where the anchors are from.
func (a *anchoring) anchorSource() string {
	return fmt.Sprintf("R over the worlds of %s, seeds %d to %d, at the quantiles of %s; ends ours",
		anchorWorld, experiment.FirstAnchorSeed, experiment.LastAnchorSeed, strings.TrimPrefix(a.population.Source, "quantiles of "))
}

// block is the lines of a preset file that hold the anchors.
func (a *anchoring) block(indent string, anchors []scorer.Anchor) []string {
	var pairs []string
	for _, x := range anchors {
		pairs = append(pairs, fmt.Sprintf("[%s, %s]", shortest(x.R), shortest(x.Score)))
	}
	return []string{
		indent + "anchors:\n",
		fmt.Sprintf("%s  is: [%s]\n", indent, strings.Join(pairs, ", ")),
		fmt.Sprintf("%s  source: %q\n", indent, a.anchorSource()),
	}
}

func shortest(x float64) string { return strconv.FormatFloat(x, 'g', -1, 64) }

// rewrite puts the anchors into the file, and leaves the rest of it as it is.
func (a *anchoring) rewrite(anchors []scorer.Anchor) error {
	data, err := a.read(a.preset)
	if err != nil {
		return err
	}
	text, ok := a.replaceAnchors(string(data), anchors)
	if ok {
		p, err := scorer.Decode(a.preset, []byte(text))
		ok = err == nil && slices.Equal(p.Scale.Anchors, anchors)
	}
	if !ok {
		return usagef("%s: its scale has no line \"anchors:\" of its own to replace; put them in by hand:\n%s", a.preset,
			strings.TrimRight("scale:\n"+strings.Join(a.block("  ", anchors), ""), "\n"))
	}
	err = a.save(a.preset, func(w io.Writer) error {
		_, err := io.WriteString(w, text)
		return err
	})
	if err == nil {
		a.printf("%s: anchored\n", a.preset)
	}
	return err
}

var (
	scaleLine   = regexp.MustCompile(`^scale:\s*(#.*)?$`)
	anchorsLine = regexp.MustCompile(`^( +)anchors:`)
)

// replaceAnchors replaces the key anchors of the top-level key scale with all
// that hangs on it: the lines that follow and stand further in.
func (a *anchoring) replaceAnchors(text string, anchors []scorer.Anchor) (string, bool) {
	lines := strings.SplitAfter(text, "\n")
	inScale := false
	for i, line := range lines {
		bare := strings.TrimRight(line, "\r\n")
		if bare != "" && bare[0] != ' ' && bare[0] != '#' {
			inScale = scaleLine.MatchString(bare)
		}
		found := anchorsLine.FindStringSubmatch(bare)
		if !inScale || found == nil {
			continue
		}
		end := i + 1
		for end < len(lines) && strings.HasPrefix(lines[end], found[1]+" ") {
			end++
		}
		return strings.Join(slices.Concat(lines[:i], a.block(found[1], anchors), lines[end:]), ""), true
	}
	return text, false
}
