package scorer

import (
	"slices"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// run is the state of a full replay as it moves from day to day.
type run struct {
	*Baseline
	today    activity.Day
	baseDay  activity.Day
	sums     []int64
	own      []int64
	posts    []int32
	links    []link
	holdings map[int]*holding // cells that a standing event or the stock touched
	standing []int32          // standing events still to come
	counts   []counts         // lists and followers of every cell, as of today
	shown    []float64        // displayed yesterday
	r        []float64
	err      error
}

func newRun(e *Engine, ix *Index, keep Keep) *run {
	cells := ix.cells()
	b := &Baseline{
		engine: e, ix: ix, keep: keep, table: newTable(&e.preset, ix.Trace.Networks),
		credits: make([]float64, ix.Trace.Len()),
		seen:    slices.Repeat([]activity.Day{never}, cells), toggled: make([]bool, cells),
	}
	r := &run{
		Baseline: b, baseDay: e.clock.base(ix.First), standing: ix.standing,
		sums: make([]int64, len(ix.actor)), own: make([]int64, cells), posts: make([]int32, cells),
		links: make([]link, cells), holdings: map[int]*holding{}, counts: make([]counts, cells),
		r: make([]float64, cells),
	}
	r.shown = slices.Repeat([]float64{e.bottom()}, len(ix.Trace.Accounts))
	b.before = r.shown
	for _, h := range ix.Trace.Stock.Holdings {
		c := ix.cell(h.Account, h.Network)
		r.holdings[c] = newHolding(h)
		r.counts[c].lists, r.counts[c].followers = h.Lists, h.Followers
		if h.Linked {
			r.links[c], b.seen[c] = linked, stockDay
		}
	}
	return r
}

// bottom is what an account that was never scored shows.
func (e *Engine) bottom() float64 { return e.preset.Scale.Displayed(e.preset.Scale.Bottom()) }

// day takes in one whole day and, where its scores are wanted, scores it.
func (r *run) day(d activity.Day) error {
	r.today = d
	r.expire()
	r.rebase()
	from, to := r.ix.dayEvents(d)
	r.see(from, to)
	r.hold(to)
	r.weigh(d)
	r.countOwn(from, to)
	if r.err != nil {
		return r.err
	}
	if kept := r.keep.Has(d); kept || r.engine.preset.Rep == RepScore && d >= r.ix.First {
		r.score(kept)
	}
	return nil
}

// expire takes away what leaves the window today: credits exactly as they were
// put in, and posts.
func (r *run) expire() {
	if w := r.engine.clock.window; w > 0 {
		day := r.today - activity.Day(w)
		growth := r.engine.clock.growth(day, r.baseDay)
		from, to := r.ix.dayEvents(day)
		for e := from; e < to; e++ {
			r.add(e, -1, growth)
		}
	}
	if w := r.engine.preset.Window; w > 0 {
		from, to := r.ix.dayEvents(r.today - activity.Day(w))
		r.countPosts(from, to, -1)
	}
}

// add puts the credits of an event into the sums, or takes them away.
func (r *run) add(e int32, sign int64, growth float64) {
	t := r.ix.Trace
	if c := r.credits[e]; c != 0 {
		r.sums[r.ix.pair[e]] = r.checked(r.sums[r.ix.pair[e]] + sign*fix(c, growth))
	}
	if !r.table.hasOwn {
		return
	}
	if w := r.table.own[t.Network[e]][t.Action[e]]; w != 0 {
		cell := r.ix.cell(t.Actor[e], t.Network[e])
		r.own[cell] = r.checked(r.own[cell] + sign*fix(w, growth))
	}
}

// checked notes a sum that leaves the range in which one more credit fits.
func (r *run) checked(sum int64) int64 {
	if sum > sumLimit || sum < -sumLimit {
		r.err = errOverflow
	}
	return sum
}

// rebase expresses the sums in the unit of a new base day: all credits still in
// the window are added anew, so no rounding is carried along.
func (r *run) rebase() {
	base := r.engine.clock.base(r.today)
	if base == r.baseDay {
		return
	}
	r.baseDay = base
	clear(r.sums)
	clear(r.own)
	first := r.ix.First
	if w := r.engine.clock.window; w > 0 {
		first = max(first, r.today-activity.Day(w)+1)
	}
	for day := first; day < r.today; day++ {
		growth := r.engine.clock.growth(day, base)
		from, to := r.ix.dayEvents(day)
		for e := from; e < to; e++ {
			r.add(e, 1, growth)
		}
	}
}

// see links networks by the day's events.
func (r *run) see(from, to int32) {
	t := r.ix.Trace
	for e := from; e < to; e++ {
		r.seeCell(r.ix.cell(t.Actor[e], t.Network[e]))
		r.seeCell(r.ix.cell(t.Owner[e], t.Network[e]))
		if k := t.Action[e]; k == activity.Connect || k == activity.Disconnect {
			c := r.ix.cell(t.Actor[e], t.Network[e])
			r.links[c].obey(k)
			r.toggled[c] = true
		}
	}
}

func (r *run) seeCell(c int) {
	r.links[c].see()
	r.seen[c] = min(r.seen[c], r.today)
}

// hold follows the lists and followers up to event to.
func (r *run) hold(to int32) {
	t := r.ix.Trace
	for len(r.standing) > 0 && r.standing[0] < to {
		e := t.At(int(r.standing[0]))
		r.standing = r.standing[1:]
		c := r.ix.cell(e.Owner, e.Network)
		h := r.holdings[c]
		if h == nil {
			h = newHolding(activity.Holding{})
			r.holdings[c] = h
		}
		h.apply(e, r.engine.preset.SelfCredit)
		r.counts[c].lists, r.counts[c].followers = h.lists.count, h.followers.count
	}
}

// weigh gives every act of the day its credit. Acts come by actor and owner, so
// an actor's owners can be counted in passing.
func (r *run) weigh(d activity.Day) {
	from, to := r.ix.dayEvents(d)
	growth := r.engine.clock.growth(d, r.baseDay)
	acts, t := r.ix.byActor[from:to], r.ix.Trace
	for i := 0; i < len(acts); {
		j := i
		for j < len(acts) && t.Actor[acts[j]] == t.Actor[acts[i]] {
			j++
		}
		r.weighActor(acts[i:j], growth)
		i = j
	}
}

func (r *run) weighActor(acts []int32, growth float64) {
	t, e := r.ix.Trace, r.engine
	owners, last := 0, activity.Account(0)
	for _, i := range acts {
		if e.weighs(&r.table, t.Actor[i], t.Owner[i], t.Network[i], t.Action[i]) != 0 && (owners == 0 || t.Owner[i] != last) {
			owners, last = owners+1, t.Owner[i]
		}
	}
	sel := e.sel(owners)
	for _, i := range acts {
		w := e.weighs(&r.table, t.Actor[i], t.Owner[i], t.Network[i], t.Action[i])
		if w != 0 {
			r.credits[i] = credit(w, sel, r.rep(t.Actor[i], t.Network[i]))
		}
		r.add(i, 1, growth)
	}
}

// rep is how much an actor's acts on a network count today.
func (r *run) rep(a activity.Account, n activity.Network) float64 {
	switch r.engine.preset.Rep {
	case RepScore:
		return r.engine.repByScore(r.shown[a])
	case RepFollowers:
		return r.engine.repByFollowers(r.counts[r.ix.cell(a, n)].followers)
	}
	return 1
}

func (r *run) countOwn(from, to int32) { r.countPosts(from, to, 1) }

func (r *run) countPosts(from, to, by int32) {
	t := r.ix.Trace
	for e := from; e < to; e++ {
		if t.Action[e] == activity.Post {
			r.posts[r.ix.cell(t.Actor[e], t.Network[e])] += by
		}
	}
}

// score scores everyone at the end of today and keeps what a delta will need.
func (r *run) score(kept bool) {
	e, accounts := r.engine, len(r.ix.Trace.Accounts)
	s := snapshot{score: make([]float64, accounts), shown: make([]float64, accounts), r: r.r}
	if kept {
		s.r = make([]float64, len(r.r))
	}
	unfix := 1 / e.clock.growth(r.today, r.baseDay)
	for c := range r.counts {
		r.counts[c].posts, r.counts[c].own, r.counts[c].linked = r.posts[c], r.own[c], r.links[c] == linked
		s.r[c] = r.cell(c, unfix)
	}
	for a := range accounts {
		s.score[a] = e.preset.Scale.Score(e.engagement(r.table.gain, s.r, a))
		s.shown[a] = e.preset.Scale.Displayed(s.score[a])
	}
	if kept {
		s.sums, s.counts = slices.Clone(r.sums), slices.Clone(r.counts)
		r.days = append(r.days, s)
	}
	if r.today >= r.ix.First { // nobody was scored before the log began
		r.shown = s.shown
	}
	if r.today < r.keep.From {
		r.before = r.shown
	}
}

// cell returns R(u,n) of a cell at the end of today.
func (r *run) cell(c int, unfix float64) float64 {
	if !r.counts[c].linked {
		return 0
	}
	t := newTally(r.engine.preset.Phi)
	for p := r.ix.cellStart[c]; p < r.ix.cellStart[c+1]; p++ {
		t.add(float64(float64(r.sums[p]) * unfix))
	}
	return r.engine.preset.terms(&t, r.counts[c], unfix).total()
}

func (r *run) finish() *Baseline {
	r.scratch = newScratch(r.ix.cells())
	return r.Baseline
}
