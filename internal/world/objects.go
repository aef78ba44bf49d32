package world

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// objects is a trace's table of objects in the making. Names must come in order
// of bytes.
type objects struct {
	text strings.Builder
	ends []int
}

// newObjects returns a table that holds [activity.NoObject].
func newObjects(room int) *objects {
	return &objects{ends: make([]int, 1, room)}
}

// end finishes the name written to text and returns its number.
func (o *objects) end() activity.Object {
	o.ends = append(o.ends, o.text.Len())
	return activity.Object(len(o.ends) - 1)
}

// post names the nth post of an account on a network and day, counted from 1,
// like a0001.facebook.2011-08-15.01.
func (o *objects) post(account, network, day string, nth int) activity.Object {
	o.text.WriteString(account)
	o.text.WriteByte('.')
	o.text.WriteString(network)
	o.text.WriteByte('.')
	o.text.WriteString(day)
	o.text.WriteByte('.')
	o.text.WriteByte(byte('0' + nth/10))
	o.text.WriteByte(byte('0' + nth%10))
	return o.end()
}

// list names the nth list of an account. All lists come after all posts.
func (o *objects) list(account string, nth int) activity.Object {
	fmt.Fprintf(&o.text, "list.%s.%02d", account, nth)
	return o.end()
}

// topic names a topic. All topics come after all lists.
func (o *objects) topic(nth int) activity.Object {
	o.text.WriteString(topicName(nth))
	return o.end()
}

func topicName(nth int) string { return fmt.Sprintf("topic.%02d", nth) }

// table returns the names by number.
func (o *objects) table() []string {
	text, names := o.text.String(), make([]string, len(o.ends))
	for i := 1; i < len(names); i++ {
		names[i] = text[o.ends[i-1]:o.ends[i]]
	}
	return names
}

// accountNames returns a0000, a0001, … with as many digits as the last needs, at
// least four.
func accountNames(n int) []string {
	digits := max(4, len(strconv.Itoa(n-1)))
	names := make([]string, n)
	for i := range names {
		names[i] = fmt.Sprintf("a%0*d", digits, i)
	}
	return names
}

// dayNames returns the days of the span as text.
func dayNames(span Span) []string {
	names := make([]string, span.days())
	for i := range names {
		names[i] = (span.First() + activity.Day(i)).String()
	}
	return names
}
