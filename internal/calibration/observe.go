package calibration

import (
	"github.com/yardstick-lab/yardstick/internal/activity"
)

// Observe sees in a log what tables hold. Delays and receptions are those of posts
// that the log shows to be made, and to which it looks on for as long as a
// reaction may take.
func Observe(t *activity.Trace, longest activity.Time) *Observed {
	w := &watch{
		Trace: t, out: &Observed{}, longest: longest,
		made: make([]int32, len(t.Objects)), spoke: map[voice]bool{},
		posts: make([]float64, len(t.Accounts)), acts: make([]float64, len(t.Accounts)),
	}
	w.born()
	for i := range t.Time {
		w.see(t.At(i))
	}
	w.finish()
	return w.out
}

// watch is a log being observed.
type watch struct {
	*activity.Trace
	out     *Observed
	longest activity.Time
	made    []int32 // by object: 1 + the index of the event that posted it, or 0
	likes   []float64
	words   []float64
	spoke   map[voice]bool
	posts   []float64 // by account
	acts    []float64
}

// voice is somebody's having commented on an object.
type voice struct {
	object activity.Object
	by     activity.Account
}

// born finds the posts.
func (w *watch) born() {
	for i, a := range w.Action {
		if a == activity.Post && w.Object[i] != activity.NoObject && w.made[w.Object[i]] == 0 {
			w.made[w.Object[i]] = int32(i + 1)
		}
	}
	w.likes, w.words = make([]float64, len(w.Objects)), make([]float64, len(w.Objects))
}

// author is who made the object that an event is about: as the log shows it, else
// its owner.
func (w *watch) author(e activity.Event) activity.Account {
	if at := w.made[e.Object]; at > 0 {
		return w.Actor[at-1]
	}
	return e.Owner
}

func (w *watch) see(e activity.Event) {
	switch e.Action {
	case activity.Post:
		w.posts[e.Actor]++
		w.out.Times = append(w.out.Times, e.Time)
		return
	case activity.Like:
		w.likes[e.Object]++
		w.out.OwnLike = append(w.out.OwnLike, one(e.Actor == w.author(e)))
	case activity.Comment, activity.Reply:
		w.words[e.Object]++
		w.speak(e)
	}
	if acts(e.Action) && e.Actor != e.Owner {
		w.acts[e.Actor]++
	}
	if e.Actor != w.author(e) {
		w.delay(e)
	}
}

// acts reports whether an action is done to what others made or said.
func acts(a activity.Action) bool {
	switch a {
	case activity.Like, activity.Comment, activity.Reply, activity.Mention, activity.Reshare, activity.Quote, activity.React, activity.Endorse:
		return true
	}
	return false
}

func (w *watch) speak(e activity.Event) {
	own := e.Actor == w.author(e)
	w.out.ByAuthor = append(w.out.ByAuthor, one(own))
	if !own && e.Object != activity.NoObject {
		v := voice{e.Object, e.Actor}
		w.out.Again = append(w.out.Again, one(w.spoke[v]))
		w.spoke[v] = true
	}
}

func (w *watch) delay(e activity.Event) {
	at := w.made[e.Object]
	if at == 0 || e.Action == activity.Mention || !acts(e.Action) {
		return
	}
	posted := w.Time[at-1]
	if wait := e.Time - posted; 0 < wait && wait <= w.longest && w.whole(posted) {
		d := w.out.delays(w.Networks[e.Network], e.Action)
		d.Minutes = append(d.Minutes, float64(wait)/float64(activity.Minute))
	}
}

// whole reports whether the log goes on for as long as reactions to a post may
// take.
func (w *watch) whole(posted activity.Time) bool {
	return posted+w.longest <= w.Time[len(w.Time)-1]
}

func (w *watch) finish() {
	for i, a := range w.Action {
		object := w.Object[i]
		if a == activity.Post && w.made[object] == int32(i+1) && w.whole(w.Time[i]) {
			r := w.out.received(w.Networks[w.Network[i]])
			r.Likes, r.Comments = append(r.Likes, w.likes[object]), append(r.Comments, w.words[object])
		}
	}
	w.out.Posts, w.out.Acts = active(w.posts), active(w.acts)
}

func active(counts []float64) []float64 {
	var some []float64
	for _, n := range counts {
		if n > 0 {
			some = append(some, n)
		}
	}
	return some
}

func one(is bool) float64 {
	if is {
		return 1
	}
	return 0
}
