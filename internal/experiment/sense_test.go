package experiment

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/dataset"
	"github.com/yardstick-lab/yardstick/internal/result"
	"github.com/yardstick-lab/yardstick/internal/scorer"
	"github.com/yardstick-lab/yardstick/internal/spec"
	"github.com/yardstick-lab/yardstick/internal/store"
)

const tinyHouse = "../../cmd/yardstick/testdata/house"

// tiny reads an experiment of the small house of the scripts.
func tiny(t testing.TB, name string) Inputs {
	t.Helper()
	return loaded(t, filepath.Join(tinyHouse, "experiments"), name)
}

// loaded reads an experiment that asks after the datasets of that house.
func loaded(t testing.TB, folder, name string) Inputs {
	t.Helper()
	small := dataset.Shelf{Root: filepath.Join(tinyHouse, "datasets")}
	e, err := spec.Load(folder, name, spec.Known{
		Datasets: []string{"hamlet", "notes"}, Scorers: scorer.Shipped(),
		KindOf: func(name string) spec.Kind {
			d, err := small.Open(name)
			must(t, err)
			return spec.Kind(d.Kind)
		},
	})
	must(t, err)
	d, err := small.Open(e.Dataset)
	must(t, err)
	p, err := scorer.Load("klout-2011")
	must(t, err)
	return Inputs{Spec: e, Dataset: d, Presets: []scorer.Preset{p}, Program: "test"}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func planned(t testing.TB, in Inputs) *Plan {
	t.Helper()
	p, err := NewPlan(in)
	must(t, err)
	return p
}

func sensitivity(t testing.TB, in Inputs) *result.Sensitivity {
	t.Helper()
	s, err := planned(t, in).Sensitivity(context.Background(), Bench{Workers: 2}, Sensing{})
	must(t, err)
	return s
}

// tipping seeks one tipping point, and leaves the constants of ours alone.
func tipping(t testing.TB, in Inputs, workers int, asked spec.Tipping) result.Tipping {
	t.Helper()
	in.Spec.Tipping = []spec.Tipping{asked}
	q := newProber(planned(t, in), Bench{Workers: workers}, Sensing{})
	found, err := q.tippings(context.Background())
	must(t, err)
	return found[0]
}

// claims judges an experiment as a run does.
func claims(t testing.TB, in Inputs) []result.Claim {
	t.Helper()
	shards, err := store.OpenShards(t.TempDir())
	must(t, err)
	defer shards.Close()
	p := planned(t, in)
	ev, err := p.Run(context.Background(), Bench{Shards: shards, Workers: 2})
	must(t, err)
	r, err := p.Result(ev, Setting{})
	must(t, err)
	return r.Main().Claims
}

// TestTippingPointsAreThoseOfARun finds the flips of tiny and holds the verdicts
// on both sides against runs with presets that hold these numbers.
func TestTippingPointsAreThoseOfARun(t *testing.T) {
	in := tiny(t, "tiny")
	const like = "weights.facebook.like"
	found := tipping(t, in, 2, spec.Tipping{Claim: "no-lift", Of: spec.OfScorer + like, Low: 0, High: .4})
	if len(found.Flips) != 2 {
		t.Fatalf("flips %v: want two, from SUPPORTED by INCONCLUSIVE to REFUTED", found.Flips)
	}
	check := func(at float64, want string) {
		t.Helper()
		other := in
		p, err := in.Presets[0].With(like, at)
		must(t, err)
		other.Presets = []scorer.Preset{p}
		if got := claims(t, other)[0].Verdict.String(); got != want {
			t.Errorf("with %g the run says %s, the search %s", at, got, want)
		}
	}
	for _, f := range found.Flips {
		if f.High-f.Low > max(TippingTolerance*f.High, rangeTolerance*.4) || f.Low >= f.High {
			t.Errorf("the flip lies between %g and %g: too far apart", f.Low, f.High)
		}
		check(f.Low, f.Below)
		check(f.High, f.Above)
	}
	middle := func(i int) string { return fmt.Sprintf("%.3g", found.Flips[i].Middle()/.4) }
	want := fmt.Sprintf("no-lift is SUPPORTED while a like counts less than %s of a comment, then INCONCLUSIVE up to %s of a comment, and REFUTED beyond; here it is 0.25 of a comment", middle(0), middle(1))
	if found.Says != want {
		t.Errorf("got %s\nwant %s", found.Says, want)
	}
	if want := fmt.Sprintf("INCONCLUSIVE when a like counts less than %s of a comment", middle(1)); found.When != want {
		t.Errorf("got %s, want %s", found.When, want)
	}
}

// TestTippings are the words of walks that find other things.
func TestTippings(t *testing.T) {
	check := func(of string, low, high float64, want string) {
		t.Helper()
		found := tipping(t, tiny(t, "tiny"), 2, spec.Tipping{Claim: "no-lift", Of: of, Low: low, High: high})
		if !strings.HasPrefix(found.Says, want) {
			t.Errorf("%s: got %s\nwant %s", of, found.Says, want)
		}
		for i, p := range found.Probes {
			if i > 0 && p.At <= found.Probes[i-1].At || (p.Verdict == "") != (p.Refused != "") {
				t.Errorf("%s: probe %+v", of, p)
			}
		}
	}
	check("scorer.weights.facebook.like", .1, .2, "no-lift does not flip: it is REFUTED wherever a like counts between 0.25 of a comment and 0.5 of a comment; here it is 0.25")
	check("scorer.weights.facebook.comment", 0, .001, "no-lift does not flip: it is REFUTED wherever a comment counts between 0 and 0.001; here it is 0.4")
	check("scorer.p", -3, -1, "between −3 and −1 no experiment could be made: p must be between 1 and 64; here it is 2")
	check("world.conversation.author_answers", 0, 0, "no-lift does not flip: it is REFUTED wherever between 0 % and 100 % of the comments are answered by the author; here it is 62 %")
	check("world.accounts", 119, 121, "no-lift does not flip: it is REFUTED wherever world.accounts is between 119 and 121; here it is 120")
	check("world.networks.facebook.posts.median", 0, .5, "no-lift does not flip: it is REFUTED wherever world.networks.facebook.posts.median is between 0 and 0.5 and an experiment could be made")
}

// TestVoidOnTheWay follows a claim whose positive control fails where comments
// count nothing, and likes next to nothing.
func TestVoidOnTheWay(t *testing.T) {
	in := tiny(t, "tiny")
	p, err := in.Presets[0].With("weights.facebook.like", .001)
	must(t, err)
	in.Presets[0] = p
	found := tipping(t, in, 2, spec.Tipping{Claim: "no-lift", Of: "scorer.weights.facebook.comment"})
	if len(found.Flips) == 0 || found.Flips[0].Below != "VOID" || found.Flips[0].Above != "SUPPORTED" {
		t.Errorf("flips %+v, want one from VOID to SUPPORTED", found.Flips)
	}
}

// TestWorkersChangeNoTippingPoint compares one worker with three.
func TestWorkersChangeNoTippingPoint(t *testing.T) {
	asked := spec.Tipping{Claim: "comments-lift", Of: "world.networks.facebook.reactions.comment"}
	one, three := tipping(t, tiny(t, "tiny"), 1, asked), tipping(t, tiny(t, "tiny"), 3, asked)
	if fmt.Sprint(one) == "" || !reflect.DeepEqual(one, three) {
		t.Errorf("one worker finds %+v\nthree find %+v", one, three)
	}
}

// TestConstantsOfOurs: each is there, tried or not with a reason, and one on which
// a verdict hangs is found.
func TestConstantsOfOurs(t *testing.T) {
	in := tiny(t, "tiny")
	in.Spec.Claims[1].MinEffect.Value = 7 // of about 8
	s := sensitivity(t, in)
	reads(t, s)
	of := map[string]result.Perturbed{}
	for _, c := range s.Ours {
		of[c.Constant] = c
		if c.Tried && len(c.Moves) != 2 || !c.Tried && c.Note == "" {
			t.Errorf("%s: tried %v, %d claims, %q", c.Constant, c.Tried, len(c.Moves), c.Note)
		}
	}
	if ids := s.Decides(of["scorer.b.U"]); !slices.Equal(ids, []string{"comments-lift"}) {
		t.Errorf("b.U decides %v", ids)
	}
	check := func(path string, low, high float64, note string) {
		t.Helper()
		c, ok := of[path]
		if !ok || c.Low != low || c.High != high || !strings.Contains(c.Note, note) {
			t.Errorf("%s: %g and %g, %q", path, c.Low, c.High, c.Note)
		}
	}
	check("scorer.k0", 5, 15, "")
	check("scorer.b.O", 0, 0, "half of nothing is nothing")
	check("scorer.p", 1, 3, "")
	check("world.networks.facebook.reciprocity", .5, 1, "1 in place of 1.5, as far as it may go")
	check("world.days.warmup", 0, 0, "the experiment has days of its own")
	check("world.clock.hours", 0, 0, "not a single number")
	check("world.lists", 0, 0, "neither this scorer nor an arm looks at")
	if _, ok := of["scorer.window"]; ok {
		t.Error("the window has a source, and is counted as ours")
	}
}

// reads holds the file to what it was written from.
func reads(t *testing.T, s *result.Sensitivity) {
	t.Helper()
	data, err := s.JSON()
	must(t, err)
	again, err := result.ParseSensitivity(data)
	must(t, err)
	if !reflect.DeepEqual(again, s) {
		t.Error("sensitivity.json does not read back as it was")
	}
	for _, bad := range []string{"NaN", "Inf", ": -0,", ": -0.0"} {
		if bytes.Contains(data, []byte(bad)) {
			t.Errorf("sensitivity.json holds %s", bad)
		}
	}
}

// TestIdleConstantsAreIdle sets those that are said to move nothing, and compares
// what comes of it to the bit.
func TestIdleConstantsAreIdle(t *testing.T) {
	in := tiny(t, "tiny")
	before := claims(t, in)
	for _, path := range []string{"lists", "topics", "networks.twitter.listed", "networks.twitter.listing"} {
		other := in
		d := *in.Dataset
		var now float64
		for _, n := range d.World.Numbers() {
			if n.Path == path {
				now = n.Value
			}
		}
		s, err := d.World.With(path, now*2)
		must(t, err)
		d.World, d.Hash, other.Dataset = s, "other", &d
		after := claims(t, other)
		if fmt.Sprint(before[0].Units, before[1].Units) != fmt.Sprint(after[0].Units, after[1].Units) {
			t.Errorf("%s moves something", path)
		}
	}
}

func TestSensitivityOfALog(t *testing.T) {
	in := tiny(t, "forum")
	in.Spec.Tipping = []spec.Tipping{{Claim: "no-lift", Of: "scorer.weights.forum.like"}}
	s := sensitivity(t, in)
	reads(t, s)
	if len(s.Tippings[0].Flips) == 0 {
		t.Errorf("no flip: %s", s.Tippings[0].Says)
	}
	for _, c := range s.Ours {
		if strings.HasPrefix(c.Constant, spec.OfWorld) {
			t.Errorf("a log has %s", c.Constant)
		}
	}
	if len(s.Rates) != 1 || s.Rates[0].Interval != nil || s.Rates[0].Worth == nil {
		t.Errorf("rates %+v: want one number without an interval", s.Rates)
	}
}
