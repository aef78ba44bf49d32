package claim

import "fmt"

// Check is what a gate looks at. The zero value is invalid.
type Check uint8

// The gates of a run.
const (
	Determinism Check = iota + 1 // the same input scored twice gives the same bits
	Pairing                      // the arms hold the same worlds, accounts and days
	Footprint                    // the intervention changed what it said it would
	Residue                      // the arms differ in nothing that was not declared
)

var checks = []Check{Determinism, Pairing, Footprint, Residue}

// String returns the gate's name in results.
func (c Check) String() string {
	return nameOf([]string{"", "determinism", "pairing", "footprint", "residue"}, c)
}

// State is how a gate came out. The zero value is invalid.
type State uint8

// The states of a gate.
const (
	Passed State = iota + 1
	Failed
)

// Gate is one gate with its outcome.
type Gate struct {
	Check Check
	State State
	// What says what failed, where, and what to do: lower case, no full stop.
	What string
}

// PassedGates are all gates of a run, passed: what evidence starts from.
func PassedGates() []Gate {
	gates := make([]Gate, len(checks))
	for i, c := range checks {
		gates[i] = Gate{Check: c, State: Passed}
	}
	return gates
}

// failedGate says what is wrong with the gates, or "". Pairs have none: nobody
// ran them.
func (e Evidence) failedGate() string {
	if e.Design == OverPairs {
		return ""
	}
	for _, c := range checks {
		if fault := e.fault(c); fault != "" {
			return fault
		}
	}
	return ""
}

func (e Evidence) fault(c Check) string {
	seen := false
	for _, g := range e.Gates {
		switch {
		case g.Check != c:
		case g.State == Passed:
			seen = true
		case g.What == "":
			return fmt.Sprintf("the gate %s failed", c)
		default:
			return fmt.Sprintf("the gate %s failed: %s", c, g.What)
		}
	}
	if !seen {
		return fmt.Sprintf("the gate %s was not checked", c)
	}
	return ""
}
