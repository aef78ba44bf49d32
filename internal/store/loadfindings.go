package store

import (
	"database/sql/driver"

	"github.com/yardstick-lab/yardstick/internal/claim"
	"github.com/yardstick-lab/yardstick/internal/inference"
	"github.com/yardstick-lab/yardstick/internal/result"
)

// findings appends what every scorer says, and the world's own constants.
func (l loader) findings() error {
	if err := rows(l.to("constants"), l.run.Result.Dataset.Constants, constantRow("")); err != nil {
		return err
	}
	for i := range l.run.Result.Scorers {
		if err := l.scorer(&l.run.Result.Scorers[i]); err != nil {
			return err
		}
	}
	return nil
}

func (l loader) scorer(s *result.Scorer) error {
	if err := first(
		func() error { return rows(l.to("claims"), s.Claims, claimRow(s.Name)) },
		func() error { return rows(l.to("constants"), s.Constants, constantRow(s.Name)) },
		func() error { return rows(l.to("curves"), l.points(s), pointRow(s.Name)) },
		func() error { return rows(l.to("origins"), parts(s), partRow(s.Name)) },
		func() error { return l.stated(s.Name, s.Statement) },
	); err != nil {
		return err
	}
	for _, c := range s.Claims {
		if err := first(
			func() error { return rows(l.to("effects"), c.Units, effectRow(s.Name, c.Claim.ID)) },
			func() error { return rows(l.to("doses"), c.Doses, doseRow(s.Name, c.Claim.ID)) },
			func() error { return rows(l.to("warnings"), c.Warnings, warningRow(s.Name, c.Claim.ID)) },
		); err != nil {
			return err
		}
	}
	return nil
}

func effectRow(scorer, claimID string) func(int, claim.Unit) []driver.Value {
	return func(_ int, u claim.Unit) []driver.Value {
		return []driver.Value{scorer, claimID, u.Name, u.Control, u.Treated, u.Difference, u.Applicable}
	}
}

func doseRow(scorer, claimID string) func(int, claim.DoseMean) []driver.Value {
	return func(i int, d claim.DoseMean) []driver.Value {
		return append([]driver.Value{scorer, claimID, place(i), d.Arm, d.Amount, d.Mean}, ends(d.Interval)...)
	}
}

func constantRow(scorer string) func(int, result.Constant) []driver.Value {
	return func(_ int, c result.Constant) []driver.Value {
		return []driver.Value{scorer, c.Path, c.Value, c.Source}
	}
}

// point is one point of a curve.
type point struct {
	arm             string
	day             int
	mean, low, high driver.Value
}

func (l loader) points(s *result.Scorer) []point {
	var all []point
	at := func(values []float64, i int) driver.Value {
		if i >= len(values) {
			return nil
		}
		return values[i]
	}
	for _, c := range s.Curves {
		for i, day := range l.run.Result.Design.Days {
			all = append(all, point{c.Arm, day, at(c.Mean, i), at(c.Low, i), at(c.High, i)})
		}
	}
	return all
}

func pointRow(scorer string) func(int, point) []driver.Value {
	return func(_ int, p point) []driver.Value {
		return []driver.Value{scorer, p.arm, int32(p.day), p.mean, p.low, p.high}
	}
}

// part is one part of a change, with the change.
type part struct {
	of result.Origin
	result.Part
}

func parts(s *result.Scorer) []part {
	var all []part
	for _, o := range s.Origins {
		for _, p := range o.Parts {
			all = append(all, part{o, p})
		}
	}
	return all
}

func partRow(scorer string) func(int, part) []driver.Value {
	return func(_ int, p part) []driver.Value {
		return []driver.Value{scorer, p.of.Arm, int32(p.of.Day), p.of.Total, p.Action, p.Network, p.Value}
	}
}

func claimRow(scorer string) func(int, result.Claim) []driver.Value {
	return func(i int, r result.Claim) []driver.Value {
		o, c := r.Outcome, r.Claim
		v := []driver.Value{
			scorer, place(i), c.ID, c.Says, list(c.Source), c.Type.String(), c.Estimand.String(),
			textOrNull(c.Control), c.Treated, c.Metric, c.Unit().Axis, c.NeedsScore(),
			o.Verdict.String(), textOrNull(o.Path.String()), list(o.ByConstruction), int32(o.N), int32(o.Planned),
			numberOrNull(o.Estimate), numberOrNull(o.ControlMean), numberOrNull(o.TreatedMean),
		}
		v = append(v, ends(o.Interval)...)
		v = append(v, numberOrNull(o.Level))
		v = append(v, ends(o.Interval90)...)
		v = append(v,
			numberOrNull(o.P), numberOrNull(o.PRefutes), numberOrNull(o.PHolm), numberOrNull(o.PRefutesHolm), int32(o.Family),
			numberOrNull(o.FlipP), numberOrNull(o.FlipPRefutes), numberOrNull(o.BootP), numberOrNull(o.BootPRefutes), numberOrNull(o.PageL),
			numberOrNull(o.HedgesG), numberOrNull(o.Skew), numberOrNull(o.Relative),
			numberOrNull(o.Margin), textOrNull(c.Margin.Because), numberOrNull(o.MinEffect),
			numberOrNull(o.Observed), numberOrNull(o.Percentile), numberOrNull(o.Equals), numberOrNull(o.Than), textOrNull(c.SensitiveTo), c.Tolerance, list(o.Quantiles),
		)
		v = append(v, shares(o.Shares)...)
		v = append(v, moved(o.Moved)...)
		return append(v, int32(o.Settle), textOrNull(o.Reason), o.Sentence)
	}
}

func numberOrNull(x *float64) driver.Value {
	if x == nil {
		return nil
	}
	return *x
}

func ends(i *inference.Interval) []driver.Value {
	if i == nil {
		return []driver.Value{nil, nil}
	}
	return []driver.Value{i.Low, i.High}
}

func shares(s *claim.Shares) []driver.Value {
	if s == nil {
		return []driver.Value{nil, nil, nil}
	}
	return []driver.Value{s.Down, s.Same, s.Up}
}

func moved(m claim.Moved) []driver.Value {
	if m.Count == 0 {
		return []driver.Value{int32(0), nil, nil, nil, nil}
	}
	g := m.Greatest
	return []driver.Value{int32(m.Count), textOrNull(g.World), textOrNull(g.Account), int32(g.Day), g.By}
}
