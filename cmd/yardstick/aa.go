package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/yardstick-lab/yardstick/internal/claim"
	"github.com/yardstick-lab/yardstick/internal/figure"
	"github.com/yardstick-lab/yardstick/internal/inference"
	"github.com/yardstick-lab/yardstick/internal/proof"
	"github.com/yardstick-lab/yardstick/internal/result"
)

// comparing nothing with nothing: a call of the verb aa.
type nothing struct {
	*house
	name          string
	comparisons   int
	workers       int
	fresh, asJSON bool
}

// mostComparisons bounds the time a call takes (ours).
const mostComparisons = 100_000

func aaVerb(h *house) *cobra.Command {
	a := &nothing{house: h}
	c := &cobra.Command{
		Use: "aa NAME", Short: "Count the false alarms where there is nothing to find",
		Long: "Compares nothing with nothing, as often as asked, and counts how often something is found: about one time in twenty it should be. " +
			"Takes the differences that the last run of an experiment stored, turns their signs at random, and has them judged as a claim is. " +
			"Fails where the count lies outside the band that holds it 99 times in 100",
		Example: "  yardstick aa likes-only\n  yardstick aa likes-only --comparisons 1000 --fresh",
		Args:    takes("the name of an experiment"), ValidArgsFunction: h.completeExperiments,
		RunE: func(c *cobra.Command, args []string) error {
			a.name = args[0]
			return a.aa(c.Context())
		},
	}
	f := c.Flags()
	f.IntVar(&a.comparisons, "comparisons", 200, "how `many` comparisons")
	f.BoolVar(&a.fresh, "fresh", false, "compare an arm with itself over two sets of new worlds instead; scores twice as many worlds as the experiment has")
	f.IntVar(&a.workers, "workers", h.processors, "how `many` worlds are scored at once with --fresh; changes no result")
	f.BoolVar(&a.asJSON, "json", false, "print the counts and every p as JSON")
	return c
}

func (a *nothing) aa(ctx context.Context) error {
	switch {
	case a.comparisons < 1 || a.comparisons > mostComparisons:
		return usagef("--comparisons %d: from 1 to %s can be made", a.comparisons, thousands(mostComparisons))
	case a.workers < 1:
		return usagef("--workers %d: at least one has to work", a.workers)
	}
	e, err := a.load(a.name)
	if err != nil {
		return err
	}
	var found proof.AA
	var left []string
	if a.fresh {
		found, left, err = a.divided(ctx)
	} else {
		found, left, err = a.flipped(e.Seeds.Scorer)
	}
	if err != nil {
		return err
	}
	if err := a.drawAA(ctx, found); err != nil {
		return err
	}
	return a.tellAA(found, left)
}

// stored is what aa reads of a result.json.
type stored struct {
	Schema  int `json:"schema"`
	Dataset struct {
		Kind string `json:"kind"`
	} `json:"dataset"`
	Scorers []struct {
		Scorer string `json:"scorer"`
		Claims []struct {
			ID    string `json:"id"`
			Type  string `json:"type"`
			Units []struct {
				Difference float64 `json:"difference"`
				Applicable bool    `json:"applicable"`
			} `json:"units"`
		} `json:"claims"`
	} `json:"scorers"`
}

func (a *nothing) stored() (*stored, error) {
	data, err := os.ReadFile(a.reports(a.name, resultFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, usagef("%s has not been run yet, so there are no differences: %s run %s", a.name, typed, a.name)
	}
	if err != nil {
		return nil, err
	}
	var s stored
	if err := json.Unmarshal(data, &s); err != nil || s.Schema != result.Schema || len(s.Scorers) == 0 {
		return nil, usagef("reports/%s/%s is of another version of this program; run the experiment again", a.name, resultFile)
	}
	if s.Dataset.Kind != result.Worlds.String() {
		return nil, usagef("%s is on a captured log, whose accounts are all there are: nothing is inferred, so there is no test to check", a.name)
	}
	return &s, nil
}

// flipped makes comparisons of the main scorer's stored differences.
func (a *nothing) flipped(seed uint64) (found proof.AA, left []string, err error) {
	s, err := a.stored()
	if err != nil {
		return found, nil, err
	}
	var fit []proof.Sample
	for _, sample := range s.samples() {
		if err := inference.CheckSample(sample.Values); err != nil {
			return found, nil, fmt.Errorf("%s: %w", sample.Name, err)
		}
		if why := sample.Unfit(); why != "" {
			left = append(left, fmt.Sprintf("%s is left out: %s", sample.Name, why))
			continue
		}
		fit = append(fit, sample)
	}
	if len(fit) == 0 {
		if left == nil {
			left = []string{"none rests on a test over worlds"}
		}
		return found, nil, usagef("%s has no claim whose differences could be compared: %s", a.name, strings.Join(left, "; "))
	}
	found, err = proof.Flip(fit, a.comparisons, seed)
	return found, left, err
}

// untested are the types of claims that no test of differences decides.
var untested = []string{claim.Reproduces.String(), claim.Invariant.String(), claim.Exactly.String(), claim.Exceeds.String()}

// samples are the differences of the main scorer's claims, in the worlds in which
// the intervention changed something.
func (s *stored) samples() []proof.Sample {
	var all []proof.Sample
	for _, c := range s.Scorers[0].Claims {
		if slices.Contains(untested, c.Type) {
			continue
		}
		sample := proof.Sample{Name: c.ID}
		for _, u := range c.Units {
			if u.Applicable {
				sample.Values = append(sample.Values, u.Difference)
			}
		}
		all = append(all, sample)
	}
	return all
}

// aaFigure is the distribution of the p's, in twentieths.
func aaFigure(found proof.AA) (figure.Figure, error) {
	shares := aaShares(found.P)
	edges, even := make([]float64, len(shares)+1), make([]float64, len(shares))
	for i := range edges {
		edges[i] = float64(i) / float64(len(shares))
	}
	for i := range even {
		even[i] = 1 / float64(len(shares))
	}
	return figure.Histogram{
		Head: figure.Head{
			Name: "p", Title: "Two-sided p where there is nothing to find", Unit: "p",
			Subtitle: fmt.Sprintf("%s; a test that errs as often as it says has all p alike.", plural(len(found.P), "comparison")),
		},
		Edges: edges, Shares: shares, Label: "comparisons", Reference: even, ReferenceLabel: "all alike", Noun: "comparison",
		Marks: []figure.Observed{{Label: "alarms lie below 0.05", At: proof.AlarmLevel}},
	}.Figure()
}

// aaClasses is how many classes the p's are counted in, the first of which holds
// the alarms.
const aaClasses = 20

func aaShares(p []float64) []float64 {
	shares := make([]float64, aaClasses)
	for _, v := range p {
		shares[min(int(v*aaClasses), aaClasses-1)] += 1 / float64(len(p))
	}
	return shares
}

// drawAA writes the figure beside the report, out of the way of the report's own.
func (a *nothing) drawAA(ctx context.Context, found proof.AA) error {
	if len(found.P) == 0 {
		return nil
	}
	fig, err := aaFigure(found)
	if err != nil {
		return fmt.Errorf("drawing: %w", err)
	}
	return a.draw(ctx, a.name+"/aa", []figure.Figure{fig})
}
