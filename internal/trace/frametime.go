package trace

import (
	"fmt"
	"math"
	"slices"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// says takes the times of a frame as text.
func (rows *frame) says(w *words) {
	rows.times = slices.Grow(rows.times[:0], rows.rows)[:rows.rows]
	for i := range rows.times {
		t, wrong := parseTime(w.name(i))
		if wrong != "" {
			t = noInstant
		}
		rows.times[i] = t
	}
	rows.wrong = func(i int) string {
		_, wrong := parseTime(w.name(i))
		return fmt.Sprintf("the time %s %s", quote(w.name(i)), wrong)
	}
}

// counts takes the times of a frame as a number of units since 1970, of which
// so many make a second. Parts of a microsecond are dropped.
func (rows *frame) counts(units []int64, perSecond int64) {
	rows.times = slices.Grow(rows.times[:0], rows.rows)[:rows.rows]
	for i, n := range units[:rows.rows] {
		rows.times[i] = instant(n, perSecond)
	}
	rows.wrong = func(i int) string { return rows.outside(i, "lies outside the years 1 to 9999") }
}

// seconds takes the times of a frame as unix seconds.
func (rows *frame) seconds(units []int64) {
	rows.counts(units, 1)
	rows.wrong = func(i int) string { return rows.outside(i, tooFar) }
}

func (rows *frame) outside(i int, wrong string) string {
	if rows.times[i] == noInstant {
		return "the time is missing"
	}
	return "the time " + wrong
}

// instant is a number of units as a time; what is out of range stays so.
func instant(n, perSecond int64) activity.Time {
	if perSecond >= activity.Second {
		per := perSecond / activity.Second
		t := n / per
		if n%per < 0 {
			t--
		}
		return t
	}
	micros := activity.Second / perSecond
	if n > math.MaxInt64/micros || n < math.MinInt64/micros {
		return latest + 1
	}
	return n * micros
}
