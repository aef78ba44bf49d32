package scorer

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// Quantile says which score a share of the population scores below.
type Quantile struct{ Share, Score float64 }

// Population is how the scores of real accounts were spread: what a scale is
// anchored to.
type Population struct {
	Name      string
	Source    string // "quantiles of …"
	Quantiles []Quantile
}

// Everyone is the histogram of 100,258 scored Klout accounts of 2014, as its
// cumulative shares: 40 % under 15, half under 17, 12.8 % at 40 or more, 3.8 % at
// 50 or more, 0.2 % at 65 or more. That 20 % are under 12 is read off the class
// 10–14.
var Everyone = Population{
	"everyone", "quantiles of 100,258 scored Klout accounts of 2014",
	[]Quantile{{.20, 12}, {.40, 15}, {.50, 17}, {.872, 40}, {.962, 50}, {.998, 65}},
}

// Active is a sample of 1,048 Klout scores, of people more active than most: its
// median is 41.
var Active = Population{
	"active", "quantiles of a sample of 1,048 Klout scores",
	[]Quantile{{.05, 12.9}, {.25, 23.2}, {.50, 41.1}, {.75, 50.3}, {.95, 61.0}, {.99, 67.3}},
}

// Populations are those that a scale can be anchored to, the usual one first.
var Populations = []Population{Everyone, Active}

// PopulationOf returns the population that a preset's scale was anchored to, as
// the source of its anchors says; false where it says none.
func PopulationOf(p Preset) (Population, bool) {
	for _, like := range Populations {
		if strings.Contains(p.Sources["scale.anchors"].From, strings.TrimPrefix(like.Source, "quantiles of ")) {
			return like, true
		}
	}
	return Population{}, false
}

// The ends of an anchored scale (ours): nothing scores 1, and half as much again
// as anyone in the societies scores 100.
const (
	lowestScore  = 1
	highestScore = 100
	headroom     = 1.5
)

// AnchorsFor maps the quantiles of R over a society to those of a population.
// Of equal R the last quantile stays, and none stays at R = 0. R is rounded to
// six significant digits, so that a file can hold it.
func AnchorsFor(r []float64, like Population) []Anchor {
	sorted := slices.Sorted(slices.Values(r))
	anchors := []Anchor{{0, lowestScore}}
	put := func(a Anchor) {
		a.R = significant(a.R)
		last := &anchors[len(anchors)-1]
		switch {
		case a.R == 0:
		case a.R == last.R:
			*last = a
		default:
			anchors = append(anchors, a)
		}
	}
	for _, q := range like.Quantiles {
		put(Anchor{quantileOf(sorted, q.Share), q.Score})
	}
	if n := len(sorted); n > 0 {
		put(Anchor{headroom * sorted[n-1], highestScore})
	}
	return anchors
}

// quantileOf is the type 7 quantile of a sorted sample (Hyndman and Fan 1996).
func quantileOf(sorted []float64, share float64) float64 {
	if len(sorted) == 0 {
		return 0
	}
	at := float64(share * float64(len(sorted)-1))
	i := int(math.Floor(at))
	if i+1 >= len(sorted) {
		return sorted[len(sorted)-1]
	}
	return sorted[i] + float64((at-float64(i))*(sorted[i+1]-sorted[i]))
}

func significant(x float64) float64 {
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(x, 'g', 6, 64), 64)
	if err != nil {
		panic("scorer: a formatted number does not read back")
	}
	return rounded
}
