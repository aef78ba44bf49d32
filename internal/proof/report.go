package proof

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/yardstick-lab/yardstick/internal/claim"
)

// Report is a whole proof.
type Report struct {
	// Seed is the root of all its chance, Experiments how many each cell made.
	Seed        uint64
	Experiments int
	Findings    []Finding
}

// Failed lists what does not hold, a line each.
func (r Report) Failed() []string {
	var all []string
	for _, f := range r.Findings {
		for _, what := range f.Failed {
			all = append(all, f.Cell.Name+": "+what)
		}
	}
	return all
}

// Header names the columns of Finding.Row.
func Header() []string {
	return []string{
		"cell", "planted", "SUPPORTED / REFUTED / INCONCLUSIVE / VOID, %", "false SUPPORTED", "promised", "false REFUTED", "promised",
		"95 and 90 % cover", "power", "planned", "held",
	}
}

// Row is a finding as the texts of a table.
func (f Finding) Row() []string {
	return []string{
		f.Cell.Name, f.Cell.Planted, f.verdicts(), f.Supported.text(), f.promise(), f.Refuted.text(), most(f.Refuted != nil, f.Cell.Limits.Refuted),
		f.coverage(), f.Power.text(), f.plan(), f.held(),
	}
}

// verdicts are the shares of the claims by verdict.
func (f Finding) verdicts() string {
	claims := 0
	for _, n := range f.Tally.Verdicts {
		claims += n
	}
	var shares []string
	for v := claim.Supported; v <= claim.Void; v++ {
		shares = append(shares, number(100*float64(f.Tally.Verdicts[v])/float64(claims)))
	}
	return strings.Join(shares, " / ")
}

func (f Finding) coverage() string {
	if f.Cover95 == nil {
		return none
	}
	return number(100*f.Cover95.Share) + " / " + number(100*f.Cover90.Share)
}

func (f Finding) promise() string {
	switch l := f.Cell.Limits; {
	case l.Never:
		return "never"
	case l.Errs:
		return "more than " + percent(l.Supported)
	default:
		return most(f.Supported != nil, l.Supported)
	}
}

func most(some bool, share float64) string {
	if !some || share == 0 {
		return none
	}
	return "≤ " + percent(share)
}

func (f Finding) plan() string {
	if f.Cell.Limits.Plan == nil {
		return none
	}
	return percent(*f.Cell.Limits.Plan)
}

func (f Finding) held() string {
	if len(f.Failed) > 0 {
		return "FAIL"
	}
	return "yes"
}

// none stands for what does not exist.
const none = "–"

// text is the rate with its interval.
func (r *Rate) text() string {
	if r == nil {
		return none
	}
	return fmt.Sprintf("%s [%s, %s]", percent(r.Share), number(100*r.Interval.Low), number(100*r.Interval.High))
}

func percent(share float64) string { return number(100*share) + " %" }

// number writes a percentage with a digit after the point, two where it is small.
func number(x float64) string {
	if x != 0 && math.Abs(x) < 1 {
		return strconv.FormatFloat(x, 'f', 2, 64)
	}
	return strconv.FormatFloat(x, 'f', 1, 64)
}

type reportFile struct {
	Schema      int           `json:"schema"`
	Seed        uint64        `json:"seed"`
	Experiments int           `json:"experiments"`
	Confidence  float64       `json:"confidence"`
	Held        bool          `json:"held"`
	Cells       []findingFile `json:"cells"`
}

type findingFile struct {
	Cell           string         `json:"cell"`
	Planted        string         `json:"planted"`
	Group          string         `json:"group"`
	Worlds         int            `json:"worlds"`
	Claims         []truthFile    `json:"claims"`
	Verdicts       map[string]int `json:"verdicts"`
	FalseSupported *rateFile      `json:"false_supported"`
	MostSupported  *float64       `json:"most_supported"`
	FalseRefuted   *rateFile      `json:"false_refuted"`
	MostRefuted    *float64       `json:"most_refuted"`
	MustErr        bool           `json:"must_err"`
	Cover95        *rateFile      `json:"coverage_95"`
	Cover90        *rateFile      `json:"coverage_90"`
	Power          *rateFile      `json:"power"`
	Plan           *float64       `json:"planned"`
	Failed         []string       `json:"failed"`
}

type truthFile struct {
	Type   string  `json:"type"`
	Bound  float64 `json:"bound"`
	Effect float64 `json:"effect"`
}

type rateFile struct {
	Count    int        `json:"count"`
	Of       int        `json:"of"`
	Interval [2]float64 `json:"interval"`
}

// JSON returns proof.json: every count with its interval. Effects and bounds are
// in standard deviations of the worlds' means; where only some worlds move, in margins.
func (r Report) JSON() ([]byte, error) {
	file := reportFile{1, r.Seed, r.Experiments, Confidence, len(r.Failed()) == 0, []findingFile{}}
	for _, f := range r.Findings {
		file.Cells = append(file.Cells, f.file())
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(file)
	return b.Bytes(), err
}

func (f Finding) file() findingFile {
	l := f.Cell.Limits
	out := findingFile{
		Cell: f.Cell.Name, Planted: f.Cell.Planted, Group: f.Cell.Group.String(), Worlds: f.Cell.Worlds, Claims: []truthFile{},
		Verdicts: map[string]int{}, MustErr: l.Errs,
		FalseSupported: f.Supported.file(), FalseRefuted: f.Refuted.file(), Cover95: f.Cover95.file(), Cover90: f.Cover90.file(),
		Power: f.Power.file(), Plan: l.Plan, Failed: append([]string{}, f.Failed...),
	}
	if l.Supported > 0 || l.Never {
		out.MostSupported = &l.Supported
	}
	if l.Refuted > 0 {
		out.MostRefuted = &l.Refuted
	}
	for _, t := range f.Cell.Claims {
		out.Claims = append(out.Claims, truthFile{t.Type.String(), t.Bound, t.Effect})
	}
	for v := claim.Supported; v <= claim.Void; v++ {
		out.Verdicts[v.String()] = f.Tally.Verdicts[v]
	}
	return out
}

func (r *Rate) file() *rateFile {
	if r == nil {
		return nil
	}
	return &rateFile{r.Count, r.Of, [2]float64{r.Interval.Low, r.Interval.High}}
}
