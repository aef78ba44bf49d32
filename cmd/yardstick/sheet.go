package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"
	"unicode"

	"github.com/yardstick-lab/yardstick/internal/store"
)

// sheet is a file of numbers: text cells by row, with the place of each row.
type sheet struct {
	file   string
	header []string // nil where there is none
	rows   [][]string
	lines  []int // of a text file; nil where rows have no lines
	single bool  // one column, a number a line
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
	s := &sheet{file: path}
	comma := separator(first)
	if s.single = comma == 0; s.single {
		s.oneByLine(text)
	} else if err := s.table(text, comma); err != nil {
		return nil, err
	}
	s.takeHeader()
	if len(s.rows) == 0 {
		return nil, usagef("%s holds no numbers", path)
	}
	return s, nil
}

// separator is what keeps the cells of a first line apart: a comma, else a
// semicolon or a tab; 0 where the line is one cell.
func separator(line string) rune {
	for _, r := range ",;\t" {
		if strings.ContainsRune(line, r) {
			return r
		}
	}
	return 0
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
		cell := strings.Trim(strings.TrimSpace(line), `"`)
		s.rows, s.lines = append(s.rows, []string{cell}), append(s.lines, i+1)
	}
}

// table reads a CSV with several columns. An empty line within it is a row that is
// missing, not one that is not there.
func (s *sheet) table(text string, comma rune) error {
	r := csv.NewReader(strings.NewReader(text))
	r.Comma = comma
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
