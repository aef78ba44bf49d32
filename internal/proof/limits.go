package proof

// Confidence is the level of the Clopper–Pearson intervals that a cell is held
// by. A proof looks at some two hundred of them; at 99.9 % a program without a
// fault passes four times in five whatever the seed, and stays passed with the
// seed it has (ours).
const Confidence = .999

// Limits is what a cell is held to. The zero value holds it to nothing.
type Limits struct {
	// Supported and Refuted are the most that was promised of false verdicts of
	// either kind, as shares of the experiments. 0 is no promise.
	Supported, Refuted float64
	// AsIs compares the share itself with the promise, and not the lower end of
	// its interval, in a full proof.
	AsIs bool
	// Errs turns Supported around: more than that must err, or the rule that
	// the cell breaks would not be needed.
	Errs bool
	// Hollow counts every SUPPORTED as false: there was nothing to show it with.
	// Never allows not one of them.
	Hollow, Never bool
	// Covers holds the intervals to their levels.
	Covers bool
	// Plan is the share of the first claims that should come out SUPPORTED, nil
	// where nothing was planned, and Short how far it may fall short: sign
	// flips have to agree as well, which no plan foresees.
	Plan  *float64
	Short float64
}

// The levels promised: one end of a 95 % interval, one end of a 90 % one, and
// what heavy skew is allowed (ours).
const (
	two5  = .025
	five  = .05
	heavy = .10
)
