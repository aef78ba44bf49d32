package store

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math"
)

// Shard is the result of one unit of work: an experiment's arms in one world, or
// for a range of a log's accounts, under all scorers. The order of its rows is
// kept.
type Shard struct {
	Observations []Observation
	Outcomes     []Outcome
	Footprints   []Footprint
	Origins      []Origin
	Facts        []Fact
}

// Observation is one account's score at the end of one day, in points. Days
// count from the first measured one.
type Observation struct {
	Scorer, Unit, Arm, Account string
	Day                        int32
	Score, Displayed           float64
}

// Outcome is one metric that is not read off an account's scores: of an account,
// or of the whole unit, where Account is empty. Scorer is empty where none has a say
// in it.
type Outcome struct {
	Scorer, Unit, Arm, Account string
	Metric                     string
	Value                      float64
}

// Footprint counts the events that an arm took out and put in for one account.
type Footprint struct {
	Unit, Arm, Account string
	Removed, Added     int32
}

// Origin is what one action on one network had in a change on a day, in points.
// Account is empty where the value is the unit's.
type Origin struct {
	Scorer, Unit, Arm        string
	Day                      int32
	Action, Network, Account string
	Value                    float64
}

// Fact is anything else worth keeping of a unit, such as what a probe said.
type Fact struct {
	Unit, Name, Text string
}

// Key is what a shard hangs on, a hash each. Two shards of one name with equal
// keys are the same.
type Key struct {
	Spec, Data, Scorer, Program, Seed string
}

func (k Key) parts() [5][2]string {
	return [5][2]string{{"spec", k.Spec}, {"data", k.Data}, {"scorer", k.Scorer}, {"program", k.Program}, {"seed", k.Seed}}
}

// Sum is the hash of the whole key: SHA-256 in hexadecimal.
func (k Key) Sum() string {
	h := sha256.New()
	for _, p := range k.parts() {
		fmt.Fprintf(h, "%s %d %s\n", p[0], len(p[1]), p[1])
	}
	return hex.EncodeToString(h.Sum(nil))
}

// Changed names the first part in which the key differs from an earlier one, as
// "spec", "data", "scorer", "program" or "seed", or "" where none does: it is
// why a shard would run again.
func (k Key) Changed(earlier Key) string {
	before := earlier.parts()
	for i, p := range k.parts() {
		if p != before[i] {
			return p[0]
		}
	}
	return ""
}

// check names the first number of the shard that is none.
func (s Shard) check() error {
	for i, o := range s.Observations {
		if !finite(o.Score) || !finite(o.Displayed) {
			return fmt.Errorf("observation %d (%s, %s, %s, %s, day %d): score %v, displayed %v", i+1, o.Scorer, o.Unit, o.Arm, o.Account, o.Day, o.Score, o.Displayed)
		}
	}
	for i, o := range s.Outcomes {
		if !finite(o.Value) {
			return fmt.Errorf("outcome %d (%s, %s, %s, %s, %s): value %v", i+1, o.Scorer, o.Unit, o.Arm, o.Account, o.Metric, o.Value)
		}
	}
	for i, o := range s.Origins {
		if !finite(o.Value) {
			return fmt.Errorf("origin %d (%s, %s, %s, day %d, %s on %s): value %v", i+1, o.Scorer, o.Unit, o.Arm, o.Day, o.Action, o.Network, o.Value)
		}
	}
	return nil
}

func finite(x float64) bool { return !math.IsNaN(x) && !math.IsInf(x, 0) }
