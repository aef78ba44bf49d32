package claim_test

import (
	"encoding/json"
	"math"
	"strings"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/claim"
)

// The fixture on which R and scipy agree.
var (
	before = []float64{10.2, 11.5, 9.8, 12.1, 10.9, 11.1, 9.5, 13.0, 10.4, 11.8, 12.6, 10.0}
	after  = []float64{10.6, 11.9, 9.7, 12.9, 11.2, 11.0, 10.1, 13.9, 10.9, 12.0, 13.3, 10.1}
)

// asked is a claim as the command line gives it: a type and what it takes.
func asked(t claim.Type, bound float64) claim.Claim {
	c := claim.Claim{Type: t}
	switch t {
	case claim.Equivalent, claim.NotIncreases, claim.NotDecreases:
		c.Margin.Amount = claim.Points(bound)
	case claim.Increases, claim.Decreases:
		c.MinEffect = claim.Points(bound)
	case claim.Reproduces:
		c.Observed = &bound
	case claim.Exactly:
		c.Equals = &bound
	}
	return c
}

func compared(t *testing.T, control, treated []float64, c claim.Claim) claim.Outcome {
	t.Helper()
	o, err := claim.Compare(control, treated, c, claim.Options{Seed: 1})
	if err != nil {
		t.Fatalf("compare: %v", err)
	}
	return o
}

func TestCompareGoldenFixture(t *testing.T) {
	check := func(name string, in *float64, want, unit float64) {
		t.Helper()
		if in == nil || !(math.Abs(*in-want) <= unit) {
			t.Errorf("%s: got %v, want %.15g", name, in, want)
		}
	}
	o := compared(t, before, after, asked(claim.Equivalent, .5))
	if o.Verdict != inconclusive || o.N != 12 || o.Path != claim.PathT {
		t.Errorf("±.5: got %s, n %d, path %s", o.Verdict, o.N, o.Path)
	}
	check("estimate", o.Estimate, .3916666667, 5e-11)
	check("low", &o.Interval.Low, .182760378651, 5e-13)
	check("high", &o.Interval.High, .600572954683, 5e-13)
	check("90 % low", &o.Interval90.Low, .2212104373, 5e-11)
	check("90 % high", &o.Interval90.High, .5621228960, 5e-11)
	check("level", o.Level, .95, 0)
	check("p is the larger of the two", o.P, .138976641842, 5e-13)
	check("p_refutes", o.PRefutes, 1-.138976641842, 5e-13)
	check("Hedges", o.HedgesG, 1.1077857416, 5e-11)
	check("control", o.ControlMean, 132.9/12, 1e-12)
	check("treated", o.TreatedMean, 137.6/12, 1e-12)
	check("down", &o.Shares.Down, 2./12, 0)
	check("up", &o.Shares.Up, 10./12, 0)

	o = compared(t, before, after, asked(claim.Equivalent, .6))
	check("±.6", o.P, .025264933634, 5e-13)
	if o.Verdict != supported {
		t.Errorf("±.6: got %s, %s", o.Verdict, o.Reason)
	}
	o = compared(t, before, after, asked(claim.Equivalent, .1))
	check("±.1", o.P, .994697831811, 5e-13)
	if o.Verdict != refuted {
		t.Errorf("±.1: got %s, %s", o.Verdict, o.Reason)
	}
	o = compared(t, before, after, asked(claim.Increases, 0))
	check("increases", o.P, .001682053939/2, 5e-13)
	check("increases, by flips", o.FlipP, 8./4096, 0)
	// No harm beyond .2 in either direction of the pairs.
	o = compared(t, after, before, asked(claim.NotIncreases, .2))
	check("no harm", o.P, 3.20276181e-05, 5e-14)
}

// Swapping the arms swaps rises and falls, and leaves equivalence alone.
func TestCompareMirrors(t *testing.T) {
	check := func(a, b claim.Type, bound float64) {
		t.Helper()
		one, two := compared(t, before, after, asked(a, bound)), compared(t, after, before, asked(b, bound))
		if one.Verdict != two.Verdict || math.Abs(*one.P-*two.P) > 1e-14 || math.Abs(*one.PRefutes-*two.PRefutes) > 1e-14 {
			t.Errorf("%s %v: %s %v, mirrored %s %v", a, bound, one.Verdict, *one.P, two.Verdict, *two.P)
		}
	}
	check(claim.Increases, claim.Decreases, 0)
	check(claim.Increases, claim.Decreases, .3)
	check(claim.NotIncreases, claim.NotDecreases, .2)
	check(claim.Decreases, claim.Increases, .1)
	check(claim.Equivalent, claim.Equivalent, .6)
}

func TestCompareWithoutSpread(t *testing.T) {
	o := compared(t, before, before, asked(claim.Equivalent, .5))
	if o.Verdict != supported || o.Path != claim.PathExact || o.P != nil || o.Interval90 != nil || o.Interval.Low != 0 || o.Interval.High != 0 {
		t.Errorf("got %+v", o)
	}
}

func TestCompareInvariantAndReproduces(t *testing.T) {
	if o := compared(t, before, before, asked(claim.Invariant, 0)); o.Verdict != supported {
		t.Errorf("the same numbers: got %s, %s", o.Verdict, o.Reason)
	}
	if o := compared(t, before, after, asked(claim.Invariant, 0)); o.Verdict != refuted || o.Reason != "pair 8 by +0.90" {
		t.Errorf("other numbers: got %s, %s", o.Verdict, o.Reason)
	}
	c := asked(claim.Invariant, 0)
	c.Tolerance = 1
	if o := compared(t, before, after, c); o.Verdict != supported {
		t.Errorf("within the tolerance: got %s, %s", o.Verdict, o.Reason)
	}
	if o := compared(t, before, after, asked(claim.Reproduces, 1)); o.Verdict != inconclusive || o.N != 12 {
		t.Errorf("twelve pairs: got %s, n %d", o.Verdict, o.N)
	}
}

func TestCompareWarnsOfNoControl(t *testing.T) {
	check := func(typ claim.Type, bound float64, warns bool) {
		t.Helper()
		o := compared(t, before, after, asked(typ, bound))
		if got := strings.Contains(strings.Join(o.Warnings, "\n"), "no positive control"); got != warns {
			t.Errorf("%s: warnings %q", typ, o.Warnings)
		}
	}
	check(claim.Equivalent, .5, true)
	check(claim.NotIncreases, .5, true)
	check(claim.Invariant, 0, true)
	check(claim.Reproduces, 0, true)
	check(claim.Reproduces, 1, false)
	check(claim.Increases, 0, false)
}

func TestCompareRefuses(t *testing.T) {
	check := func(control, treated []float64, c claim.Claim, want string) {
		t.Helper()
		if _, err := claim.Compare(control, treated, c, claim.Options{}); err == nil || err.Error() != want {
			t.Errorf("got %v, want %q", err, want)
		}
	}
	rises, alike := asked(claim.Increases, 0), asked(claim.Equivalent, .5)
	check([]float64{1, 2}, []float64{1}, rises, "2 control values and 1 treated ones do not make pairs")
	check(nil, nil, rises, "no pairs: the sample is empty")
	check([]float64{1, math.NaN()}, []float64{1, 2}, rises, "control: value 2 is not a number")
	check([]float64{1, 2}, []float64{math.Inf(1), 2}, rises, "treated: value 1 is infinite")
	check([]float64{-9e149}, []float64{9e149}, rises, "pair 1: control, treated, difference: value 3 is 1.8e+150: too large to be squared")
	check([]float64{1}, []float64{1}, claim.Claim{}, `claim "compare": type: is missing`)
	check([]float64{1}, []float64{1}, asked(claim.Equivalent, 0), `claim "compare": margin: must be more than 0`)
	check([]float64{1}, []float64{1}, asked(claim.Ordered, 0), "ordered takes a column a dose, and at least 3 of them")
	alike.SensitiveTo = "other"
	check([]float64{1}, []float64{1}, alike, `claim "compare": sensitive_to: numbers by themselves have no other claim to lean on`)
}

func TestNoNegativeZero(t *testing.T) {
	o := judged(t, of(claim.Reproduces, math.Copysign(0, -1)), pooled(same(100, 0)))
	if math.Signbit(*o.Observed) || strings.Contains(o.Sentence, "−0") {
		t.Errorf("observed %v: %s", *o.Observed, o.Sentence)
	}
}

// Whatever the numbers, what comes out can be written as JSON and read aloud.
func TestNothingUnspeakableComesOut(t *testing.T) {
	samples := [][]float64{
		{0}, {math.Copysign(0, -1), 0, 0, 0, 0, 0, 0}, {1, 1, 1, 1, 1, 1}, {-1e-9, 1e-9, -1e-9, 1e-9, -1e-9, 1e-9, 0},
		{-.001, -.002, -.001, -.003, -.002, -.001, -.002}, {1e149, -1e149, 1e149, 3, 2, 1, 0}, {5, 5, 5, 5, 5, 5 + 1e-11},
		{1e-300, -1e-300, 0, 0, 0, 0}, {1, 2}, {1, 2, 3},
		{math.Copysign(0, -1), math.Copysign(0, -1), math.Copysign(0, -1), 5},
	}
	for _, d := range samples {
		for _, name := range claim.TypeNames() {
			typ, _ := claim.ParseType(name)
			for _, design := range []claim.Evidence{worlds(d), census(d), pooled(d), pooled(append(same(120, 0), d...))} {
				c := of(typ, .5)
				if typ == claim.Ordered {
					was := design.Design
					design = dosed(d, d[:len(d):len(d)])
					design.Design = was
				}
				o := judged(t, c, design)
				text, err := json.Marshal(o)
				if err != nil {
					t.Fatalf("%s of %v: %v", typ, d, err)
				}
				for _, bad := range []string{"NaN", "Inf", ":-0,", "[-0,", ",-0,", "-0}", "-0]", "−0.00 ", "+0.00 ", "%!"} {
					if strings.Contains(string(text), bad) {
						t.Errorf("%s of %v: %q in %s", typ, d, bad, text)
					}
				}
				if o.Sentence == "" || !strings.HasSuffix(o.Sentence, ".") {
					t.Errorf("%s of %v: sentence %q", typ, d, o.Sentence)
				}
			}
		}
	}
}

// plus is the sample with as much added to each.
func plus(sample []float64, by float64) []float64 {
	out := make([]float64, len(sample))
	for i, v := range sample {
		out[i] = v + by
	}
	return out
}

func TestCompareDoses(t *testing.T) {
	check := func(want claim.Verdict, path claim.Path, columns ...[]float64) {
		t.Helper()
		o, err := claim.CompareDoses(columns, claim.Claim{}, klout)
		if err != nil || o.Verdict != want || o.Path != path {
			t.Errorf("got %v: %s on path %s, want %s on %s", err, o.Verdict, o.Path, want, path)
		}
	}
	check(supported, claim.PathTrend, before, after, plus(after, .2))
	check(refuted, claim.PathTrend, plus(after, .2), after, before)
	check(supported, claim.PathExact, before, plus(before, 1), plus(before, 2))
	refuse := func(want string, columns ...[]float64) {
		t.Helper()
		if _, err := claim.CompareDoses(columns, claim.Claim{}, klout); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %q", err, want)
		}
	}
	refuse("doses: ordered needs at least 3 arms", before, after)
	refuse("doses: ordered needs at least 3 arms")
	refuse("dose 1 has 12 values and dose 2 has 11; they do not make rows", before, after[1:], after)
	refuse("no pairs", nil, nil, nil)
	refuse("pair 1: doses: value 2 is not a number", []float64{1}, []float64{math.NaN()}, []float64{2})
}
