package trace

import (
	"bytes"
	"slices"
	"strings"
)

// foreign are the first bytes of files that are no CSV, and what they are.
var foreign = []struct{ magic, says string }{
	{"PAR1", "this is a Parquet file; CSV is wanted"},
	{"ARROW1", "this is an Arrow file; CSV is wanted"},
	{"PK\x03\x04", "this is a zip archive; CSV is wanted, plain or compressed with gzip"},
	{"\x28\xb5\x2f\xfd", "this is compressed with zstd; CSV is wanted, plain or compressed with gzip"},
	{"\xff\xfe", "this is UTF-16 text; save it as UTF-8"},
	{"\xfe\xff", "this is UTF-16 text; save it as UTF-8"},
}

// begin passes over a byte order mark and reports a file that is no CSV.
func (t *table) begin() bool {
	first, _ := t.in.Peek(6) // an error comes again at the next read
	for _, f := range foreign {
		if bytes.HasPrefix(first, []byte(f.magic)) {
			t.problemOn(0, f.says)
			return false
		}
	}
	const mark = "\uFEFF"
	if bytes.HasPrefix(first, []byte(mark)) {
		_, _ = t.in.Discard(len(mark)) // it is in the buffer
	}
	return true
}

// header reads the first record and returns where each wanted column stands,
// −1 where an optional one is missing, or false after reporting what is wrong.
func (t *table) header(required, optional []string) (at []int, ok bool) {
	if !t.begin() || !t.first(required) {
		return nil, false
	}
	at = t.places(slices.Concat(required, optional))
	t.checkRequired(required, at)
	return at, t.problems.count() == 0
}

// first reads the first record, which a file must have.
func (t *table) first(required []string) bool {
	if !t.next() && t.problems.count() == 0 && t.fault == nil {
		t.problemOn(0, "the file is empty; it must begin with the header "+strings.Join(required, ","))
	}
	return t.problems.count() == 0 && t.fault == nil
}

// places is where each wanted column stands in the record at hand, −1 where it
// does not. It reports the columns that are none of them.
func (t *table) places(wanted []string) []int {
	at := slices.Repeat([]int{-1}, len(wanted))
	for i, field := range t.fields {
		column := slices.Index(wanted, string(field))
		switch {
		case column < 0:
			t.problem(i, "unknown column %s%s", quote(field), t.problems.meant(string(field), wanted))
		case at[column] >= 0:
			t.problem(i, "column %s stands here a second time", quote(field))
		default:
			at[column] = i
		}
	}
	return at
}

// checkRequired reports the columns that must be there and are not.
func (t *table) checkRequired(required []string, at []int) {
	var missing []string
	for column, name := range required {
		if at[column] < 0 {
			missing = append(missing, name)
		}
	}
	if len(missing) > 0 {
		t.problem(0, "missing column %s; the header must name %s", strings.Join(missing, ", "), strings.Join(required, ","))
	}
}
