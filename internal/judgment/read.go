package judgment

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
)

// Counts are what is known of an account. They may be rates, so they need not be
// whole; none is negative.
type Counts struct {
	Followers, Listed                  float64
	MentionsReceived, ResharesReceived float64
	MentionsSent, ResharesSent, Posts  float64
}

// Pair is two accounts and whom a person called the more influential one.
type Pair struct {
	A, B   Counts
	AChose bool // A was chosen
}

// columns are those of an account, after "A_" or "B_", in the order of Counts.
var columns = []string{"follower_count", "listed_count", "mentions_received", "retweets_received", "mentions_sent", "retweets_sent", "posts"}

func (c *Counts) fields() []*float64 {
	return []*float64{&c.Followers, &c.Listed, &c.MentionsReceived, &c.ResharesReceived, &c.MentionsSent, &c.ResharesSent, &c.Posts}
}

// choice is the column that is 1 where A was chosen, else 0.
const choice = "Choice"

// mostFaults is how many faults of a table are told (ours).
const mostFaults = 20

// Read reads pairs from CSV with a header: Choice, and for each of A_ and B_
// follower_count, listed_count, mentions_received, retweets_received,
// mentions_sent, retweets_sent and posts. Other columns are left alone. The error
// names every fault with its line and column.
func Read(name string, r io.Reader) ([]Pair, error) {
	table := csv.NewReader(r)
	table.FieldsPerRecord, table.ReuseRecord = -1, true
	header, err := table.Read()
	if errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("%s is empty: it wants a header and a line for each pair", name)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	l, err := layoutOf(name, header)
	if err != nil {
		return nil, err
	}
	var pairs []Pair
	for {
		row, err := table.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		line, _ := table.FieldPos(0)
		l.line = line
		pairs = append(pairs, l.pair(row))
		if len(l.faults) >= mostFaults {
			break
		}
	}
	if len(pairs) == 0 {
		return nil, fmt.Errorf("%s holds no pair", name)
	}
	return pairs, errors.Join(l.faults...)
}

// layout is where the columns of a table are, and what was wrong so far.
type layout struct {
	name   string
	at     map[string]int
	wide   int
	line   int
	faults []error
}

func layoutOf(name string, header []string) (*layout, error) {
	l := &layout{name: name, at: map[string]int{}, wide: len(header)}
	for i, column := range header {
		column = strings.TrimPrefix(column, "\ufeff")
		if _, twice := l.at[column]; twice {
			return nil, fmt.Errorf("%s:1: column %s is there twice", name, column)
		}
		l.at[column] = i
	}
	var missing []string
	for _, column := range wanted() {
		if _, ok := l.at[column]; !ok {
			missing = append(missing, column)
		}
	}
	if len(missing) > 0 {
		return nil, fmt.Errorf("%s:1: no column %s", name, strings.Join(missing, ", "))
	}
	return l, nil
}

func wanted() []string {
	all := []string{choice}
	for _, side := range []string{"A_", "B_"} {
		for _, column := range columns {
			all = append(all, side+column)
		}
	}
	return all
}

func (l *layout) pair(row []string) (p Pair) {
	if len(row) != l.wide {
		l.fault(fmt.Sprintf("has %d cells, the header %d", len(row), l.wide))
		return p
	}
	for side, counts := range []*Counts{&p.A, &p.B} {
		for i, field := range counts.fields() {
			*field = l.number(row, [2]string{"A_", "B_"}[side]+columns[i])
		}
	}
	switch strings.TrimSpace(row[l.at[choice]]) {
	case "1":
		p.AChose = true
	case "0":
	default:
		l.fault(fmt.Sprintf("%s is %q: it wants 1 for A or 0 for B", choice, row[l.at[choice]]))
	}
	return p
}

func (l *layout) number(row []string, column string) float64 {
	x, err := strconv.ParseFloat(strings.TrimSpace(row[l.at[column]]), 64)
	if err != nil || math.IsNaN(x) || math.IsInf(x, 0) || x < 0 {
		l.fault(fmt.Sprintf("%s is %q: it wants a number of at least 0", column, row[l.at[column]]))
		return 0
	}
	return x
}

func (l *layout) fault(text string) {
	l.faults = append(l.faults, fmt.Errorf("%s:%d: %s", l.name, l.line, text))
}
