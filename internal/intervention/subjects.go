package intervention

import (
	"cmp"
	"errors"
	"slices"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// Having is what makes an account a candidate, on the subjects' network. Posts
// and reactions are counted over the days From to To. A zero field asks nothing.
type Having struct {
	PostsPerDay      *Rates // posts a day, on average
	AudienceAtLeast  int    // followers in the society
	ReactionsAtLeast int    // events by others on the account's work
	From, To         activity.Day
}

// Rates is a range, both ends included.
type Rates struct{ Low, High float64 }

// Candidates returns the accounts that have what is asked, rising.
func (s *Scene) Candidates(h Having) []activity.Account {
	posts, reactions := s.count(h)
	days := float64(h.To-h.From) + 1
	var found []activity.Account
	for i := range s.Trace.Accounts {
		a := activity.Account(i)
		rate := float64(posts[i]) / days
		switch {
		case h.PostsPerDay != nil && (rate < h.PostsPerDay.Low || rate > h.PostsPerDay.High):
		case h.AudienceAtLeast > 0 && (s.Society == nil || len(s.Society.Audience(a, s.Network)) < h.AudienceAtLeast):
		case reactions[i] < h.ReactionsAtLeast:
		default:
			found = append(found, a)
		}
	}
	return found
}

// count counts each account's posts and the reactions by others to its work.
func (s *Scene) count(h Having) (posts, reactions []int) {
	posts, reactions = make([]int, len(s.Trace.Accounts)), make([]int, len(s.Trace.Accounts))
	from, to := s.Trace.Between(h.From, h.To)
	for i := from; i < to; i++ {
		e := s.Trace.At(i)
		switch {
		case e.Network != s.Network:
		case e.Action == activity.Post:
			posts[e.Actor]++
		case e.Actor != e.Owner:
			reactions[e.Owner]++
		}
	}
	return posts, reactions
}

// Subject is a chosen account with its delta in every arm.
type Subject struct {
	Account activity.Account
	Deltas  []activity.Delta // in the order of the arms
}

// Selection is the subjects chosen and how many were found unfit on the way.
type Selection struct {
	Subjects   []Subject // rising by account
	Candidates int
	Unfit      int
	Why        error // why the first unfit one was, nil without any
}

// Draw tries the candidates in a drawn order until n of them are eligible for
// every arm; n = 0 takes all who are. The order depends on the key alone, so the
// result is a simple random sample of the eligible.
func (s *Scene) Draw(candidates []activity.Account, arms []Arm, n int) (Selection, error) {
	order := candidates
	if n > 0 {
		order = s.shuffled(candidates)
	}
	chosen := Selection{Candidates: len(candidates)}
	for _, a := range order {
		deltas, err := s.deltas(a, arms)
		var unfit Ineligible
		switch {
		case errors.As(err, &unfit):
			chosen.Unfit++
			chosen.Why = cmp.Or(chosen.Why, err)
		case err != nil:
			return Selection{}, err
		default:
			chosen.Subjects = append(chosen.Subjects, Subject{a, deltas})
		}
		if n > 0 && len(chosen.Subjects) == n {
			break
		}
	}
	slices.SortFunc(chosen.Subjects, func(a, b Subject) int { return cmp.Compare(a.Account, b.Account) })
	return chosen, nil
}

func (s *Scene) deltas(a activity.Account, arms []Arm) ([]activity.Delta, error) {
	deltas := make([]activity.Delta, len(arms))
	for i, arm := range arms {
		var err error
		if deltas[i], err = s.Delta(a, arm); err != nil {
			return nil, err
		}
	}
	return deltas, nil
}

// shuffled puts people in an order drawn for each of them alone.
func (s *Scene) shuffled(people []activity.Account) []activity.Account {
	key := s.Key.Name("subjects")
	number := make(map[activity.Account]uint64, len(people))
	for _, a := range people {
		number[a] = key.Number(uint64(a)).Stream().Uint64()
	}
	order := slices.Clone(people)
	slices.SortFunc(order, func(a, b activity.Account) int {
		return cmp.Or(cmp.Compare(number[a], number[b]), cmp.Compare(a, b))
	})
	return order
}
