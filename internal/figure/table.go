package figure

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strconv"
)

// table is the rows behind a picture; a cell is a string, an int, a float64 or
// nil for a number that does not exist.
type table struct {
	header []string
	rows   [][]any
}

func (t *table) add(cells ...any) { t.rows = append(t.rows, cells) }

func (t table) csv() []byte {
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	lines := [][]string{t.header}
	lines = append(lines, t.each(func(_ int, v float64) string { return exact(v) })...)
	if err := w.WriteAll(lines); err != nil {
		panic("figure: a buffer refused a line of csv: " + err.Error())
	}
	return out.Bytes()
}

// text writes the numbers of a column with the same places, and with none where
// all of them are whole.
func (t table) text() ([]string, [][]string) {
	columns := make([]numerals, len(t.header))
	for i := range columns {
		if vs := t.column(i); !areWhole(vs) {
			columns[i] = alike(vs...)
		}
	}
	return t.header, t.each(func(column int, v float64) string { return columns[column].text(v) })
}

// column is the numbers of a column that exist.
func (t table) column(i int) []float64 {
	var all []float64
	for _, row := range t.rows {
		switch v := row[i].(type) {
		case float64:
			all = append(all, v)
		case *float64:
			if v != nil {
				all = append(all, *v)
			}
		}
	}
	return all
}

func (t table) each(format func(column int, v float64) string) [][]string {
	out := make([][]string, len(t.rows))
	for i, row := range t.rows {
		for column, cell := range row {
			out[i] = append(out[i], cellText(cell, func(v float64) string { return format(column, v) }))
		}
	}
	return out
}

func cellText(cell any, format func(float64) string) string {
	switch v := cell.(type) {
	case nil:
		return ""
	case float64:
		return format(v)
	case *float64:
		if v == nil {
			return ""
		}
		return format(*v)
	default:
		return fmt.Sprint(v)
	}
}

// exact prints the shortest text that reads back as the same number.
func exact(v float64) string { return strconv.FormatFloat(v, 'g', -1, 64) }
