package external

import (
	"fmt"
	"math"
	"slices"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/trace"
)

// numbers are the answers to a question by account and day, in the order asked.
// The error says what is wrong with the first row that is.
func (q question) numbers(rows []trace.Score) ([]float64, error) {
	wanted := len(q.accounts) * q.days.Len()
	all := make([]float64, 0, wanted)
	for i, row := range rows {
		at, asked := q.place(row)
		switch {
		case !asked:
			return nil, q.unasked(row)
		case math.IsNaN(row.Score - row.Score):
			return nil, fmt.Errorf("answered %v for %s, which is no score", row.Score, of(row))
		case at < i:
			return nil, fmt.Errorf("answered twice for %s", of(row))
		case at > i:
			return nil, q.misplaced(i, row, rows[i:])
		}
		all = append(all, row.Score+0) // −0 is 0
	}
	if len(rows) < wanted {
		return nil, fmt.Errorf("answered too little: %d rows of %d, %s is the first that is missing", len(rows), wanted, of(q.asked(len(rows))))
	}
	return all, nil
}

func of(s trace.Score) string { return fmt.Sprintf("%q on %s", s.Account, s.Day) }

// asked is what stands at a place of the answer, its score open.
func (q question) asked(place int) trace.Score {
	days := q.days.Len()
	return trace.Score{Account: q.accounts[place/days], Day: q.days.From + activity.Day(place%days)}
}

// unasked words an answer to something that was not asked.
func (q question) unasked(s trace.Score) error {
	if q.days.Has(s.Day) {
		return fmt.Errorf("answered for the account %q, which was not asked for", s.Account)
	}
	return fmt.Errorf("answered for the day %s, which was not asked for", s.Day)
}

// misplaced words an answer that comes before its turn: what is due comes later,
// or never.
func (q question) misplaced(place int, row trace.Score, rest []trace.Score) error {
	due := q.asked(place)
	if slices.ContainsFunc(rest, func(s trace.Score) bool { return s.Account == due.Account && s.Day == due.Day }) {
		return fmt.Errorf("answered for %s where %s is due: rows stand in the order in which they were asked", of(row), of(due))
	}
	return fmt.Errorf("answered too little: there is no row for %s", of(due))
}
