package trace

import "bytes"

// split cuts the record into fields, reading on where a quoted field spans
// lines. It returns false after reporting a record that is not CSV.
func (t *table) split() bool {
	t.fields, t.starts, t.unquote = t.fields[:0], t.starts[:0], t.unquote[:0]
	if bytes.IndexByte(t.raw, '"') < 0 {
		t.splitPlain()
		return true
	}
	ok, open := t.splitQuoted()
	if open < 0 {
		return ok
	}
	if !t.readOn() {
		t.problemAt(open, "a quoted field that opens here is not closed")
		return false
	}
	t.fields, t.starts, t.unquote = t.fields[:0], t.starts[:0], t.unquote[:0]
	ok, _ = t.splitQuoted() // closed, or reported
	return ok
}

func (t *table) splitPlain() {
	line := chomp(t.raw)
	for start := 0; ; {
		comma := bytes.IndexByte(line[start:], ',')
		t.starts = append(t.starts, start)
		if comma < 0 {
			t.fields = append(t.fields, line[start:])
			return
		}
		t.fields = append(t.fields, line[start:start+comma])
		start += comma + 1
	}
}

// splitQuoted is splitPlain for a record with quotes. open is the place of a
// field that is not closed, −1 when there is none.
func (t *table) splitQuoted() (ok bool, open int) {
	line := chomp(t.raw)
	for start := 0; ; {
		field, end := line[start:], 0
		t.starts = append(t.starts, start)
		if len(field) > 0 && field[0] == '"' {
			if field, end = t.quoted(t.raw[start+1:]); end < 0 {
				return false, start
			}
			end += start + 1
		} else {
			if comma := bytes.IndexByte(field, ','); comma >= 0 {
				field = field[:comma]
			}
			if quote := bytes.IndexByte(field, '"'); quote >= 0 {
				t.problemAt(start+quote, "a quote inside a field that does not begin with one")
				return false, -1
			}
			end = start + len(field)
		}
		t.fields = append(t.fields, field)
		if end >= len(line) {
			return true, -1
		}
		if line[end] != ',' {
			t.problemAt(end, "text after the quote that closes a field")
			return false, -1
		}
		start = end + 1
	}
}

// quoted reads a field after its opening quote: its content, and where the rest
// of the record begins; −1 when the field is not closed.
func (t *table) quoted(rest []byte) (field []byte, end int) {
	from := len(t.unquote)
	for end < len(rest) {
		quote := bytes.IndexByte(rest[end:], '"')
		if quote < 0 {
			break
		}
		t.unquote = append(t.unquote, rest[end:end+quote]...)
		end += quote + 1
		if end == len(rest) || rest[end] != '"' {
			return t.unquote[from:], end
		}
		t.unquote = append(t.unquote, '"') // two quotes stand for one
		end++
	}
	return nil, -1
}

// readOn appends lines to the record until one closes the open field: outside a
// field a quote only opens one, so an odd number of quotes closes it.
func (t *table) readOn() bool {
	t.long = append(t.long[:0], t.raw...)
	t.raw = t.long
	for len(t.long) < maxRecord {
		line, ok := t.readLine()
		if !ok {
			return false
		}
		t.long = append(t.long, line...)
		t.raw = t.long
		if bytes.Count(line, []byte{'"'})%2 == 1 {
			return true
		}
	}
	return false
}
