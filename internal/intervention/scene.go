package intervention

import (
	"fmt"
	"slices"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/seed"
)

// Society is who stands behind a trace. A captured log has none.
type Society interface {
	// Audience returns an account's followers on a network, rising.
	Audience(owner activity.Account, n activity.Network) []activity.Account
	// Delay draws how long after a post an action comes.
	Delay(k activity.Action, s *seed.Stream) activity.Time
}

// Setting is what a scene is made of.
type Setting struct {
	Trace   *activity.Trace
	Society Society // nil for a captured log
	Crowd   Crowd   // nil where no arm behaves
	Zero    activity.Day
	Network activity.Network // the subjects'
	Key     seed.Key
}

// Scene is where arms act. It is read-only and safe for concurrent use.
type Scene struct {
	Setting
	byActor, byOwner, byObject threads
	plusKs                     []int32 // the +K, in their order
	parents                    bool    // some event has a parent
}

// NewScene makes a scene; it looks through the trace once.
func NewScene(s Setting) *Scene {
	t := s.Trace
	scene := &Scene{
		Setting: s,
		byActor: threadsOf(t.Actor, len(t.Accounts)), byOwner: threadsOf(t.Owner, len(t.Accounts)), byObject: threadsOf(t.Object, len(t.Objects)),
		parents: slices.ContainsFunc(t.Parent, func(o activity.Object) bool { return o != activity.NoObject }),
	}
	for i, a := range t.Action {
		if a == activity.Endorse {
			scene.plusKs = append(scene.plusKs, int32(i))
		}
	}
	return scene
}

// threads are the events of a trace, gathered by actor, owner or object: those of
// number i are events[start[i]:start[i+1]], in order.
type threads struct{ start, events []int32 }

func threadsOf[K ~uint32](keys []K, n int) threads {
	t := threads{make([]int32, n+1), make([]int32, len(keys))}
	for _, k := range keys {
		t.start[k]++
	}
	sum := int32(0)
	for k, count := range t.start {
		t.start[k], sum = sum, sum+count
	}
	next := slices.Clone(t.start)
	for e, k := range keys {
		t.events[next[k]] = int32(e)
		next[k]++
	}
	return t
}

func (t threads) of(k uint32) []int32 {
	if int(k)+1 >= len(t.start) {
		return nil // new in a delta
	}
	return t.events[t.start[k]:t.start[k+1]]
}

// Ineligible is why a step cannot be done to a subject in full.
type Ineligible struct{ Why string }

// Error says why.
func (i Ineligible) Error() string { return i.Why }

func ineligible(format string, args ...any) error { return Ineligible{fmt.Sprintf(format, args...)} }

// Delta returns what the arm changes for one subject. An [Ineligible] error says
// that it cannot be done in full; the trace itself is never touched.
func (s *Scene) Delta(subject activity.Account, arm Arm) (activity.Delta, error) {
	c := &composition{Scene: s, subject: subject, removed: map[int32]bool{}}
	for _, step := range arm.Steps {
		if err := step.change().do(c); err != nil {
			return activity.Delta{}, fmt.Errorf("arm %s: %w", arm.Name, err)
		}
	}
	return c.delta(), nil
}

// composition is a delta in the making: steps see what those before them did.
type composition struct {
	*Scene
	subject  activity.Account
	removed  map[int32]bool
	added    []activity.Event
	accounts []string
	objects  []string
	objectOf map[string]activity.Object // of objects
	fresh    int                        // fresh objects named so far
	kept     *activity.Event
}

func (c *composition) delta() activity.Delta {
	d := activity.Delta{Accounts: c.accounts, Objects: c.objects}
	for i := range c.removed {
		d.Removed = append(d.Removed, i)
	}
	slices.Sort(d.Removed)
	for _, e := range c.added {
		d.Added.Append(e)
	}
	d.Added.Sort()
	return d
}

// each visits the events of the changed trace on days first to last, those of
// the trace first; place is −1 for an added one.
func (c *composition) each(first, last activity.Day, visit func(place int32, e activity.Event)) {
	from, to := c.Trace.Between(first, last)
	for i := from; i < to; i++ {
		if !c.removed[int32(i)] {
			visit(int32(i), c.Trace.At(i))
		}
	}
	for _, e := range slices.Clone(c.added) { // a visit may drop what it sees
		if d := e.Day(); d >= first && d <= last {
			visit(-1, e)
		}
	}
}

// acts visits what the subject does on days first to last, in the changed trace.
func (c *composition) acts(first, last activity.Day, visit func(place int32, e activity.Event)) {
	c.some(c.byActor.of(uint32(c.subject)), visit, func(e activity.Event) bool {
		return e.Actor == c.subject && e.Day() >= first && e.Day() <= last
	})
}

// owned visits what is done to the subject's work on days up to last, in the
// changed trace.
func (c *composition) owned(last activity.Day, visit func(place int32, e activity.Event)) {
	c.some(c.byOwner.of(uint32(c.subject)), visit, func(e activity.Event) bool {
		return e.Owner == c.subject && e.Day() <= last
	})
}

// about visits the events on an object, in the changed trace.
func (c *composition) about(o activity.Object, visit func(place int32, e activity.Event)) {
	c.some(c.byObject.of(uint32(o)), visit, func(e activity.Event) bool { return e.Object == o })
}

// some visits those events of a thread, and of what was added, that are wanted.
func (c *composition) some(thread []int32, visit func(place int32, e activity.Event), wanted func(activity.Event) bool) {
	for _, i := range thread {
		if e := c.Trace.At(int(i)); !c.removed[i] && wanted(e) {
			visit(i, e)
		}
	}
	for _, e := range slices.Clone(c.added) { // a visit may drop what it sees
		if wanted(e) {
			visit(-1, e)
		}
	}
}

// drop takes an event out of the changed trace.
func (c *composition) drop(place int32, e activity.Event) {
	if place >= 0 {
		c.removed[place] = true
		return
	}
	c.added = slices.DeleteFunc(c.added, func(a activity.Event) bool { return a == e })
}

// last returns the last day of the trace.
func (c *composition) last() activity.Day {
	_, last, _ := c.Trace.Days()
	return max(last, c.Zero)
}

// day turns a day counted from day 0 into one of the calendar.
func (c *composition) day(d int) activity.Day { return c.Zero + activity.Day(d) }

// network is that of a name, or the subjects' for none.
func (c *composition) network(name string) (activity.Network, error) {
	if name == "" {
		return c.Network, nil
	}
	n, ok := c.Trace.NetworkNamed(name)
	if !ok {
		return 0, ineligible("there is no network %q", name)
	}
	return n, nil
}

// newObject makes an object's name known to the delta.
func (c *composition) newObject(name string) activity.Object {
	if o, ok := c.object(name); ok {
		return o
	}
	o := activity.Object(len(c.Trace.Objects) + len(c.objects))
	c.objects = append(c.objects, name)
	if c.objectOf == nil {
		c.objectOf = map[string]activity.Object{}
	}
	c.objectOf[name] = o
	return o
}

// object returns the object of a name, in the trace or new.
func (c *composition) object(name string) (activity.Object, bool) {
	if i, ok := slices.BinarySearch(c.Trace.Objects, name); ok {
		return activity.Object(i), true
	}
	o, ok := c.objectOf[name]
	return o, ok
}

// freshObject makes a new object that is in no trace yet, the first one without
// a number.
func (c *composition) freshObject(stem string) activity.Object {
	first := fmt.Sprintf("%s-%s", stem, c.Trace.Accounts[c.subject])
	for name := first; ; {
		if c.fresh++; c.fresh > 1 {
			name = fmt.Sprintf("%s-%d", first, c.fresh)
		}
		if _, taken := c.object(name); !taken {
			return c.newObject(name)
		}
	}
}

// key names the streams of draws about the subject on a day.
func (c *composition) key(purpose string, day int) seed.Key {
	return c.Key.Name(purpose).Number(uint64(c.subject)).Number(uint64(int64(day)))
}
