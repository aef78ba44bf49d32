package result

import (
	"encoding/json"
	"fmt"
	"slices"

	"github.com/yardstick-lab/yardstick/internal/claim"
)

// Finding is what a matrix needs of an experiment.
type Finding struct {
	Experiment, Question string
	Page                 string // its report, from the folder of reports
	// Failed says why the experiment came to no end; its scorers have no cells.
	Failed  string
	Caution string  // what is amiss with the run; empty where nothing is
	Claims  []Asked // in the order of the spec
	scorers []findingScorer
	excused []Excuse
	labels  string // why the run confirms nothing
}

// Asked is a claim as the spec has it.
type Asked struct {
	ID, Says, Type string
	Source         []string // rows of the catalogue
}

type findingScorer struct {
	name   string
	length float64 // of the scale
	labels *string
	claims []resultClaim
}

// ReadFinding takes a finding out of a result.json. Another version of that file,
// or a verdict that is none, is an error.
func ReadFinding(resultJSON []byte) (Finding, error) {
	var file resultFile
	if err := json.Unmarshal(resultJSON, &file); err != nil {
		return Finding{}, fmt.Errorf("result.json: %w", err)
	}
	if file.Schema != Schema {
		return Finding{}, fmt.Errorf("result.json: its schema is %d, and this program reads %d", file.Schema, Schema)
	}
	f := Finding{Experiment: file.Experiment, Question: file.Question}
	switch {
	case file.Explores != nil:
		f.labels = *file.Explores
	case file.Manifest.Lock == nil: // a run of before there were locks
		f.labels = "not locked"
	}
	for i, s := range file.Scorers {
		if i == 0 {
			for _, c := range s.Claims {
				f.Claims = append(f.Claims, Asked{c.ID, c.Says, c.Type, c.Source})
			}
		}
		if len(s.Claims) != len(f.Claims) {
			return Finding{}, fmt.Errorf("result.json: scorer %q has %d claims, the first %d", s.Scorer, len(s.Claims), len(f.Claims))
		}
		for _, c := range s.Claims {
			if verdictNamed(c.Verdict) == 0 {
				return Finding{}, fmt.Errorf("result.json: scorer %q: unknown verdict %q", s.Scorer, c.Verdict)
			}
		}
		f.scorers = append(f.scorers, findingScorer{s.Scorer, s.Scale[1] - s.Scale[0], s.Explores, s.Claims})
	}
	for _, x := range file.Excused {
		f.excused = append(f.excused, Excuse(x))
	}
	return f, nil
}

// Scorers are the names of those that the run asked or meant to ask.
func (f Finding) Scorers() []string {
	var names []string
	for _, s := range f.scorers {
		names = append(names, s.name)
	}
	for _, x := range f.excused {
		names = append(names, x.Scorer)
	}
	return names
}

// Excused are the scorers that could not be asked.
func (f Finding) Excused() []Excuse { return f.excused }

// asks are the claims; an experiment that failed before it had any still asks
// something.
func (f Finding) asks() []Asked {
	if len(f.Claims) == 0 && f.Failed != "" {
		return []Asked{{Says: "The spec cannot be read"}}
	}
	return f.Claims
}

// cell is a claim, by number, under a scorer.
func (f Finding) cell(scorer string, claim int) Cell {
	if f.Failed != "" {
		return Cell{State: Failed, Reason: f.Failed}
	}
	for _, x := range f.excused {
		if x.Scorer == scorer {
			return Cell{State: NotAsked, Reason: x.Why, Link: f.Page}
		}
	}
	i := slices.IndexFunc(f.scorers, func(s findingScorer) bool { return s.name == scorer })
	if i < 0 {
		return Cell{State: NotAsked, Reason: "not asked by the last run"}
	}
	s := f.scorers[i]
	c := s.claims[claim]
	cell := Cell{
		State: Judged, Verdict: verdictNamed(c.Verdict), Effect: c.Estimate, Interval: c.Interval, N: c.N,
		ByConstruction: c.ByConstruction, Exploratory: f.labels, Sentence: c.Sentence,
		Link: fmt.Sprintf("%s#scorer-%d", f.Page, i+1),
	}
	if s.labels != nil {
		cell.Exploratory = *s.labels
	}
	if c.Reason != nil {
		cell.Reason = *c.Reason
	}
	if c.Estimate != nil && s.length > 0 {
		share := *c.Estimate / s.length
		cell.Share = &share
	}
	return cell
}

// verdictNamed is the verdict of a word, 0 for none.
func verdictNamed(word string) claim.Verdict {
	for v := claim.Supported; v <= claim.Void; v++ {
		if v.String() == word {
			return v
		}
	}
	return 0
}
