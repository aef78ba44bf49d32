package report

import (
	"cmp"
	"errors"
	"fmt"
	"math"

	"github.com/yardstick-lab/yardstick/internal/claim"
	"github.com/yardstick-lab/yardstick/internal/inference"
	"github.com/yardstick-lab/yardstick/internal/result"
)

// check refuses a result that no page could tell truly: one without scorers or
// verdicts, or with a number that is none. Package figure checks what it draws.
func check(r *result.Result) error {
	if len(r.Scorers) == 0 {
		return errors.New("the result has no scorer")
	}
	for _, a := range r.Arms {
		if err := finite("events of arm "+a.Name, &a.Removed, &a.Added); err != nil {
			return err
		}
	}
	for _, s := range r.Scorers {
		if err := checkScorer(s); err != nil {
			return fmt.Errorf("scorer %s: %w", s.Name, err)
		}
	}
	return checkSensitivity(r.Sensitivity)
}

// checkSensitivity refuses verdicts that are none; package figure checks the
// numbers that it draws, JSON has no others.
func checkSensitivity(s *result.Sensitivity) error {
	if s == nil {
		return nil
	}
	for _, c := range s.Ours {
		if c.Tried && len(c.Moves) != len(s.Claims) {
			return fmt.Errorf("sensitivity: %s has %d claims of %d", c.Constant, len(c.Moves), len(s.Claims))
		}
	}
	for _, c := range s.Claims {
		if verdictOf(c.Verdict) == 0 {
			return fmt.Errorf("sensitivity: claim %s has no verdict", c.Claim)
		}
	}
	return nil
}

func checkScorer(s result.Scorer) error {
	if s.Summary.Verdict.String() == "" {
		return errors.New("it has no verdict")
	}
	if err := finite("the scale", &s.Low, &s.High, &s.Step); err != nil {
		return err
	}
	if err := checkStatement(s.Statement); err != nil {
		return err
	}
	for _, c := range s.Claims {
		if err := cmp.Or(checkOutcome(c.Outcome), finiteAll("a quantile", c.OverSubjects)); err != nil {
			return fmt.Errorf("claim %s: %w", c.Claim.ID, err)
		}
	}
	return nil
}

func checkOutcome(o claim.Outcome) error {
	if o.Verdict.String() == "" {
		return errors.New("it has no verdict")
	}
	err := finite("a number", o.Estimate, o.ControlMean, o.TreatedMean, o.P, o.PRefutes, o.PHolm, o.PRefutesHolm, o.FlipP, o.FlipPRefutes,
		o.BootP, o.BootPRefutes, o.PageL, o.Relative, o.Equals, o.Than,
		o.HedgesG, o.Skew, o.Margin, o.MinEffect, o.Observed, o.Percentile, &o.Moved.Greatest.By)
	if err != nil {
		return err
	}
	for _, i := range []*inference.Interval{o.Interval, o.Interval90} {
		if i == nil {
			continue
		}
		if err := finite("an interval", &i.Low, &i.High); err != nil {
			return err
		}
	}
	if s := o.Shares; s != nil {
		if err := finite("a share", &s.Down, &s.Same, &s.Up); err != nil {
			return err
		}
	}
	return finiteAll("a quantile", o.Quantiles)
}

func finiteAll(what string, numbers []float64) error {
	for _, x := range numbers {
		if err := finite(what, &x); err != nil {
			return err
		}
	}
	return nil
}

// finite passes over numbers that do not exist.
func finite(what string, numbers ...*float64) error {
	for _, x := range numbers {
		if x != nil && (math.IsNaN(*x) || math.IsInf(*x, 0)) {
			return fmt.Errorf("%s is %v: want a finite number", what, *x)
		}
	}
	return nil
}
