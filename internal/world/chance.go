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

// delay is a time in minutes: log-normal and cut at an upper end, or between
// points.
type delay struct {
	mean, spread float64   // of the logarithm, before the cut
	below        float64   // probability below the cut
	points       []float64 // logarithms at even steps of probability; nil for a log-normal
}

// newDelay finds the log-normal that has the given median after the cut.
func newDelay(d DelaySettings, longest float64) delay {
	cut := math.Log(longest * 60)
	if d.Quantiles != nil {
		return newObserved(d.Quantiles)
	}
	if d.Spread == 0 {
		return delay{mean: math.Log(d.Median), below: 1}
	}
	// Just below 1, for the quantile of 1 is infinite.
	at := func(mean float64) delay { return delay{mean, d.Spread, min(phi((cut-mean)/d.Spread), 1-1e-12), nil} }
	median := math.Log(d.Median)
	mean := bisect(median, cut+d.Spread*d.Spread, func(mean float64) float64 {
		d := at(mean)
		return d.logarithm(0.5) - median
	})
	return at(mean)
}

func newObserved(quantiles []float64) delay {
	d := delay{points: make([]float64, len(quantiles))}
	for i, minutes := range quantiles {
		d.points[i] = math.Log(minutes)
	}
	return d
}

// logarithm is that of the delay which a share u of all delays do not exceed.
func (d *delay) logarithm(u float64) float64 {
	if d.points == nil {
		return d.mean + d.spread*quantile(u*d.below)
	}
	at := u * float64(len(d.points)-1)
	i := min(int(at), len(d.points)-2)
	return d.points[i] + (at-float64(i))*(d.points[i+1]-d.points[i])
}

// draw takes one number from the stream.
func (d *delay) draw(s *seed.Stream) activity.Time { return d.after(s.Float64()) }

// after is the delay at the level 1−u, for u in [0, 1); at least a microsecond.
func (d *delay) after(u float64) activity.Time {
	if d.spread == 0 && d.points == nil {
		return activity.Time(math.Exp(d.mean) * float64(activity.Minute))
	}
	return max(1, activity.Time(math.Exp(d.logarithm(1-u))*float64(activity.Minute)))
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

// week is how many posts there are on each weekday, given those of an average day.
func (k *clock) week(posts float64) (week [7]seed.Poisson) {
	for d, busy := range k.weekdays {
		week[d] = seed.NewPoisson(posts * busy)
	}
	return week
}

// weekday counts from Monday.
func weekday(d activity.Day) int { return ((int(d)+3)%7 + 7) % 7 } // 1970-01-01 was a Thursday

// at draws an instant of the day. It takes two numbers from the stream.
func (k *clock) at(d activity.Day, s *seed.Stream) activity.Time {
	u, hour := s.Float64(), 0
	for hour < 23 && u >= k.upTo[hour] {
		hour++
	}
	return d.Start() + activity.Time(hour)*activity.Hour + activity.Time(s.IntN(int(activity.Hour)))
}
