package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/yardstick-lab/yardstick/internal/store"
)

// column is a column of numbers to be compared.
type column struct {
	name   string
	file   string
	values []float64
}

// sheet is a file of numbers: text cells by row, with the place of each row.
type sheet struct {
	file   string
	header []string // nil where there is none
	rows   [][]string
	lines  []int // of a text file; nil where rows have no lines
	single bool  // one column, a number a line
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

func (e env) sheet(ctx context.Context, path string) (*sheet, error) {
	data, err := e.read(path)
	switch {
	case err != nil:
		return nil, err
	case bytes.HasPrefix(data, []byte("PAR1")):
		return e.parquet(ctx, path)
	case bytes.HasPrefix(data, []byte("ARROW1")):
		return nil, usagef("%s is an Arrow file; CSV and Parquet are read here", path)
	}
	text := strings.TrimRightFunc(string(bytes.TrimPrefix(data, []byte("\ufeff"))), unicode.IsSpace)
	if text == "" {
		return nil, usagef("%s holds no numbers", path)
	}
	first, _, _ := strings.Cut(text, "\n")
	s := &sheet{file: path, single: !strings.ContainsAny(first, `,"`)}
	if s.single {
		s.oneByLine(text)
	} else if err := s.table(text); err != nil {
		return nil, err
	}
	s.takeHeader()
	if len(s.rows) == 0 {
		return nil, usagef("%s holds no numbers", path)
	}
	return s, nil
}

func (e env) parquet(ctx context.Context, path string) (*sheet, error) {
	table, err := store.ReadSheet(ctx, e.path(path))
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err != nil {
		return nil, usagef("%s: the Parquet file cannot be read: it is damaged, or was cut off", path)
	}
	if len(table.Rows) == 0 {
		return nil, usagef("%s holds no numbers", path)
	}
	return &sheet{file: path, header: table.Columns, rows: table.Rows}, nil
}

func (s *sheet) oneByLine(text string) {
	for i, line := range strings.Split(text, "\n") {
		s.rows, s.lines = append(s.rows, []string{strings.TrimSpace(line)}), append(s.lines, i+1)
	}
}

// table reads a CSV with several columns. An empty line within it is a row that is
// missing, not one that is not there.
func (s *sheet) table(text string) error {
	r := csv.NewReader(strings.NewReader(text))
	r.FieldsPerRecord = -1
	next := 1
	for {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		var wrong *csv.ParseError
		if errors.As(err, &wrong) {
			return usagef("%s:%d: %s", s.file, wrong.Line, wrong.Err)
		}
		if err != nil {
			return err
		}
		at, _ := r.FieldPos(0)
		switch {
		case at > next:
			return usagef("%s:%d: the line is empty", s.file, next)
		case len(s.rows) > 0 && len(row) != len(s.rows[0]):
			return usagef("%s:%d: %s, where the first line has %d", s.file, at, plural(len(row), "cell"), len(s.rows[0]))
		}
		next = at + 1
		for i := range row {
			next += strings.Count(row[i], "\n")
			row[i] = strings.TrimSpace(row[i])
		}
		s.rows, s.lines = append(s.rows, row), append(s.lines, at)
	}
}

// takeHeader takes the first row for names where a cell of it is one and none is a
// number.
func (s *sheet) takeHeader() {
	isNumber := func(word string) bool { _, wrong := number(word); return wrong == "" }
	if slices.ContainsFunc(s.rows[0], isName) && !slices.ContainsFunc(s.rows[0], isNumber) {
		s.header, s.rows, s.lines = s.rows[0], s.rows[1:], s.lines[1:]
	}
}

// isName reports whether a word is a column's name rather than a number, or what
// programs write where one is missing.
func isName(word string) bool {
	first := strings.IndexFunc(word, func(r rune) bool { return unicode.IsLetter(r) || r == '_' })
	return first == 0 && !slices.Contains([]string{"na", "nan", "inf", "infinity", "null", "none"}, strings.ToLower(word))
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

// numbers are the columns wanted, in that order, or all.
func (s *sheet) numbers(wanted []string, ragged bool) ([]column, error) {
	names := make([]string, s.width())
	for i := range names {
		names[i] = s.name(i)
	}
	if len(wanted) == 0 {
		wanted = names
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
	return n, ""
}
