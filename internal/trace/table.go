package trace

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"
)

// maxRecord is the longest record that is read, in bytes (ours: names are
// short, and a file without line ends must not fill the memory).
const maxRecord = 1 << 20

// maxName is the longest name that is written, in bytes: the names of a record,
// every character doubled, fit into maxRecord.
const maxName = maxRecord / 16

// table reads the records of a CSV file one after the other, without
// allocating for them.
type table struct {
	file     string
	in       *bufio.Reader
	problems Problems
	fault    error // of the machine, which ends the reading

	lines   int      // read so far
	line    int      // on which the record begins
	raw     []byte   // the record, with its line ends
	fields  [][]byte // of the record, unquoted; valid until the next
	starts  []int    // where each field begins in raw
	long    []byte   // holds a record of several lines
	unquote []byte   // holds fields with quotes in them
}

func newTable(r io.Reader, file string) *table {
	return &table{file: file, in: bufio.NewReaderSize(NewSource(r), maxRecord)}
}

// problemAt records a problem at a place in the record at hand.
func (t *table) problemAt(offset int, format string, args ...any) {
	if t.problems.full() {
		return
	}
	before := t.raw[:offset]
	line := t.line + bytes.Count(before, []byte{'\n'})
	column := 1 + utf8.RuneCount(before[1+bytes.LastIndexByte(before, '\n'):])
	t.problems.First = append(t.problems.First, Problem{File: t.file, Line: line, Column: column, Text: fmt.Sprintf(format, args...)})
}

// problem records a problem of field i of the record at hand.
func (t *table) problem(i int, format string, args ...any) {
	t.problemAt(t.starts[i], format, args...)
}

// problemOn records a problem of a whole line; 0 is the file.
func (t *table) problemOn(line int, text string) {
	if !t.problems.full() {
		t.problems.First = append(t.problems.First, Problem{File: t.file, Line: line, Text: text})
	}
}

// err is why the file could not be read, or nil.
func (t *table) err() error {
	if t.fault != nil {
		return fmt.Errorf("%s: line %d: %w", t.file, t.lines+1, t.fault)
	}
	return t.problems.err()
}

// next reads a record that is whole and clean; what is not is reported and
// passed over. It returns false at the end.
func (t *table) next() bool {
	for {
		line, ok := t.readLine()
		if !ok {
			return false
		}
		t.line, t.raw = t.lines, line
		if len(chomp(line)) > 0 && t.split() && t.clean() {
			return true
		}
	}
}

// readLine returns the next line with its end, valid until the next call.
func (t *table) readLine() (line []byte, ok bool) {
	line, err := t.in.ReadSlice('\n')
	t.lines++
	if err == nil { // what follows allocates
		return line, true
	}
	var damage *DamageError
	switch {
	case err == io.EOF && len(line) > 0:
		return line, true
	case errors.Is(err, bufio.ErrBufferFull):
		t.problemOn(t.lines, fmt.Sprintf("a line longer than %d bytes", maxRecord))
		t.skipLine()
		return t.readLine()
	case errors.As(err, &damage):
		t.problemOn(t.lines, damage.Error())
	case err != io.EOF:
		t.lines--
		t.fault = err
	}
	return nil, false
}

func (t *table) skipLine() {
	for {
		if _, err := t.in.ReadSlice('\n'); !errors.Is(err, bufio.ErrBufferFull) {
			return // another error comes again at the next read
		}
	}
}

// chomp takes off the end of a line.
func chomp(line []byte) []byte {
	if n := len(line); n > 0 && line[n-1] == '\n' {
		line = line[:n-1]
	}
	if n := len(line); n > 0 && line[n-1] == '\r' {
		line = line[:n-1]
	}
	return line
}

// clean reports whether the record is text.
func (t *table) clean() bool {
	if i := bytes.IndexByte(t.raw, 0); i >= 0 {
		t.problemAt(i, "a NUL byte")
		return false
	}
	if utf8.Valid(t.raw) {
		return true
	}
	for i := 0; i < len(t.raw); {
		r, size := utf8.DecodeRune(t.raw[i:])
		if r == utf8.RuneError && size == 1 {
			t.problemAt(i, "the byte %#x is not UTF-8", t.raw[i])
			break
		}
		i += size
	}
	return false
}

// sameWidth reports whether the record has as many fields as the header.
func (t *table) sameWidth(width int) bool {
	switch n := len(t.fields); {
	case n < width:
		t.problemAt(len(chomp(t.raw)), "a torn line: it ends after %d of the header's %d fields", n, width)
	case n > width:
		t.problem(width, "a torn line: it has %d fields, the header %d", n, width)
	default:
		return true
	}
	return false
}
