package intervention

// Arm is a condition compared, with the steps of the arms it comes from before
// its own.
type Arm struct {
	Name, From string
	Steps      []Step
}

// Step is one intervention: exactly one of the fields is set.
type Step struct {
	Silence    *Silence
	Add        *Add
	Remove     *Remove
	List       *List
	PlusK      *PlusK
	Disconnect *Disconnect
	Connect    *Connect
	Follow     *Follow
	Unfollow   *Unfollow
	Post       *Post
	Mention    *Mention
	Dismiss    *Dismiss
	Open       *Open
	Behave     *Behave
}

// change is what a step holds: how it is done, and what of a delta it declares.
type change interface {
	days() Days
	do(c *composition) error
	puts(o occasion) bool // whether it may add the event
}

// taker is a change that takes events away.
type taker interface{ takes(o occasion) bool }

// change returns what the step holds.
func (s Step) change() change {
	for _, c := range []change{
		set(s.Silence), set(s.Add), set(s.Remove), set(s.List), set(s.PlusK), set(s.Disconnect), set(s.Connect),
		set(s.Follow), set(s.Unfollow), set(s.Post), set(s.Mention), set(s.Dismiss), set(s.Open), set(s.Behave),
	} {
		if c != nil {
			return c
		}
	}
	panic("intervention: a step without an intervention")
}

// set makes no interface of a pointer to nothing.
func set[T any, P interface {
	*T
	change
}](p P) change {
	if p == nil {
		return nil
	}
	return p
}

// Days is a range of days counted from day 0, both included.
type Days struct{ First, Last int }

// On is the range of one day.
func On(day int) Days { return Days{day, day} }

// Len is how many days there are.
func (d Days) Len() int { return d.Last - d.First + 1 }

// Has reports whether a day lies in the range.
func (d Days) Has(day int) bool { return day >= d.First && day <= d.Last }

// each does something on every day of the range, until that fails.
func (d Days) each(do func(day int) error) error {
	for day := d.First; day <= d.Last; day++ {
		if err := do(day); err != nil {
			return err
		}
	}
	return nil
}

// People is who acts. The zero value is invalid.
type People uint8

const (
	Audience  People = iota + 1 // distinct followers on the subjects' network, whatever the network acted on, who did not yet react to the target
	Strangers                   // new accounts that hold nothing
	Self                        // the subject
	Others                      // as Audience, where nothing is reacted to
)

// Days returns the first and last day that the arm may touch, counted from day
// 0; an arm without steps touches none and reports false.
func (a Arm) Days() (Days, bool) {
	if len(a.Steps) == 0 {
		return Days{}, false
	}
	all := a.Steps[0].Days()
	for _, s := range a.Steps[1:] {
		d := s.Days()
		all = Days{min(all.First, d.First), max(all.Last, d.Last)}
	}
	return all, true
}

// Days returns the first and last day that the step may touch.
func (s Step) Days() Days { return s.change().days() }
