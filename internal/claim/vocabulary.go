package claim

import "strings"

// Type is what kind of statement a claim makes. The zero value is invalid.
type Type uint8

// The types of claim.
const (
	Invariant    Type = iota + 1 // no subject moves, in any world, on any measured day
	Equivalent                   // the effect lies within ±margin
	Increases                    // the effect is greater than min_effect
	Decreases                    // the effect is less than -min_effect
	NotIncreases                 // the effect is less than +margin
	NotDecreases                 // the effect is greater than -margin
	Ordered                      // the metric rises from dose to dose
	Exactly                      // the metric is the declared number, for every subject
	Reproduces                   // one observed number is an ordinary outcome
	Exceeds                      // the metric's mean in one arm, on one day, is above a number
)

var typeNames = []string{
	"", "invariant", "equivalent", "increases", "decreases", "not_increases", "not_decreases", "ordered", "exactly", "reproduces",
	"exceeds",
}

// String returns the type's name in specs and results.
func (t Type) String() string { return nameOf(typeNames, t) }

// takesMargin is for the types that say that an effect stays within a margin.
func (t Type) takesMargin() bool { return t == Equivalent || t == NotIncreases || t == NotDecreases }

// TypeNames returns what ParseType knows.
func TypeNames() []string { return append([]string(nil), typeNames[1:]...) }

// ParseType returns the type called name, or false.
func ParseType(name string) (Type, bool) {
	for i, n := range typeNames {
		if i > 0 && n == name {
			return Type(i), true
		}
	}
	return 0, false
}

// Estimand is the quantity wanted. The zero value is invalid.
type Estimand uint8

// The estimands.
const (
	Contrast    Estimand = iota + 1 // treated less its paired control: what the intervention did
	BeforeAfter                     // after less before in one arm: what a user sees
	Level                           // the metric itself in one arm, on one day (exactly, exceeds)
)

// String returns the estimand's name in results.
func (e Estimand) String() string {
	return nameOf([]string{"", "contrast", "before-after", "level"}, e)
}

// Path is the road by which a verdict was reached. The zero value is invalid.
type Path uint8

// The paths.
const (
	PathT      Path = iota + 1 // t and sign flips over units
	PathExact                  // every unit says the same, or must: no p
	PathCensus                 // a captured log's accounts, all of them: no p, no interval
	PathPooled                 // the subjects of all worlds together
	PathTrend                  // Page's L over units for, steps from dose to dose against
	PathWelch                  // Welch's t over two samples that share no pairs
)

// String returns the path's name in results.
func (p Path) String() string {
	return nameOf([]string{"", "t", "exact", "census", "pooled", "trend", "welch"}, p)
}

// Verdict is what the evidence makes of a claim. The zero value is invalid.
type Verdict uint8

// The verdicts.
const (
	Supported    Verdict = iota + 1 // the evidence is for it
	Refuted                         // the evidence is against it, which is a result, not an error
	Inconclusive                    // it could be either; the reason says what would settle it
	Void                            // a gate failed: there is nothing to judge
)

var verdictNames = []string{"", "SUPPORTED", "REFUTED", "INCONCLUSIVE", "VOID"}

// String returns the verdict as it is printed.
func (v Verdict) String() string { return nameOf(verdictNames, v) }

// VerdictNames returns the verdicts as they are printed, in their order.
func VerdictNames() []string { return append([]string(nil), verdictNames[1:]...) }

// Design is where the units of the evidence come from. The zero value is
// invalid.
type Design uint8

// The designs.
const (
	OverWorlds  Design = iota + 1 // units are worlds, a sample of many possible ones
	OverLog                       // units are the eligible accounts of one log, all there are
	OverPairs                     // units are somebody's pairs of numbers
	OverSamples                   // units are the values of two samples of somebody's
)

// String returns the plural noun for the design's units.
func (d Design) String() string {
	return nameOf([]string{"", "worlds", "accounts", "pairs", "values"}, d)
}

// count writes "1 world" or "20 worlds".
func (d Design) count(n int) string {
	if n == 1 {
		return "1 " + strings.TrimSuffix(d.String(), "s")
	}
	return count(n) + " " + d.String()
}

// nameOf is the name of an enum's value, empty for one that does not exist.
func nameOf[E ~uint8](names []string, e E) string {
	if int(e) < len(names) {
		return names[e]
	}
	return ""
}
