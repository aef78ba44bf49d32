package scorer

import (
	"fmt"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// Points is a scorer after Kred of 2012: each act on an account's work brings
// points once and for all, more of them where many follow who acts, and a score
// is how the logarithm of an account's points compares with that of the day's
// top account,
//
//	R(u) = ln(1 + points(u)) / ln(1 + points(top)),
//
// over the networks that are linked on the day. A second number, outreach, counts
// what an account gives; it never falls. Points are whole numbers in fixed point,
// so that a delta leaves the bits of a full replay. It is read-only and safe for
// concurrent use.
type Points struct{ preset Preset }

// NewPoints returns the scorer of a preset, which must be valid and of kind
// points.
func NewPoints(p Preset) (*Points, error) {
	if problems := p.Validate(); len(problems) > 0 {
		return nil, fmt.Errorf("preset %s: %s", p.Name, problems[0])
	}
	if p.Kind != KindPoints {
		return nil, fmt.Errorf("preset %s does not give points", p.Name)
	}
	return &Points{p}, nil
}

// Pointed is a trace with the points of everyone on the kept days. It is not safe
// for concurrent use.
type Pointed struct {
	*Points
	diary
	table  table
	fame   *fame
	keep   Keep
	points [][]int64          // kept day, account
	leader []activity.Account // kept day → the first of those with most points

	openings map[activity.Account]*ledger // of those that a delta touched, see opening
}

// Baseline gives everyone their points on the days to keep. There is no error; it
// has one as other scorers' have.
func (p *Points) Baseline(ix *Index, keep Keep) (*Pointed, error) {
	b := &Pointed{
		Points: p, diary: newDiary(ix.Trace), table: newTable(&p.preset, ix.Networks), keep: keep,
		points: make([][]int64, keep.Len()), leader: make([]activity.Account, keep.Len()),
		openings: map[activity.Account]*ledger{},
	}
	b.fame = newFame(&p.preset, ix)
	for i := range b.points {
		b.points[i] = make([]int64, ix.Accounts)
	}
	for a := range activity.Account(ix.Accounts) {
		for i, n := range b.history(b.ledgerOf(a, b.fame), b.from(stockDay, a, edits{})) {
			b.points[i][a] = n
			if n > b.points[i][b.leader[i]] {
				b.leader[i] = a
			}
		}
	}
	return b, nil
}

// history is an account's points at the end of each kept day, of which its ledger
// has seen all days before those of the events to come.
func (b *Pointed) history(l *ledger, events []activity.Event) []int64 {
	points, next := make([]int64, b.keep.Len()), 0
	for _, e := range events {
		for today := e.Day(); next < len(points) && b.keep.From+activity.Day(next) < today; next++ {
			points[next] = l.total()
		}
		if next == len(points) {
			break
		}
		l.enter(e)
	}
	for ; next < len(points); next++ {
		points[next] = l.total()
	}
	return points
}

// opening is an account's ledger on the morning of the first day to keep.
func (b *Pointed) opening(a activity.Account) *ledger {
	l := b.openings[a]
	if l != nil {
		return l
	}
	l = b.ledgerOf(a, b.fame)
	for _, e := range b.from(stockDay, a, edits{}) {
		if e.Day() >= b.keep.From {
			break
		}
		l.enter(e)
	}
	b.openings[a] = l
	return l
}

// r is the quantity behind a score.
func (b *Pointed) r(points, top int64) float64 {
	if points == 0 || top == 0 {
		return 0
	}
	return ln(1+pointsOf(points)) / ln(1+pointsOf(top))
}

// pointsOf undoes the fixed point.
func pointsOf(n int64) float64 { return float64(float64(n) / weightUnit) }

// top is the most points that anyone has at the end of a kept day.
func (b *Pointed) top(day int) int64 {
	if len(b.points[day]) == 0 {
		return 0
	}
	return b.points[day][b.leader[day]]
}

// R returns the quantity behind a score.
func (b *Pointed) R(a activity.Account, d activity.Day) float64 {
	i := int(d - b.keep.From)
	if int(a) >= len(b.points[i]) {
		return 0
	}
	return b.r(b.points[i][a], b.top(i))
}

// Score returns the score of an account at the end of a kept day, in points of
// the scale.
func (b *Pointed) Score(a activity.Account, d activity.Day) float64 {
	return b.preset.Scale.Score(b.R(a, d))
}

// Displayed returns the score as shown.
func (b *Pointed) Displayed(a activity.Account, d activity.Day) float64 {
	return b.preset.Scale.Displayed(b.Score(a, d))
}

// Follow returns the scores of one account that a delta moves, by day. Whoever
// becomes or ceases to be the day's top moves everyone.
func (b *Pointed) Follow(a activity.Account, d *activity.Delta, through activity.Day) ([]Change, error) {
	fork, ok := d.FirstDay(b.trace)
	if !ok {
		return nil, nil
	}
	changed := b.changed(d, fork)
	if len(changed) == 0 {
		return nil, nil
	}
	var changes []Change
	for day := max(fork, b.keep.From); day <= min(through, b.keep.To); day++ {
		i, points := int(day-b.keep.From), int64(0)
		if now, ok := changed[a]; ok {
			points = now[i]
		} else if int(a) < len(b.points[i]) {
			points = b.points[i][a]
		}
		score := b.preset.Scale.Score(b.r(points, b.topWith(changed, i)))
		if score != b.Score(a, day) {
			changes = append(changes, Change{day, a, score, b.preset.Scale.Displayed(score)})
		}
	}
	return changes, nil
}

// topWith is the top of a kept day when some accounts have other points.
func (b *Pointed) topWith(changed map[activity.Account][]int64, day int) int64 {
	most := int64(0)
	for _, points := range changed { // the order is free
		most = max(most, points[day])
	}
	if len(b.points[day]) == 0 || most >= b.top(day) {
		return most
	}
	if _, ok := changed[b.leader[day]]; !ok {
		return b.top(day)
	}
	for a, points := range b.points[day] {
		if _, ok := changed[activity.Account(a)]; !ok {
			most = max(most, points)
		}
	}
	return most
}

// changed are the points, by kept day, of the accounts whose points a delta may
// touch, from its first day on.
func (b *Pointed) changed(d *activity.Delta, fork activity.Day) map[activity.Account][]int64 {
	f, points := b.fame.changedBy(d), map[activity.Account][]int64{}
	for a, x := range b.touched(d, f) { // each by itself: the order is free
		if fork < b.keep.From {
			points[a] = b.history(b.ledgerOf(a, f), b.from(stockDay, a, *x))
		} else {
			points[a] = b.history(b.opening(a).fork(f), b.from(b.keep.From, a, *x))
		}
	}
	return points
}

// touched are the owners of what a delta adds or takes away, whoever connects, and
// the owners of acts by somebody who becomes, or no longer is, followed by many;
// with what the delta does to their events.
func (b *Pointed) touched(d *activity.Delta, f *fame) map[activity.Account]*edits {
	accounts := map[activity.Account]*edits{}
	note := func(e activity.Event) {
		if b.table.weights[e.Network][e.Action] != 0 || standingAction(e.Action) {
			accounts[e.Owner] = &edits{removed: d.Removed}
		}
	}
	for _, e := range d.Removed {
		note(b.trace.At(int(e)))
	}
	for i := range d.Added.Time {
		note(d.Added.At(i))
	}
	for who := range f.changed {
		for _, e := range b.from(stockDay, who.account, edits{}) {
			if e.Actor == who.account && e.Network == who.network {
				note(e)
			}
		}
	}
	shareOut(d, accounts)
	return accounts
}

// shareOut gives accounts what a delta adds to their events.
func shareOut(d *activity.Delta, accounts map[activity.Account]*edits) {
	for i, actor := range d.Added.Actor {
		owner := d.Added.Owner[i]
		if x := accounts[owner]; x != nil {
			x.added = append(x.added, d.Added.At(i))
		}
		if x := accounts[actor]; x != nil && actor != owner {
			x.added = append(x.added, d.Added.At(i))
		}
	}
}
