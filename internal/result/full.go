package result

import (
	"github.com/yardstick-lab/yardstick/internal/claim"
)

type resultFile struct {
	Schema     int              `json:"schema"`
	Experiment string           `json:"experiment"`
	Question   string           `json:"question"`
	Explores   *string          `json:"exploratory"`
	Source     []string         `json:"source"`
	Dataset    resultDataset    `json:"dataset"`
	Design     resultDesign     `json:"design"`
	Arms       []resultArm      `json:"arms"`
	Metrics    []resultMetric   `json:"metrics"`
	Gates      []resultGate     `json:"gates"`
	Warnings   []string         `json:"warnings"`
	Scorers    []resultScorer   `json:"scorers"`
	Excused    []resultExcuse   `json:"excused"`
	Manifest   resultProvenance `json:"provenance"`
}

type resultDataset struct {
	Name     string       `json:"name"`
	Says     string       `json:"says"`
	Kind     string       `json:"kind"`
	Licence  *string      `json:"licence"`
	Credit   *string      `json:"credit"`
	Events   int          `json:"events"`
	Accounts int          `json:"accounts"`
	Networks []string     `json:"networks"`
	Ours     []resultOurs `json:"ours"`
}

type resultDesign struct {
	Units            []string `json:"units"`
	SubjectsPerWorld int      `json:"subjects"`
	Subjects         string   `json:"subjects_are"`
	Warmup           int      `json:"warmup_days"`
	Measured         int      `json:"measured_days"`
	FirstDay         string   `json:"first_day"`
	Days             []int    `json:"days"`
}

type resultArm struct {
	Name    string  `json:"name"`
	From    *string `json:"from"`
	Says    string  `json:"says"`
	Removed float64 `json:"events_removed"`
	Added   float64 `json:"events_added"`
}

type resultMetric struct {
	Name string `json:"name"`
	Is   string `json:"is"`
	Unit string `json:"unit"`
}

type resultGate struct {
	Gate   string  `json:"gate"`
	Passed bool    `json:"passed"`
	What   *string `json:"what"`
}

type resultScorer struct {
	Scorer    string         `json:"scorer"`
	Says      string         `json:"says"`
	Scale     [2]float64     `json:"scale"`
	Step      float64        `json:"step"`
	SetOn     []string       `json:"set_on"`
	Explores  *string        `json:"exploratory"`
	Verdict   string         `json:"verdict"`
	Supported int            `json:"supported"`
	Total     int            `json:"claims_total"`
	Construed int            `json:"claims_by_construction"`
	Claims    []resultClaim  `json:"claims"`
	Curves    []resultCurve  `json:"curves"`
	Origins   []resultOrigin `json:"origins"`
	Statement *Statement     `json:"statement"`
	Ours      []resultOurs   `json:"ours"`
}

type resultClaim struct {
	verdictClaim
	Source     []string     `json:"source"`
	Sentence   string       `json:"sentence"`
	Interval90 *[2]float64  `json:"interval_90"`
	MinEffect  *float64     `json:"min_effect"`
	Observed   *float64     `json:"observed"`
	Percentile *float64     `json:"percentile"`
	Equals     *float64     `json:"equals"`
	Than       *float64     `json:"than"`
	Control0   *float64     `json:"control_mean"`
	Treated0   *float64     `json:"treated_mean"`
	FlipP      *float64     `json:"sign_flip_p"`
	FlipR      *float64     `json:"sign_flip_p_refutes"`
	BootP      *float64     `json:"bootstrap_p"`
	BootR      *float64     `json:"bootstrap_p_refutes"`
	Family     int          `json:"family"`
	PageL      *float64     `json:"page_l"`
	HedgesG    *float64     `json:"hedges_g"`
	Relative   *float64     `json:"relative"`
	Skew       *float64     `json:"skew"`
	Quantiles  []float64    `json:"quantiles"`
	Warnings   []string     `json:"warnings"`
	Doses      []resultDose `json:"doses"`
	Units      []resultUnit `json:"units"`
}

type resultDose struct {
	Arm      string      `json:"arm"`
	Dose     float64     `json:"dose"`
	Mean     float64     `json:"mean"`
	Interval *[2]float64 `json:"interval"`
}

type resultUnit struct {
	Unit       string    `json:"unit"`
	Control    float64   `json:"control"`
	Treated    float64   `json:"treated"`
	Difference float64   `json:"difference"`
	Doses      []float64 `json:"doses"` // of an ordered claim
	Applicable bool      `json:"applicable"`
}

type resultCurve struct {
	Arm  string    `json:"arm"`
	Mean []float64 `json:"mean"`
	Low  []float64 `json:"low"`
	High []float64 `json:"high"`
}

type resultOrigin struct {
	Arm   string       `json:"arm"`
	Day   int          `json:"day"`
	Total float64      `json:"total"`
	Parts []resultPart `json:"parts"`
}

type resultPart struct {
	Action  string  `json:"action"`
	Network string  `json:"network"`
	Value   float64 `json:"value"`
}

type resultOurs struct {
	Path   string `json:"path"`
	Value  string `json:"value"`
	Source string `json:"source"`
}

type resultProvenance struct {
	Schema     int         `json:"schema"`
	Experiment string      `json:"experiment"`
	Version    string      `json:"version"`
	Program    string      `json:"program_sha256"`
	Spec       string      `json:"spec_sha256"`
	Dataset    string      `json:"dataset_sha256"`
	Presets    []namedHash `json:"presets"`
	Seeds      []uint64    `json:"seeds"`
	ScorerSeed uint64      `json:"scorer_seed"`
	Command    string      `json:"command"`
	Lock       *string     `json:"lock_sha256"`
	Explores   *string     `json:"exploratory"`
	Libraries  []string    `json:"libraries"`
	Shards     []namedHash `json:"shards"`
}

type namedHash struct {
	Name   string `json:"name"`
	SHA256 string `json:"sha256"`
}

// ManifestJSON returns manifest.json.
func (r *Result) ManifestJSON() ([]byte, error) { return encode(r.provenance()) }

func (r *Result) provenance() resultProvenance {
	m := r.Manifest
	return resultProvenance{
		Schema, m.Experiment, m.Version, m.Program, m.Spec, m.Dataset, hashes(m.Presets),
		list(m.Seeds), m.ScorerSeed, m.Command, textOf(m.Lock), textOf(m.Exploratory), list(m.Libraries), hashes(m.Shards),
	}
}

func hashes(all []Hash) []namedHash {
	out := make([]namedHash, len(all))
	for i, h := range all {
		out[i] = namedHash(h)
	}
	return out
}

// list returns the list, empty rather than null.
func list[T any](l []T) []T {
	if l == nil {
		return []T{}
	}
	return l
}

// JSON returns result.json: everything the run found. The units of a log, which
// may be many, are left to the database.
func (r *Result) JSON() ([]byte, error) {
	f := resultFile{
		Schema: Schema, Experiment: r.Experiment, Question: r.Question, Explores: textOf(r.Manifest.Exploratory), Source: list(r.Source),
		Dataset: resultDataset{
			r.Dataset.Name, r.Dataset.Says, r.Dataset.Kind.String(), textOf(r.Dataset.Licence), textOf(r.Dataset.Credit),
			r.Dataset.Events, r.Dataset.Accounts, list(r.Dataset.Networks), constants(r.Dataset.Constants),
		},
		Design: resultDesign{
			list(r.Design.Units), r.Design.SubjectsPerWorld, r.Design.Subjects, r.Design.Warmup, r.Design.Measured,
			r.Design.FirstDay, list(r.Design.Days),
		},
		Arms: []resultArm{}, Metrics: []resultMetric{}, Gates: []resultGate{}, Warnings: list(r.Warnings),
		Scorers: []resultScorer{}, Excused: []resultExcuse{}, Manifest: r.provenance(),
	}
	for _, a := range r.Arms {
		f.Arms = append(f.Arms, resultArm{a.Name, textOf(a.From), a.Says, a.Removed, a.Added})
	}
	for _, m := range r.Metrics {
		f.Metrics = append(f.Metrics, resultMetric{m.Name, m.String(), m.Of.Unit().Axis})
	}
	for _, g := range r.Gates {
		f.Gates = append(f.Gates, resultGate{g.Check.String(), g.State == claim.Passed, textOf(g.What)})
	}
	for i := range r.Scorers {
		f.Scorers = append(f.Scorers, r.scorer(&r.Scorers[i]))
	}
	for _, x := range r.Excused {
		f.Excused = append(f.Excused, resultExcuse(x))
	}
	return encode(f)
}

func (r *Result) scorer(s *Scorer) resultScorer {
	out := resultScorer{
		Scorer: s.Name, Says: s.Says, Scale: [2]float64{s.Low, s.High}, Step: s.Step, SetOn: list(s.SetOn), Explores: textOf(s.Exploratory),
		Verdict: s.Summary.Verdict.String(), Supported: s.Summary.Supported, Total: s.Summary.Total, Construed: s.Summary.ByConstruction,
		Claims: []resultClaim{}, Curves: []resultCurve{}, Origins: []resultOrigin{},
	}
	for _, c := range s.Claims {
		out.Claims = append(out.Claims, r.claim(c))
	}
	for _, c := range s.Curves {
		out.Curves = append(out.Curves, resultCurve(c))
	}
	for _, o := range s.Origins {
		parts := []resultPart{}
		for _, p := range o.Parts {
			parts = append(parts, resultPart(p))
		}
		out.Origins = append(out.Origins, resultOrigin{o.Arm, o.Day, o.Total, parts})
	}
	out.Ours, out.Statement = constants(s.Constants), s.Statement
	return out
}

func (r *Result) claim(c Claim) resultClaim {
	out := fullOf(c.Outcome)
	out.OfSubjects = list(c.OverSubjects)
	if r.Dataset.Kind == Worlds {
		for _, u := range c.Units {
			out.Units = append(out.Units, resultUnit{u.Name, u.Control, u.Treated, u.Difference, list(u.Doses), u.Applicable})
		}
	}
	return out
}

// fullOf is all that an outcome holds, without its units.
func fullOf(c claim.Outcome) resultClaim {
	out := resultClaim{
		verdictClaim: verdictOf(c), Source: list(c.Claim.Source), Sentence: c.Sentence, Interval90: pairOf(c.Interval90),
		MinEffect: c.MinEffect, Observed: c.Observed, Percentile: c.Percentile, Control0: c.ControlMean, Treated0: c.TreatedMean,
		FlipP: c.FlipP, FlipR: c.FlipPRefutes, BootP: c.BootP, BootR: c.BootPRefutes, Family: c.Family, PageL: c.PageL,
		HedgesG: c.HedgesG, Skew: c.Skew, Relative: c.Relative, Equals: c.Equals, Than: c.Than,
		Quantiles: list(c.Quantiles), Warnings: list(c.Warnings), Doses: []resultDose{}, Units: []resultUnit{},
	}
	for _, d := range c.Doses {
		out.Doses = append(out.Doses, resultDose{d.Arm, d.Amount, d.Mean, pairOf(d.Interval)})
	}
	return out
}

func constants(all []Constant) []resultOurs {
	out := make([]resultOurs, len(all))
	for i, c := range all {
		out[i] = resultOurs(c)
	}
	return out
}
