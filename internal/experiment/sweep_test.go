package experiment

import (
	"context"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/claim"
	"github.com/yardstick-lab/yardstick/internal/dataset"
	"github.com/yardstick-lab/yardstick/internal/inference"
	"github.com/yardstick-lab/yardstick/internal/result"
	"github.com/yardstick-lab/yardstick/internal/spec"
)

// behaving is an experiment with arms that behave and claims of both families.
func behaving(t *testing.T) Inputs {
	t.Helper()
	folder := t.TempDir()
	must(t, os.WriteFile(filepath.Join(folder, "answered.yaml"), []byte(answeredSpec), 0o600))
	return loaded(t, folder, "answered")
}

const answeredSpec = `
schema: 1
name: answered
question: Do replies bring reactions?
dataset: hamlet
scorers: [klout-2011]
seeds: {worlds: 1..6, scorer: 7}
subjects:
  sample: 4
  having: {network: facebook, audience: {at_least: 15}}
days: {warmup: 8, measured: 2}
arms:
  usual: {}
  generic: {behave: {reply: {count: 4, days: 0..1, how: generic}}}
  specific: {behave: {reply: {count: 4, days: 0..1, how: specific}}}
metrics:
  got: {of: reactions, days: 0..1}
  score: {of: score, day: 1}
claims:
  - {id: brings, says: They bring more than one, type: increases, compare: {treated: specific, control: usual}, metric: got, min_effect: {by: 1}}
  - {id: lifts, says: They lift the score, type: increases, compare: {treated: specific, control: usual}, metric: score}
  - {id: beats, says: Specific ones bring more, type: increases, compare: {treated: specific, control: generic}, metric: got}
`

// TestProbesAreRuns holds what is asked at a point against a run of worlds that
// were made so, whether the claim needs a score or not, and whether the worlds are
// others or only answer otherwise.
func TestProbesAreRuns(t *testing.T) {
	check := func(path string, at float64) {
		t.Helper()
		in := behaving(t)
		other, err := in.Dataset.World.With(path, at)
		must(t, err)
		d := *in.Dataset
		d.World, d.Hash = other, "other"
		run := in
		run.Dataset = &d
		want := claims(t, run)
		for _, scored := range []bool{false, true} {
			q := newProber(planned(t, in), Bench{Workers: 2, Worlds: &dataset.Cache{Dir: t.TempDir(), Limit: 1 << 30}}, Sensing{})
			pt := point{spec.OfWorld + path, at}
			must(t, q.ask(context.Background(), []question{{pt, scored}}))
			for i, c := range q.at(pt).claims {
				switch asked := scored || !want[i].Claim.NeedsScore(); {
				case !asked && c.Verdict != 0:
					t.Errorf("%s: %s was not asked for, and is %s", path, want[i].Claim.ID, c.Verdict)
				case asked && (!reflect.DeepEqual(c.Units, want[i].Units) || c.Verdict != want[i].Verdict || !reflect.DeepEqual(c.PHolm, want[i].PHolm)):
					t.Errorf("%s, scored %v: %s is %s %v, a run says %s %v", path, scored, want[i].Claim.ID, c.Verdict, c.Units, want[i].Verdict, want[i].Units)
				}
			}
		}
	}
	check("ripples.specific", 4)
	check("ripples.returns", .4)
}

// TestSweepTakesTheRunsWord asks nothing of where everything is as it is, and
// finds the same as where it has to.
func TestSweepTakesTheRunsWord(t *testing.T) {
	in := behaving(t)
	in.Spec.Tipping = []spec.Tipping{{Claim: "beats", Of: "world.ripples.specific", Low: 1, High: 5}}
	sweep := func(stands []result.Claim) (*result.Sensitivity, int) {
		asked := 0
		s, err := planned(t, in).Sweep(context.Background(), Bench{Workers: 2}, Sensing{
			Stands: stands, Progress: func(done, _ int) { asked = done },
		})
		must(t, err)
		return s, asked
	}
	with, less := sweep(claims(t, in))
	without, more := sweep(nil)
	if !reflect.DeepEqual(with, without) || less != more-1 {
		t.Errorf("with the run's claims %+v after %d, without %+v after %d", with, less, without, more)
	}
	if len(with.Tippings[0].Flips) == 0 {
		t.Error("nothing flips, so nothing shows how near the ends of a flip lie")
	}
	for _, flip := range with.Tippings[0].Flips {
		if flip.High-flip.Low > SweepTolerance*flip.High {
			t.Errorf("a flip between %g and %g", flip.Low, flip.High)
		}
	}
	if with.Whole() || with.Rates != nil || len(with.Tippings) != 1 || len(with.Claims) != len(in.Spec.Claims) {
		t.Errorf("%+v", with)
	}
	reads(t, with)
}

// TestGuesses: a search whose effect is a straight line is at its end after one
// guess, and one at 0 after one try.
func TestGuesses(t *testing.T) {
	ten := 10.0
	line := func(x float64) result.Claim {
		c := result.Claim{}
		c.Claim.Type, c.MinEffect = claim.Increases, &ten
		c.Interval = &inference.Interval{Low: 100*x - 2, High: 100*x + 2}
		c.Verdict = claim.Inconclusive
		if c.Interval.Low > ten {
			c.Verdict = claim.Supported
		}
		return c
	}
	anything := func(x float64) result.Claim {
		c := result.Claim{}
		c.Verdict = claim.Refuted
		if x > 0 {
			c.Verdict = claim.Supported
		}
		return c
	}
	check := func(effect func(float64) result.Claim, low float64, probes int) {
		t.Helper()
		q := newProber(planned(t, tiny(t, "tiny")), Bench{}, Sensing{})
		s := &search{prober: q, asked: spec.Tipping{Of: "world.ripples.returns"}, now: number{value: .5}, low: 0, high: 1}
		rounds := 0
		for asked := s.next(); len(asked) > 0; asked = s.next() {
			for _, a := range asked {
				q.answers[a.point] = answer{claims: []result.Claim{effect(a.at)}}
			}
			rounds++
		}
		if i := turnOf(s); rounds != 2 || len(s.tried) != probes || s.tried[i] < low || s.tried[i-1] > low || s.tried[i]-s.tried[i-1] > s.tolerance(low, low) {
			t.Errorf("%d rounds, tried %v", rounds, s.tried)
		}
	}
	check(line, .12, 7)
	check(anything, 0, 6)
}

func turnOf(s *search) int {
	for i := 1; i < len(s.tried); i++ {
		if s.turns(s.tried[i-1], s.tried[i]) {
			return i
		}
	}
	return 0
}
