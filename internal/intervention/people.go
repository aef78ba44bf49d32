package intervention

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/seed"
)

// pool is whom some of the followers are drawn from.
type pool struct {
	on    activity.Network
	key   seed.Key
	suits func(activity.Account) bool
}

// followers draws n of the subject's followers who are suitable.
func (c *composition) followers(n int, from pool) ([]activity.Account, error) {
	people, err := c.suitable(n, from)
	if err != nil {
		return nil, err
	}
	return draw(people, n, from.key), nil
}

// suitable are all of them, at least n, by number.
func (c *composition) suitable(n int, from pool) ([]activity.Account, error) {
	if c.Society == nil {
		return nil, ineligible("a captured log knows no audience")
	}
	people := slices.DeleteFunc(slices.Clone(c.Society.Audience(c.subject, from.on)), func(f activity.Account) bool {
		return f == c.subject || !from.suits(f)
	})
	if len(people) < n {
		return nil, ineligible("%d suitable followers, %d are needed", len(people), n)
	}
	return people, nil
}

// anyone suits every draw.
func anyone(activity.Account) bool { return true }

// members are all accounts but the subject that are on a network, or that there
// are, where nobody says who is on which.
func (c *composition) members(n activity.Network) []activity.Account {
	var all []activity.Account
	for i := range c.Trace.Accounts {
		a := activity.Account(i)
		if a != c.subject && (!c.Trace.Stock.Declared || c.Trace.Stock.Of(a, n).Linked) {
			all = append(all, a)
		}
	}
	return all
}

// draw chooses n of the people, rising, by a draw of each of their own: who else
// is on the list moves nobody's luck.
func draw(people []activity.Account, n int, key seed.Key) []activity.Account {
	type lot struct {
		account activity.Account
		number  uint64
	}
	lots := make([]lot, len(people))
	for i, a := range people {
		lots[i] = lot{a, key.Number(uint64(a)).Stream().Uint64()}
	}
	slices.SortFunc(lots, func(a, b lot) int {
		return cmp.Or(cmp.Compare(a.number, b.number), cmp.Compare(a.account, b.account))
	})
	chosen := make([]activity.Account, n)
	for i := range chosen {
		chosen[i] = lots[i].account
	}
	slices.Sort(chosen)
	return chosen
}

// strangerDigits is how wide the number of a stranger is written, so that names
// sort as numbers do: more do not fit into a trace (see [activity.MaxEvents]).
const strangerDigits = 10

// strangers makes new accounts known to the delta. All their names are one piece
// of memory, as there may be very many.
func (c *composition) strangers(n int) []activity.Account {
	var text strings.Builder
	prefix := c.Trace.Newcomers() + "stranger-"
	width := len(prefix) + strangerDigits
	text.Grow(n * width)
	people := make([]activity.Account, n)
	for i := range people {
		people[i] = activity.Account(len(c.Trace.Accounts) + len(c.accounts) + i)
		fmt.Fprintf(&text, "%s%0*d", prefix, strangerDigits, len(c.accounts)+i+1)
	}
	for i, names := 0, text.String(); i < n; i++ {
		c.accounts = append(c.accounts, names[i*width:(i+1)*width])
	}
	return people
}
