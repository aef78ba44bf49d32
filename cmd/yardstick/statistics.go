package main

import (
	"math"

	"github.com/yardstick-lab/yardstick/internal/claim"
	"github.com/yardstick-lab/yardstick/internal/inference"
)

// statistics is everything that the tests say of a comparison, whatever is claimed:
// to be held against other programs. Numbers that do not exist are null.
type statistics struct {
	Paired    *pairedNumbers   `json:"paired"`
	Welch     *unpairedNumbers `json:"welch"`
	SignFlip  *sides           `json:"sign_flip"`
	Bootstrap *sides           `json:"bootstrap_t"`
	TOST      *tost            `json:"tost"` // by the margin of the claim
	Page      *page            `json:"page"`
	Ranks     *ranks           `json:"ranks"` // of the pairs in either column
}

// ranks say how alike two columns rank the pairs.
type ranks struct {
	Tau     *float64 `json:"kendall_tau_b"` // null where a column has no order
	Top     int      `json:"top"`           // a tenth of the pairs, rounded up
	Overlap float64  `json:"top_overlap"`   // how many of them are in both tops, as a share
}

func ranksOf(control, treated []float64) *ranks {
	top := (len(control) + 9) / 10
	overlap, err := inference.TopOverlap(control, treated, top)
	if err != nil {
		return nil // a single pair
	}
	r := &ranks{Top: top, Overlap: overlap}
	if tau, err := inference.KendallTau(control, treated); err == nil {
		r.Tau = &tau
	}
	return r
}

// page is Page's test for a trend.
type page struct {
	Doses int     `json:"doses"`
	N     int     `json:"n"`
	L     float64 `json:"l"`
	P     float64 `json:"p"`
	Exact bool    `json:"exact"` // counted over all permutations, else the normal limit
}

// trendStatistics are those of the last dose against the first, and Page's.
func trendStatistics(columns []column, c claim.Claim) (*statistics, error) {
	s, err := pairedStatistics(columns[0].values, columns[len(columns)-1].values, c)
	if err != nil || len(columns[0].values) < 2 {
		return s, err
	}
	t, err := inference.Page(valuesOf(columns))
	if err != nil {
		return nil, err
	}
	s.Page = &page{t.Doses, t.Units, t.L, t.P, t.Exact}
	return s, nil
}

// mean is what both t tests have.
type meanTest struct {
	Estimate float64    `json:"estimate"`
	SE       float64    `json:"se"`
	T        float64    `json:"t"`
	Freedom  float64    `json:"df"`
	P        float64    `json:"p_two_sided"`
	Greater  float64    `json:"p_greater"`
	Less     float64    `json:"p_less"`
	At95     [2]float64 `json:"interval_95"`
	At90     [2]float64 `json:"interval_90"`
	HedgesG  float64    `json:"hedges_g"`
}

type pairedNumbers struct {
	N int `json:"n"`
	meanTest
	SD   float64 `json:"sd"`
	DZ   float64 `json:"d_z"`
	Skew float64 `json:"skew"`
}

type unpairedNumbers struct {
	Control int `json:"n_control"`
	Treated int `json:"n_treated"`
	meanTest
}

// sides are the p's of a mean, or centre, against 0.
type sides struct {
	P       float64 `json:"p_two_sided"`
	Greater float64 `json:"p_greater"`
	Less    float64 `json:"p_less"`
}

type tost struct {
	Margin float64 `json:"margin"`
	P      float64 `json:"p"`
	Above  float64 `json:"p_above"` // that it is greater than −margin: alone, the no-harm test
	Below  float64 `json:"p_below"` // that it is less than the margin
}

// pairedStatistics are those of pairs; of constant differences there is only the
// mean, which the outcome has.
func pairedStatistics(control, treated []float64, c claim.Claim) (*statistics, error) {
	d := make([]float64, len(control))
	for i := range d {
		d[i] = treated[i] - control[i]
	}
	p, err := inference.Describe(d)
	if err != nil {
		return nil, err
	}
	s := &statistics{Ranks: ranksOf(control, treated)}
	if p.Constant {
		return s, nil
	}
	flips, boot := inference.Flips{Differences: d, Seed: compareSeed}, inference.NewBootstrap(d, compareSeed)
	s.Paired = &pairedNumbers{
		N: p.N, SD: p.SD, DZ: p.DZ(), Skew: p.Skew,
		meanTest: meanTest{
			Estimate: p.Mean, SE: p.SE, T: p.T(0), Freedom: float64(p.N - 1), P: p.TwoSided(0), HedgesG: p.HedgesG(),
		}.asked(p, p.Interval),
	}
	s.SignFlip = &sides{flips.TwoSided(0), flips.Greater(0), flips.Less(0)}
	s.Bootstrap = &sides{Greater: boot.Greater(0), Less: boot.Less(0)}
	s.Bootstrap.P = math.Min(1, 2*math.Min(s.Bootstrap.Greater, s.Bootstrap.Less))
	s.TOST = tostOf(c, p)
	return s, nil
}

func unpairedStatistics(control, treated []float64, c claim.Claim) (*statistics, error) {
	u, err := inference.Welch(control, treated)
	if err != nil {
		return nil, err
	}
	return &statistics{
		Welch: &unpairedNumbers{
			Control: len(control), Treated: len(treated),
			meanTest: meanTest{
				Estimate: u.Difference, SE: u.SE, T: u.T, Freedom: u.Freedom, P: u.P, HedgesG: u.HedgesG(),
			}.asked(u, u.Interval),
		},
		TOST: tostOf(c, u),
	}, nil
}

func (m meanTest) asked(by inference.OneSided, interval func(level float64) inference.Interval) meanTest {
	m.Greater, m.Less = by.Greater(0), by.Less(0)
	at95, at90 := interval(.95), interval(.90)
	m.At95, m.At90 = [2]float64{at95.Low, at95.High}, [2]float64{at90.Low, at90.High}
	return m
}

func tostOf(c claim.Claim, by inference.OneSided) *tost {
	if !c.Margin.Given() {
		return nil
	}
	margin := c.Margin.Value
	t := inference.TOST(by, margin)
	return &tost{margin, t.P, t.Above, t.Below}
}
