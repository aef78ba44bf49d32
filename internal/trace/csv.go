package trace

import (
	"bytes"
	"io"
	"unicode"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// The columns of a log, in the order in which they are written.
const (
	timeColumn = iota
	networkColumn
	actionColumn
	actorColumn
	ownerColumn
	objectColumn
	parentColumn
)

var (
	logColumns   = []string{"time", "network", "action", "actor", "owner", "object"}
	logOptionals = []string{"parent"}
)

// ReadCSV adds the events of a log to b; name is what its problems call the
// file. Times are RFC 3339 or unix seconds, whole or decimal, in the years 1 to
// 9999, kept to the microsecond. Networks are any names in lower case, actions
// those of [activity.Actions]. Rows may stand in any order. The owner may be
// left out where it is the actor by definition ([activity.Action.OwnAct]); the
// object and the parent may be empty, the actor never.
//
// The error is [*Problems] for what is wrong with the file, else the machine's;
// after one, b is of no use. A log without an event is no error.
func ReadCSV(r io.Reader, name string, b *activity.Builder) error {
	t := &logReader{table: newTable(r, name), into: b}
	at, ok := t.header(logColumns, logOptionals)
	width := len(t.fields)
	t.at = at
	for ok && t.next() {
		if t.sameWidth(width) {
			t.event()
		}
	}
	return t.err()
}

type logReader struct {
	*table
	into *activity.Builder
	at   []int // where each column stands, −1 where it does not
}

func (t *logReader) field(column int) []byte {
	if i := t.at[column]; i >= 0 {
		return t.fields[i]
	}
	return nil
}

// event takes the record at hand, or reports everything wrong with it.
func (t *logReader) event() {
	e := activity.NamedBytes{
		Network: t.field(networkColumn), Actor: t.field(actorColumn), Owner: t.field(ownerColumn),
		Object: t.field(objectColumn), Parent: t.field(parentColumn),
	}
	before := t.problems.count()
	var wrong string
	if e.Time, wrong = parseTime(t.field(timeColumn)); wrong != "" {
		t.problem(t.at[timeColumn], "the time %s %s", quote(t.field(timeColumn)), wrong)
	}
	t.checkNetwork(t.at[networkColumn])
	t.readAction(&e)
	if len(e.Actor) == 0 {
		t.problem(t.at[actorColumn], "the actor is empty")
	}
	if t.problems.count() > before {
		return
	}
	if err := t.into.AddBytes(&e); err != nil {
		t.problem(t.at[networkColumn], "%v", err)
	}
}

// readAction reads the action, and the owner, which hangs on it.
func (t *logReader) readAction(e *activity.NamedBytes) {
	name := t.field(actionColumn)
	action, known := activity.ParseAction(string(name))
	e.Action = action
	switch {
	case !known:
		t.problem(t.at[actionColumn], "unknown action %s%s", quote(name), t.meant(string(name), activity.ActionNames()))
	case len(e.Owner) == 0 && action.OwnAct():
		e.Owner = e.Actor
	case len(e.Owner) == 0:
		t.problem(t.at[ownerColumn], "the owner is empty; a %s needs %s", action, action.Meaning().Owner)
	}
}

// checkNetwork reports a field that is no name for a network.
func (t *table) checkNetwork(i int) {
	name := t.fields[i]
	if wrong := WrongNetwork(name); wrong != "" {
		t.problem(i, "the network %s %s", quote(name), wrong)
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
	return true
}
