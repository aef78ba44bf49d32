package result

import (
	"bytes"
	"encoding/json"

	"github.com/yardstick-lab/yardstick/internal/claim"
	"github.com/yardstick-lab/yardstick/internal/inference"
)

// The JSON forms name their fields apart from the Go types, so that a renamed
// field cannot change a file that others read. Absent numbers are null.

type verdictFile struct {
	Experiment string          `json:"experiment"`
	Dataset    string          `json:"dataset"`
	Lock       *string         `json:"lock_sha256"`
	Explores   *string         `json:"exploratory"`
	Scorers    []verdictScorer `json:"scorers"`
}

type verdictScorer struct {
	Scorer  string         `json:"scorer"`
	Verdict string         `json:"verdict"`
	Claims  []verdictClaim `json:"claims"`
}

type verdictClaim struct {
	ID             string      `json:"id"`
	Says           string      `json:"says"`
	Type           string      `json:"type"`
	Verdict        string      `json:"verdict"`
	Expect         string      `json:"expect"`
	ByConstruction bool        `json:"by_construction"`
	Estimand       string      `json:"estimand"`
	Control        *string     `json:"control"`
	Treated        string      `json:"treated"`
	Metric         string      `json:"metric"`
	Unit           string      `json:"unit"`
	NoScore        bool        `json:"needs_no_score"`
	Estimate       *float64    `json:"estimate"`
	Interval       *[2]float64 `json:"interval"`
	Level          *float64    `json:"level"`
	P              *float64    `json:"p"`
	PRefutes       *float64    `json:"p_refutes"`
	PHolm          *float64    `json:"p_holm"`
	PRefutesHolm   *float64    `json:"p_refutes_holm"`
	N              int         `json:"n"`
	Path           string      `json:"path"`
	Margin         *float64    `json:"margin"`
	Shares         *[3]float64 `json:"shares"`
	OfSubjects     []float64   `json:"subject_quantiles"`
	Reason         *string     `json:"reason"`
}

// VerdictJSON returns verdict.json: the verdicts with their numbers.
func (r *Result) VerdictJSON() ([]byte, error) {
	f := verdictFile{
		Experiment: r.Experiment, Dataset: r.Dataset.Name,
		Lock: textOf(r.Manifest.Lock), Explores: textOf(r.Manifest.Exploratory), Scorers: []verdictScorer{},
	}
	for _, s := range r.Scorers {
		vs := verdictScorer{s.Name, s.Summary.Verdict.String(), []verdictClaim{}}
		for _, c := range s.Claims {
			vc := verdictOf(c.Outcome)
			vc.OfSubjects = list(c.OverSubjects)
			vs.Claims = append(vs.Claims, vc)
		}
		f.Scorers = append(f.Scorers, vs)
	}
	return encode(f)
}

func verdictOf(o claim.Outcome) verdictClaim {
	c := verdictClaim{
		ID: o.Claim.ID, Says: o.Claim.Says, Type: o.Claim.Type.String(), Verdict: o.Verdict.String(), Expect: o.Claim.Expected().String(),
		ByConstruction: len(o.ByConstruction) > 0, Estimand: o.Claim.Estimand.String(),
		Control: textOf(o.Claim.Control), Treated: o.Claim.Treated, Metric: o.Claim.Metric,
		Unit: o.Claim.Unit().Axis, NoScore: !o.Claim.NeedsScore(),
		Estimate: o.Estimate, Interval: pairOf(o.Interval), Level: o.Level, P: o.P, PRefutes: o.PRefutes,
		PHolm: o.PHolm, PRefutesHolm: o.PRefutesHolm,
		N: o.N, Path: o.Path.String(), Margin: o.Margin, OfSubjects: []float64{}, Reason: textOf(o.Reason),
	}
	if o.Shares != nil {
		c.Shares = &[3]float64{o.Shares.Down, o.Shares.Same, o.Shares.Up}
	}
	return c
}

func textOf(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func pairOf(i *inference.Interval) *[2]float64 {
	if i == nil {
		return nil
	}
	return &[2]float64{i.Low, i.High}
}

// encode writes indented JSON that ends in a line break, without escaping what
// is only special in HTML.
func encode(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
