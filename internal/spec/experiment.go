package spec

import (
	"fmt"
	"strings"

	"github.com/yardstick-lab/yardstick/internal/claim"
	"github.com/yardstick-lab/yardstick/internal/intervention"
	"github.com/yardstick-lab/yardstick/internal/metric"
	"github.com/yardstick-lab/yardstick/internal/strictyaml"
)

// Kind is what a dataset is. The zero value is invalid.
type Kind uint8

// The kinds of dataset.
const (
	World Kind = iota + 1 // invented societies, one a seed
	Log                   // captured activity
)

// Known is what a spec may refer to outside itself.
type Known struct {
	Datasets []string
	// KindOf says what a dataset of Datasets is.
	KindOf func(dataset string) Kind
	// Networks lists those of a dataset; nil, or an empty list, where that is
	// not known, and then any network will do.
	Networks func(dataset string) []string
	// Offers says from how many topics and places the perks of a dataset choose;
	// nil, or 0, where that is not known, and then any will do.
	Offers  func(dataset string) (topics, places int)
	Scorers []string
	// Top says where a scorer's scale ends, in points; nil, or 0, where that is
	// not known.
	Top func(scorer string) float64
	// Constants returns what a verdict may be made to tip over, of a dataset and
	// a scorer; nil where that is not known, and then any path will do.
	Constants func(dataset, scorer string) Constants
}

// Experiment is one written question with its design.
type Experiment struct {
	Name, Question string
	Source         []string // rows of the list of claims, as S7
	Dataset        string
	Kind           Kind     // of the dataset
	Scorers        []string // the first is the main one
	Seeds          Seeds
	Subjects       Subjects
	// Warmup and Measured are numbers of days. Day 0 is the first measured one;
	// of a log, whose Warmup is 0, Measured counts back from its last day.
	Warmup, Measured int
	Arms             []intervention.Arm // in the order of the file, the steps of the arms they come from before their own
	Metrics          []metric.Metric    // in the order of the file
	Claims           []claim.Claim
	Tipping          []Tipping // in the order of the file
	// Leaves are all that the file says, without how it is written; they are
	// locked and hashed.
	Leaves []strictyaml.Leaf
}

// Seeds are those of the worlds, none for a log, and that of what a scorer or a
// test of it draws.
type Seeds struct {
	Worlds []uint64
	Scorer uint64
}

// Subjects is whose scores are watched. Posts and reactions are counted over
// the warm-up; of a log, over the measured days.
type Subjects struct {
	Sample           int // a world; 0 takes everyone who is eligible
	Network          string
	Posts            *intervention.Rates // a day; nil asks nothing
	AudienceAtLeast  int                 // 0 asks nothing
	ReactionsAtLeast int                 // 0 asks nothing
}

// Says describes the subjects in words, such as "25 accounts a world, on
// facebook, with 1 to 6 posts a day and an audience of at least 80".
func (s Subjects) Says() string {
	var with []string
	if s.Posts != nil {
		with = append(with, fmt.Sprintf("%g to %g posts a day", s.Posts.Low, s.Posts.High))
	}
	if s.AudienceAtLeast > 0 {
		with = append(with, fmt.Sprintf("an audience of at least %d", s.AudienceAtLeast))
	}
	if s.ReactionsAtLeast > 0 {
		with = append(with, fmt.Sprintf("at least %s from others", amount(s.ReactionsAtLeast, "reaction")))
	}
	who := "every eligible account"
	if s.Sample > 0 {
		who = amount(s.Sample, "account") + " a world"
	}
	who += " on " + s.Network
	if len(with) == 0 {
		return who
	}
	last := len(with) - 1
	if last == 0 {
		return who + ", with " + with[0]
	}
	return who + ", with " + strings.Join(with[:last], ", ") + " and " + with[last]
}

// Arm returns the arm of a name, or false.
func (e *Experiment) Arm(name string) (intervention.Arm, bool) {
	for _, a := range e.Arms {
		if a.Name == name {
			return a, true
		}
	}
	return intervention.Arm{}, false
}

// Metric returns the metric of a name, or false.
func (e *Experiment) Metric(name string) (metric.Metric, bool) {
	for _, m := range e.Metrics {
		if m.Name == name {
			return m, true
		}
	}
	return metric.Metric{}, false
}
