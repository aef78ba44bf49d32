package strictyaml

import (
	"sort"
	"strings"

	"github.com/goccy/go-yaml/token"
)

// tracker finds out where each token of the library really stands. The
// library's own columns are off after trailing blanks, escapes and blocks of
// text, and it has dropped characters without a word. So the tokens are
// followed through the source side by side: between two of them only blanks
// may stand, and each must account for the characters it was read from.
type tracker struct {
	source []rune
	starts []int // index in source of the first character of each line
	at     int
	spans  map[*token.Token][2]int // first index, and the one after the last
}

func newTracker(text string) *tracker {
	t := &tracker{source: []rune(text), starts: []int{0}, spans: map[*token.Token][2]int{}}
	for i, r := range t.source {
		if r == '\n' {
			t.starts = append(t.starts, i+1)
		}
	}
	return t
}

// follow places the tokens in order and returns the place where they and the
// source part ways, nil when they never do.
func (t *tracker) follow(tokens token.Tokens) *Place {
	for _, tk := range tokens {
		t.skipBlanks()
		from := t.at
		ok := t.consume(tk)
		t.spans[tk] = [2]int{from, t.at}
		if !ok {
			place := t.place(from)
			return &place
		}
	}
	t.skipBlanks()
	if t.at < len(t.source) {
		place := t.place(t.at)
		return &place
	}
	return nil
}

func (t *tracker) skipBlanks() {
	for t.at < len(t.source) && isBlank(t.source[t.at]) {
		t.at++
	}
}

func isBlank(r rune) bool { return r == ' ' || r == '\n' }

// peek is the character here, zero behind the end.
func (t *tracker) peek() rune {
	if t.at >= len(t.source) {
		return 0
	}
	return t.source[t.at]
}

// consume moves behind the token.
func (t *tracker) consume(tk *token.Token) bool {
	switch tk.Type {
	case token.InvalidType:
		return false
	case token.SingleQuoteType:
		return t.singleQuoted()
	case token.DoubleQuoteType:
		return t.doubleQuoted()
	case token.CommentType:
		if t.peek() != '#' {
			return false
		}
		for t.at < len(t.source) && t.source[t.at] != '\n' {
			t.at++
		}
		return true
	}
	return t.match(tk.Value)
}

// match consumes the characters of a text; blanks do not count, because lines
// are folded and indentation is cut.
func (t *tracker) match(text string) bool {
	for _, r := range text {
		if isBlank(r) {
			continue
		}
		t.skipBlanks()
		if t.peek() != r {
			return false
		}
		t.at++
	}
	return true
}

func (t *tracker) singleQuoted() bool {
	if t.peek() != '\'' {
		return false
	}
	for t.at++; t.at < len(t.source); t.at++ {
		if t.source[t.at] != '\'' {
			continue
		}
		t.at++
		if t.peek() != '\'' {
			return true
		}
	}
	return false
}

func (t *tracker) doubleQuoted() bool {
	if t.peek() != '"' {
		return false
	}
	for t.at++; t.at < len(t.source); t.at++ {
		switch t.source[t.at] {
		case '"':
			t.at++
			return true
		case '\\':
			if !t.escape() {
				return false
			}
		}
	}
	return false
}

// escapeDigits is how many hexadecimal digits follow an escape. The library
// takes any characters for digits.
var escapeDigits = map[rune]int{'x': 2, 'u': 4, 'U': 8}

// escape moves to the last character of an escape sequence.
func (t *tracker) escape() bool {
	t.at++
	for range escapeDigits[t.peek()] {
		t.at++
		if !isHex(t.peek()) {
			return false
		}
	}
	return true
}

func isHex(r rune) bool {
	return '0' <= r && r <= '9' || 'a' <= r && r <= 'f' || 'A' <= r && r <= 'F'
}

// written is the source of a token.
func (t *tracker) written(tk *token.Token) string {
	span := t.spans[tk]
	return string(t.source[span[0]:span[1]])
}

// followedByBlank says whether the token ends at a blank or the end of file.
func (t *tracker) followedByBlank(tk *token.Token) bool {
	end := t.spans[tk][1]
	return end >= len(t.source) || isBlank(t.source[end])
}

// placeOf is where a token starts. One that was not followed, because the
// library made it up or the source was lost before it, has the library's
// place, moved into the file.
func (t *tracker) placeOf(tk *token.Token) Place {
	if tk == nil {
		return t.lastPlace()
	}
	if span, ok := t.spans[tk]; ok {
		return t.place(span[0])
	}
	if tk.Position == nil {
		return t.lastPlace()
	}
	line := min(max(tk.Position.Line, 1), len(t.starts))
	return Place{line, min(max(tk.Position.Column, 1), t.lineLength(line)+1)}
}

// lastPlace is how far the tokens have been followed.
func (t *tracker) lastPlace() Place { return t.place(min(t.at, len(t.source))) }

func (t *tracker) place(index int) Place {
	line := sort.SearchInts(t.starts, index+1)
	return Place{line, index - t.starts[line-1] + 1}
}

func (t *tracker) lineLength(line int) int {
	end := len(t.source)
	if line < len(t.starts) {
		end = t.starts[line] - 1
	}
	return end - t.starts[line-1]
}

// invents says whether the library put the replacement character in the place
// of an escape that is no character.
func (t *tracker) invents(tk *token.Token) bool {
	const replacement = "\uFFFD"
	written := strings.ToUpper(t.written(tk))
	return strings.Contains(tk.Value, replacement) && !strings.Contains(written, replacement) && !strings.Contains(written, "FFFD")
}
