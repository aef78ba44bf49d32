package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"math"

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
			"PAIRS.csv has a column Choice, 1 for A and 0 for B, and for each of A_ and B_ follower_count, listed_count, mentions_received, " +
			"retweets_received, mentions_sent, retweets_sent and posts. With --fit, the weights that people's choices give, none below 0",
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
	data, err := j.read(j.pairs)
	if err != nil {
		return err
	}
	pairs, err := judgment.Read(j.pairs, bytes.NewReader(data))
	if err != nil {
		return usagef("%s", err)
	}
	presets, err := j.asked()
	if err != nil {
		return err
	}
	found, err := interruptible(ctx, func() (*judged, error) { return j.hold(presets, pairs), nil })
	if err != nil {
		return err
	}
	if j.out != "" {
		if err := j.writeLearned(found.fitted, pairs); err != nil {
			return err
		}
	}
	if j.asJSON {
		return j.writeJSON(found.file())
	}
	return j.print(found)
}

// asked are the scorers that a call names, or all.
func (j *judging) asked() ([]scorer.Preset, error) {
	names := j.scorers
	if len(names) == 0 {
		var err error
		if names, err = j.house.scorers(); err != nil {
			return nil, err
		}
	}
	var presets []scorer.Preset
	for _, name := range names {
		p, err := j.named(name)
		if err != nil {
			return nil, err
		}
		presets = append(presets, p)
	}
	return presets, nil
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

func (j *judging) print(found *judged) error {
	j.printf("%s; people who saw the same two agree in %d of %d\n\n", plural(found.pairs, "pair"), found.agreed.Same, found.agreed.Twice)
	j.printf("%-26s %-22s", "", "AUC [95 %]")
	for i, from := range judgment.Ratios {
		band := fmt.Sprintf("%g× or more", from)
		if i+1 < len(judgment.Ratios) {
			band = fmt.Sprintf("%g–%g×", from, judgment.Ratios[i+1])
		}
		j.printf(" %11s", band)
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
		j.printf("AUC %s on these pairs, %s on pairs not seen in fitting, %s on people not seen\n", area(f.Train), bareArea(f.Folds), bareArea(f.Disjoint))
	}
	return nil
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

// aucFile is an area as JSON; value and interval are null where it is not known.
type aucFile struct {
	AUC      *float64    `json:"auc"`
	Interval *[2]float64 `json:"interval"`
	SD       *float64    `json:"sd"`
	Pairs    int         `json:"pairs"`
}

func fileOf(a judgment.AUC) aucFile {
	f := aucFile{Pairs: a.Pairs}
	if a.Known {
		f.AUC = &a.Value
	}
	if a.Known && a.SD > 0 && !math.IsNaN(a.SD) {
		f.Interval, f.SD = &[2]float64{a.Interval.Low, a.Interval.High}, &a.SD
	}
	return f
}

type trialFile struct {
	Name string `json:"name"`
	aucFile
	Why    *string    `json:"why_not"`
	Ratios []bandFile `json:"by_follower_ratio"`
}

type bandFile struct {
	From float64 `json:"ratio_from"`
	aucFile
}

type judgedFile struct {
	Pairs  int         `json:"pairs"`
	Twice  int         `json:"judged_twice"`
	Same   int         `json:"judged_alike"`
	Trials []trialFile `json:"measures"`
	Fitted *fittedFile `json:"fitted"`
}

type fittedFile struct {
	Reactions float64 `json:"reactions"`
	Own       float64 `json:"own_acts"`
	Lists     float64 `json:"lists"`
	Followers float64 `json:"followers"`
	Train     aucFile `json:"on_these_pairs"`
	Folds     aucFile `json:"on_unseen_pairs"`
	Disjoint  aucFile `json:"on_unseen_people"`
}

func (found *judged) file() judgedFile {
	f := judgedFile{Pairs: found.pairs, Twice: found.agreed.Twice, Same: found.agreed.Same}
	for _, t := range found.trials {
		trial := trialFile{Name: t.Name, aucFile: fileOf(t.All), Ratios: []bandFile{}}
		if t.Why != "" {
			trial.Why, trial.Pairs = &t.Why, found.pairs
		}
		for i, a := range t.Ratios {
			trial.Ratios = append(trial.Ratios, bandFile{judgment.Ratios[i], fileOf(a)})
		}
		f.Trials = append(f.Trials, trial)
	}
	if t := found.fitted; t != nil {
		f.Fitted = &fittedFile{t.Terms.U, t.Terms.O, t.Terms.L, t.Terms.F, fileOf(t.Train), fileOf(t.Folds), fileOf(t.Disjoint)}
	}
	return f
}
