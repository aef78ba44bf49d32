package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/yardstick-lab/yardstick/internal/claim"
	"github.com/yardstick-lab/yardstick/internal/result"
)

// armView is a condition as it stands in the table of arms.
type armView struct{ Name, From, Says, Removed, Added string }

func viewArms(r *result.Result) []armView {
	views := make([]armView, len(r.Arms))
	for i, a := range r.Arms {
		views[i] = armView{a.Name, a.From, a.Says, events(a.Removed), events(a.Added)}
		if a.From == "" {
			views[i].From = none
		}
	}
	return views
}

func viewMetrics(r *result.Result) []pair {
	views := make([]pair, len(r.Metrics))
	for i, m := range r.Metrics {
		views[i] = pair{m.Name, metricIs(m)}
	}
	return views
}

// design says in one paragraph how the evidence came about.
func design(r *result.Result) string {
	d := r.Design
	text := activity(r) + " The same activity was replayed under every arm, and scored. Day 0 is the first measured day"
	if d.FirstDay != "" {
		text += ", " + d.FirstDay
	}
	text += "."
	if d.Subjects != "" {
		text += " The subjects: " + strings.TrimRight(d.Subjects, ".") + "."
	}
	return text + " No two of them were treated in the same replay."
}

// activity says how much was replayed.
func activity(r *result.Result) string {
	d, what := r.Dataset, "A world holds about %s by %s"
	if d.Kind == result.Log {
		what = "The log holds %s by %s"
	}
	events := d.Events
	if d.Kind == result.Worlds {
		events = rounded(events)
	}
	text := fmt.Sprintf(what, counted(events, "event"), counted(d.Accounts, "account"))
	switch n := len(d.Networks); {
	case n > mostNamed:
		text += " on " + counts(n) + " networks"
	case n > 0:
		text += " on " + listed(d.Networks)
	}
	return text + "."
}

// mostNamed are as many networks as a sentence names (ours).
const mostNamed = 4

// gateView is a check of the instrument.
type gateView struct {
	Name, Asks, What string
	Passed           bool
}

var gateAsks = map[claim.Check]string{
	claim.Determinism: "The same activity scored twice gives the same scores, to the last bit.",
	claim.Pairing:     "The arms hold the same units, accounts and days.",
	claim.Footprint:   "Each intervention changed at least one event where it was applied.",
	claim.Residue:     "The arms differ in nothing that was not declared.",
}

func viewGates(r *result.Result) []gateView {
	views := make([]gateView, len(r.Gates))
	for i, g := range r.Gates {
		views[i] = gateView{g.Check.String(), gateAsks[g.Check], g.What, g.State == claim.Passed}
	}
	return views
}

// controlView is a claim that nothing happens with the claim that shows that
// something would have been seen.
type controlView struct {
	Claim, Control, Effect, Asked string
	Verdict                       verdictView
}

// viewControls leaves out a claim whose control is not in the result.
func viewControls(r *result.Result) []controlView {
	var views []controlView
	for _, c := range r.Main().Claims {
		if c.Claim.SensitiveTo == "" {
			continue
		}
		control := claimOf(r.Main(), c.Claim.SensitiveTo)
		if control == nil {
			continue
		}
		asked := "supported"
		if m := orZero(c.Margin); m > 0 {
			asked = "supported, by at least " + amount(c, m)
		}
		views = append(views, controlView{
			capital(says(c)), capital(says(*control)), maybe(control.Estimate, heldAgainst(*control).signed), asked,
			viewVerdict(control.Verdict),
		})
	}
	return views
}

// limits are the assumptions a reader must know, general ones first.
func limits(r *result.Result) []string {
	all := []string{
		"A verdict is about the scorer named and the constants it has here. No company’s private formula was available, and none is judged.",
		answering(r),
		"Subjects are treated one at a time. What happens when many do the same at once was not asked.",
	}
	if r.Dataset.Kind == result.Log {
		all = append(all, logLimits(r)...)
	} else {
		all = append(all,
			"Accounts, posts and reactions are invented. A verdict says what the scorer does in societies like these; it says nothing about how people behave.")
	}
	return append(all, confounds(r)...)
}

// answering says whether anybody reacts to what the arms change.
func answering(r *result.Result) string {
	if slices.ContainsFunc(r.Arms, func(a result.Arm) bool { return a.Answers }) {
		return "Where an arm says that the world answers, accounts react as the settings of the world have them react to anything else. Whatever else is put in or taken out is answered by nobody."
	}
	return "Interventions are mechanical: events are put in or taken out, and nobody answers. What a real post would have set off next is missing."
}

func logLimits(r *result.Result) []string {
	all := []string{"Everything is said of the accounts in this log. About other accounts, or accounts in general, one log settles nothing."}
	if r.Design.Measured <= 1 {
		all = append(all, "The log holds one day. There is no before and after in it, so only arms are compared.")
	}
	return all
}

// confounds are what the essay's author could not tell apart: rows S7 and S8.
func confounds(r *result.Result) []string {
	var all []string
	if cites(r, "S7") {
		all = append(all, "The essay’s author put the likes on a post that stood alone on its day. A quiet day may lower a score by itself, so what the author saw mixes the likes with the quiet. "+apartFromQuiet(r))
	}
	if cites(r, "S8") {
		all = append(all, "On the day the author’s point came back, their normal posting may also have resumed. What the author saw cannot tell that from the comments.")
	}
	return all
}

// apartFromQuiet says what becomes of the quiet day in this experiment.
func apartFromQuiet(r *result.Result) string {
	if slices.ContainsFunc(r.Main().Claims, func(c result.Claim) bool { return c.Claim.Estimand == claim.BeforeAfter }) {
		return "A contrast with a control that is just as quiet tells them apart; a before–after claim does not."
	}
	return "Here arms are compared on the same day, so that a quiet day is no part of an effect."
}

// cites reports whether the experiment or one of its claims comes from the row.
func cites(r *result.Result, row string) bool {
	return slices.Contains(r.Source, row) || slices.ContainsFunc(r.Main().Claims, func(c result.Claim) bool {
		return slices.Contains(c.Claim.Source, row)
	})
}
