package external

import "errors"

// Fault is what a program did wrong, or what happened to it.
type Fault struct {
	Scorer string // the preset's name
	Text   string // what it did
	Broke  bool   // it hung, or ended: the machine may be at fault as well as the program
}

// Error says which scorer did what.
func (f *Fault) Error() string { return "scorer " + f.Scorer + ": the program " + f.Text }

// BadInput reports whether an error is that of a program which does not do as it
// should, or is not there, as opposed to a fault of the machine.
func BadInput(err error) bool {
	var f *Fault
	return errors.As(err, &f) && !f.Broke
}
