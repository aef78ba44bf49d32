package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/yardstick-lab/yardstick/internal/claim"
	"github.com/yardstick-lab/yardstick/internal/result"
)

// answerView is the verdict up front.
type answerView struct {
	Verdict verdictView
	// Holds is "5 of 6 claims hold under klout-2011", Rest what became of the
	// others, Label how many of all were what the scorer was set on, Rule how one
	// verdict is made of many.
	Holds, Rest, Label, Rule string
}

func viewAnswer(r *result.Result) answerView {
	main := r.Main()
	s := main.Summary
	a := answerView{
		Verdict: viewVerdict(s.Verdict),
		Holds:   fmt.Sprintf("%d of %s under %s", s.Supported, hold(s.Total), main.Name),
		Label:   capital(labelled(s.ByConstruction, s.Total)),
		Rule:    summaryRules[s.Verdict],
	}
	if s.ByConstruction > 0 {
		a.Rule += fmt.Sprintf(" By construction means that %s was set on the very observation that a claim comes from: its verdict, whichever it is, shows nothing about the world.", main.Name)
	}
	var rest []string
	for _, v := range []claim.Verdict{claim.Refuted, claim.Inconclusive, claim.Void} {
		if n := tally(main.Claims, v); n > 0 {
			rest = append(rest, fmt.Sprintf("%d %s", n, strings.ToLower(v.String())))
		}
	}
	if len(rest) > 0 {
		a.Rest = "; " + listed(rest)
	}
	return a
}

// labelled says how many claims are labelled by construction, whatever became
// of them.
func labelled(n, total int) string {
	switch {
	case n == 0:
		return ""
	case n == total && n == 1:
		return "it is by construction"
	case n == total:
		return fmt.Sprintf("all %d are by construction", total)
	case n == 1:
		return fmt.Sprintf("1 of the %d is by construction", total)
	}
	return fmt.Sprintf("%d of the %d are by construction", n, total)
}

func hold(total int) string {
	if total == 1 {
		return "1 claim holds"
	}
	return count(total) + " claims hold"
}

func tally(claims []result.Claim, v claim.Verdict) int {
	n := 0
	for _, c := range claims {
		if c.Verdict == v {
			n++
		}
	}
	return n
}

var summaryRules = map[claim.Verdict]string{
	claim.Supported:    "An experiment is supported when every one of its claims is.",
	claim.Refuted:      "An experiment is refuted when any of its claims is. That is a result, not a fault.",
	claim.Inconclusive: "An experiment is inconclusive when no claim is refuted and at least one could not be settled.",
	claim.Void:         "An experiment is void when any of its claims is: a check of the instrument failed, so there is nothing to judge.",
}

// facts are the line under the answer: what was replayed, how much of it.
func facts(r *result.Result) []pair {
	d, main := r.Design, r.Main()
	all := []pair{
		{"Scorer", fmt.Sprintf("%s, a scale from %s to %s", main.Name, short(main.Low), short(main.High))},
		{"Activity", r.Dataset.Name + ", " + kindWords[r.Dataset.Kind]},
	}
	if r.Dataset.Kind == result.Log {
		all = append(all, pair{"Accounts", fmt.Sprintf("%s, all that are eligible", count(d.SubjectsPerWorld))})
	} else {
		all = append(all, pair{"Evidence", fmt.Sprintf("%s × %s", counted(len(d.Units), "world"), counted(d.SubjectsPerWorld, "subject"))})
	}
	days := counted(d.Measured, "measured day")
	if d.Warmup > 0 {
		days += " after " + count(d.Warmup) + " of warm-up"
	}
	all = append(all, pair{"Days", days})
	if lock := r.Manifest.Lock; len(lock) > 7 {
		all = append(all, pair{"Lock", lock[:4] + "…" + lock[len(lock)-3:]}) // in full below, where it is repeated
	}
	if len(r.Source) > 0 {
		all = append(all, pair{"Claims from", map[bool]string{true: "row ", false: "rows "}[len(r.Source) == 1] + strings.Join(r.Source, ", ") + " of the list of claims"})
	}
	return all
}

var kindWords = map[result.Kind]string{
	result.Worlds: "invented societies", result.Log: "one captured log",
}

// reading says what the numbers mean, before anybody misreads them.
func reading(r *result.Result) []string {
	main := r.Main()
	scale := scaled(main)
	if r.Dataset.Kind == result.Log {
		return []string{
			scale + fmt.Sprintf(" The log is one, and its accounts are all there are: every eligible account (n = %s) was treated by itself, and the mean over them is known, not estimated. So there is no interval and no p, and everything here is said of the accounts in this log.", count(r.Design.SubjectsPerWorld)),
			"Down, same and up are the shares of accounts whose displayed score fell, stayed or rose.",
		}
	}
	return slices.DeleteFunc([]string{
		scale + " " + unitIs(r),
		"Intervals are two-sided, at 95\u00a0% where nothing else is said, and each is that of its claim alone. " + tested(main),
		moves(main.Claims), receivers(r),
	}, func(s string) bool { return s == "" })
}

// tested says what a p stands for, given how many claims a p decides.
func tested(s *result.Scorer) string {
	n := 0
	for _, c := range s.Claims {
		n = max(n, c.Family)
	}
	if n < 2 {
		return "A p is one-sided and belongs to the verdict beside it."
	}
	return fmt.Sprintf("A p is one-sided, belongs to the verdict beside it, and is adjusted by Holm’s correction, as the verdict is: %s are tested together, and the more is asked, the likelier a chance answer.",
		counted(n, "claim"))
}
