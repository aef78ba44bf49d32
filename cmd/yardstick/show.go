package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"github.com/yardstick-lab/yardstick/internal/claim"
	"github.com/yardstick-lab/yardstick/internal/experiment"
	"github.com/yardstick-lab/yardstick/internal/metric"
	"github.com/yardstick-lab/yardstick/internal/result"
	"github.com/yardstick-lab/yardstick/internal/spec"
)

// shown is what of result.json is printed.
type shown struct {
	Schema     int
	Experiment string
	Dataset    struct{ Name, Kind string }
	Design     struct {
		Units    []string
		Subjects int
	}
	Exploratory *string
	Provenance  manifest
	Warnings    []string
	Scorers     []shownScorer
	outdated    string // what is another one since it was sought what verdicts hang on
}

type shownScorer struct {
	Scorer, Verdict string
	Supported       int
	Total           int `json:"claims_total"`
	ByConstruction  int `json:"claims_by_construction"`
	Claims          []shownClaim
}

type shownClaim struct {
	ID, Says, Verdict string
	Type              string
	Estimand, Path    string
	Unit              string
	Family            int
	ByConstruction    bool     `json:"by_construction"`
	ControlMean       *float64 `json:"control_mean"`
	TreatedMean       *float64 `json:"treated_mean"`
	Estimate          *float64
	Interval          *[2]float64
	Shares            *[3]float64
	Subjects          []float64 `json:"subject_quantiles"`
	Reason            *string
	flips             string // what its verdict hangs on, where that is known
}

func showVerb(h *house) *cobra.Command {
	var by string
	var asJSON bool
	c := &cobra.Command{
		Use: "show NAME", Short: "Print the verdicts of the last run once more",
		Long: "Prints the verdicts of the last run once more. With --by it groups the effects under the main scorer instead, from the shards that the run left:\n\n" +
			groupings() + "\nA group's effect is the mean over worlds (over the accounts of a log) of the mean over its subjects. Its interval is unadjusted; its p, " +
			"that the effect is 0, is adjusted by Benjamini and Hochberg over the list. All of it is exploratory: it was looked for after the fact, and changes no verdict",
		Example: "  yardstick show likes-only\n  yardstick show likes-only --by day --json",
		Args:    takes("the name of an experiment"), ValidArgsFunction: h.completeExperiments,
		RunE: func(c *cobra.Command, args []string) error {
			if by != "" {
				return h.explore(c.Context(), exploration{args[0], by, asJSON})
			}
			return h.show(args[0], asJSON)
		},
	}
	c.Flags().StringVar(&by, "by", "", "group effects by `what`: "+strings.Join(experiment.Bys(), ", ")+"; exploratory")
	c.Flags().BoolVar(&asJSON, "json", false, "print verdict.json, or the groups as JSON")
	complete(c, "by", cobra.FixedCompletions(experiment.Bys(), cobra.ShellCompDirectiveNoFileComp))
	return c
}

func (h *house) show(name string, asJSON bool) error {
	if err := h.enter(); err != nil {
		return err
	}
	f := files{dir: name}
	var err error
	if f.verdict, err = h.stored(name, verdictFile); err != nil {
		return err
	}
	if f.result, err = h.stored(name, resultFile); err != nil {
		return err
	}
	return h.print(f, asJSON)
}

// stored reads a file of the last run of an experiment, whose spec need not be
// there any more.
func (h *house) stored(name, file string) ([]byte, error) {
	if err := spec.CheckName(name); err != nil {
		return nil, err
	}
	data, err := os.ReadFile(h.reports(name, file))
	if !errors.Is(err, fs.ErrNotExist) {
		return data, err
	}
	names, err := spec.List(h.experiments())
	if err != nil {
		return nil, err
	}
	for _, known := range names {
		if known == name {
			return nil, usagef("%s was not run yet: \"%s\" runs it", name, repeats(name, nil))
		}
	}
	return nil, usagef("there is no experiment %q%s", name, meant(name, names))
}

// print prints the verdicts of a run.
func (h *house) print(f files, asJSON bool) error {
	if asJSON {
		h.printf("%s", f.verdict)
		return nil
	}
	var s shown
	if err := json.Unmarshal(f.result, &s); err != nil {
		return fmt.Errorf("%s: %w", resultFile, err)
	}
	if s.Schema != result.Schema || len(s.Scorers) == 0 {
		return usagef("%s of %s is of another version (%d, this program reads %d): run it again", resultFile, s.Experiment, s.Schema, result.Schema)
	}
	for _, w := range s.Warnings {
		h.warn(w)
	}
	if err := h.flips(&s); err != nil {
		return err
	}
	page := filepath.ToSlash(filepath.Join(h.root, "reports", f.dir, pageFile))
	h.printf("%s", s.text(page))
	return nil
}

// text is the table of the main scorer, a line on the others, and the verdict.
func (s *shown) text(page string) string {
	main := s.Scorers[0]
	var b strings.Builder
	fmt.Fprintf(&b, "%s   %s   %s   %s, %s\n\n%s\n", s.Experiment, plain(s.stands().label()), main.Scorer, s.Dataset.Name, s.size(), main.grid())
	for _, c := range main.Claims {
		if c.Reason != nil {
			fmt.Fprintf(&b, "%s is %s: %s\n", c.ID, c.Verdict, plain(*c.Reason))
		}
	}
	b.WriteString(s.turns())
	b.WriteString(main.together())
	if len(s.Scorers) > 1 {
		var others []string
		for _, o := range s.Scorers[1:] {
			others = append(others, o.Scorer+" "+o.sums().String())
		}
		fmt.Fprintf(&b, "other scorers: %s\n", strings.Join(others, "; "))
	}
	fmt.Fprintf(&b, "VERDICT %s %s%s   %s\n", s.Experiment, main.sums(), plain(s.stands().suffix()), page)
	return b.String()
}

// together says what the intervals are not adjusted for and the verdicts are.
func (s shownScorer) together() string {
	n := 0
	for _, c := range s.Claims {
		n = max(n, c.Family)
	}
	if n < 2 {
		return ""
	}
	return fmt.Sprintf("each interval is of its claim alone; verdicts allow for %d claims tested at once (Holm)\n", n)
}

func (s *shown) stands() standing { return stood(s.Provenance.Lock, s.Exploratory) }

func (s *shown) size() string {
	if s.Dataset.Kind == result.Log.String() {
		return plural(s.Design.Subjects, "account")
	}
	return fmt.Sprintf("%s × %s", plural(len(s.Design.Units), "world"), plural(s.Design.Subjects, "subject"))
}

// verdictColumn is where the grid has the verdicts, above the shares.
const verdictColumn = 3

// grid has two lines a claim, so that it fits a terminal 100 columns wide.
func (s shownScorer) grid() *grid {
	g := &grid{
		header: []string{"CLAIM", stacked("CONTROL", "TREATED"), stacked("EFFECT [95 %]", "SUBJECTS 5/50/95 %"), stacked("VERDICT", "DOWN/SAME/UP")},
		left:   1, also: map[int]string{verdictColumn: "text"}, widest: map[int]int{0: 44},
	}
	for _, c := range s.Claims {
		places := placesFor(values(c.Estimate)...)
		verdict := c.Verdict
		if c.ByConstruction {
			verdict += ", by construction"
		}
		g.add(c.Says, stacked(mean(c.ControlMean), mean(c.TreatedMean)), stacked(c.effect(places), c.spread(places)), stacked(verdict, c.shares()))
	}
	return g
}

func mean(x *float64) string {
	if x == nil {
		return none
	}
	return fixed(*x, 2)
}

// effect is the estimate with its interval. Of a reproduction it is the median of
// the subjects, who have the line below.
func (c shownClaim) effect(places int) string {
	write := signed
	switch level := c.Estimand == claim.Level.String(); {
	case c.Estimate == nil || level && c.Type != claim.Exceeds.String(): // a level is no effect
		return none
	case level:
		write = fixed
	}
	text := write(*c.Estimate, places)
	if c.Path == claim.PathPooled.String() {
		return "median " + text
	}
	if c.Interval != nil {
		text += " [" + write(c.Interval[0], places) + ", " + write(c.Interval[1], places) + "]"
	}
	if c.Unit != "" && c.Unit != metric.Score.Unit().Axis {
		text += " " + c.Unit
	}
	return text
}

// spread is how the subjects' differences lie; a level is none.
func (c shownClaim) spread(places int) string {
	if c.Estimand == claim.Level.String() {
		return none
	}
	return spread(c.Subjects, places)
}

func (c shownClaim) shares() string {
	if c.Shares == nil {
		return none
	}
	var parts []string
	for _, x := range c.Shares {
		parts = append(parts, fixed(100*x, 0)+" %")
	}
	return strings.Join(parts, "/")
}

// sums is a verdict with how many claims hold, and how many of all, whatever
// their verdict, have it by construction: REFUTED 5/6, or SUPPORTED 4/4, 2 by
// construction.
type sums struct {
	verdict                       string
	supported, total, constructed int
}

func (s sums) String() string {
	text := fmt.Sprintf("%s %d/%d", s.verdict, s.supported, s.total)
	if s.constructed > 0 {
		text += fmt.Sprintf(", %d by construction", s.constructed)
	}
	return text
}

func (s shownScorer) sums() sums { return sums{s.Verdict, s.Supported, s.Total, s.ByConstruction} }
