package experiment

import (
	"cmp"
	"context"
	"math"
	"slices"
	"strings"

	"github.com/yardstick-lab/yardstick/internal/result"
	"github.com/yardstick-lab/yardstick/internal/spec"
)

const (
	// gridSteps is how many steps a range is first walked in: a verdict that turns
	// and turns back within one of them is not seen (ours).
	gridSteps = 4
	// TippingTolerance is how near the two ends of a flip are brought, as a share
	// of the value (ours: another twenty worlds move a flip by more).
	TippingTolerance = 0.01
	// WorldTolerance is the same of a constant for which worlds are made anew (ours).
	WorldTolerance = 0.02
	// SweepTolerance is the same of any constant in a sweep, which a run waits for
	// (ours: a flip is told to two digits).
	SweepTolerance = 0.05
	// Near 0 it is a share of the length of the range (ours).
	rangeTolerance       = 1e-4
	coarseRangeTolerance = 1e-3
	// mostProbes bounds the search along one constant (ours).
	mostProbes = 100
	// widest is how many times its value a constant is looked at up to where the
	// spec does not say (ours); one that is 0, up to 1.
	widest = 4
)

// number is a constant that can be set.
type number struct {
	value float64
	whole bool
}

// constant finds the number at a path.
func (p *Plan) constant(path string) (number, bool) {
	if path == spec.OfScorer+endOfScale {
		a := p.Presets[0].Scale.Anchors
		return number{value: a[len(a)-1].R}, true
	}
	for _, n := range p.Presets[0].Numbers(p.networks()...) {
		if spec.OfScorer+n.Path == path {
			return number{n.Value, n.Whole}, true
		}
	}
	if p.Dataset.World != nil {
		for _, n := range p.Dataset.World.Numbers() {
			if spec.OfWorld+n.Path == path {
				return number{n.Value, n.Whole}, true
			}
		}
	}
	return number{}, false
}

// networks are those of the dataset, as far as they are known without reading
// it.
func (p *Plan) networks() []string {
	names := []string{p.Spec.Subjects.Network}
	if p.Dataset.World != nil {
		for _, n := range p.Dataset.World.Networks {
			names = append(names, n.Name)
		}
	}
	return names
}

// search is the walk along one constant for the verdict of one claim.
type search struct {
	*prober
	asked     spec.Tipping
	claim     int
	now       number
	low, high float64
	tried     []float64 // rising
}

// tippings seeks all flips that the spec asks for; walks are in step, so that
// presets share worlds.
func (p *prober) tippings(ctx context.Context) ([]result.Tipping, error) {
	var all []*search
	for _, t := range p.plan.Spec.Tipping {
		all = append(all, p.search(t))
	}
	for next := true; next; {
		var asked []question
		for _, s := range all {
			asked = append(asked, s.next()...)
		}
		if err := p.ask(ctx, asked); err != nil {
			return nil, err
		}
		next = len(asked) > 0
	}
	found := make([]result.Tipping, len(all))
	for i, s := range all {
		found[i] = s.told()
	}
	return found, nil
}

func (p *prober) search(t spec.Tipping) *search {
	s := &search{prober: p, asked: t, low: t.Low, high: t.High}
	s.now, _ = p.plan.constant(t.Of)
	for i, c := range p.plan.Spec.Claims {
		if c.ID == t.Claim {
			s.claim = i
		}
	}
	if t.Low == 0 && t.High == 0 {
		far := widest * s.now.value
		if far == 0 {
			far = 1
		}
		s.low, s.high = p.reach(t.Of, s.now, min(0, far)), p.reach(t.Of, s.now, max(0, far))
	}
	return s
}

// next are the values to probe now: at first a grid with the value that the
// constant has, later some within each step in which the verdict turns.
func (s *search) next() []question {
	var fresh []float64
	if len(s.tried) == 0 {
		fresh = s.grid()
	} else if len(s.tried) < mostProbes {
		for i := 1; i < len(s.tried); i++ {
			if a, b := s.tried[i-1], s.tried[i]; s.turns(a, b) && !s.near(a, b) {
				fresh = append(fresh, s.within(i)...)
			}
		}
	}
	var asked []question
	for _, x := range fresh {
		s.tried = append(s.tried, x)
		asked = append(asked, question{point{s.asked.Of, x}, s.plan.Spec.Claims[s.claim].NeedsScore()})
	}
	slices.Sort(s.tried)
	s.tried = slices.Compact(s.tried)
	return asked
}

// grid is the ends of the range, so many steps between, and the value that the
// constant has in place of what stands right beside it.
func (s *search) grid() []float64 {
	step := (s.high - s.low) / gridSteps
	within := s.low <= s.now.value && s.now.value <= s.high
	var at []float64
	for i := range gridSteps + 1 {
		x := s.low + float64((s.high-s.low)*(float64(i)/gridSteps))
		if s.now.whole {
			x = math.Round(x)
		}
		if end := i == 0 || i == gridSteps; end || !within || math.Abs(x-s.now.value) > step/4 {
			at = append(at, x)
		}
	}
	if within {
		at = append(at, s.now.value)
	}
	slices.Sort(at)
	return slices.Compact(at)
}

// turns reports whether the verdict differs at two values. Where no experiment
// could be made there is none to differ.
func (s *search) turns(a, b float64) bool {
	va, vb := s.verdict(a), s.verdict(b)
	return va != "" && vb != "" && va != vb
}

func (s *search) near(a, b float64) bool {
	if s.now.whole {
		return b-a <= 1
	}
	return b-a <= s.tolerance(a, b)
}

func (s *search) tolerance(a, b float64) float64 {
	ofValue, ofRange := TippingTolerance, rangeTolerance
	switch {
	case s.coarse:
		ofValue, ofRange = SweepTolerance, coarseRangeTolerance
	case strings.HasPrefix(s.asked.Of, spec.OfWorld):
		ofValue, ofRange = WorldTolerance, coarseRangeTolerance
	}
	return max(ofValue*max(math.Abs(a), math.Abs(b)), ofRange*(s.high-s.low))
}

func (s *search) verdict(at float64) string {
	a := s.at(point{s.asked.Of, at})
	if a.refused != "" {
		return ""
	}
	return a.claims[s.claim].Verdict.String()
}

// told is what the walk found.
func (s *search) told() result.Tipping {
	t := result.Tipping{
		Claim: s.asked.Claim, Constant: s.asked.Of, Value: s.now.value, Between: [2]float64{s.low, s.high},
		Probes: []result.Probe{}, Flips: []result.Flip{},
	}
	for i, x := range s.tried {
		t.Probes = append(t.Probes, s.probe(x))
		if i > 0 && s.turns(s.tried[i-1], x) {
			t.Flips = append(t.Flips, result.Flip{Low: s.tried[i-1], High: x, Below: s.verdict(s.tried[i-1]), Above: s.verdict(x)})
		}
	}
	w := s.plan.wording(t)
	t.Reference = w.reference
	t.Says, t.When, t.Holds = w.says(), w.when(), w.holds()
	return t
}

func (s *search) probe(at float64) result.Probe {
	a := s.at(point{s.asked.Of, at})
	if a.refused != "" {
		return result.Probe{At: at, Refused: a.refused}
	}
	c := a.claims[s.claim]
	p := result.Probe{At: at, Verdict: c.Verdict.String(), Estimate: c.Estimate}
	if c.Interval != nil {
		p.Interval = &[2]float64{c.Interval.Low, c.Interval.High}
	}
	return p
}

// reach is the value nearest to a target that a constant may have, coming from
// what it is: the target, a whole 0 or 1 on the way, or else the last one found
// by halving, to three digits.
func (p *prober) reach(path string, now number, target float64) float64 {
	legal := func(x float64) bool {
		_, err := p.variant(question{point: point{path, x}})
		return err == nil
	}
	if now.whole {
		target = math.Round(target)
	}
	low, high := min(now.value, target), max(now.value, target)
	ends := []float64{target, 0, 1}
	for _, x := range ends {
		if low <= x && x <= high && legal(x) {
			return x
		}
	}
	good, bad := now.value, target
	for range 40 {
		middle := good + (bad-good)/2
		if now.whole {
			middle = math.Trunc(middle)
		}
		if legal(middle) {
			good = middle
		} else {
			bad = middle
		}
	}
	if short := towards(good, now.value); legal(short) {
		return short
	}
	return good
}

// towards rounds x to three digits, in the direction of home.
func towards(x, home float64) float64 {
	if x == home || x == 0 {
		return x
	}
	unit := math.Pow(10, math.Floor(math.Log10(math.Abs(x)))-2)
	if cmp.Compare(home, x) > 0 {
		return math.Ceil(x/unit) * unit
	}
	return math.Floor(x/unit) * unit
}
