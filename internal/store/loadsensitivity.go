package store

import (
	"database/sql/driver"

	"github.com/yardstick-lab/yardstick/internal/result"
)

// sensitivity appends what the verdicts hang on: where that was sought with other
// inputs, only that it was.
func (l loader) sensitivity() error {
	r := l.run.Result
	s := r.Sensitivity
	switch {
	case s == nil && r.Outdated == "":
		return nil
	case s == nil:
		return rows(l.to("sensitivities"), []string{r.Outdated}, l.outdatedRow)
	}
	return first(
		func() error { return rows(l.to("sensitivities"), []*result.Sensitivity{s}, sensitivityRow) },
		func() error { return l.tipping(s) },
		func() error { return l.perturbed(s) },
		func() error { return l.exchange(s) },
	)
}

func (l loader) outdatedRow(_ int, what string) []driver.Value {
	return []driver.Value{l.run.Result.Main().Name, what, nil, nil, nil}
}

func sensitivityRow(_ int, s *result.Sensitivity) []driver.Value {
	var exploratory driver.Value
	if s.Exploratory != nil {
		exploratory = *s.Exploratory
	}
	return []driver.Value{s.Scorer, nil, s.Whole(), s.Anchors, exploratory}
}

func (l loader) tipping(s *result.Sensitivity) error {
	if err := rows(l.to("tipping_points"), s.Tippings, tippingRow(s)); err != nil {
		return err
	}
	for _, t := range s.Tippings {
		if err := first(
			func() error { return rows(l.to("tipping_flips"), t.Flips, flipRow(s.Scorer, t)) },
			func() error { return rows(l.to("tipping_probes"), t.Probes, probeRow(s.Scorer, t)) },
		); err != nil {
			return err
		}
	}
	return nil
}

// standing is how every claim stands with the constants as they are.
func standing(s *result.Sensitivity) map[string]result.Standing {
	now := map[string]result.Standing{}
	for _, c := range s.Claims {
		now[c.Claim] = c
	}
	return now
}

func tippingRow(s *result.Sensitivity) func(int, result.Tipping) []driver.Value {
	now := standing(s)
	return func(i int, t result.Tipping) []driver.Value {
		var reference driver.Value
		if t.Reference != 0 {
			reference = t.Reference
		}
		return []driver.Value{
			s.Scorer, place(i), t.Claim, t.Constant, t.Value, t.Between[0], t.Between[1], reference,
			now[t.Claim].Verdict, numberOrNull(now[t.Claim].Estimate), t.Says, textOrNull(t.When), textOrNull(t.Holds),
		}
	}
}

func flipRow(scorer string, t result.Tipping) func(int, result.Flip) []driver.Value {
	return func(i int, f result.Flip) []driver.Value {
		return []driver.Value{scorer, t.Claim, t.Constant, place(i), f.Low, f.High, f.Below, f.Above}
	}
}

func probeRow(scorer string, t result.Tipping) func(int, result.Probe) []driver.Value {
	return func(i int, p result.Probe) []driver.Value {
		v := []driver.Value{scorer, t.Claim, t.Constant, place(i), p.At, textOrNull(p.Verdict), numberOrNull(p.Estimate)}
		return append(append(v, pair(p.Interval)...), textOrNull(p.Refused))
	}
}

func (l loader) perturbed(s *result.Sensitivity) error {
	if err := rows(l.to("perturbed_constants"), s.Ours, perturbedRow(s.Scorer)); err != nil {
		return err
	}
	return rows(l.to("perturbations"), perturbations(s), func(_ int, p perturbation) []driver.Value {
		return []driver.Value{s.Scorer, p.constant, p.side, p.value, place(p.claim), p.Claim, textOrNull(p.Verdict), numberOrNull(p.Estimate), p.flips}
	})
}

func perturbedRow(scorer string) func(int, result.Perturbed) []driver.Value {
	return func(i int, c result.Perturbed) []driver.Value {
		var low, high driver.Value
		if c.Tried {
			low, high = c.Low, c.High
		}
		return []driver.Value{scorer, place(i), c.Constant, c.Value, c.Source, c.Tried, low, high, textOrNull(c.Note)}
	}
}

// perturbation is a claim at one value of a constant of ours.
type perturbation struct {
	constant, side string
	value          float64
	claim          int // its place in the spec
	result.Standing
	flips driver.Value // NULL without a verdict
}

func perturbations(s *result.Sensitivity) []perturbation {
	var all []perturbation
	now := standing(s)
	for _, c := range s.Ours {
		for i, m := range c.Moves {
			for _, p := range []perturbation{{side: "low", value: c.Low, Standing: m.Low}, {side: "high", value: c.High, Standing: m.High}} {
				p.constant, p.claim, p.Claim = c.Constant, i, m.Claim
				if p.Verdict != "" {
					p.flips = p.Verdict != now[m.Claim].Verdict
				}
				all = append(all, p)
			}
		}
	}
	return all
}

func (l loader) exchange(s *result.Sensitivity) error {
	if err := rows(l.to("exchange_rates"), s.Rates, rateRow(s.Scorer)); err != nil {
		return err
	}
	for i, r := range s.Rates {
		if err := rows(l.to("unit_exchange_rates"), r.Units, unitRateRow(s.Scorer, i)); err != nil {
			return err
		}
	}
	return nil
}

func rateRow(scorer string) func(int, result.Rate) []driver.Value {
	return func(i int, r result.Rate) []driver.Value {
		v := []driver.Value{scorer, place(i), r.Give, int32(r.Count), r.For, numberOrNull(r.Worth)}
		return append(append(v, pair(r.Interval)...), r.Method, r.Network, r.Arm, r.Control, r.Metric, int32(r.Most), r.Says)
	}
}

func unitRateRow(scorer string, rate int) func(int, result.RateUnit) []driver.Value {
	return func(_ int, u result.RateUnit) []driver.Value {
		return []driver.Value{scorer, place(rate), u.Unit, u.Effect, numberOrNull(u.Worth), int32(u.Most), u.Beyond}
	}
}

// pair is the two ends of an interval, or NULLs.
func pair(p *[2]float64) []driver.Value {
	if p == nil {
		return []driver.Value{nil, nil}
	}
	return []driver.Value{p[0], p[1]}
}
