package main

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/yardstick-lab/yardstick/internal/claim"
	"github.com/yardstick-lab/yardstick/internal/inference"
	"github.com/yardstick-lab/yardstick/internal/result"
)

// writeCompared prints one comparison as it is, and several as a list.
func (x *comparing) writeCompared(all []compared) error {
	list := make([]any, len(all))
	outcomes := make([]claim.Outcome, len(all))
	for i, one := range all {
		list[i], outcomes[i] = result.Comparison(one.outcome, one.statistics), one.outcome
	}
	if len(list) == 1 {
		return x.writeJSON(list[0])
	}
	return x.writeJSON(struct {
		Verdict     string `json:"verdict"`
		Comparisons []any  `json:"comparisons"`
	}{claim.Summarize(outcomes).Verdict.String(), list})
}

// outcomeText is an outcome for people.
func outcomeText(o claim.Outcome) string {
	g := grid{left: 1, header: []string{"", ""}}
	row := func(name, value string) {
		if value != "" {
			g.rows = append(g.rows, []string{name, value})
		}
	}
	places := placesFor(values(o.Estimate)...)
	if o.Path == claim.PathPooled {
		row("median change", maybeSigned(o.Estimate, places))
		row("middle 90 % of changes", interval(o.Interval, places))
	} else {
		row("estimate", maybeSigned(o.Estimate, places))
		row("95 % interval", interval(o.Interval, places))
		row("90 % interval", interval(o.Interval90, places))
	}
	row("p for SUPPORTED", maybeP(o.P))
	row("p for REFUTED", maybeP(o.PRefutes))
	row("sign-flip p for SUPPORTED", maybeP(o.FlipP))
	row("sign-flip p for REFUTED", maybeP(o.FlipPRefutes))
	row("bootstrap p for SUPPORTED", maybeP(o.BootP))
	row("bootstrap p for REFUTED", maybeP(o.BootPRefutes))
	if o.Family > 1 {
		row("p for SUPPORTED, of "+thousands(o.Family)+" (Holm)", maybeP(o.PHolm))
		row("p for REFUTED, of "+thousands(o.Family)+" (Holm)", maybeP(o.PRefutesHolm))
	}
	if o.Path == claim.PathWelch {
		row("values", thousands(o.N))
	} else {
		row("pairs", thousands(o.N))
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s\n\n", o.Verdict, o.Sentence)
	_, body, _ := strings.Cut(g.String(), "\n")
	b.WriteString(body)
	for _, w := range o.Warnings {
		fmt.Fprintf(&b, "warning: %s\n", w)
	}
	return b.String()
}

func values(all ...*float64) []float64 {
	var out []float64
	for _, x := range all {
		if x != nil {
			out = append(out, *x)
		}
	}
	return out
}

func maybeSigned(x *float64, places int) string {
	if x == nil {
		return ""
	}
	return signed(*x, places)
}

func interval(i *inference.Interval, places int) string {
	if i == nil {
		return ""
	}
	return "[" + signed(i.Low, places) + ", " + signed(i.High, places) + "]"
}

// maybeP writes a p with four digits that mean something.
func maybeP(p *float64) string {
	if p == nil {
		return ""
	}
	return strconv.FormatFloat(*p, 'g', 4, 64)
}
