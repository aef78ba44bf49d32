package external

import (
	"strings"
	"sync"
	"unicode"
)

// The end of an error stream that is kept (ours).
const (
	tailBytes = 2048
	tailLines = 4
)

// tail keeps the end of what is written to it.
type tail struct {
	mu   sync.Mutex
	kept []byte
}

// Write keeps the end of p and what came before it.
func (t *tail) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.kept = append(t.kept, p[max(0, len(p)-tailBytes):]...)
	t.kept = append(t.kept[:0], t.kept[max(0, len(t.kept)-tailBytes):]...)
	return len(p), nil
}

// says is the end of an error's text: the last lines that a program wrote, fit
// for a terminal.
func (t *tail) says() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	var lines []string
	for line := range strings.Lines(string(t.kept)) {
		if line = strings.TrimRight(line, "\r\n\t "); line != "" {
			lines = append(lines, "\n    "+printable(line))
		}
	}
	if len(lines) == 0 {
		return "; it said nothing on its error stream"
	}
	return "; its error stream ends with" + strings.Join(lines[max(0, len(lines)-tailLines):], "")
}

// printable leaves nothing in a text that a terminal would obey.
func printable(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
			return unicode.ReplacementChar
		}
		return r
	}, strings.ToValidUTF8(text, string(unicode.ReplacementChar)))
}
