package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"strconv"

	"github.com/spf13/cobra"
	"github.com/yardstick-lab/yardstick/internal/judgment"
	"github.com/yardstick-lab/yardstick/internal/scorer"
	"github.com/yardstick-lab/yardstick/internal/seed"
)

// judgeSeed keys the draws of the verb judge (ours).
const judgeSeed = 2013

// judging is a call of the verb judge.
type judging struct {
	*house
	pairs   string
	scorers []string
	fit     bool
	out     string
	asJSON  bool
}

func judgeVerb(h *house) *cobra.Command {
	j := &judging{house: h}
	c := &cobra.Command{
		Use: "judge PAIRS.csv", Short: "Hold scorers against what people said of two accounts",
		Long: "Reads pairs of accounts and which of the two a person called more influential, and says of each scorer how often it agrees " +
			"(AUC: 0.5 is a coin), with the interval over resampled pairs, and by how many times more followers one of the two has. Pairs hold " +
			"counts and not events: scorers that need events say so. " +
			"In a folder of experiments it also writes reports/judge-PAIRS/index.html: how often each is right, and right where it is sure. " +
			"PAIRS.csv has a column Choice, 1 for A and 0 for B, and for each of A_ and B_ follower_count, listed_count, mentions_received, " +
			"retweets_received, mentions_sent, retweets_sent and posts. With --fit, the weights that people's choices give, none below 0, from at least " +
			strconv.Itoa(judgment.LeastToFit) + " pairs",
		Example: "  yardstick judge pairs.csv\n  yardstick judge pairs.csv --scorers followers,volume --json\n  yardstick judge pairs.csv --fit --out learned.yaml",
		Args:    takes("the file of pairs"),
		RunE: func(c *cobra.Command, args []string) error {
			j.pairs = args[0]
			return j.judge(c.Context())
		},
	}
	f := c.Flags()
	f.StringSliceVar(&j.scorers, "scorers", nil, "the `scorers`, by name or file (default all there are)")
	f.BoolVar(&j.fit, "fit", false, "fit weights to the choices")
	f.StringVar(&j.out, "out", "", "with --fit, write them as a preset to this `file`")
	f.BoolVar(&j.asJSON, "json", false, "print JSON")
	complete(c, "scorers", h.completeScorers)
	return c
}

func (j *judging) judge(ctx context.Context) error {
	if j.out != "" && !j.fit {
		return usagef("--out writes what --fit finds; give both")
	}
	folder, err := j.roomForJudge()
	if err != nil {
		return err
	}
	pairs, err := j.open()
	if err != nil {
		return err
	}
	presets, broken, err := j.asked()
	if err != nil {
		return err
	}
	found, err := interruptible(ctx, func() (*judged, error) { return j.hold(presets, pairs), nil })
	if err != nil {
		return err
	}
	for _, b := range broken {
		found.trials = append(found.trials, judgment.Trial{Name: b.name, Why: b.excuse().Why})
	}
	if j.out != "" {
		if err := j.writeLearned(found.fitted, pairs); err != nil {
			return err
		}
	}
	return j.tellJudged(ctx, folder, found)
}

// open reads the pairs, enough of them for what is asked.
func (j *judging) open() ([]judgment.Pair, error) {
	data, err := j.read(j.pairs)
	if err != nil {
		return nil, err
	}
	pairs, err := judgment.Read(j.pairs, bytes.NewReader(data))
	if err != nil {
		return nil, usagef("%s", err)
	}
	if j.fit && len(pairs) < judgment.LeastToFit {
		return nil, usagef("%s holds %s; --fit needs at least %d", j.pairs, plural(len(pairs), "pair"), judgment.LeastToFit)
	}
	return pairs, nil
}

// tellJudged writes the page, if it has a folder, and prints what was found.
func (j *judging) tellJudged(ctx context.Context, folder string, found *judged) error {
	if folder != "" {
		if err := j.publishJudged(ctx, folder, found); err != nil {
			return err
		}
	}
	if j.asJSON {
		return j.writeJSON(found.file())
	}
	j.print(found)
	if folder != "" {
		j.printf("\nreports/%s/%s\n", folder, pageFile)
	}
	return nil
}

// asked are the scorers that a call names, or all: then those of the house's own
// that are at fault are left out.
func (j *judging) asked() (presets []scorer.Preset, left []broken, err error) {
	names := j.scorers
	if len(names) == 0 {
		if left, err = j.brokenScorers(); err != nil {
			return nil, nil, err
		}
		if names, err = j.house.scorers(); err != nil {
			return nil, nil, err
		}
	}
	for _, name := range names {
		if isBroken(left, name) {
			continue
		}
		p, err := j.named(name)
		if err != nil {
			return nil, nil, err
		}
		presets = append(presets, p)
	}
	return presets, left, nil
}

// judged is what came of it.
type judged struct {
	pairs  int
	agreed judgment.Agreed
	trials []judgment.Trial
	fitted *judgment.Fitted
}

// hold tries every count by itself, every scorer and, if asked, a fit.
func (j *judging) hold(presets []scorer.Preset, pairs []judgment.Pair) *judged {
	key := seed.New(judgeSeed)
	found := &judged{pairs: len(pairs), agreed: judgment.Agreement(pairs)}
	for _, m := range judgment.Plain {
		found.trials = append(found.trials, judgment.Try(m.Name, m.Measure, pairs, key))
	}
	for _, p := range presets {
		m, why := judgment.Scorer(p)
		if m == nil {
			found.trials = append(found.trials, judgment.Trial{Name: p.Name, Why: why})
			continue
		}
		found.trials = append(found.trials, judgment.Try(p.Name, m, pairs, key))
	}
	if j.fit {
		f := judgment.Fit(pairs, key.Name("fit"))
		found.fitted = &f
	}
	return found
}

// writeLearned writes the fitted weights as a preset, anchored on the accounts
// that were judged.
func (j *judging) writeLearned(f *judgment.Fitted, pairs []judgment.Pair) error {
	if f.Terms == (scorer.Terms{}) {
		return usagef("%s: no count tells whom people chose, so there is nothing to write", j.pairs)
	}
	return j.save(j.out, func(w io.Writer) error {
		_, err := io.WriteString(w, f.Preset(pairs))
		return err
	})
}

func (j *judging) print(found *judged) {
	j.printf("%s; people who saw the same two agree in %d of %d\n\n", plural(found.pairs, "pair"), found.agreed.Same, found.agreed.Twice)
	j.printf("%-26s %-22s", "", "AUC [95 %]")
	for i := range judgment.Ratios {
		j.printf(" %11s", ratioName(i))
	}
	j.printf("\n")
	for _, t := range found.trials {
		if t.Why != "" {
			j.printf("%-26s %s\n", t.Name, t.Why)
			continue
		}
		j.printf("%-26s %-22s", t.Name, area(t.All))
		for _, a := range t.Ratios {
			j.printf(" %11s", bareArea(a))
		}
		j.printf("\n")
	}
	if f := found.fitted; f != nil {
		j.printf("\nfitted: %.4f·ln(1+reactions) + %.4f·ln(1+own acts) + %.4f·ln(1+lists) + %.4f·ln(1+followers)\n", f.Terms.U, f.Terms.O, f.Terms.L, f.Terms.F)
		j.printf("AUC %s on these pairs, %s on pairs not seen in fitting, %s on people not seen\n", area(f.Train), bareArea(f.Folds.All), bareArea(f.Disjoint))
	}
}

// ratioName is a band of how many times more followers one of the two has.
func ratioName(i int) string {
	if i+1 < len(judgment.Ratios) {
		return fmt.Sprintf("%g–%g×", judgment.Ratios[i], judgment.Ratios[i+1])
	}
	return fmt.Sprintf("%g× or more", judgment.Ratios[i])
}

func area(a judgment.AUC) string {
	if !a.Known {
		return "–"
	}
	return fmt.Sprintf("%.3f [%.3f, %.3f]", a.Value, a.Interval.Low, a.Interval.High)
}

func bareArea(a judgment.AUC) string {
	if !a.Known {
		return "–"
	}
	return fmt.Sprintf("%.3f", a.Value)
}
