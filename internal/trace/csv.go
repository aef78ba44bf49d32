package trace

import (
	"cmp"
	"fmt"
	"io"

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

// columnNames are the columns of a log by their constants.
var columnNames = [...]string{"time", "network", "action", "actor", "owner", "object", "parent"}

var logColumns, logOptionals = columnNames[:parentColumn], columnNames[parentColumn:]

// ReadCSV adds the events of a log to b; name is what its problems call the
// file. Times are RFC 3339 or unix seconds, whole or decimal, in the years 1 to
// 9999, kept to the microsecond. Networks are any names in lower case, actions
// those of [activity.Actions]. Rows may stand in any order. The owner may be
// left out where it is the actor by definition ([activity.Action.OwnAct]); the
// object and the parent may be empty, the actor never.
//
// The error is [*Problems] for what is wrong with the file, else the machine's;
// after one, b is of no use. Where b passes its events on, the error can be that
// of its Spill, as it is. A log without an event is no error.
func ReadCSV(r io.Reader, name string, b *activity.Builder) error {
	t := &logReader{table: newTable(r, name), into: b}
	at, ok := t.header(logColumns, logOptionals)
	width := len(t.fields)
	t.at = at
	for ok && b.Err() == nil && t.next() {
		if t.sameWidth(width) {
			t.event()
		}
	}
	return cmp.Or(b.Err(), t.err())
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
	var known bool
	e.Action, known = activity.ParseAction(string(t.field(actionColumn)))
	if len(e.Owner) == 0 && known && e.Action.OwnAct() {
		e.Owner = e.Actor
	}
	at, wrong := parseTime(t.field(timeColumn))
	e.Time = at
	if wrong != "" || !known || len(e.Actor) == 0 || len(e.Owner) == 0 || WrongNetwork(e.Network) != "" {
		t.report(wrong)
		return
	}
	t.add(&e)
}

// add hands an event to the builder, which refuses one network too many.
func (t *logReader) add(e *activity.NamedBytes) {
	if err := t.into.AddBytes(e); err != nil && t.into.Err() == nil {
		t.problem(t.at[networkColumn], "%v", err)
	}
}

// report tells everything wrong with the record at hand.
func (t *logReader) report(wrongTime string) {
	var row rowText
	if wrongTime != "" {
		row.time = fmt.Sprintf("the time %s %s", quote(t.field(timeColumn)), wrongTime)
	}
	for column := networkColumn; column <= parentColumn; column++ {
		row.names[column] = t.field(column)
	}
	row.report(
		func(word string) string { return t.problems.meant(word, activity.ActionNames()) },
		func(column int, format string, args ...any) { t.problem(t.at[column], format, args...) },
	)
}

// checkNetwork reports a field that is no name for a network.
func (t *table) checkNetwork(i int) {
	name := t.fields[i]
	if wrong := WrongNetwork(name); wrong != "" {
		t.problem(i, "the network %s %s", quote(name), wrong)
	}
}
