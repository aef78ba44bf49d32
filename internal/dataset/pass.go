package dataset

import "github.com/yardstick-lab/yardstick/internal/activity"

// Passed is a log whose events went elsewhere: its tables and stock, what became
// of the numbers that the events have, and how the reading went.
type Passed struct {
	Tables *activity.Trace // without events
	Places activity.Places
	Reading
}

// PassLog is [Shelf.OpenLog] for a log that may be larger than memory: its events
// go where the spill says. An error of the spill is returned as it is.
func (s Shelf) PassLog(name LogName, to activity.Spill) (*Passed, error) {
	d, err := s.find(name)
	if err != nil {
		return nil, err
	}
	var b activity.Builder
	b.SpillTo(to)
	p := &Passed{}
	if d != nil {
		p.Reading, err = d.fill(&b)
	} else {
		err = fillFromFiles(name, &b)
	}
	if b.Err() != nil {
		return nil, b.Err()
	}
	if err != nil {
		return nil, err
	}
	p.Tables, p.Places, err = b.Tables()
	switch {
	case b.Err() != nil:
		return nil, b.Err()
	case err != nil: // the log and its stock contradict each other
		return nil, refuse("%s: %v", name.Log, err)
	}
	p.warn(p.Tables)
	return p, nil
}
