package trace

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// LogWriterFor returns the writer of the format that a path's ending names:
// Parquet for .parquet, an Arrow IPC file for .arrow, CSV for anything else.
func LogWriterFor(path string) func(w io.Writer, t *activity.Trace) error {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".parquet":
		return WriteParquet
	case ".arrow":
		return WriteIPC
	}
	return WriteCSV
}

// WriteCSV writes the events of t as [ReadCSV] reads them, in their order, with
// the column parent when an event has one. Accounts without an event are not
// written. It reports an error, before it writes a byte, for a trace that could
// not be read back: a name that is no text, an empty actor, a time out of range.
func WriteCSV(w io.Writer, t *activity.Trace) error {
	if err := writable(t); err != nil {
		return err
	}
	columns := logColumns
	parents := slices.ContainsFunc(t.Parent, func(o activity.Object) bool { return o != activity.NoObject })
	if parents {
		columns = slices.Concat(logColumns, logOptionals)
	}
	out := newRecords(w, columns)
	for i := range t.Len() {
		e := t.At(i)
		out.b = appendTime(out.b, e.Time)
		out.text(t.Networks[e.Network])
		out.text(e.Action.String())
		out.text(t.Accounts[e.Actor])
		out.text(t.Accounts[e.Owner])
		out.text(t.Objects[e.Object])
		if parents {
			out.text(t.Objects[e.Parent])
		}
		if err := out.end(); err != nil {
			return err
		}
	}
	return out.w.Flush()
}

// WriteStock writes the stock of t as [ReadStock] reads it.
func WriteStock(w io.Writer, t *activity.Trace) error {
	if err := writableNames(t); err != nil {
		return err
	}
	out := newRecords(w, stockColumns)
	for _, h := range t.Stock.Holdings {
		if t.Accounts[h.Account] == "" {
			return errors.New("a row of the stock lacks its account")
		}
		out.first(t.Accounts[h.Account])
		out.text(t.Networks[h.Network])
		out.b = strconv.AppendInt(append(out.b, ','), int64(h.Followers), 10)
		out.b = strconv.AppendInt(append(out.b, ','), int64(h.Lists), 10)
		out.b = strconv.AppendBool(append(out.b, ','), h.Linked)
		if err := out.end(); err != nil {
			return err
		}
	}
	return out.w.Flush()
}

// records writes CSV; b is the record being made.
type records struct {
	w *bufio.Writer
	b []byte
}

// newRecords begins a file with its header, which no error can escape: the
// writer keeps the first one until it is flushed.
func newRecords(w io.Writer, columns []string) *records {
	out := &records{w: bufio.NewWriterSize(w, 1<<16)}
	_, _ = out.w.WriteString(strings.Join(columns, ",") + "\n")
	return out
}

// text appends a field after a comma.
func (r *records) text(field string) {
	r.b = append(r.b, ',')
	r.first(field)
}

// first appends the first field of a record, in quotes where it needs them.
func (r *records) first(field string) {
	if !strings.ContainsAny(field, ",\"\r\n") {
		r.b = append(r.b, field...)
		return
	}
	r.b = append(r.b, '"')
	r.b = append(r.b, strings.ReplaceAll(field, `"`, `""`)...)
	r.b = append(r.b, '"')
}

func (r *records) end() error {
	r.b = append(r.b, '\n')
	_, err := r.w.Write(r.b)
	r.b = r.b[:0]
	return err
}

// writable reports why the events of t could not be read back.
func writable(t *activity.Trace) error {
	if err := writableNames(t); err != nil {
		return err
	}
	for i := range t.Len() {
		switch e := t.At(i); {
		case !e.Action.Valid():
			return fmt.Errorf("event %d has an action outside the vocabulary", i)
		case t.Accounts[e.Actor] == "" || t.Accounts[e.Owner] == "":
			return fmt.Errorf("event %d lacks its actor or owner", i)
		case e.Time < earliest || e.Time > latest:
			return fmt.Errorf("the time of event %d lies outside the years 1 to 9999", i)
		}
	}
	return nil
}

func writableNames(t *activity.Trace) error {
	for _, name := range t.Networks {
		if wrong := WrongNetwork([]byte(name)); wrong != "" {
			return fmt.Errorf("the network %s %s", quote(name), wrong)
		}
	}
	for _, names := range [][]string{t.Networks, t.Accounts, t.Objects} {
		for _, name := range names {
			if !utf8.ValidString(name) || strings.IndexByte(name, 0) >= 0 || len(name) > maxName {
				return fmt.Errorf("the name %s cannot stand in a file", quote(name))
			}
		}
	}
	return nil
}
