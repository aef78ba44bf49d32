package strictyaml

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Limits on what is parsed at all. A spec is a few kilobytes and a few levels
// deep; beyond these numbers a file is a mistake or an attack, and the library
// takes quadratic time or a deep stack. All are ours.
const (
	maxBytes  = 1 << 20
	maxTokens = 50_000
	maxDepth  = 64
	maxBlank  = 100 // blank lines in a row
)

const byteOrderMark = "\uFEFF"

// normalised drops the byte order mark and turns CRLF into LF, which leaves
// every line and column where it was.
func normalised(data []byte) string {
	if len(data) > maxBytes {
		return ""
	}
	return strings.ReplaceAll(strings.TrimPrefix(string(data), byteOrderMark), "\r\n", "\n")
}

// admit refuses what must not reach the library, and says where.
func (d *Document) admit(data []byte, text string) bool {
	if len(data) > maxBytes {
		d.add(Place{1, 1}, Problem{Text: fmt.Sprintf("the file is too large: %d bytes, at most %d are read", len(data), maxBytes)})
		return false
	}
	blank := 0
	for i, line := range d.lines {
		blank++
		if strings.TrimSpace(line) != "" || i == len(d.lines)-1 {
			blank = 0
		}
		if blank > maxBlank {
			d.add(Place{i + 1, 1}, Problem{Text: fmt.Sprintf("more than %d blank lines in a row", maxBlank)})
			return false
		}
		d.admitLine(i+1, line)
	}
	if len(d.problems) == 0 && strings.TrimSpace(text) == "" {
		d.add(Place{1, 1}, Problem{Text: "the file is empty"})
	}
	return len(d.problems) == 0
}

// admitLine records the first character of the line that may not be there.
func (d *Document) admitLine(number int, line string) {
	column := 0
	for i, r := range line {
		column++
		if text := refusal(r, line[i:]); text != "" {
			d.add(Place{number, column}, Problem{Text: text})
			return
		}
	}
}

// refusal says why a character is refused; empty when it is not. Tabs are
// refused everywhere, because the library drops them from plain text and loses
// its place after one in double quotes.
func refusal(r rune, rest string) string {
	switch {
	case r == '\t':
		return `a tab character; use spaces (in double quotes, \t)`
	case r == utf8.RuneError && !strings.HasPrefix(rest, "\uFFFD"):
		return "a byte that is not UTF-8"
	case r == '\r':
		return "a carriage return without a line feed"
	case r == '\uFEFF', r == '\u2028', r == '\u2029', unicode.IsControl(r):
		return fmt.Sprintf("the character %U, which may not stand in a file as it is", r)
	}
	return ""
}
