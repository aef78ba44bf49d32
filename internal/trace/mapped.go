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

	file  string
	data  []byte      // nil where nothing is mapped
	keeps *os.File    // that is mapped
	was   os.FileInfo // of it, when it was
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

func mapPath(path, name string) (*Mapped, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err // names the path
	}
	m, err := mapOpen(f, name)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("mapping %s: %w", path, err), f.Close())
	}
	return m, nil
}

// mapOpen maps a file, which the Mapped closes.
func mapOpen(f *os.File, name string) (*Mapped, error) {
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	data, err := mapFile(f, info.Size())
	return &Mapped{file: name, data: data, keeps: f, was: info}, err
}

// Close unmaps the file. The columns may not be touched afterwards.
func (m *Mapped) Close() error {
	data, f := m.data, m.keeps
	m.data, m.keeps = nil, nil
	if data != nil {
		m.Trace = nil
	}
	err := unmapFile(data)
	if f != nil {
		err = errors.Join(err, f.Close())
	}
	return err
}

// Unchanged reports a file that someone else wrote to since it was mapped: what
// was read of it may be of either state. It is a problem of the file.
func (m *Mapped) Unchanged() error {
	if m.keeps == nil {
		return nil
	}
	is, err := m.keeps.Stat()
	if err != nil {
		return err // names the path
	}
	if is.Size() != m.was.Size() || !is.ModTime().Equal(m.was.ModTime()) {
		return wrongFile(m.file, "the file was changed while it was read")
	}
	return nil
}

// Guard runs work that reads the columns. If the file is cut short meanwhile by
// someone else, or changed so that the work panics, that is the error, and not the
// end of the program; which holds for the goroutine that Guard is called on only,
// so each that reads the columns needs a Guard of its own.
func (m *Mapped) Guard(work func() error) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		p := recover()
		if p == nil {
			return
		}
		if fault, ok := p.(interface{ Addr() uintptr }); ok && within(m.data, fault.Addr()) {
			err = wrongFile(m.file, "the file was cut short while it was read")
		} else if err = m.Unchanged(); err == nil {
			panic(p)
		}
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
