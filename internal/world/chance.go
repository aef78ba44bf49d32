package world

import (
	"math"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/seed"
)

// phi is the distribution function of the standard normal.
func phi(z float64) float64 { return math.Erfc(-z/math.Sqrt2) / 2 }

// quantile is the inverse of phi, for p in (0, 1).
func quantile(p float64) float64 { return -math.Sqrt2 * math.Erfcinv(2*p) }

// heavy is a log-normal number of mean 1 from a standard normal one.
func heavy(spread, z float64) float64 { return math.Exp(spread*z - spread*spread/2) }

// blend mixes two independent standard normal numbers into one that is
// correlated with the first by c.
func blend(c, first, second float64) float64 { return c*first + math.Sqrt(1-c*c)*second }

// bisect returns where the rising function f crosses zero between low and high.
func bisect(low, high float64, f func(float64) float64) float64 {
	for range 100 { // far below the spacing of floats
		middle := low + (high-low)/2
		if f(middle) < 0 {
			low = middle
		} else {
			high = middle
		}
	}
	return low
}

// delay is a log-normal time in minutes, cut at an upper end.
type delay struct {
	mean, spread float64 // of the logarithm, before the cut
	below        float64 // probability below the cut
}

// newDelay finds the log-normal that has the given median after the cut.
func newDelay(d DelaySettings, longest float64) delay {
	cut := math.Log(longest * 60)
	if d.Spread == 0 {
		return delay{math.Log(d.Median), 0, 1}
	}
	// Just below 1, for the quantile of 1 is infinite.
	at := func(mean float64) delay { return delay{mean, d.Spread, min(phi((cut-mean)/d.Spread), 1-1e-12)} }
	median := math.Log(d.Median)
	mean := bisect(median, cut+d.Spread*d.Spread, func(mean float64) float64 {
		return at(mean).logarithm(0.5) - median
	})
	return at(mean)
}

func (d delay) logarithm(u float64) float64 { return d.mean + d.spread*quantile(u*d.below) }

// draw takes one number from the stream.
func (d delay) draw(s *seed.Stream) activity.Time {
	u := 1 - s.Float64() // in (0, 1]
	if d.spread == 0 {
		return activity.Time(math.Exp(d.mean) * float64(activity.Minute))
	}
	return max(1, activity.Time(math.Exp(d.logarithm(u))*float64(activity.Minute)))
}

// clock draws times of day and knows how busy a day is.
type clock struct {
	upTo     [24]float64 // share of the day's posts up to the end of the hour
	weekdays [7]float64  // of mean 1, from Monday
}

func newClock(c Clock) clock {
	var k clock
	sum := 0.0
	for h, x := range c.Hours {
		sum += x
		k.upTo[h] = sum
	}
	for h := range k.upTo {
		k.upTo[h] /= sum
	}
	week := 0.0
	for _, x := range c.Weekdays {
		week += x
	}
	for d, x := range c.Weekdays {
		k.weekdays[d] = 7 * x / week
	}
	return k
}

// busy is the day's rate of posts in terms of an average day's.
func (k *clock) busy(d activity.Day) float64 {
	return k.weekdays[((int(d)+3)%7+7)%7] // 1970-01-01 was a Thursday
}

// at draws an instant of the day. It takes two numbers from the stream.
func (k *clock) at(d activity.Day, s *seed.Stream) activity.Time {
	u, hour := s.Float64(), 0
	for hour < 23 && u >= k.upTo[hour] {
		hour++
	}
	return d.Start() + activity.Time(hour)*activity.Hour + activity.Time(s.IntN(int(activity.Hour)))
}
