// Package result holds what a run found: effects, claims, gates, warnings and
// provenance, as plain values in a fixed order. It knows how to write itself as
// JSON; files are somebody else's work.
package result

import (
	"github.com/yardstick-lab/yardstick/internal/claim"
	"github.com/yardstick-lab/yardstick/internal/metric"
)

// Schema is the version of verdict.json, result.json and manifest.json.
const Schema = 1

// Kind is where the activity came from. The zero value is invalid.
type Kind uint8

const (
	Worlds Kind = iota + 1 // invented societies, a sample of many
	Log                    // one captured log, its accounts all there are
)

// String returns the kind's name in results.
func (k Kind) String() string {
	return map[Kind]string{Worlds: "world", Log: "log"}[k]
}

// Result is one run of one experiment.
type Result struct {
	Experiment string
	Question   string
	Source     []string // rows of the list of claims, as S7
	Dataset    Dataset
	Design     Design
	Arms       []Arm
	Metrics    []metric.Metric
	Scorers    []Scorer // the first is the main one
	Gates      []claim.Gate
	Warnings   []string
	Manifest   Manifest
	// Excused are scorers that could not be asked; only a run of every scorer
	// leaves any out.
	Excused []Excuse
	// Sensitivity is what the verdicts hang on; nil where that was not worked
	// out for these inputs. It has a file of its own and is in none of the others.
	Sensitivity *Sensitivity
	// Outdated says which of its inputs is another one by now, of a sensitivity that
	// was worked out before; empty where there is none.
	Outdated string
}

// Dataset names the activity that was replayed.
type Dataset struct {
	Name, Says      string
	Kind            Kind
	Licence, Credit string // of a captured log
	Events          int    // in the log, or on average in a world
	Accounts        int
	Networks        []string
	Constants       []Constant // of a world's settings
}

// Design is how the evidence was gathered.
type Design struct {
	Units            []string // names of the worlds ("world 1"), or the one log
	SubjectsPerWorld int      // of a log: all eligible accounts
	Subjects         string   // who they are, in words
	Warmup, Measured int      // days
	FirstDay         string   // the calendar day that is day 0
	Days             []int    // days observed, counted from the first measured one
}

// Arm is a condition compared. Removed and Added are events per subject, on
// average.
type Arm struct {
	Name, From     string
	Says           string // what it changes, in words
	Removed, Added float64
	Answers        bool // the world answers to it; files have that in words
}

// Scorer is what the run found under one scorer; everything is in points of its
// own scale, which runs from Low to High.
type Scorer struct {
	Name, Says      string
	Low, High, Step float64
	SetOn           []string
	// Exploratory says why what this scorer says confirms nothing, where the rest
	// of the run may; empty where it stands as the run does.
	Exploratory string
	Summary     claim.Summary
	Claims      []Claim
	Curves      []Curve  // an arm each, in the order of Result.Arms; none where only the days that claims need were observed
	Origins     []Origin // where the change came from; main scorer only
	// Statement is that of the subject whose score moved most; main scorer only,
	// nil where none moved or the scorer does not say what counts.
	Statement *Statement
	Constants []Constant
}

// Claim is a claim's outcome with the units it rests on.
type Claim struct {
	claim.Outcome
	Units []claim.Unit
	// OverSubjects are quantiles of the subjects' differences, of all units in
	// which the intervention changed something, at claim.QuantileShares; nil
	// without any.
	OverSubjects []float64
}

// Curve is the score of an arm over Design.Days: the mean over units and its
// 95 % interval. Of a log it is the mean over accounts, and Low and High are nil.
type Curve struct {
	Arm             string
	Mean, Low, High []float64
}

// Origin says where an arm's change against the untouched activity came from, on
// a day: what is missing when one action on one network is left out of it.
type Origin struct {
	Arm   string
	Day   int
	Total float64
	Parts []Part
}

// Part is the part of one action on one network in a change, in points. Parts
// need not add up to the total: a score is not a sum.
type Part struct {
	Action, Network string
	Value           float64
}

// Constant is a number of a preset, or of a world's settings, that no source
// gives. Value is as the file writes it.
type Constant struct {
	Path, Value, Source string
}

// Manifest is what it takes to repeat the run, and to see whether it was the
// same. Hashes are SHA-256 in hexadecimal.
type Manifest struct {
	Experiment string
	Version    string
	Program    string // of the executable
	Spec       string // of the canonical spec
	Dataset    string // of the settings or the log's bytes
	Presets    []Hash
	Seeds      []uint64
	ScorerSeed uint64
	Command    string
	Lock       string // hash of the lock that the run was held to; empty without one
	// Exploratory says why the run confirms nothing, as "not locked"; empty for
	// a run of what was locked.
	Exploratory string
	Libraries   []string // modules that the numbers hang on, with versions
	Shards      []Hash
}

// Hash is a named hash.
type Hash struct{ Name, SHA256 string }

// Main returns the main scorer's part.
func (r *Result) Main() *Scorer { return &r.Scorers[0] }
