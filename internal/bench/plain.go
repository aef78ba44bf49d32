package bench

import (
	"context"
	"math"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// The programs here are what one writes in Go without further thought, once with
// structs in slices and once with maps: sums in floating point that decay from
// day to day.

// record is an event as a struct.
type record struct {
	actor, owner    uint32
	day             uint8
	network, action uint8
	credit          float64 // set when it is weighed
}

func records(c *activity.Columns) []record {
	all := make([]record, c.Len())
	for i := range all {
		all[i] = record{
			actor: uint32(c.Actor[i]), owner: uint32(c.Owner[i]), day: uint8(activity.DayOf(c.Time[i]) - FirstDay),
			network: uint8(c.Network[i]), action: uint8(c.Action[i]),
		}
	}
	return all
}

// dayStarts are the places of the first events of days, and the end.
func dayStarts(all []record) [Days + 1]int {
	var starts [Days + 1]int
	for _, r := range all {
		starts[r.day+1]++
	}
	for d := range Days {
		starts[d+1] += starts[d]
	}
	return starts
}

// decays returns what a credit is worth after a day and after the window.
func decays() (daily, gone float64) {
	return math.Exp2(-1 / halfLife), math.Exp2(-window / halfLife)
}

// linearProgram scores records day by day.
type linearProgram func(all []record, weights []float64, results grid)

func runLinear(ctx context.Context, t *Trial, program linearProgram) error {
	all, weights, results := records(&t.trace().Columns), linearTable(), newGrid(Days, t.shape().Accounts)
	if err := t.measure(ctx, func() error { program(all, weights, results); return nil }); err != nil {
		return err
	}
	t.Measured.Check = results.check(t.shape().spots())
	return nil
}

func linearStructs(ctx context.Context, t *Trial) error { return runLinear(ctx, t, linearInStructs) }

func linearMaps(ctx context.Context, t *Trial) error { return runLinear(ctx, t, linearInMaps) }

func linearInStructs(all []record, weights []float64, results grid) {
	const networks = 5
	daily, gone := decays()
	starts := dayStarts(all)
	sums := make([][networks]float64, results.accounts)
	add := func(day int, factor float64) {
		for i := starts[day]; i < starts[day+1]; i++ {
			if r := &all[i]; r.actor != r.owner {
				sums[r.owner][r.network] += weights[r.action] * factor
			}
		}
	}
	for day := range Days {
		for owner := range sums {
			for n := range sums[owner] {
				sums[owner][n] *= daily
			}
		}
		add(day, 1)
		if day >= window {
			add(day-window, -gone)
		}
		out := results.day(day)
		for owner := range sums {
			total := 0.0
			for _, u := range sums[owner] {
				if u > 0 {
					total += math.Log(1 + u)
				}
			}
			out[owner] = total
		}
	}
}

func linearInMaps(all []record, weights []float64, results grid) {
	type cell struct {
		owner   uint32
		network uint8
	}
	daily, gone := decays()
	starts := dayStarts(all)
	sums := map[cell]float64{}
	add := func(day int, factor float64) {
		for i := starts[day]; i < starts[day+1]; i++ {
			if r := &all[i]; r.actor != r.owner {
				sums[cell{r.owner, r.network}] += weights[r.action] * factor
			}
		}
	}
	for day := range Days {
		for c := range sums {
			sums[c] *= daily
		}
		add(day, 1)
		if day >= window {
			add(day-window, -gone)
		}
		out := results.day(day)
		clear(out)
		for c, u := range sums {
			if u > 0 {
				out[c.owner] += math.Log(1 + u)
			}
		}
	}
}
