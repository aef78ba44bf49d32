package trace

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// rowText is a row with something wrong in it, as text. Rows of every format are
// judged here, so that all formats complain alike.
type rowText struct {
	time  string // what is wrong with the time, a sentence, or empty
	names [len(columnNames)][]byte
}

// report tells everything wrong with the row, column by column.
func (r *rowText) report(known func(word string) string, problem func(column int, format string, args ...any)) {
	if r.time != "" {
		problem(timeColumn, "%s", r.time)
	}
	if wrong := WrongNetwork(r.names[networkColumn]); wrong != "" {
		problem(networkColumn, "the network %s %s", quote(r.names[networkColumn]), wrong)
	}
	name := r.names[actionColumn]
	action, ok := activity.ParseAction(string(name))
	if !ok {
		problem(actionColumn, "unknown action %s%s", quote(name), known(string(name)))
	}
	if len(r.names[actorColumn]) == 0 {
		problem(actorColumn, "the actor is empty")
	}
	if ok && len(r.names[ownerColumn]) == 0 && !action.OwnAct() {
		problem(ownerColumn, "the owner is empty; a %s needs %s", action, action.Meaning().Owner)
	}
	for column := actorColumn; column <= parentColumn; column++ {
		if wrong := wrongName(r.names[column]); wrong != "" {
			problem(column, "the %s %s %s", columnNames[column], quote(r.names[column]), wrong)
		}
	}
}

// WrongNetwork says what is wrong with a name for a network, as the second half
// of a sentence; it is empty when nothing is.
func WrongNetwork(name []byte) string {
	if len(name) == 0 {
		return "is empty"
	}
	if plainLetters(name) {
		return ""
	}
	if wrong := wrongName(name); wrong != "" {
		return wrong
	}
	if bytes.ContainsFunc(name, func(r rune) bool { return !unicode.IsGraphic(r) || unicode.IsSpace(r) }) {
		return "has a blank or a control character in it"
	}
	if lower := bytes.ToLower(name); !bytes.Equal(name, lower) {
		return "is not in lower case; did you mean " + quote(lower) + "?"
	}
	return ""
}

// plainLetters spares nearly every row the price of Unicode.
func plainLetters(name []byte) bool {
	for _, c := range name {
		if c < 'a' || c > 'z' {
			return false
		}
	}
	return len(name) <= maxName
}

// wrongName says why a name cannot stand in a file, as the second half of a
// sentence; it is empty when it can.
func wrongName(name []byte) string {
	switch {
	case len(name) > maxName:
		return "is too long"
	case !utf8.Valid(name):
		return "is not UTF-8"
	case bytes.IndexByte(name, 0) >= 0:
		return "has a NUL byte in it"
	}
	return ""
}
