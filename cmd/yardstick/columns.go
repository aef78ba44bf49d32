package main

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/yardstick-lab/yardstick/internal/inference"
)

// column is a column of numbers to be compared.
type column struct {
	name   string
	file   string
	values []float64
}

// columns reads the columns that a call compares: one of each of several files, or
// those wanted, else all, of a single one. Where ragged, a column of a table may end
// before the others.
func (e env) columns(ctx context.Context, files, wanted []string, ragged bool) ([]column, error) {
	if len(files) > 1 && len(wanted) > 0 {
		return nil, usagef("--columns chooses among those of one file; of several files each holds one column")
	}
	var all []column
	for _, file := range files {
		s, err := e.sheet(ctx, file)
		if err != nil {
			return nil, err
		}
		if s.width() != 1 && len(files) > 1 {
			return nil, usagef("%s holds %s; of several files each holds one column", file, plural(s.width(), "column"))
		}
		some, err := s.numbers(wanted, ragged)
		if err != nil {
			return nil, err
		}
		if len(files) > 1 {
			some[0].name = s.base()
		}
		all = append(all, some...)
	}
	toldApart(all)
	return all, nil
}

// toldApart gives columns of one name, as of a file that is given twice, a number
// each from the second on.
func toldApart(all []column) {
	seen := map[string]int{}
	for i, c := range all {
		if seen[c.name]++; seen[c.name] > 1 {
			all[i].name = fmt.Sprintf("%s (%d)", c.name, seen[c.name])
		}
	}
}

func (s *sheet) width() int {
	if s.header != nil {
		return len(s.header)
	}
	return len(s.rows[0])
}

// name is what a column is called: by its header, by its place or, where it is
// alone, by its file.
func (s *sheet) name(at int) string {
	switch {
	case s.header != nil && s.header[at] != "":
		return s.header[at]
	case s.width() == 1:
		return s.base()
	}
	return "column " + strconv.Itoa(at+1)
}

// base is the file's name without folder and ending.
func (s *sheet) base() string {
	base := filepath.Base(s.file)
	return strings.TrimSuffix(base, filepath.Ext(base))
}

// numbers are the columns wanted, in that order, or all that the header names: one
// without a name numbers the rows, as R writes it.
func (s *sheet) numbers(wanted []string, ragged bool) ([]column, error) {
	names := make([]string, s.width())
	for i := range names {
		names[i] = s.name(i)
	}
	if len(wanted) == 0 {
		wanted = slices.Clone(names)
		if s.header != nil {
			wanted = slices.DeleteFunc(slices.Clone(s.header), func(name string) bool { return name == "" })
		}
	}
	all := make([]column, len(wanted))
	for i, name := range wanted {
		at := slices.Index(names, name)
		switch {
		case at < 0:
			return nil, usagef("%s has no column %q%s", s.file, name, meant(name, names))
		case slices.Contains(names[at+1:], name):
			return nil, usagef("%s has two columns called %q", s.file, name)
		case slices.Contains(wanted[:i], name):
			return nil, usagef("the column %q is given twice", name)
		}
		values, err := s.column(at, ragged)
		if err != nil {
			return nil, err
		}
		all[i] = column{name, s.file, values}
	}
	return all, nil
}

func (s *sheet) column(at int, ragged bool) ([]float64, error) {
	end := len(s.rows)
	for ragged && end > 0 && s.rows[end-1][at] == "" {
		end--
	}
	values := make([]float64, end)
	for i := range values {
		n, wrong := number(s.rows[i][at])
		if wrong != "" {
			return nil, usagef("%s: %s", s.place(i, at), s.wanting(wrong, s.rows[i][at]))
		}
		values[i] = n
	}
	if end == 0 {
		return nil, usagef("%s: the column %s holds no numbers", s.file, s.name(at))
	}
	return values, nil
}

// place names a cell as far as there is more than one that it could be.
func (s *sheet) place(row, at int) string {
	where := fmt.Sprintf("%s, row %d", s.file, row+1)
	if s.lines != nil {
		where = fmt.Sprintf("%s:%d", s.file, s.lines[row])
	}
	if !s.single {
		where += ", column " + s.name(at)
	}
	return where
}

// wanting says what is wrong with a cell, and what it should be.
func (s *sheet) wanting(wrong, cell string) string {
	switch {
	case s.single && cell == "":
		return "the line is empty; one number is wanted"
	case s.single:
		return wrong + "; one finite number is wanted on every line"
	}
	return wrong + "; a finite number is wanted in every row"
}

// number reads a finite decimal number; what else Go reads as one (0x1p4, 1_000,
// inf) nobody meant.
func number(word string) (n float64, wrong string) {
	shown := word
	if runes := []rune(word); len(runes) > 60 {
		shown = string(runes[:60]) + "…"
	}
	if word == "" {
		return 0, "the cell is empty"
	}
	if strings.Trim(word, "0123456789+-.eE") != "" {
		return 0, fmt.Sprintf("%q is no number", shown)
	}
	n, err := strconv.ParseFloat(word, 64)
	if err != nil {
		return 0, fmt.Sprintf("%q is no number, or one too large", shown)
	}
	if inference.CheckSample([]float64{n}) != nil {
		return 0, fmt.Sprintf("%q is too large to be squared", shown)
	}
	return n, ""
}
