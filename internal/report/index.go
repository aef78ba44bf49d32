package report

import (
	"encoding/json"
	"fmt"
	"html/template"
	"net/url"
	"strings"

	"github.com/yardstick-lab/yardstick/internal/claim"
	"github.com/yardstick-lab/yardstick/internal/result"
)

// Entry is one experiment in the index. The first scorer is the main one.
type Entry struct {
	Name, Question, Dataset string
	Exploratory             string // why the run confirms nothing; empty for one of what was locked
	Scorers                 []EntryScorer
}

// EntryScorer is what an experiment came to under one scorer: Supported of
// Total claims hold, and ByConstruction of Total, whatever became of them, are
// labelled so.
type EntryScorer struct {
	Name             string
	Verdict          claim.Verdict
	Supported, Total int
	ByConstruction   int
}

// EntryOf returns the entry of a run.
func EntryOf(r *result.Result) Entry {
	e := Entry{Name: r.Experiment, Question: r.Question, Dataset: r.Dataset.Name, Exploratory: r.Manifest.Exploratory}
	for _, s := range r.Scorers {
		e.Scorers = append(e.Scorers, EntryScorer{s.Name, s.Summary.Verdict, s.Summary.Supported, s.Summary.Total, s.Summary.ByConstruction})
	}
	return e
}

// entryFile is what of result.json an entry is made of.
type entryFile struct {
	Schema     int    `json:"schema"`
	Experiment string `json:"experiment"`
	Question   string `json:"question"`
	Dataset    struct {
		Name string `json:"name"`
	} `json:"dataset"`
	Exploratory *string `json:"exploratory"`
	Provenance  struct {
		Lock *string `json:"lock_sha256"`
	} `json:"provenance"`
	Scorers []struct {
		Scorer    string `json:"scorer"`
		Verdict   string `json:"verdict"`
		Supported int    `json:"supported"`
		Total     int    `json:"claims_total"`
		Construed int    `json:"claims_by_construction"`
	} `json:"scorers"`
}

// ParseEntry reads the entry of an earlier run from its result.json. Another
// version of that file, or a verdict that is none, is an error.
func ParseEntry(resultJSON []byte) (Entry, error) {
	var f entryFile
	if err := json.Unmarshal(resultJSON, &f); err != nil {
		return Entry{}, fmt.Errorf("result.json: %w", err)
	}
	if f.Schema != result.Schema {
		return Entry{}, fmt.Errorf("result.json: its schema is %d, and this program reads %d", f.Schema, result.Schema)
	}
	e := Entry{Name: f.Experiment, Question: f.Question, Dataset: f.Dataset.Name}
	switch {
	case f.Exploratory != nil:
		e.Exploratory = *f.Exploratory
	case f.Provenance.Lock == nil: // a run of before there were locks
		e.Exploratory = "not locked"
	}
	for _, s := range f.Scorers {
		v, ok := parseVerdict(s.Verdict)
		if !ok {
			return Entry{}, fmt.Errorf("result.json: scorer %q: unknown verdict %q", s.Scorer, s.Verdict)
		}
		e.Scorers = append(e.Scorers, EntryScorer{s.Scorer, v, s.Supported, s.Total, s.Construed})
	}
	return e, nil
}

func parseVerdict(word string) (claim.Verdict, bool) {
	for v := claim.Supported; v <= claim.Void; v++ {
		if v.String() == word {
			return v, true
		}
	}
	return 0, false
}

type indexView struct {
	Style  template.CSS
	Matrix *matrixView // nil before anything was asked
	Rows   []indexRow
}

type indexRow struct {
	Name, Question, Dataset, Link string
	Exploratory                   string
	Main                          indexCell
}

// indexCell is the main scorer's verdict on an experiment.
type indexCell struct {
	Scorer  string
	Verdict verdictView
	Held    string // "3 of 4"
	Hold    string // "claims hold"
	Label   string // "2 of the 4 are by construction", or empty
}

// Index returns reports/index.html: the claims matrix, nil for none, and below it
// every experiment in the order given, with its verdict under its main scorer. An
// entry without a name, a scorer or a verdict is an error, and so is a cell without
// a state.
func Index(entries []Entry, m *result.Matrix) ([]byte, error) {
	v := indexView{Style: style() + template.CSS(sheetNamed("matrix.css"))}
	for _, e := range entries {
		if e.Name == "" || len(e.Scorers) == 0 {
			return nil, fmt.Errorf("index: experiment %q has no name or no scorer", e.Name)
		}
		if s := e.Scorers[0]; s.Verdict.String() == "" {
			return nil, fmt.Errorf("index: experiment %q: scorer %q has no verdict", e.Name, s.Name)
		}
		v.Rows = append(v.Rows, viewEntry(e))
	}
	if m != nil && m.Asks() {
		if err := checkMatrix(m); err != nil {
			return nil, fmt.Errorf("index: %w", err)
		}
		v.Matrix = viewMatrix(m)
	}
	return render("index.html", v)
}

func viewEntry(e Entry) indexRow {
	row := indexRow{
		Name: e.Name, Question: e.Question, Dataset: e.Dataset, Exploratory: e.Exploratory,
		Link: "./" + url.PathEscape(e.Name) + "/index.html", Main: viewCell(e.Scorers[0]),
	}
	if row.Question == "" {
		row.Question = e.Name
	}
	return row
}

func viewCell(s EntryScorer) indexCell {
	c := indexCell{
		Scorer: s.Name, Verdict: viewVerdict(s.Verdict), Held: fmt.Sprintf("%d of %d", s.Supported, s.Total),
		Label: labelled(s.ByConstruction, s.Total),
	}
	_, c.Hold, _ = strings.Cut(hold(s.Total), " ")
	return c
}
