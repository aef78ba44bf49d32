package report

import (
	"fmt"
	"slices"

	"github.com/yardstick-lab/yardstick/internal/result"
)

// scorerView is one scorer beside the others.
type scorerView struct {
	Name, Says, Scale, SetOn string
	Verdict                  verdictView
	Held                     string // "5 of 6"
	ByConstruction           string // "2 of 4", whatever their verdict
	Ours                     oursView
	Anchor                   string
	Exploratory              string // why it confirms nothing, where the rest of the run may
	Claims                   []underView
}

// underView is one claim under one scorer, in a sentence.
type underView struct {
	Verdict  verdictView
	Built    bool
	Sentence string
}

func viewUnder(s result.Scorer) (all []underView) {
	for _, c := range s.Claims {
		all = append(all, underView{viewVerdict(c.Verdict), len(c.ByConstruction) > 0, tied(capital(c.Sentence))})
	}
	return all
}

func viewScorers(r *result.Result) []scorerView {
	views := make([]scorerView, len(r.Scorers))
	for i, s := range r.Scorers {
		views[i] = scorerView{
			Name: s.Name, Says: s.Says, Scale: fmt.Sprintf("%s to %s", short(s.Low), short(s.High)), SetOn: none,
			Verdict: viewVerdict(s.Summary.Verdict), Held: fmt.Sprintf("%d of %d", s.Summary.Supported, s.Summary.Total),
			ByConstruction: none, Anchor: fmt.Sprint("scorer-", i+1), Exploratory: s.Exploratory, Claims: viewUnder(s),
			Ours: oursView{fmt.Sprint("constants-", i+1), "Constants of " + s.Name, "Constant", viewConstants(s.Constants)},
		}
		if len(s.SetOn) > 0 {
			views[i].SetOn = listed(s.SetOn)
		}
		if n := s.Summary.ByConstruction; n > 0 {
			views[i].ByConstruction = fmt.Sprintf("%d of %d", n, s.Summary.Total)
		}
	}
	return views
}

// behaving says under which scorers things went as claimed.
func behaving(r *result.Result) string {
	var all, no []string
	for _, s := range r.Scorers {
		switch {
		case s.Summary.Total == 0:
		case s.Summary.Supported == s.Summary.Total:
			all = append(all, s.Name)
		case s.Summary.Supported == 0:
			no = append(no, s.Name)
		}
	}
	text := "No scorer behaves as claimed in everything."
	if len(all) > 0 {
		text = fmt.Sprintf("Everything went as claimed under %s.", listed(all))
	}
	if len(no) > 0 {
		text += fmt.Sprintf(" Nothing did under %s.", listed(no))
	}
	if slices.ContainsFunc(r.Scorers, func(s result.Scorer) bool { return s.Summary.ByConstruction > 0 }) {
		text += " Some scorers were set on the very observations that claims come from: how many claims that concerns, whatever became of them, stands under “By construction”."
	}
	return text
}

// unitsOfScorers says in which unit the scorers are compared.
func unitsOfScorers(r *result.Result) string {
	if inPoints(r.Main().Claims) == 0 && len(r.Main().Claims) > 0 {
		return "What is claimed is not counted in points, so the scales do not matter." + unscored(r.Main().Claims)
	}
	text := "The scales differ in length, so effects are compared in % of each scale."
	if sameScales(r.Scorers) {
		text = "All scales are equally long, so effects are compared in points."
	}
	return text + unscored(r.Main().Claims)
}
