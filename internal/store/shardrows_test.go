package store

import (
	"slices"
	"testing"
)

func TestRuns(t *testing.T) {
	check := func(want []int, names ...[4]string) {
		t.Helper()
		var all []Observation
		for day, n := range names {
			all = append(all, Observation{Scorer: n[0], Unit: n[1], Arm: n[2], Account: n[3], Day: int32(day)})
		}
		var got []int
		for _, run := range runs(all) {
			got = append(got, len(run))
		}
		if !slices.Equal(got, want) || !slices.Equal(slices.Concat(runs(all)...), all) {
			t.Errorf("runs of %v, want %v", got, want)
		}
	}
	a := [4]string{"s", "u", "a", "x"}
	check(nil)
	check([]int{3}, a, a, a)
	check([]int{1, 1, 1, 1, 2}, a, [4]string{"t", "u", "a", "x"}, a, [4]string{"s", "v", "a", "x"}, a, a)
	check([]int{2, 1, 1}, a, a, [4]string{"s", "u", "b", "x"}, [4]string{"s", "u", "b", "y"})
}
