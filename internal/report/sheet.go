package report

import (
	"fmt"
	"html/template"

	"github.com/yardstick-lab/yardstick/internal/figure"
)

// Sheet is a page that is about no experiment, in the look of those that are:
// what it found up front, then figures, then tables in sections.
type Sheet struct {
	// Name stands beside the brand, Title is the heading, Answer the answer in a
	// word or two, Rest what is said beside it; Good colours it.
	Name, Title, Answer, Rest string
	Good                      bool
	// Says are paragraphs below the answer, Facts what it rests on.
	Says    []string
	Facts   []Fact
	Figures []figure.Figure
	// Sections are the tables.
	Sections []SheetSection
	// Repeat is the command that makes the same page.
	Repeat string
}

// Fact is a labelled text.
type Fact struct{ Label, Text string }

// SheetSection is a table with what is to be known before it is read. The first
// cell of a row heads it; every row has as many cells as the header.
type SheetSection struct {
	Title  string
	Says   []string
	Header []string
	Rows   [][]string
}

type sheetView struct {
	Style template.CSS
	Sheet
	Class   string
	Drawn   []figureView
	Printed []sheetTable
}

// sheetTable is a section with its rows' cells beside their labels, which stand
// before the cells on a phone.
type sheetTable struct {
	Anchor string
	SheetSection
	Lines [][]Fact
}

// SheetPage lays a sheet out as one file without script, which loads nothing. A
// row that does not fit its header is an error.
func SheetPage(s Sheet) ([]byte, error) {
	s.Rest = tied(s.Rest)
	v := sheetView{Style: style(), Sheet: s, Class: "refuted"}
	if s.Good {
		v.Class = "supported"
	}
	for i, f := range s.Figures {
		header, rows := f.Table()
		v.Drawn = append(v.Drawn, figureView{
			Number: i + 1, Anchor: "figure-" + f.Name, Title: f.Title,
			// Package figure escapes every text in it.
			Drawing: template.HTML(f.Inline()), Header: header, Rows: rows,
		})
	}
	for i, section := range s.Sections {
		t := sheetTable{Anchor: fmt.Sprint("section-", i+1), SheetSection: section}
		for _, row := range section.Rows {
			if len(row) != len(section.Header) {
				return nil, fmt.Errorf("page %s: section %q: a row of %d cells under %d headings", s.Name, section.Title, len(row), len(section.Header))
			}
			line := make([]Fact, len(row))
			for j, cell := range row {
				line[j] = Fact{section.Header[j], cell}
			}
			t.Lines = append(t.Lines, line)
		}
		v.Printed = append(v.Printed, t)
	}
	return render("sheet.html", v)
}
