package figure

import (
	"math"
	"testing"
)

func TestWhatCannotBeDrawn(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	check := func(f interface{ Figure() (Figure, error) }, want string) {
		t.Helper()
		_, err := f.Figure()
		if err == nil || err.Error() != want {
			t.Errorf("error %v, want %s", err, want)
		}
	}
	head := Head{Name: "x", Title: "t"}

	check(Lines{Head: head}, "lines x: there is nothing to draw")
	lines := func(change func(*Lines)) Lines {
		l := Lines{Head: head, Days: []int{0, 1}, Arms: []LineArm{{Label: "a", Mean: []float64{1, 2}, Low: []float64{0, 1}, High: []float64{2, 3}}}}
		change(&l)
		return l
	}
	check(lines(func(l *Lines) { l.Arms[0].Mean[1] = nan }), `lines x: arm "a": a value is NaN: want a finite number`)
	check(lines(func(l *Lines) { l.Arms[0].High[0] = inf }), `lines x: arm "a": a value is +Inf: want a finite number`)
	check(lines(func(l *Lines) { l.Arms[0].Low = nil }), `lines x: arm "a": a band of 0 lower and 2 upper ends for 2 days`)
	check(lines(func(l *Lines) { l.Days = []int{0, 1, 2} }), `lines x: arm "a": 2 means for 3 days`)
	check(lines(func(l *Lines) { l.Days = []int{1, 1} }), "lines x: day 1 comes after day 1: want ascending days")
	check(lines(func(l *Lines) { l.Name = "../x" }), `figure name "../x": want lower case letters, digits and hyphens, a letter first`)
	check(lines(func(l *Lines) { l.Title = " " }), "figure x: it has no title")

	overlay := func(data, other Steps) Overlay {
		data.Label, other.Label = "a", "b"
		return Overlay{Head: head, Data: data, Other: other}
	}
	fine := Steps{Values: []float64{0, 1}, Shares: []float64{0.5, 1}}
	check(Overlay{Head: head}, `overlay x: "": there is nothing to draw`)
	check(overlay(fine, Steps{Values: []float64{1}}), `overlay x: "b": 0 shares for 1 values`)
	check(overlay(fine, Steps{Values: []float64{nan}, Shares: []float64{1}}), `overlay x: "b": a value is NaN: want a finite number`)
	check(overlay(Steps{Values: []float64{1, 1}, Shares: []float64{0.5, 1}}, fine), `overlay x: "a": the value 1: want values that rise, from 0 on`)
	check(overlay(Steps{Values: []float64{-1}, Shares: []float64{1}}, fine), `overlay x: "a": the value -1: want values that rise, from 0 on`)
	check(overlay(Steps{Values: []float64{1, 2}, Shares: []float64{1, 0.5}}, fine), `overlay x: "a": the share 0.5 comes after 1: want shares that rise, 0 to 1`)

	check(Response{Head: head}, "response x: there is nothing to draw")
	check(Response{Head: head, Points: []DosePoint{{Label: "a", Mean: nan}}}, `response x: dose "a": a number is NaN: want a finite number`)
	check(Response{Head: head, Points: []DosePoint{{Label: "a", Interval: &Interval{2, 1}}}}, `response x: dose "a": the interval runs from 2 to 1: want the lower end first`)
	check(Response{Head: head, Points: []DosePoint{{Label: "a", Dose: 1}, {Label: "b", Dose: 1}}}, `response x: dose "b" comes after "a": want rising doses`)
	check(Forest{Head: head}, "forest x: there is nothing to draw")
	forest := func(r ForestRow) Forest { return Forest{Head: head, Rows: []ForestRow{r}} }
	check(forest(ForestRow{Label: "a"}), `forest x: row "a": verdict 0 is none`)
	check(forest(ForestRow{Label: "a", Verdict: NotTested}), `forest x: row "a": verdict 5 is none`)
	check(forest(ForestRow{Label: "a", Verdict: Void, Estimate: nan}), `forest x: row "a": the estimate is NaN: want a finite number`)
	check(forest(ForestRow{Label: "a", Verdict: Void, Estimate: 1e300}), `forest x: row "a": the estimate is 1e+300: want at most 1e+15 in size`)
	check(forest(ForestRow{Label: "a", Verdict: Void, Inner: &Interval{2, 1}}), `forest x: row "a": the inner interval runs from 2 to 1: want the lower end first`)
	check(forest(ForestRow{Label: "a", Verdict: Void, Outer: &Interval{0, inf}}), `forest x: row "a": the outer interval is +Inf: want a finite number`)
	check(forest(ForestRow{Label: "a", Verdict: Void, Margin: &Margin{nan, 1}}), `forest x: row "a": margin runs from NaN to 1: want the lower end first`)
	check(forest(ForestRow{Label: "a", Verdict: Void, Margin: &Margin{0, 1e300}}), `forest x: row "a": an end of the margin is 1e+300: want at most 1e+15 in size`)
	check(forest(ForestRow{Label: "a", Verdict: Void, Observed: []Observed{{"b", nan}}}), `forest x: row "a": the number of b is NaN: want a finite number`)

	check(Dots{Head: head}, "dots x: there is nothing to draw")
	dots := func(r DotRow) Dots { return Dots{Head: head, Rows: []DotRow{r}} }
	check(dots(DotRow{Label: "a"}), `dots x: row "a": there is nothing to draw`)
	check(dots(DotRow{Label: "a", Points: []Dot{{"w", nan}}}), `dots x: row "a": the difference of w is NaN: want a finite number`)
	check(dots(DotRow{Label: "a", Points: []Dot{{"w", 1}}, Mean: inf}), `dots x: row "a": the mean is +Inf: want a finite number`)

	check(Sources{Head: head}, "sources x: there is nothing to draw")
	check(Sources{Head: head, Arms: []SourceArm{{Label: "a"}}}, `sources x: arm "a": there is nothing to draw`)
	check(Sources{Head: head, Arms: []SourceArm{{Label: "a", Parts: []SourcePart{{"like", "facebook", nan}}}}}, `sources x: arm "a": like on facebook is NaN: want a finite number`)

	check(Scorers{Head: head}, "scorers x: there is nothing to draw")
	check(Scorers{Head: head, Columns: []string{"s"}, Rows: []ScorerRow{{Label: "a"}}}, `scorers x: row "a": 0 cells for 1 scorers`)
	check(Scorers{Head: head, Columns: []string{"s"}, Rows: []ScorerRow{{Label: "a", Cells: []Cell{{}}}}}, `scorers x: row "a", scorer "s": verdict 0 is none`)
	check(Scorers{Head: head, Columns: []string{"s"}, Rows: []ScorerRow{{Label: "a", Cells: []Cell{{Verdict: Void, Effect: &nan}}}}}, `scorers x: row "a", scorer "s": the effect is NaN: want a finite number`)

	check(Tipping{Head: head}, "tipping x: there is nothing to draw")
	tipping := func(change func(*Tipping)) Tipping {
		f := Tipping{Head: head, Points: []TippingPoint{{At: 0, Verdict: Void}, {At: 1, Verdict: Refuted}}}
		change(&f)
		return f
	}
	check(tipping(func(f *Tipping) { f.Points[1].At = 0 }), "tipping x: value 0 comes after 0: want rising values")
	check(tipping(func(f *Tipping) { f.Points[1].At = nan }), "tipping x: a value of the constant is NaN: want a finite number")
	check(tipping(func(f *Tipping) { f.Points[1].Estimate = inf }), "tipping x: an effect is +Inf: want a finite number")
	check(tipping(func(f *Tipping) { f.Points[1].Outer = &Interval{2, 1} }), "tipping x: an interval runs from 2 to 1: want the lower end first")
	check(tipping(func(f *Tipping) { f.Points[1].Verdict = 0 }), "tipping x: value 1 has no verdict")
	check(tipping(func(f *Tipping) { f.Turns = []float64{nan} }), "tipping x: a turn is NaN: want a finite number")
	check(tipping(func(f *Tipping) { f.Here = inf }), "tipping x: the constant is +Inf: want a finite number")

	check(Histogram{Head: head}, "histogram x: there is nothing to draw")
	check(Histogram{Head: head, Edges: []float64{1}, Shares: []float64{1}}, "histogram x: 1 edges for 1 classes")
	check(Histogram{Head: head, Edges: []float64{1, 1}, Shares: []float64{1}}, "histogram x: edge 1 comes after 1: want ascending edges")
	check(Histogram{Head: head, Edges: []float64{1, 2}, Shares: []float64{nan}}, "histogram x: a share is NaN: want 0 to 1")
	check(Histogram{Head: head, Edges: []float64{1, inf}, Shares: []float64{1}}, "histogram x: an edge is +Inf: want a finite number")
	check(Histogram{Head: head, Edges: []float64{1, 2}, Shares: []float64{1}, Reference: []float64{1, 0}}, "histogram x: 2 reference shares for 1 classes")
	check(Histogram{Head: head, Edges: []float64{1, 2}, Shares: []float64{1}, Marks: []Observed{{"m", nan}}}, "histogram x: the mark m is NaN: want a finite number")

	facets := func(change func(*Facets)) Facets {
		f := Facets{Head: head, High: 1, Facets: []Facet{{Label: "a", Curve: []FacetPoint{{0, 0}}, Spots: []Spot{{FacetPoint{0, 0}, Interval{0, 1}}}}}}
		change(&f)
		return f
	}
	named := func(change func(*Overlay)) Overlay {
		days := Steps{"a", []float64{0, 1}, []float64{.5, 1}}
		f := Overlay{Head: head, Data: days, Other: days, Linear: true, Named: []string{"Mon", "Tue"}, Noun: "post"}
		change(&f)
		return f
	}
	check(named(func(f *Overlay) { f.Other.Values = []float64{0, 2} }), `overlay x: "a": the value 2 is none of the 2 that have a name`)
	check(named(func(f *Overlay) { f.Data.Values = []float64{0, .5} }), `overlay x: "a": the value 0.5 is none of the 2 that have a name`)
	check(named(func(f *Overlay) { f.Linear = false }), `overlay x: "a": values with names need even steps`)
	check(Facets{Head: head}, "facets x: there is nothing to draw")
	check(facets(func(f *Facets) { f.High = nan }), "facets x: an end of the axis is NaN: want a finite number")
	check(facets(func(f *Facets) { f.Low = 1 }), "facets x: the axis runs from 1 to 1: want the lower end first")
	check(facets(func(f *Facets) { f.Repeated = 1 }), "facets x: facet 1 is to be repeated, of 1")
	check(facets(func(f *Facets) { f.Facets[0] = Facet{Label: "a"} }), `facets x: facet "a": there is nothing to draw`)
	check(facets(func(f *Facets) { f.Facets[0].Curve[0].Y = inf }), `facets x: facet "a": a point of the curve is +Inf: want a finite number`)
	check(facets(func(f *Facets) { f.Facets[0].Spots[0].X = nan }), `facets x: facet "a": a spot is NaN: want a finite number`)
	check(facets(func(f *Facets) { f.Facets[0].Spots[0].Interval.Low = 2 }), `facets x: facet "a": the interval runs from 2 to 1: want the lower end first`)
}
