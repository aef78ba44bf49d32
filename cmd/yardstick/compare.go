package main

import (
	"context"
	"math"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/yardstick-lab/yardstick/internal/claim"
)

// comparing is a call of the verb compare.
type comparing struct {
	env
	kind                                           string
	margin, minEffect, observed, equals, tolerance float64
	step                                           float64
	chosen                                         []string
	paired, asJSON                                 bool
	given                                          func(flag string) bool
}

// compareSeed keys the sign flips and resamples of somebody's numbers (ours).
const compareSeed = 0

func compareVerb(h *house) *cobra.Command {
	x := &comparing{env: h.env}
	c := &cobra.Command{
		Use: "compare FILE... --type TYPE", Short: "Hold a claim against anybody's paired numbers",
		Long: "Holds a claim against anybody's numbers, in columns of which the first is the control and the rows belong together. " +
			"A file holds one number a line, or is a table in CSV or Parquet. " +
			"Several treated columns are a family, adjusted by Holm; for ordered the columns are the doses from the lowest up, " +
			"and for reproduces the first holds the numbers before and the second those after",
		Example: "  yardstick compare control.csv treated.csv --type equivalent --margin 0.5\n" +
			"  yardstick compare scores.parquet --columns quiet,likes,comments --type increases --min-effect 0.1 --json\n" +
			"  yardstick compare doses.csv --type ordered\n" +
			"  yardstick compare control.csv treated.csv --paired=false --type increases",
		Args: takesSome("a file with numbers"),
		RunE: func(c *cobra.Command, args []string) error {
			x.given = c.Flags().Changed
			return x.compare(c.Context(), args)
		},
	}
	f := c.Flags()
	f.StringVar(&x.kind, "type", "", "the `type` of claim: "+strings.Join(ofPairs(), ", "))
	f.StringSliceVar(&x.chosen, "columns", nil, "the `names` of the columns of one file to compare, the control first; otherwise all, in their order")
	f.BoolVar(&x.paired, "paired", true, "rows belong together; --paired=false compares two samples by Welch's t test")
	f.Float64Var(&x.margin, "margin", 0, "how `near` counts as the same (equivalent, not_increases, not_decreases)")
	f.Float64Var(&x.minEffect, "min-effect", 0, "what the `effect` must exceed (increases, decreases)")
	f.Float64Var(&x.observed, "observed", 0, "the `number` that somebody saw (reproduces)")
	f.Float64Var(&x.equals, "equals", 0, "the `number` that every difference comes to (exactly)")
	f.Float64Var(&x.tolerance, "tolerance", 0, "how far `off` counts as unmoved (invariant) or as equal (exactly)")
	f.Float64Var(&x.step, "step", 1, "one displayed `step` of the scale, in the unit of the values (reproduces)")
	f.BoolVar(&x.asJSON, "json", false, "print JSON, in the form of verdict.json, with everything that the tests say")
	complete(c, "type", func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return ofPairs(), cobra.ShellCompDirectiveNoFileComp
	})
	return c
}

func (x *comparing) compare(ctx context.Context, files []string) error {
	c, err := x.claim()
	if err != nil {
		return err
	}
	columns, err := x.columns(ctx, files, x.chosen, !x.paired)
	if err != nil {
		return err
	}
	if err := x.fit(c.Type, columns); err != nil {
		return err
	}
	all, err := x.judge(c, columns)
	if err != nil {
		return usagef("%s", err) // whatever is wrong with a comparison came in with the call
	}
	if x.asJSON {
		return x.writeCompared(all)
	}
	for i, one := range all {
		if i > 0 {
			x.printf("\n")
		}
		x.printf("%s", outcomeText(one.outcome))
	}
	return nil
}

// fit holds the number and the lengths of the columns to what is asked of them.
func (x *comparing) fit(kind claim.Type, columns []column) error {
	switch n := len(columns); {
	case n == 1:
		return usagef("%s holds one column; there is nothing to compare it with", columns[0].file)
	case kind == claim.Ordered && !x.paired:
		return usagef("ordered is about rows that belong together; it takes no --paired=false")
	case !x.paired && n > 2:
		return usagef("--paired=false compares two columns, and here are %d; --columns chooses among those of one file", n)
	case !x.paired:
		return nil
	}
	first := columns[0]
	for _, c := range columns[1:] {
		if len(c.values) != len(first.values) {
			return usagef("%s has %s and %s has %s; they must pair up line by line",
				first.file, plural(len(first.values), "number"), c.file, plural(len(c.values), "number"))
		}
	}
	return nil
}

// compared is a comparison with all that the tests say of it.
type compared struct {
	outcome    claim.Outcome
	statistics *statistics
}

func (x *comparing) judge(c claim.Claim, columns []column) ([]compared, error) {
	o := x.options(c.Type)
	first, last := columns[0], columns[len(columns)-1]
	switch {
	case c.Type == claim.Ordered:
		for i, one := range columns {
			c.Doses = append(c.Doses, claim.Dose{Arm: one.name, Amount: float64(i + 1)})
		}
		out, err := claim.CompareDoses(valuesOf(columns), c, o)
		if err != nil {
			return nil, err
		}
		s, err := trendStatistics(columns, c)
		return []compared{{out, s}}, err
	case !x.paired:
		out, err := claim.CompareSamples(first.values, last.values, x.about(c, first, last), o)
		if err != nil {
			return nil, err
		}
		s, err := unpairedStatistics(first.values, last.values, c)
		return []compared{{out, s}}, err
	}
	return x.judgePairs(c, columns, o)
}

func (x *comparing) judgePairs(c claim.Claim, columns []column, o claim.Options) ([]compared, error) {
	control, treated := columns[0], columns[1:]
	claims := make([]claim.Claim, len(treated))
	for i, t := range treated {
		claims[i] = x.about(c, control, t)
	}
	outcomes, err := claim.CompareSeveral(control.values, valuesOf(treated), claims, o)
	if err != nil {
		return nil, err
	}
	all := make([]compared, len(outcomes))
	for i, out := range outcomes {
		s, err := pairedStatistics(control.values, treated[i].values, c)
		if err != nil {
			return nil, err
		}
		all[i] = compared{out, s}
	}
	return all, nil
}

// about names what is compared after its columns.
func (x *comparing) about(c claim.Claim, control, treated column) claim.Claim {
	c.ID, c.Treated = treated.name, treated.name
	if c.Type != claim.Reproduces {
		c.Control = control.name
	}
	return c
}

func valuesOf(columns []column) [][]float64 {
	all := make([][]float64, len(columns))
	for i, c := range columns {
		all[i] = c.values
	}
	return all
}

// ofPairs are the types of claims that compare numbers with others.
func ofPairs() []string {
	return slices.DeleteFunc(claim.TypeNames(), func(name string) bool { return name == claim.Exceeds.String() })
}

// claim is what the flags claim. A flag that its type does not take is an error,
// not passed over.
func (x *comparing) claim() (claim.Claim, error) {
	kind, ok := claim.ParseType(x.kind)
	switch {
	case !ok && x.kind == "":
		return claim.Claim{}, usagef("what is claimed? --type takes one of %s", strings.Join(ofPairs(), ", "))
	case !ok:
		return claim.Claim{}, usagef("unknown type of claim %q%s", x.kind, meant(x.kind, ofPairs()))
	case kind == claim.Exceeds:
		return claim.Claim{}, usagef("exceeds is about where one arm stands; columns are compared by increases")
	}
	if err := x.flagsOf(kind); err != nil {
		return claim.Claim{}, err
	}
	return x.amounts(claim.Claim{Type: kind})
}

// flagsOf refuses flags that a type does not take, and misses those it needs.
func (x *comparing) flagsOf(kind claim.Type) error {
	for _, f := range amountFlags {
		takes := slices.Contains(f.types, kind)
		if x.given(f.name) && !takes {
			return usagef("%s takes no --%s", kind, f.name)
		}
		if !x.given(f.name) && takes && f.needed {
			return usagef("%s needs --%s", kind, f.name)
		}
	}
	return nil
}

// amountFlags are the numbers that some types of claim take.
var amountFlags = []struct {
	name   string
	types  []claim.Type
	needed bool
}{
	{"margin", []claim.Type{claim.Equivalent, claim.NotIncreases, claim.NotDecreases}, true},
	{"min-effect", []claim.Type{claim.Increases, claim.Decreases}, false},
	{"observed", []claim.Type{claim.Reproduces}, true},
	{"equals", []claim.Type{claim.Exactly}, true},
	{"tolerance", []claim.Type{claim.Invariant, claim.Exactly}, false},
	{"step", []claim.Type{claim.Reproduces}, false},
}

func (x *comparing) amounts(c claim.Claim) (claim.Claim, error) {
	for _, f := range []struct {
		name  string
		right bool
		be    string
	}{
		{"margin", above0(x.margin) || !x.given("margin"), "a number greater than 0"},
		{"min-effect", atLeast0(x.minEffect), "a number of at least 0"},
		{"observed", atLeast0(math.Abs(x.observed)), "a number"},
		{"equals", atLeast0(math.Abs(x.equals)), "a number"},
		{"tolerance", atLeast0(x.tolerance), "a number of at least 0"},
		{"step", above0(x.step), "a number greater than 0"},
	} {
		if !f.right {
			return c, usagef("--%s must be %s", f.name, f.be)
		}
	}
	if x.given("margin") {
		c.Margin = claim.Margin{Amount: claim.Points(x.margin)}
	}
	if x.given("min-effect") {
		c.MinEffect = claim.Points(x.minEffect)
	}
	if x.given("observed") {
		c.Observed = &x.observed
	}
	if x.given("equals") {
		c.Equals = &x.equals
	}
	c.Tolerance = x.tolerance
	return c, nil
}

func atLeast0(x float64) bool { return x >= 0 && !math.IsInf(x, 0) }

func above0(x float64) bool { return x > 0 && !math.IsInf(x, 0) }

// options are what is known of the scale of somebody's numbers: what a step of it
// is, which matters to a number that somebody read off it.
func (x *comparing) options(kind claim.Type) claim.Options {
	if kind != claim.Reproduces {
		return claim.Options{}
	}
	return claim.Options{Scale: claim.Scale{Step: x.step}}
}
