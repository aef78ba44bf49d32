package result

import (
	"bytes"
	"encoding/json"
	"fmt"
	"unicode"
	"unicode/utf8"
)

// Sensitivity is what the verdicts of an experiment hang on, under its main
// scorer. It is kept in a file of its own, whose form is that of these types;
// verdicts are written as they are printed.
type Sensitivity struct {
	Schema     int    `json:"schema"`
	Experiment string `json:"experiment"`
	Scorer     string `json:"scorer"`
	// Exploratory says why it confirms nothing, nil for a spec that was locked.
	Exploratory *string `json:"exploratory"`
	Inputs      Inputs  `json:"inputs"`
	// Claims are the verdicts as they are with every constant as it is.
	Claims   []Standing `json:"claims"`
	Tippings []Tipping  `json:"tipping"`
	// Ours and Rates are null where only tipping points were sought.
	Ours []Perturbed `json:"ours"`
	// Anchors says what becomes of the scale when the half-life changes.
	Anchors string `json:"anchors"`
	Rates   []Rate `json:"exchange"`
}

// Whole reports whether constants of ours were tried as well.
func (s *Sensitivity) Whole() bool { return s.Ours != nil }

// Hang puts to a result what its verdicts hang on, once. A claim of the main scorer
// whose verdict turns within the range of an assumption says so in its first
// sentence: it is a verdict about that assumption too.
func (r *Result) Hang(s *Sensitivity) {
	r.Sensitivity = s
	for i := range r.Main().Claims {
		c := &r.Main().Claims[i]
		c.Sentence = s.before(c.Claim.ID, c.Sentence)
	}
}

// Hang does the same to a finding whose sentences have not been begun so.
func (f *Finding) Hang(s *Sensitivity) {
	if len(f.scorers) == 0 {
		return
	}
	for i := range f.scorers[0].claims {
		c := &f.scorers[0].claims[i]
		c.Sentence = s.before(c.ID, c.Sentence)
	}
}

// before puts before the sentence of a claim within which values it stands.
func (s *Sensitivity) before(claim, sentence string) string {
	for _, t := range s.Tippings {
		if t.Claim == claim && t.Holds != "" {
			return t.Holds + ". " + capital(sentence)
		}
	}
	return sentence
}

// capital begins a sentence that follows another.
func capital(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:]
}

// Inputs is what a sensitivity is a function of, as hashes of a [Manifest].
type Inputs struct {
	Program string `json:"program_sha256"`
	Spec    string `json:"spec_sha256"`
	Dataset string `json:"dataset_sha256"`
	Preset  string `json:"preset_sha256"` // of the main scorer
}

// Differs names the first input that is another one, in a word, or is empty.
func (i Inputs) Differs(other Inputs) string {
	switch {
	case i.Spec != other.Spec:
		return "spec"
	case i.Dataset != other.Dataset:
		return "dataset"
	case i.Preset != other.Preset:
		return "scorer"
	case i.Program != other.Program:
		return "program"
	}
	return ""
}

// Inputs returns those of a run.
func (m *Manifest) Inputs() Inputs {
	in := Inputs{Program: m.Program, Spec: m.Spec, Dataset: m.Dataset}
	if len(m.Presets) > 0 {
		in.Preset = m.Presets[0].SHA256
	}
	return in
}

// Standing is a claim's verdict with its effect, in points; nil where there is
// none.
type Standing struct {
	Claim    string   `json:"claim"`
	Verdict  string   `json:"verdict"`
	Estimate *float64 `json:"estimate"`
}

// Tipping is the verdict of a claim along a constant, all else being as it is.
type Tipping struct {
	Claim    string     `json:"claim"`
	Constant string     `json:"constant"`
	Value    float64    `json:"value"` // as it is
	Between  [2]float64 `json:"between"`
	// Unit is what the constant is told in: a share of Reference, which is that
	// of another constant, or the constant's own unit, with Reference 0.
	Reference float64 `json:"reference"`
	Probes    []Probe `json:"probes"` // rising
	Flips     []Flip  `json:"flips"`  // rising
	// Says is it all in a sentence, When the flip nearest to the value, Holds
	// within which values the verdict is what it is; the latter two are "" where it
	// flips nowhere.
	Says  string `json:"says"`
	When  string `json:"flips_when"`
	Holds string `json:"holds_while"`
}

// Probe is a claim at one value of a constant. Refused says why no experiment
// could be made there; there is then no verdict.
type Probe struct {
	At       float64     `json:"at"`
	Verdict  string      `json:"verdict"`
	Estimate *float64    `json:"estimate"`
	Interval *[2]float64 `json:"interval"`
	Refused  string      `json:"refused"`
}

// Flip is where a verdict turns: it is Below at Low, and Above at High.
type Flip struct {
	Low   float64 `json:"low"`
	High  float64 `json:"high"`
	Below string  `json:"below"`
	Above string  `json:"above"`
}

// Perturbed is a constant of ours, once half of what it is and once half as much
// again.
type Perturbed struct {
	Constant string  `json:"constant"`
	Source   string  `json:"source"`
	Value    string  `json:"value"`
	Low      float64 `json:"low"`
	High     float64 `json:"high"`
	// Note says where Low and High are not ±50 %, or why there are none.
	Note  string `json:"note"`
	Tried bool   `json:"tried"`
	// Moves are the claims at the two values, in the order of the spec.
	Moves []Move `json:"claims"`
}

// Move is a claim at the two values of a perturbed constant. A verdict is empty
// where no experiment could be made.
type Move struct {
	Claim string   `json:"claim"`
	Low   Standing `json:"low"`
	High  Standing `json:"high"`
}

// Decides lists the claims whose verdict is another at one of the two values.
func (s *Sensitivity) Decides(p Perturbed) []string {
	var ids []string
	for i, m := range p.Moves {
		now := s.Claims[i].Verdict
		if m.Low.Verdict != "" && m.Low.Verdict != now || m.High.Verdict != "" && m.High.Verdict != now {
			ids = append(ids, m.Claim)
		}
	}
	return ids
}

// Rate is what a number of acts of one action is worth in acts of another.
type Rate struct {
	Give  string `json:"give"` // the action
	Count int    `json:"count"`
	For   string `json:"for"`
	// Worth is how many acts of For move the metric as Count of Give do: over
	// worlds. It and the interval are nil where they do not exist.
	Worth    *float64    `json:"worth"`
	Interval *[2]float64 `json:"interval_95"`
	Method   string      `json:"method"`
	Network  string      `json:"network"`
	Arm      string      `json:"arm"`
	Control  string      `json:"control"`
	Metric   string      `json:"metric"`
	Most     int         `json:"most"` // acts of For that every subject could be given, in the world where they are fewest
	Units    []RateUnit  `json:"units"`
	Says     string      `json:"says"`
}

// RateUnit is one world: what Count of Give does there, and what it is worth.
// Beyond says that not even Most acts do as much, and Worth is nil.
type RateUnit struct {
	Unit   string   `json:"unit"`
	Effect float64  `json:"effect"`
	Worth  *float64 `json:"worth"`
	Most   int      `json:"most"`
	Beyond bool     `json:"beyond"`
}

// JSON returns sensitivity.json.
func (s *Sensitivity) JSON() ([]byte, error) { return encode(s) }

// ParseSensitivity reads what JSON wrote; another version is an error.
func ParseSensitivity(data []byte) (*Sensitivity, error) {
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	var s Sensitivity
	if err := d.Decode(&s); err != nil {
		return nil, fmt.Errorf("reading a sensitivity: %w", err)
	}
	if s.Schema != Schema {
		return nil, fmt.Errorf("reading a sensitivity: it is of version %d, this program reads %d", s.Schema, Schema)
	}
	return &s, nil
}

// Middle is the value between the two ends of a flip.
func (f Flip) Middle() float64 { return f.Low + (f.High-f.Low)/2 }
