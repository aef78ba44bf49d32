package bench

import (
	"context"
	"fmt"
	"slices"
	"strings"
)

// Workload is what is measured. The zero value is invalid.
type Workload uint8

// The workloads of the package's text, and the speeds of the machine.
const (
	Limits Workload = iota + 1
	W1
	W2
	W3
	R1
)

var workloadNames = [...]string{Limits: "limits", W1: "W1", W2: "W2", W3: "W3", R1: "R1"}

// String returns the name that --only takes.
func (w Workload) String() string {
	if w == 0 || int(w) >= len(workloadNames) {
		return "invalid"
	}
	return workloadNames[w]
}

// Workloads returns the names of the workloads.
func Workloads() []string { return workloadNames[W1:] }

// ParseWorkload returns the workload called name, or false.
func ParseWorkload(name string) (Workload, bool) {
	i := slices.IndexFunc(workloadNames[:], func(n string) bool { return n != "" && strings.EqualFold(n, name) })
	return Workload(max(i, 0)), i > 0
}

// Section is one thing that is measured: who does a workload of a size.
type Section struct {
	Workload Workload
	Shape    Shape
	Who      string
}

// Size is the number of events in words.
func (s Section) Size() string {
	switch n := s.Shape.Events; {
	case n == 0:
		return ""
	case n%1_000_000 == 0:
		return fmt.Sprintf("%d M", n/1_000_000)
	default:
		return fmt.Sprintf("%d k", n/1000)
	}
}

// String is the section's name, by which a process of its own knows it.
func (s Section) String() string {
	parts := []string{s.Workload.String(), strings.ReplaceAll(s.Size(), " ", ""), s.Who}
	return strings.Join(slices.DeleteFunc(parts, func(p string) bool { return p == "" }), "/")
}

// who does a workload. Heavy ones take minutes for large traces.
type who struct {
	name  string
	run   func(context.Context, *Trial) error
	most  int // events that it is measured on, but with Full; 0 = any number
	quick bool
}

// ours is the name of this program among those who do a workload.
const ours = "yardstick"

var doers = map[Workload][]who{
	Limits: {{name: "machine", run: measureLimits, quick: true}},
	W1: {
		{name: ours, run: scoreOurs, quick: true},
		{name: "structs", run: linearStructs, quick: true},
		{name: "maps", run: linearMaps, quick: true, most: 20_000_000},
		{name: "duckdb-1", run: duckLinear(1), quick: true, most: 20_000_000},
		{name: "duckdb-2", run: duckLinear(2), most: 20_000_000},
		{name: "duckdb-pivot-1", run: duckPivot(1), quick: true, most: 20_000_000},
		{name: "duckdb-pivot-2", run: duckPivot(2), most: 20_000_000},
		{name: "numpy", run: script("linear_numpy.py"), quick: true, most: 20_000_000},
		{name: "pandas", run: script("linear_pandas.py"), quick: true, most: 20_000_000},
		{name: "polars", run: script("linear_polars.js"), most: 20_000_000},
	},
	W2: {
		{name: ours, run: scoreOurs, quick: true},
		{name: "structs", run: engineStructs, quick: true},
		{name: "duckdb-1", run: duckEngine(1), quick: true, most: 2_000_000},
		{name: "duckdb-2", run: duckEngine(2), most: 2_000_000},
	},
	W3: {
		{name: ours + "-full", run: armsInFull, quick: true},
		{name: ours, run: armsForked, quick: true},
		{name: "duckdb-1", run: duckArms, most: 1},
	},
	R1: {
		{name: formats[0].name, run: reads(formats[0]), quick: true},
		{name: formats[1].name, run: reads(formats[1]), quick: true},
		{name: formats[2].name, run: reads(formats[2]), quick: true},
		{name: formats[3].name, run: reads(formats[3]), quick: true, most: 2_000_000},
		{name: "duckdb-1", run: duckReads(true), quick: true},
		{name: "duckdb-scan-1", run: duckReads(false), quick: true},
	},
}

// Choice is what to measure. The zero value is everything but what takes
// minutes.
type Choice struct {
	Quick bool     // small sizes, within a minute
	Full  bool     // and peers that take minutes
	Only  Workload // 0 = all
}

// seedOfAll is the seed of every made trace (ours: any would do).
const seedOfAll = 1

// shapes are the sizes of a workload, small ones first.
func (c Choice) shapes(w Workload) []Shape {
	of := func(events, accounts int) Shape { return Shape{events, accounts, seedOfAll} }
	all, quick := []Shape{{}}, 1
	switch w {
	case W1:
		all = []Shape{of(2_000_000, 100_000), of(20_000_000, 100_000), of(100_000_000, 100_000)}
	case W2:
		all = []Shape{of(2_000_000, 10_000), of(20_000_000, 100_000)}
	case W3:
		all = []Shape{of(20*4*armEvents, armAccounts)}
		if c.Quick {
			all = []Shape{of(4*4*armEvents, armAccounts)}
		}
	case R1:
		all = []Shape{of(2_000_000, 100_000), of(20_000_000, 100_000)}
	}
	if c.Quick {
		return all[:quick]
	}
	return all
}

// Sections lists what is measured, in the order in which it is.
func (c Choice) Sections() []Section {
	var all []Section
	for w := Limits; int(w) < len(workloadNames); w++ {
		if c.Only != 0 && w != c.Only && w != Limits {
			continue
		}
		for _, shape := range c.shapes(w) {
			for _, who := range doers[w] {
				if c.asks(who, shape) {
					all = append(all, Section{w, shape, who.name})
				}
			}
		}
	}
	return all
}

// asks reports whether somebody is to be measured at a size.
func (c Choice) asks(who who, shape Shape) bool {
	if c.Quick && !who.quick {
		return false
	}
	return c.Full || who.most == 0 || shape.Events <= who.most
}

// find returns the section of a name.
func find(name string) (Section, error) {
	for _, c := range []Choice{{Full: true}, {Quick: true}} {
		for _, s := range c.Sections() {
			if s.String() == name {
				return s, nil
			}
		}
	}
	return Section{}, fmt.Errorf("there is no section %q", name)
}

// RunSection measures the section of a name.
func RunSection(ctx context.Context, name string, o Outside) (Measured, error) {
	s, err := find(name)
	if err != nil {
		return Measured{}, err
	}
	i := slices.IndexFunc(doers[s.Workload], func(w who) bool { return w.name == s.Who })
	t := &Trial{Outside: o, section: s}
	err = doers[s.Workload][i].run(ctx, t)
	return t.Measured, err
}
