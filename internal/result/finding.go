package result

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/yardstick-lab/yardstick/internal/claim"
	"github.com/yardstick-lab/yardstick/internal/metric"
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
	NoScore        bool     // no scorer has a say in it
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
	f := Finding{Experiment: file.Experiment, Question: file.Question, labels: file.label()}
	for _, s := range file.Scorers {
		if len(f.scorers) == 0 {
			f.ask(s.Claims)
		}
		if err := s.check(len(f.Claims)); err != nil {
			return Finding{}, fmt.Errorf("result.json: scorer %q: %w", s.Scorer, err)
		}
		f.scorers = append(f.scorers, findingScorer{s.Scorer, s.Scale[1] - s.Scale[0], s.Explores, s.Claims})
	}
	for _, x := range file.Excused {
		f.excused = append(f.excused, Excuse(x))
	}
	return f, nil
}

// label says why the run confirms nothing.
func (r *resultFile) label() string {
	switch {
	case r.Explores != nil:
		return *r.Explores
	case r.Manifest.Lock == nil: // a run of before there were locks
		return "not locked"
	}
	return ""
}

// ask takes over what the claims are.
func (f *Finding) ask(claims []resultClaim) {
	for _, c := range claims {
		f.Claims = append(f.Claims, Asked{c.ID, c.Says, c.Type, c.Source, c.NoScore})
	}
}

// check wants a verdict on each of so many claims.
func (s *resultScorer) check(claims int) error {
	if len(s.Claims) != claims {
		return fmt.Errorf("%d claims, the first has %d", len(s.Claims), claims)
	}
	for _, c := range s.Claims {
		if verdictNamed(c.Verdict) == 0 {
			return fmt.Errorf("unknown verdict %q", c.Verdict)
		}
	}
	return nil
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
	if len(f.scorers) > 0 && f.Claims[claim].NoScore {
		return f.judged(0, claim)
	}
	for _, x := range f.excused {
		if x.Scorer == scorer {
			return Cell{State: NotAsked, Reason: x.Why, Link: f.Page}
		}
	}
	i := slices.IndexFunc(f.scorers, func(s findingScorer) bool { return s.name == scorer })
	if i < 0 {
		return Cell{State: NotAsked, Reason: "the last run left it out"}
	}
	return f.judged(i, claim)
}

// judged is the cell of a claim under a scorer, both by number.
func (f Finding) judged(i, claim int) Cell {
	s := f.scorers[i]
	c := s.claims[claim]
	cell := Cell{
		State: Judged, Verdict: verdictNamed(c.Verdict), Effect: c.Estimate, Interval: c.Interval, N: c.N,
		ByConstruction: c.ByConstruction, Exploratory: f.labels, Sentence: c.Sentence,
		Link: fmt.Sprintf("%s#scorer-%d", f.Page, i+1), NoScore: c.NoScore, Unit: cmp.Or(c.Unit, points),
	}
	if s.labels != nil {
		cell.Exploratory = *s.labels
	}
	if c.Reason != nil {
		cell.Reason = *c.Reason
	}
	if c.Estimate != nil && s.length > 0 && cell.Unit == points {
		share := *c.Estimate / s.length
		cell.Share = &share
	}
	return cell
}

// points is the unit of whatever has a share of a scale, and of all that was judged
// before there were others.
var points = metric.Score.Unit().Axis

// verdictNamed is the verdict of a word, 0 for none.
func verdictNamed(word string) claim.Verdict {
	for v := claim.Supported; v <= claim.Void; v++ {
		if v.String() == word {
			return v
		}
	}
	return 0
}
