package trace

import (
	"errors"
	"fmt"
	"os"
	"runtime/debug"
	"slices"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// Mapped is a trace whose columns lie in a file mapped into memory, or in memory
// for good where the file's format cannot be mapped. Its tables and its stock
// are always in memory, and outlive it.
type Mapped struct {
	// Trace is read-only. Its columns are gone after Close.
	Trace *activity.Trace

	file string
	data []byte // nil where nothing is mapped
}

// OpenIPC maps an Arrow IPC file that [WriteIPC] wrote, after checking it from
// end to end in one pass. name is what its problems call the file.
//
// The error is [*Problems] for a file that is torn, or laid out in another way
// (which [OpenLog] reads all the same, into memory), else the machine's.
func OpenIPC(path, name string) (*Mapped, error) {
	m, err := mapPath(path, name)
	if err != nil {
		return nil, err
	}
	err = m.Guard(func() error {
		return calmly(func() (err error) {
			m.Trace, err = traceIn(m.data, name)
			return err
		})
	})
	if err != nil {
		return nil, errors.Join(blame(name, err), m.Close())
	}
	return m, nil
}

func mapPath(path, name string) (_ *Mapped, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err // names the path
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	data, err := mapFile(f, info.Size())
	if err != nil {
		return nil, fmt.Errorf("mapping %s: %w", path, err)
	}
	return &Mapped{file: name, data: data}, nil
}

// Close unmaps the file. The columns may not be touched afterwards.
func (m *Mapped) Close() error {
	data := m.data
	m.data = nil
	if data != nil {
		m.Trace = nil
	}
	return unmapFile(data)
}

// Guard runs work that reads the columns. If the file is cut short meanwhile by
// someone else, that is the error, and not the end of the program; which holds
// for the goroutine that Guard is called on only, so each that reads the columns
// needs a Guard of its own.
func (m *Mapped) Guard(work func() error) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		p := recover()
		if p == nil {
			return
		}
		fault, ok := p.(interface{ Addr() uintptr })
		if !ok || !within(m.data, fault.Addr()) {
			panic(p)
		}
		err = wrongFile(m.file, "the file was cut short while it was read")
	}()
	return work()
}

// unmapped returns the trace with columns of its own.
func (m *Mapped) unmapped() (*activity.Trace, error) {
	if m.data == nil {
		return m.Trace, nil
	}
	t := *m.Trace
	err := m.Guard(func() error {
		c := &t.Columns
		c.Time, c.Network, c.Action = slices.Clone(c.Time), slices.Clone(c.Network), slices.Clone(c.Action)
		c.Actor, c.Owner = slices.Clone(c.Actor), slices.Clone(c.Owner)
		c.Object, c.Parent = slices.Clone(c.Object), slices.Clone(c.Parent)
		return nil
	})
	return &t, err
}

// wrongFile is a problem of a file as a whole.
func wrongFile(name, text string) error {
	return &Problems{First: []Problem{{File: name, Text: text}}}
}

// blame makes an error about the data of a file one of its problems.
func blame(name string, err error) error {
	var problems *Problems
	if errors.As(err, &problems) {
		return err
	}
	return wrongFile(name, err.Error())
}
