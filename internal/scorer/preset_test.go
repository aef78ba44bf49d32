package scorer

import (
	"math"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/strictyaml"
)

// TestShippedPresetsNameTheirSources walks the files: no number stands without
// a source.
func TestShippedPresetsNameTheirSources(t *testing.T) {
	for _, name := range Shipped() {
		p, err := Load(name)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if p.Name != name || p.Says == "" {
			t.Errorf("%s calls itself %q and says %q", name, p.Name, p.Says)
		}
		data, err := ShippedFile(name)
		if err != nil {
			t.Fatal(err)
		}
		unsourced(t, name, strictyaml.Parse(name, data).Root())
	}
}

func unsourced(t *testing.T, name string, v strictyaml.Value) {
	switch v.Kind() {
	case strictyaml.Number:
		t.Errorf("%s: %s has no source", name, v.Path())
	case strictyaml.Mapping:
		for _, e := range v.Map().Entries() {
			if e.Name == "is" {
				return // with its source beside it, or Decode complains
			}
			unsourced(t, name, e.Value)
		}
	case strictyaml.List:
		for _, e := range v.List() {
			unsourced(t, name, e)
		}
	}
}

func TestExtends(t *testing.T) {
	p, err := Decode("mine.yaml", []byte("name: mine\nextends: klout-2011\nhalf_life: null\nweights: {\"*\": {like: 0.2}, facebook: {comment: 1}}\nb: {L: 0.05}\n"))
	if err != nil {
		t.Fatal(err)
	}
	check := func(what string, got, want float64) {
		t.Helper()
		if got != want {
			t.Errorf("%s is %g, want %g", what, got, want)
		}
	}
	check("half_life", p.HalfLife, 0)
	check("window", float64(p.Window), 90)
	check("like anywhere", p.Weights.Of("twitter", activity.Like), 0.2)
	check("reshare anywhere", p.Weights.Of("twitter", activity.Reshare), 0.6)
	check("comment on facebook", p.Weights.Of("facebook", activity.Comment), 1)
	check("like on facebook", p.Weights.Of("facebook", activity.Like), 0.2)
	check("b.L", p.B.L, 0.05)
	check("b.U", p.B.U, 0.7)
	base, err := Load("klout-2011")
	if err != nil {
		t.Fatal(err)
	}
	check("the base's like", base.Weights.Of("twitter", activity.Like), 0.1)
}

// TestDecodeExternal reads a program and what it need not say.
func TestDecodeExternal(t *testing.T) {
	check := func(text string, want External) {
		t.Helper()
		p, err := Decode("p.yaml", []byte("name: x\nkind: external\nscale: {anchors: [[0, 0], [100, 100]]}\n"+text))
		if err != nil || p.External == nil || !reflect.DeepEqual(*p.External, want) {
			t.Errorf("%q: got %+v, %v\nwant %+v", text, p.External, err, want)
		}
	}
	check("command: [a]", External{Command: []string{"a"}, Protocol: ProtocolCSV, Timeout: time.Minute, Tolerance: 1e-9})
	check("command: [python3, s.py]\nprotocol: arrow\ntimeout: 1m30s\ntolerance: {is: 0.5, source: ours}",
		External{Command: []string{"python3", "s.py"}, Protocol: ProtocolArrow, Timeout: 90 * time.Second, Tolerance: 0.5})
}

func TestDecodeErrors(t *testing.T) {
	const scale = "\nscale: {anchors: [[0, 1], [1, 100]]}\n"
	check := func(text, want string) {
		t.Helper()
		_, err := Decode("p.yaml", []byte(text))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q\n got %v\nwant %s", text, err, want)
		}
	}
	check("name: x\nwindows: 90"+scale, `p.yaml:2:1: unknown key "windows"; did you mean "window"?`)
	check("name: x\nweights: {\"*\": {lik: 1}}"+scale, `p.yaml:2:17: weights."*".lik: unknown action "lik"; did you mean "like"?`)
	check("name: x\nwindow: 0"+scale, `p.yaml:2:9: window: wants`)
	check("name: x\nwindow: 1.5"+scale, `p.yaml:2:9: window: wants a whole number`)
	check("name: x\nhalf_life: 0"+scale, `p.yaml:2:12: half_life: wants a number of days above 0, or null`)
	check("name: x\nhalf_life: .nan"+scale, `p.yaml:2:12: half_life:`)
	check("name: x\nphi: log"+scale, `p.yaml:2:6: phi: unknown phi "log"`)
	check("name: x\nextends: klout-2010"+scale, `p.yaml:2:10: extends: unknown preset "klout-2010"; did you mean "klout-2011"?`)
	check("name: x\nb: {U: -1}"+scale, `p.yaml:2:8: b.U: must not be negative`)
	check("name: x\nweights: {\"*\": {like: 1e-300}}"+scale, `p.yaml:2:10: weights: are all below 1e-12, too small to be added up`)
	check("name: x\nweights: {\"*\": {like: 1e-8, comment: 20}}"+scale, `p.yaml:2:23: weights."*".like: is less than a billionth of the largest credit, 20`)
	check("name: x\nweights: {\"*\": {like: 1e18}}"+scale, `p.yaml:2:10: weights: beyond 1e+12`)
	check("name: x\nscale: {step: 1e300, anchors: [[0, 1], [1, 100]]}\n", `p.yaml:2:15: scale.step: must be between a billionth of the scale's length, 99, and all of it`)
	check("name: x\nscale: {step: 1e-300, anchors: [[0, 1], [1, 100]]}\n", `scale.step: must be between`)
	check("name: x\nk0: 0"+scale, `p.yaml:2:5: k0: must be above 0`)
	check("name: x\np: 0.5"+scale, `p.yaml:2:4: p: must be between 1 and 64`)
	check("name: x", `must hold at least one pair`)
	check("name: x\nscale: {anchors: [[0, 1], [1, 100], [1, 100]]}", `p.yaml:2:37: scale.anchors[2]: must rise in R, 1 follows 1`)
	check("name: x\nscale: {anchors: [[0, 1], [1, 100], [2, 50]]}", `p.yaml:2:37: scale.anchors[2]: must not fall in score, 50 follows 100`)
	check("name: x\nscale: {anchors: [[0, 1, 2]]}", `p.yaml:2:19: scale.anchors[0]: wants a pair [R, score]`)
	check("name: x\nscale: {step: 0, anchors: [[0, 1]]}", `p.yaml:2:15: scale.step: must be above 0`)
	check("name: x\nweights: {\"*\": {like: 1e300}}"+scale, `p.yaml:2:10: weights: beyond 1e+12 leave no room for their sums`)
	const external = "name: x\nkind: external\n"
	check(external+"scale: {anchors: [[0, 1]]}", `p.yaml:1:1: must name a program, as [python3, scorer.py]`)
	check(external+"command: []"+scale, `p.yaml:3:10: command: must name a program`)
	check(external+"command: [a]\nprotocol: xml"+scale, `p.yaml:4:11: protocol: unknown protocol "xml"`)
	check(external+"command: [a]\ntimeout: 10"+scale, `p.yaml:4:10: timeout: wants`)
	check(external+"command: [a]\ntimeout: 0s"+scale, `p.yaml:4:10: timeout: wants a time like 10s or 2m, at least 1ms and at most 24h`)
	check(external+"command: [a]\ntolerance: -1"+scale, `p.yaml:4:12: tolerance: wants`)
	check(external+"command: [a]\nwindow: 90"+scale, `p.yaml:4:9: window: is no setting of kind external`)
	check("name: x\ncommand: [a]"+scale, `p.yaml:2:10: command: is no setting of kind engine`)
	check("window: 90"+scale, `name`)
	check("", `p.yaml`)
}

func TestScale(t *testing.T) {
	s := Scale{Anchors: []Anchor{{0, 1}, {1, 21}, {3, 51}, {4, 51}, {5, 100}}, Step: 1}
	check := func(r, want float64) {
		t.Helper()
		if got := s.Score(r); got != want {
			t.Errorf("Score(%g) = %g, want %g", r, got, want)
		}
	}
	check(-1, 1)
	check(0, 1)
	check(0.5, 11)
	check(1, 21)
	check(2, 36)
	check(3.5, 51)
	check(5, 100)
	check(99, 100)
	shown := func(score, step, want float64) {
		t.Helper()
		if got := (Scale{Step: step}).Displayed(score); got != want {
			t.Errorf("%g shows as %g in steps of %g, want %g", score, got, step, want)
		}
	}
	shown(20.5, 1, 20) // half to even
	shown(21.5, 1, 22)
	shown(20.500000001, 1, 21)
	shown(20.25, 0.5, 20)
	shown(20.75, 0.5, 21)
	shown(47, 10, 50)
}

// TestTallyAtExtremes holds the product of many factors against the sum of
// their logarithms.
func TestTallyAtExtremes(t *testing.T) {
	check := func(n int, x float64) {
		t.Helper()
		product, sum := newTally(Log2), 0.0
		for range n {
			product.add(x)
			if x >= 0 {
				sum += math.Log1p(x) / math.Ln2
			} else {
				sum -= math.Log1p(-x) / math.Ln2
			}
		}
		if got := product.u(); math.IsNaN(got) || math.Abs(got-sum) > 1e-9*max(1, math.Abs(sum)) {
			t.Errorf("%d times φ(%g) = %.12g, want %.12g", n, x, got, sum)
		}
	}
	check(0, 0)
	check(1, 0)
	check(1, 1e-9)
	check(100_000, 1e-6)
	check(100_000, 0.3)
	check(5_000, 1e9)
	check(50, 1e15)
	check(5_000, -13.5)
	check(50, -1e15)
}

// TestOverflowIsAnError lets one more act meet a sum that is full.
func TestOverflowIsAnError(t *testing.T) {
	trace := activity.Trace{Networks: []string{"x"}, Accounts: []string{"a", "b"}, Objects: []string{""}}
	trace.Append(activity.Event{Action: activity.Like, Actor: 0, Owner: 1})
	p, err := Load("likes-only")
	if err != nil {
		t.Fatal(err)
	}
	engine, err := NewEngine(p)
	if err != nil {
		t.Fatal(err)
	}
	for _, full := range []int64{0, sumLimit} {
		ix := NewIndex(&trace)
		r := newRun(engine, &ix.Frame, memory{ix: ix})
		r.sums[1] = full
		if err := r.through(Keep{}, func(activity.Day) {}); (err == nil) != (full == 0) {
			t.Errorf("on a sum of %d: %v", full, err)
		}
	}
}
