package scorer

import (
	"errors"
	"math"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// Credits are added and taken away as whole numbers, so that the order does not
// matter and what expires leaves exactly nothing. A sum is never decayed:
// credits are stored as they would have to be worth on a base day,
//
//	V = Σ c · 2^((day − base)/half_life) · 2^shift,
//
// and one factor per day turns V back into today's worth. The base moves with
// the calendar (every few half-lives) and the shift comes from the preset,
// so that a trace and its variant always count in the same unit.

const (
	// blockLives is how many half-lives a base lasts (ours): a sum may grow by as
	// many bits meanwhile, and all credits of the window are added anew at its end.
	blockLives = 3
	// pairBits is the precision of the largest possible credit of a preset: one
	// part in 2^40, about 1e-12 (ours). With the bits that a base may grow, the sum
	// of a pair holds 2^19 such credits before it overflows.
	pairBits = 40
	// cellBits is the same where one sum holds all credits of a cell: 2^21 of them
	// fit (ours).
	cellBits = 38
	sumLimit = int64(1) << 62
	// lifetimes is after how many half-lives a credit counts as gone (ours):
	// 2^-64 of anything is below the resolution of the sums.
	lifetimes = 64
)

// errOverflow is what a sum beyond the range of the fixed point becomes.
var errOverflow = errors.New("credits exceed what the sums can hold: half a million acts of the largest weight by one account on another's work within a window, or two million by one account or on its work")

// clock turns credits into fixed point and back, for one preset.
type clock struct {
	halfLife float64   // days; 0 = no decay
	window   int       // days; 0 = no end
	block    int       // days between bases
	scale    float64   // 2^shift
	grown    []float64 // growth by days from the base, the first −window; may be nil
}

// mostGrown is how many days of growth are worked out beforehand, at most (ours).
const mostGrown = 1 << 12

func newClock(p *Preset) clock {
	bits := pairBits
	if p.Phi == Identity {
		bits = cellBits
	}
	if largest := p.maxCredit(); largest > 0 {
		_, exponent := math.Frexp(largest)
		bits -= exponent
	}
	c := clock{halfLife: p.HalfLife, window: p.Window, block: 1, scale: math.Ldexp(1, bits)}
	if c.halfLife > 0 {
		c.block = max(1, int(min(blockLives*c.halfLife, 1<<20)))
		if life := math.Ceil(lifetimes * c.halfLife); life < 1<<30 && (c.window == 0 || int(life) < c.window) {
			c.window = int(life)
		}
		if n := c.window + c.block; c.window > 0 && n <= mostGrown {
			c.grown = make([]float64, n)
			for i := range c.grown {
				c.grown[i] = c.scale * exp2(float64(i-c.window)/c.halfLife)
			}
		}
	}
	return c
}

// base returns the base day that sums of day d refer to.
func (c *clock) base(d activity.Day) activity.Day {
	if c.halfLife == 0 {
		return 0
	}
	n := int(d) % c.block
	if n < 0 {
		n += c.block
	}
	return d - activity.Day(n)
}

// growth returns what one unit of credit of a day is worth in sums of a base.
func (c *clock) growth(day, base activity.Day) float64 {
	if c.halfLife == 0 {
		return c.scale
	}
	if i := int(day-base) + c.window; uint(i) < uint(len(c.grown)) {
		return c.grown[i]
	}
	return c.scale * exp2(float64(day-base)/c.halfLife)
}

// fix turns a credit into fixed point, given the growth of its day.
func fix(credit, growth float64) int64 { return int64(math.RoundToEven(float64(credit * growth))) }

// inWindow reports whether an event of a day still counts at the end of today.
func (c *clock) inWindow(day, today activity.Day) bool {
	return day <= today && (c.window == 0 || int(today-day) < c.window)
}
