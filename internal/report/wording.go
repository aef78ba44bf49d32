package report

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/yardstick-lab/yardstick/internal/claim"
	"github.com/yardstick-lab/yardstick/internal/metric"
	"github.com/yardstick-lab/yardstick/internal/result"
)

// says is the claim in its author's words, or its name where there are none.
func says(c result.Claim) string {
	if text := strings.TrimSpace(c.Claim.Says); text != "" {
		return text
	}
	return c.Claim.ID
}

// capital begins with a capital letter.
func capital(s string) string {
	_, n := utf8.DecodeRuneInString(s)
	return strings.ToUpper(s[:n]) + s[n:]
}

// warnings begin with a capital, unless they begin with a scorer's name, and end
// with a full stop.
func warnings(r *result.Result, texts []string) []string {
	out := make([]string, len(texts))
	for i, text := range texts {
		first, _, _ := strings.Cut(text, " ")
		named := slices.ContainsFunc(r.Scorers, func(s result.Scorer) bool { return s.Name == first })
		if out[i] = strings.TrimRight(tied(text), ".") + "."; !named {
			out[i] = capital(out[i])
		}
	}
	return out
}

// tied keeps a number and its % on one line.
func tied(s string) string { return strings.ReplaceAll(s, " %", "\u00a0%") }

// verdictView is a verdict as a sign, a word and a class of the stylesheet.
type verdictView struct{ Class, Word string }

func viewVerdict(v claim.Verdict) verdictView {
	return verdictView{Class: strings.ToLower(v.String()), Word: v.String()}
}

// compares says what is set against what, on which metric.
func compares(r *result.Result, c result.Claim) string {
	what := metricText(r, c.Claim.Metric)
	if !c.Claim.NeedsScore() {
		what += ", which needs no score"
	}
	switch c.Claim.Estimand {
	case claim.Level:
		return fmt.Sprintf("What stands in the arm “%s”: the %s.", c.Claim.Treated, what)
	case claim.BeforeAfter:
		return fmt.Sprintf("Before–after in the arm “%s”: the %s. That is what a user sees, with all else that happens meanwhile.", c.Claim.Treated, what)
	}
	if len(c.Claim.Doses) > 0 {
		return fmt.Sprintf("Contrast of the doses %s: the %s. That is what the intervention did, all else being equal.", dosesText(c), what)
	}
	return fmt.Sprintf("Contrast of the arm “%s” with its control “%s”: the %s. That is what the intervention did, all else being equal.",
		c.Claim.Treated, c.Claim.Control, what)
}

// dosesText lists the arms of an ordered claim with their doses.
func dosesText(c result.Claim) string {
	all := make([]string, len(c.Claim.Doses))
	for i, d := range c.Claim.Doses {
		all[i] = fmt.Sprintf("“%s” (%s)", d.Arm, short(d.Amount))
	}
	return listed(all)
}

// metricText is what the metric measures, or its name where it is not listed.
func metricText(r *result.Result, name string) string {
	for _, m := range r.Metrics {
		if m.Name == name {
			return metricIs(m)
		}
	}
	return name
}

func metricIs(m metric.Metric) string {
	return strings.ReplaceAll(strings.Replace(m.String(), "displayed", "displayed score", 1), " -", " −")
}

// rule says when the claim holds.
func rule(r *result.Result, c result.Claim) string {
	switch margin, least := c.Margin, c.MinEffect; c.Claim.Type {
	case claim.Invariant:
		return "Holds if no subject moves on any measured day."
	case claim.Equivalent:
		return fmt.Sprintf("Holds if the effect is within ±%s%s.", amount(c, orZero(margin)), because(r, c))
	case claim.NotIncreases:
		return fmt.Sprintf("Holds if the effect is below +%s%s.", amount(c, orZero(margin)), because(r, c))
	case claim.NotDecreases:
		return fmt.Sprintf("Holds if the effect is above −%s%s.", amount(c, orZero(margin)), because(r, c))
	case claim.Ordered:
		return "Holds if the metric rises from dose to dose, and no step goes down."
	case claim.Increases:
		return fmt.Sprintf("Holds if the effect is above %s.", plus(amountOrZero(c, least)))
	case claim.Decreases:
		return fmt.Sprintf("Holds if the effect is below %s.", minus("-"+amountOrZero(c, least)))
	}
	return numberRule(c)
}

// numberRule is that of a claim about one number.
func numberRule(c result.Claim) string {
	switch c.Claim.Type {
	case claim.Exactly:
		return fmt.Sprintf("Holds if it comes to %s for every subject.", minus(short(orZero(c.Equals))))
	case claim.Exceeds:
		return fmt.Sprintf("Holds if the mean is above %s.", amount(c, orZero(c.Than)))
	case claim.Reproduces:
		return fmt.Sprintf("Holds if %s is among the middle 90 %% of the subjects’ own changes.", plus(short(orZero(c.Observed))))
	}
	return ""
}

func amountOrZero(c result.Claim, x *float64) string {
	if orZero(x) == 0 {
		return "0"
	}
	return amount(c, *x)
}

// because is the margin's reason; half a displayed step needs none given.
func because(r *result.Result, c result.Claim) string {
	reason := c.Claim.Margin.Because
	if step := r.Main().Step; c.Claim.InPoints() && reason == "" && step > 0 && orZero(c.Margin) == step/2 {
		reason = "half a displayed point"
	}
	if reason == "" {
		return ""
	}
	return " (" + reason + ")"
}
