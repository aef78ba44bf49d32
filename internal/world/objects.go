package world

import (
	"fmt"
	"strconv"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// objects is a trace's table of objects in the making. Names must come in order
// of bytes.
type objects struct{ activity.Names }

// newObjects returns a table that holds [activity.NoObject], with room for more.
func newObjects(names, bytes int) *objects {
	return &objects{activity.Names{Offsets: make([]int32, 2, names+3), Text: make([]byte, 0, bytes)}}
}

// add ends a name with a text.
func (o *objects) add(text string) {
	o.Text = append(o.Text, text...)
	o.Offsets = append(o.Offsets, int32(len(o.Text)))
}

// post names the nth post of an account on a network and day, counted from 1,
// like a0001.facebook.2011-08-15.01.
func (o *objects) post(account, network, day string, nth int) {
	o.Text = append(o.Text, account...)
	o.Text = append(append(o.Text, '.'), network...)
	o.Text = append(append(o.Text, '.'), day...)
	o.Text = append(o.Text, '.', byte('0'+nth/10))
	o.add(string(rune('0' + nth%10)))
}

// listName names the nth list of an account. All lists come after all posts.
func listName(account string, nth int) string { return fmt.Sprintf("list.%s.%02d", account, nth) }

// topicName names a topic. All topics come after all lists.
func topicName(nth int) string { return fmt.Sprintf("topic.%02d", nth) }

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
