package figure

import (
	"fmt"
	"math"
	"testing"
)

// build fails the test on an invalid sample.
func build(t testing.TB, f interface{ Figure() (Figure, error) }) Figure {
	t.Helper()
	fig, err := f.Figure()
	if err != nil {
		t.Fatal(err)
	}
	return fig
}

// wobble is a fixed sequence in [-1, 1] that looks irregular.
func wobble(i int) float64 { return math.Sin(float64(i)*12.9898) * math.Cos(float64(i)*4.1414) }

const essay = "the essay"

// long is a sentence as long as the longest claims are.
const long = "Fifty likes by strangers on the last post of an otherwise quiet day lift the displayed score by less than half a point, whoever the account is"

func sampleLines(arms int) Lines {
	names := []string{"usual", "usual day with 50 likes", "quiet", "likes", "comments", "likes, then five comments a day later"}
	l := Lines{Head: Head{Name: "lines", Title: "Score over days, per arm",
		Subtitle: "Twenty worlds with 25 subjects each; every subject treated alone.", Unit: "score"},
		Band: "95 % interval over worlds", Mark: &DayMark{0, "day 0: the intervention"}}
	for d := -5; d <= 13; d++ {
		l.Days = append(l.Days, d)
	}
	for a := range arms {
		arm := LineArm{Label: names[a%len(names)]}
		for i, d := range l.Days {
			v := 40 + 0.15*wobble(i)
			if d >= 0 {
				v += []float64{0, 0.9, -1.2, -0.8, 2.6, 0.4}[a%6] * math.Exp(-float64(d)/5)
			}
			half := 0.35 + 0.02*float64(a)
			arm.Mean, arm.Low, arm.High = append(arm.Mean, v), append(arm.Low, v-half), append(arm.High, v+half)
		}
		l.Arms = append(l.Arms, arm)
	}
	return l
}

func sampleResponse() Response {
	return Response{
		Head:     Head{Name: "response", Title: "The more likes, the higher the score", Subtitle: "Dose by dose; what lies between two doses was not asked.", Unit: "score on day 0"},
		DoseUnit: "dose", Band: "95 % interval over 20 worlds",
		Points: []DosePoint{
			{Label: "usual", Dose: 0, Mean: 40, Interval: &Interval{39.4, 40.6}}, {Label: "five likes", Dose: 5, Mean: 40.3, Interval: &Interval{39.6, 41}},
			{Label: "fifty likes", Dose: 50, Mean: 42.1, Interval: &Interval{41.5, 42.7}}, {Label: "a hundred likes by strangers and friends", Dose: 100, Mean: 43, Interval: &Interval{42.2, 43.8}},
		},
	}
}

func sampleForest(rows int) Forest {
	inf := math.Inf(1)
	all := []ForestRow{
		{Label: "50 likes alone lift the score by less than half a point", Estimate: 0.90, Inner: &Interval{0.82, 0.98}, Outer: &Interval{0.80, 1.00}, Margin: &Margin{-inf, 0.5}, Verdict: Refuted},
		{Label: "nor do they on a usual day", Estimate: 0.21, Inner: &Interval{0.14, 0.28}, Outer: &Interval{0.12, 0.30}, Margin: &Margin{-inf, 0.5}, Verdict: Supported},
		{Label: "as many comments do", Estimate: 3.0, Inner: &Interval{2.83, 3.17}, Outer: &Interval{2.8, 3.2}, Margin: &Margin{0.5, inf}, Verdict: Supported},
		{Label: "five comments a day later lift it", Estimate: 0.42, Inner: &Interval{-0.1, 0.94}, Outer: &Interval{-0.2, 1.04}, Margin: &Margin{0, inf}, Verdict: Inconclusive},
		{Label: "the author's own dip of a point is an ordinary outcome", Estimate: -0.7, Inner: &Interval{-2, 0}, Note: "[ ]: 90 % of 500 subjects", Observed: []Observed{{essay, -1}}, Verdict: Supported},
		{Label: "so is the point that came back", Estimate: 0.3, Inner: &Interval{0, 1}, Observed: []Observed{{essay, 1}}, Verdict: Void},
		{Label: "a like by a stranger changes nothing for the accounts in this log", Estimate: 0, Margin: &Margin{-0.5, 0.5}, Verdict: Supported, ByConstruction: true},
	}
	f := Forest{Head: Head{Name: "forest", Title: "What was claimed, and what was found",
		Subtitle: "A claim is supported where its whole interval lies in the shaded range, refuted where all of it lies outside.", Unit: "effect, points of score"}}
	for i := range rows {
		r := all[i%len(all)]
		if i >= len(all) {
			r.Label = fmt.Sprintf("%s (variant %d)", long, i)
		}
		f.Rows = append(f.Rows, r)
	}
	return f
}

func sampleDots(rows int) Dots {
	d := Dots{Head: Head{Name: "dots", Title: "Every world by itself",
		Subtitle: "Each dot is the mean difference between two arms in one world, subject by subject.", Unit: "difference, points of score"}}
	for i, r := range sampleForest(rows).Rows {
		row := DotRow{Label: r.Label, Mean: r.Estimate, Margin: r.Margin, Observed: r.Observed, Note: "0 % down, 30 % same, 70 % up"}
		row.Noun = "world"
		n := 20
		if len(r.Observed) > 0 {
			n, row.Noun = 500, "subject"
		}
		for k := range n {
			v := r.Estimate + 0.3*wobble(k+100*i)
			if n > 20 {
				v = math.Round(r.Estimate + 1.2*wobble(k))
			}
			if r.Estimate == 0 {
				v = 0
			}
			row.Points = append(row.Points, Dot{fmt.Sprint(k + 1), v})
		}
		d.Rows = append(d.Rows, row)
	}
	return d
}

func sampleSources() Sources {
	return Sources{Head: Head{Name: "sources", Title: "Where the change came from",
		Subtitle: "Each bar: how much of the change is missing when these events are left out and the rest is replayed.", Unit: "points of score"},
		Arms: []SourceArm{
			{"50 likes on a quiet day", 0.9, []SourcePart{{"like", "facebook", 0.9}}},
			{"a quiet day", -1.2, []SourcePart{{"comment", "facebook", -0.7}, {"like", "facebook", -0.31}, {"retweet", "twitter", -0.2}, {"mention", "twitter", -0.02}, {"reply", "twitter", 0.004}, {"share", "linkedin", 0}}},
			{"likes, then five comments a day later", 2.1, []SourcePart{{"like", "facebook", 0.8}, {"comment", "facebook", 1.4}}},
		}}
}

func sampleScorers(columns, rows int) Scorers {
	names := []string{"klout-2011", "klout-short", "likes-only", "volume", "followers", "constant", "graph-pagerank", "h-index"}
	m := Scorers{Head: Head{Name: "scorers", Title: "The same claims on other yardsticks",
		Subtitle: "Worlds, subjects and interventions are the same for all; only the scorer differs.", Unit: "effect, points of score"}}
	for i := range columns {
		m.Columns = append(m.Columns, names[i%len(names)])
	}
	for i, r := range sampleForest(rows).Rows {
		row := ScorerRow{Label: r.Label}
		for k := range columns {
			e := r.Estimate + 2*wobble(i+7*k)
			cell := Cell{Verdict: Verdict(1 + (i+k*k)%5), Effect: &e}
			if cell.Verdict == Void || cell.Verdict == NotTested {
				cell.Effect = nil
			}
			cell.ByConstruction = k == 2 && i%2 == 0 && cell.Effect != nil
			row.Cells = append(row.Cells, cell)
		}
		m.Rows = append(m.Rows, row)
	}
	return m
}

func sampleHistogram() Histogram {
	h := Histogram{Head: Head{Name: "histogram", Title: "Scores of the village beside a real population",
		Subtitle: "Accounts with at least one reaction, last day of the warm-up.", Unit: "score"},
		Label: "village, 20 worlds", ReferenceLabel: "100,258 scored accounts, 2014", Noun: "account"}
	for e := 10; e <= 100; e += 5 {
		h.Edges = append(h.Edges, float64(e))
	}
	h.Shares = []float64{.36, .17, .13, .09, .07, .06, .04, .03, .02, .012, .008, .004, .003, .002, .001, 0, 0, 0}
	h.Reference = []float64{.40, .16, .11, .08, .06, .06, .05, .04, .02, .01, .006, .002, .001, .001, 0, 0, 0, 0}
	return h
}

func sampleCensus() Histogram {
	var vs []float64
	for i := range 2300 {
		vs = append(vs, math.Abs(wobble(i))*1.4*math.Abs(wobble(i*7)))
	}
	h := Histogram{Head: Head{Name: "census", Title: "What 50 likes by strangers did, account by account",
		Subtitle: "All 2,300 accounts in this log with a foreign reaction, one at a time.", Unit: "change, points of score"},
		Label: "accounts", Noun: "account", Marks: []Observed{{"the claim: no more than +0.5", 0.5}}}
	h.Edges, h.Shares = Bins(vs, 30)
	return h
}

func sampleRates() Rates {
	return Rates{
		Head: Head{Name: "rates", Title: "How often what is false is SUPPORTED", Subtitle: "Of 20,000 experiments, with 99.9 % intervals.", Unit: "% of experiments"},
		Rows: []RateRow{
			{Label: "increases, no effect, 20 worlds", Rate: 2.41, Interval: Interval{2.1, 2.8}, Most: &Margin{0, 2.5}, Kept: true},
			{Label: long, Rate: 8.2, Interval: Interval{7.5, 8.9}, Most: &Margin{0, 5}},
			{Label: "a gate failed", Rate: 0, Interval: Interval{0, 0.04}, Kept: true},
		},
	}
}

func sampleTipping() Tipping {
	t := Tipping{Head: Head{Name: "tipping", Title: "50 likes alone lift the score by less than half a point",
		Subtitle: "The effect when a like counts more or less, all else being as it is.", Unit: "effect, points of score"},
		Constant: "weights.facebook.like", Here: 0.1, Margin: &Margin{math.Inf(-1), 0.5}, Turns: []float64{0.0405, 0.0411}}
	for _, x := range []float64{0, 0.025, 0.04, 0.041, 0.0412, 0.05, 0.1, 0.2, 0.3, 0.4} {
		e := 4 * math.Log1p(4*x)
		p := TippingPoint{At: x, Estimate: e, Outer: &Interval{e - 0.1, e + 0.1}, Verdict: Refuted}
		if x <= 0.04 {
			p.Verdict = Supported
		} else if x <= 0.041 {
			p.Verdict = Inconclusive
		}
		t.Points = append(t.Points, p)
	}
	return t
}

func sampleFacets(n int) Facets {
	f := Facets{Head: Head{Name: "facets", Title: "How sure, and how often right", Subtitle: "Bars are 95 % intervals.", Unit: "pairs in which people chose it, %"},
		Across: "how sure it is, %", Low: 50, High: 100, Of: "measure", Columns: [2]string{"sure", "right"},
		Course: "the measure", Spots: "pairs of which it is about as sure", Diagonal: "as sure as right"}
	for i := range n {
		facet := Facet{Label: fmt.Sprintf("measure %d", i+1), Note: "off by 2.1"}
		for k := range 9 {
			x := 50 + 6*float64(k)
			y := math.Min(100, x+5*wobble(k+10*i))
			facet.Curve = append(facet.Curve, FacetPoint{x, y})
			facet.Spots = append(facet.Spots, Spot{FacetPoint{x, y}, Interval{y - 6, math.Min(100, y+4)}})
		}
		f.Facets = append(f.Facets, facet)
	}
	return f

}

func sampleOverlay() Overlay {
	o := Overlay{Head: Head{Name: "overlay", Title: "How long comments wait", Subtitle: "KS 0.05.", Unit: "minutes since the post"}, Noun: "comment"}
	o.Data.Label, o.Other.Label = "Klout open data", "village"
	for i := 1; i <= 20; i++ {
		o.Data.Values = append(o.Data.Values, math.Pow(1.44, float64(i)))
		o.Other.Values = append(o.Other.Values, math.Pow(1.42, float64(i))*(1+0.1*math.Abs(wobble(i))))
		o.Data.Shares, o.Other.Shares = append(o.Data.Shares, float64(i)/20), append(o.Other.Shares, float64(i)/20)
	}
	o.Data.Values[0], o.Data.Values[1] = 0, 1
	return o
}
