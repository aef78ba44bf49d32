package spec

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/yardstick-lab/yardstick/internal/intervention"
	"github.com/yardstick-lab/yardstick/internal/strictyaml"
)

// PhraseError is what is wrong with a sentence, and where.
type PhraseError struct {
	Phrase string
	Column int    // from 1, in characters
	Text   string // lower case, no full stop
}

// Error gives the place, what is wrong, and the sentence with a caret.
func (e *PhraseError) Error() string {
	shown := strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
			return unicode.ReplacementChar
		}
		return r
	}, e.Phrase)
	return fmt.Sprintf("column %d: %s\n    %s\n    %s^", e.Column, e.Text, shown, strings.Repeat(" ", e.Column-1))
}

// word is a word of a sentence, in lower case.
type word struct {
	text   string
	column int
}

// phrase reads a sentence word by word; after the first error it reads nothing.
type phrase struct {
	whole string
	kind  Kind
	words []word // those to come
	end   int    // the column after the last
	err   *PhraseError
}

// noise are words that change nothing.
var noise = []string{"a", "an", "the", "of", "their", "all", "and", "for"}

const longestPhrase = 200 // letters (ours)

// ParsePhrase reads one mechanical intervention in a sentence, such as "add 50
// likes to last-post by audience on day 0". What the sentence leaves out is what
// a dataset of the kind usually takes. The error is a [*PhraseError].
func ParsePhrase(text string, kind Kind) (intervention.Step, error) {
	p := &phrase{whole: text, kind: kind}
	p.split()
	var s intervention.Step
	if p.end > longestPhrase {
		p.fail(word{column: longestPhrase + 1}, "a sentence has at most %d letters", longestPhrase)
	} else {
		s = p.step()
	}
	if p.err == nil && len(p.words) > 0 {
		p.fail(p.words[0], "%q is more than can be asked in one sentence; a spec can", p.words[0].text)
	}
	if p.err != nil {
		return intervention.Step{}, p.err
	}
	return s, nil
}

func (p *phrase) split() {
	column := 0
	var now []rune
	flush := func() {
		if text := strings.ToLower(string(now)); len(now) > 0 && !slices.Contains(noise, text) {
			p.words = append(p.words, word{text, column - len(now) + 1})
		}
		now = nil
	}
	for _, r := range p.whole {
		if unicode.IsSpace(r) || r == ',' {
			flush()
		} else {
			now = append(now, r)
		}
		column++
	}
	flush()
	p.end = column + 1
}

func (p *phrase) fail(at word, format string, args ...any) {
	if p.err == nil {
		p.err, p.words = &PhraseError{p.whole, at.column, fmt.Sprintf(format, args...)}, nil
	}
}

// next takes the next word; at the end it is an empty one.
func (p *phrase) next() word {
	w := p.peek()
	if len(p.words) > 0 {
		p.words = p.words[1:]
	}
	return w
}

func (p *phrase) peek() word {
	if len(p.words) == 0 {
		return word{"", p.end}
	}
	return p.words[0]
}

// take takes the next word if it is one of those given.
func (p *phrase) take(among ...string) bool {
	if len(p.words) == 0 || !slices.Contains(among, p.words[0].text) {
		return false
	}
	p.next()
	return true
}

// unknown says that a word is none of those that can stand there.
func (p *phrase) unknown(at word, what string, among []string) {
	if at.text == "" {
		p.fail(at, "%s is missing: %s", what, strings.Join(among, ", "))
		return
	}
	if near := strictyaml.Suggest(at.text, among); near != "" {
		p.fail(at, "unknown %s %q; did you mean %q?", what, at.text, near)
		return
	}
	p.fail(at, "unknown %s %q (known: %s)", what, at.text, strings.Join(among, ", "))
}

func (p *phrase) number(most int) int {
	w := p.next()
	n, err := strconv.Atoi(w.text)
	switch {
	case w.text == "":
		p.fail(w, "a number is missing")
	case err != nil || strings.Trim(w.text, "0123456789") != "":
		p.fail(w, "wants a whole number in digits, got %q", w.text)
	case n < 1 || n > most:
		p.fail(w, "wants a number from 1 to %d, got %d", most, n)
	}
	return n
}
