package experiment

import (
	"math"
	"slices"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/dataset"
	"github.com/yardstick-lab/yardstick/internal/spec"
)

// explorer is one over six worlds of invented members.
func explorer(kind dataset.Kind) *exploring {
	return &exploring{Plan: &Plan{Inputs: Inputs{Dataset: &dataset.Dataset{Kind: kind}, Spec: &spec.Experiment{}}}}
}

// TestGroups: worlds are the units, subjects are averaged within them first; a log's
// accounts are all there are; where all agree, or few worlds hold the group, there is no p.
func TestGroups(t *testing.T) {
	check := func(kind dataset.Kind, units [][]member, want Group, hasP bool) {
		t.Helper()
		x := explorer(kind)
		if err := x.add(Group{}, units, true); err != nil {
			t.Fatal(err)
		}
		adjust(x.groups)
		g := x.groups[0]
		if g.Units != want.Units || g.Subjects != want.Subjects || math.Abs(g.Estimate-want.Estimate) > 1e-12 || (g.P != nil) != hasP || (g.PBH != nil) != hasP {
			t.Errorf("got %+v", g)
		}
		if kind == dataset.KindLog && g.Interval != nil {
			t.Errorf("a census has the interval %v", *g.Interval)
		}
	}
	one := func(effects ...float64) (all []member) {
		for _, e := range effects {
			all = append(all, member{e, math.Round(e)})
		}
		return all
	}
	six := [][]member{one(1, 3), one(4), nil, one(1), one(2), one(3), one(2, 2, 2)}
	check(dataset.KindWorld, six, Group{Units: 6, Subjects: 9, Estimate: (2 + 4 + 1 + 2 + 3 + 2) / 6.}, true)
	check(dataset.KindWorld, six[:6], Group{Units: 5, Subjects: 6, Estimate: (2 + 4 + 1 + 2 + 3) / 5.}, false)
	check(dataset.KindLog, six, Group{Units: 9, Subjects: 9, Estimate: 20 / 9.}, false)
	check(dataset.KindWorld, slices.Repeat([][]member{one(2)}, 7), Group{Units: 7, Subjects: 7, Estimate: 2}, false)

	x := explorer(dataset.KindWorld)
	if err := x.add(Group{}, [][]member{nil, nil}, true); err != nil || len(x.groups) > 0 {
		t.Errorf("a group of nobody: %v, %v", x.groups, err)
	}
}

// TestAdjust leaves out groups without a p, and keeps the order.
func TestAdjust(t *testing.T) {
	p := []float64{.30, .001, .012, .04, .021}
	groups := []Group{{P: &p[0]}, {P: &p[1]}, {}, {P: &p[2]}, {P: &p[3]}, {P: &p[4]}}
	adjust(groups)
	want := []float64{.30, .005, 0, .03, .05, .035}
	for i, g := range groups {
		switch {
		case g.P == nil && g.PBH != nil:
			t.Errorf("group %d has an adjusted p and none before", i)
		case g.P != nil && math.Abs(*g.PBH-want[i]) > 1e-12:
			t.Errorf("group %d: %v, want %v", i, *g.PBH, want[i])
		}
	}
}

func TestThirds(t *testing.T) {
	cuts := []float64{1, 10, 20, 90}
	for n, want := range map[float64]int{1: 0, 10: 0, 11: 1, 20: 1, 21: 2, 90: 2} {
		if got := thirdOf(n, cuts); got != want {
			t.Errorf("%v is in third %d, want %d", n, got, want)
		}
	}
}
