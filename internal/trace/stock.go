package trace

import (
	"io"
	"strconv"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// The columns of a stock, in the order in which they are written.
const (
	accountColumn = iota
	stockNetworkColumn
	followersColumn
	listsColumn
	linkedColumn
)

var stockColumns = []string{"account", "network", "followers", "lists", "linked"}

// ReadStock adds the rows of a stock to b and declares it; name is what its
// problems call the file. Counts are whole numbers from 0 to 2147483647; linked
// is true, false, 1 or 0; an account stands at most once for a network.
//
// Errors are as for [ReadCSV]. A stock without a row is no error.
func ReadStock(r io.Reader, name string, b *activity.Builder) error {
	t := &stockReader{table: newTable(r, name), into: b, seen: map[pair]int{}}
	at, ok := t.header(stockColumns, nil)
	width := len(t.fields)
	t.at = at
	b.DeclareStock()
	for ok && t.next() {
		if t.sameWidth(width) {
			t.holding()
		}
	}
	return t.err()
}

type pair struct{ account, network string }

type stockReader struct {
	*table
	into *activity.Builder
	at   []int
	seen map[pair]int // the line on which a pair was stated
}

// holding takes the record at hand, or reports everything wrong with it.
func (t *stockReader) holding() {
	before := t.problems.count()
	who := pair{string(t.fields[t.at[accountColumn]]), string(t.fields[t.at[stockNetworkColumn]])}
	if who.account == "" {
		t.problem(t.at[accountColumn], "the account is empty")
	}
	t.checkNetwork(t.at[stockNetworkColumn])
	h := activity.Holding{
		Followers: t.whole(followersColumn), Lists: t.whole(listsColumn), Linked: t.truth(linkedColumn),
	}
	if line, twice := t.seen[who]; twice {
		t.problem(t.at[accountColumn], "the account %s on %s stands here and on line %d", quote(who.account), who.network, line)
	}
	t.seen[who] = t.line
	if t.problems.count() > before {
		return
	}
	if err := t.into.Hold(who.account, who.network, h); err != nil {
		t.problem(t.at[stockNetworkColumn], "%v", err)
	}
}

func (t *stockReader) whole(column int) int32 {
	field := t.fields[t.at[column]]
	n, err := strconv.ParseUint(string(field), 10, 31)
	if err != nil {
		t.problem(t.at[column], "%s is %s, not a whole number from 0 to 2147483647", stockColumns[column], quote(field))
	}
	return int32(n)
}

func (t *stockReader) truth(column int) bool {
	switch field := t.fields[t.at[column]]; string(field) {
	case "true", "1":
		return true
	case "false", "0":
		return false
	default:
		t.problem(t.at[column], "%s is %s; it may be true, false, 1 or 0", stockColumns[column], quote(field))
		return false
	}
}
