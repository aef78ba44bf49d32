package main

import (
	"bytes"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/yardstick-lab/yardstick/internal/claim"
	"github.com/yardstick-lab/yardstick/internal/inference"
	"github.com/yardstick-lab/yardstick/internal/result"
)

// comparing is a call of the verb compare.
type comparing struct {
	env
	kind                        string
	margin, minEffect, observed float64
	step                        float64
	given                       func(flag string) bool
	asJSON                      bool
}

func compareVerb(h *house) *cobra.Command {
	x := &comparing{env: h.env}
	c := &cobra.Command{
		Use: "compare CONTROL.csv TREATED.csv --type TYPE", Short: "Hold a claim against anybody's paired numbers",
		Long: "Holds a claim against paired numbers: two files with one number a line, of which line by line two belong together; " +
			"for reproduces the first holds the numbers before and the second those after",
		Example: "  yardstick compare control.csv treated.csv --type equivalent --margin 0.5\n" +
			"  yardstick compare control.csv treated.csv --type increases --min-effect 0.1 --json",
		Args: takes("the file with the control's numbers", "the file with the treated ones"),
		RunE: func(c *cobra.Command, args []string) error {
			x.given = c.Flags().Changed
			return x.compare(args[0], args[1])
		},
	}
	f := c.Flags()
	f.StringVar(&x.kind, "type", "", "the `type` of claim: "+strings.Join(claim.TypeNames(), ", "))
	f.Float64Var(&x.margin, "margin", 0, "how `near` counts as the same (equivalent, not_increases)")
	f.Float64Var(&x.minEffect, "min-effect", 0, "what the `effect` must exceed (increases, decreases)")
	f.Float64Var(&x.observed, "observed", 0, "the `number` that somebody saw (reproduces)")
	f.Float64Var(&x.step, "step", 1, "one displayed `step` of the scale, in the unit of the values (reproduces)")
	f.BoolVar(&x.asJSON, "json", false, "print JSON, in the form of verdict.json")
	complete(c, "type", func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return claim.TypeNames(), cobra.ShellCompDirectiveNoFileComp
	})
	return c
}

func (x *comparing) compare(controlFile, treatedFile string) error {
	c, err := x.claim()
	if err != nil {
		return err
	}
	control, err := x.numbers(controlFile)
	if err != nil {
		return err
	}
	treated, err := x.numbers(treatedFile)
	if err != nil {
		return err
	}
	if len(control) != len(treated) {
		return usagef("%s has %s and %s has %s; they must pair up line by line",
			controlFile, plural(len(control), "number"), treatedFile, plural(len(treated), "number"))
	}
	o, err := claim.Compare(control, treated, c, x.options(c.Type))
	if err != nil {
		return usagef("%s", err) // whatever is wrong with a comparison came in with the call
	}
	if x.asJSON {
		data, err := result.OutcomeJSON(o)
		if err != nil {
			return err
		}
		x.printf("%s", data)
		return nil
	}
	x.printf("%s", outcomeText(o))
	return nil
}

// claim is what the flags claim. A flag that its type does not take is an error,
// not passed over.
func (x *comparing) claim() (claim.Claim, error) {
	kind, ok := claim.ParseType(x.kind)
	switch {
	case !ok && x.kind == "":
		return claim.Claim{}, usagef("what is claimed? --type takes one of %s", strings.Join(claim.TypeNames(), ", "))
	case !ok:
		return claim.Claim{}, usagef("unknown type of claim %q%s", x.kind, meant(x.kind, claim.TypeNames()))
	}
	for _, f := range amountFlags {
		takes := slices.Contains(f.types, kind)
		if x.given(f.name) && !takes {
			return claim.Claim{}, usagef("%s takes no --%s", kind, f.name)
		}
		if !x.given(f.name) && takes && f.needed {
			return claim.Claim{}, usagef("%s needs --%s", kind, f.name)
		}
	}
	return x.amounts(claim.Claim{Type: kind})
}

// amountFlags are the numbers that some types of claim take.
var amountFlags = []struct {
	name   string
	types  []claim.Type
	needed bool
}{
	{"margin", []claim.Type{claim.Equivalent, claim.NotIncreases}, true},
	{"min-effect", []claim.Type{claim.Increases, claim.Decreases}, false},
	{"observed", []claim.Type{claim.Reproduces}, true},
	{"step", []claim.Type{claim.Reproduces}, false},
}

func (x *comparing) amounts(c claim.Claim) (claim.Claim, error) {
	if x.given("margin") {
		if !above0(x.margin) {
			return c, usagef("--margin must be a number greater than 0")
		}
		c.Margin = claim.Margin{Amount: claim.Points(x.margin)}
	}
	if x.given("min-effect") {
		if !(x.minEffect >= 0) || math.IsInf(x.minEffect, 0) {
			return c, usagef("--min-effect must be a number of at least 0")
		}
		c.MinEffect = claim.Points(x.minEffect)
	}
	if x.given("observed") {
		if math.IsNaN(x.observed) || math.IsInf(x.observed, 0) {
			return c, usagef("--observed must be a number")
		}
		c.Observed = &x.observed
	}
	if !above0(x.step) {
		return c, usagef("--step must be a number greater than 0")
	}
	return c, nil
}

func above0(x float64) bool { return x > 0 && !math.IsInf(x, 0) }

// options are what is known of the scale of somebody's numbers: what a step of it
// is, which matters to a number that somebody read off it.
func (x *comparing) options(kind claim.Type) claim.Options {
	if kind != claim.Reproduces {
		return claim.Options{}
	}
	return claim.Options{Scale: claim.Scale{Step: x.step}}
}

// numbers reads a file with one number a line. Empty lines at its end are passed
// over, and nothing else is.
func (x *comparing) numbers(path string) ([]float64, error) {
	data, err := x.read(path)
	if err != nil {
		return nil, err
	}
	text := strings.TrimRight(string(bytes.TrimPrefix(data, []byte("\ufeff"))), " \t\r\n")
	if text == "" {
		return nil, usagef("%s holds no numbers", path)
	}
	var all []float64
	for i, line := range strings.Split(text, "\n") {
		n, wrong := number(strings.TrimSpace(line))
		if wrong != "" {
			return nil, usagef("%s:%d: %s", path, i+1, wrong)
		}
		all = append(all, n)
	}
	return all, nil
}

// number reads a finite decimal number; what else Go reads as one (0x1p4, 1_000,
// inf) nobody meant.
func number(word string) (n float64, wrong string) {
	shown := word
	if runes := []rune(word); len(runes) > 60 {
		shown = string(runes[:60]) + "…"
	}
	if word == "" {
		return 0, "the line is empty; one number is wanted"
	}
	if strings.Trim(word, "0123456789+-.eE") != "" {
		return 0, fmt.Sprintf("%q is no number; one finite number is wanted on every line", shown)
	}
	n, err := strconv.ParseFloat(word, 64)
	if err != nil {
		return 0, fmt.Sprintf("%q is no number, or one too large; one finite number is wanted on every line", shown)
	}
	return n, ""
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
	row("estimate", maybeSigned(o.Estimate, places))
	row("95 % interval", interval(o.Interval, places, o.Path != claim.PathPooled))
	row("90 % interval", interval(central(o), places, true))
	row("p for SUPPORTED", maybeP(o.P))
	row("p for REFUTED", maybeP(o.PRefutes))
	row("sign-flip p for SUPPORTED", maybeP(o.FlipP))
	row("sign-flip p for REFUTED", maybeP(o.FlipPRefutes))
	row("pairs", thousands(o.N))
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s\n\n", o.Verdict, o.Sentence)
	_, body, _ := strings.Cut(g.String(), "\n")
	b.WriteString(body)
	for _, w := range o.Warnings {
		fmt.Fprintf(&b, "warning: %s\n", w)
	}
	return b.String()
}

// central is the 90 % interval: that of the mean or, of a reproduction, the
// central 90 % of the changes.
func central(o claim.Outcome) *inference.Interval {
	if o.Path == claim.PathPooled {
		return o.Interval
	}
	return o.Interval90
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

func interval(i *inference.Interval, places int, wanted bool) string {
	if i == nil || !wanted {
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
