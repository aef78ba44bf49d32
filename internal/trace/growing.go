package trace

import (
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/apache/arrow-go/v18/arrow"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// Growing is an Arrow IPC file in the making, for traces that are larger than
// memory. What [WriteIPC] writes has each column in one piece, so columns grow in
// files of their own until the trace is whole.
type Growing struct {
	dir   string
	files []*os.File // a column each, without the parents
	rows  int
}

// NewGrowing begins a trace, in a new folder inside dir that Close removes.
func NewGrowing(dir string) (*Growing, error) {
	dir, err := os.MkdirTemp(dir, ".growing-*")
	if err != nil {
		return nil, err
	}
	g := &Growing{dir: dir}
	for range columnNames[:parentColumn] {
		f, err := os.CreateTemp(dir, "column-*")
		if err != nil {
			return nil, errors.Join(err, g.Close())
		}
		g.files = append(g.files, f)
	}
	return g, nil
}

// Append adds events, which come in their total order and have no parents.
func (g *Growing) Append(events []activity.Event) error {
	c := activity.MakeColumns(len(events))
	for i, e := range events {
		c.Put(i, e)
	}
	part := activity.Trace{Columns: c}
	for i, f := range g.files {
		if _, err := f.Write(columnBytes(&part)[i]); err != nil {
			return err // names the file
		}
	}
	g.rows += len(events)
	return activity.CheckSize(g.rows, 0, 0)
}

// Rest is what the events of a Growing refer to: tables and stock of a trace
// without events, its objects, and what gives these their final numbers.
type Rest struct {
	Trace   *activity.Trace
	Objects activity.Names
	Number  func([]activity.Object) []activity.Object
}

// WriteTo writes what [WriteIPC] would of the whole trace.
func (g *Growing) WriteTo(w io.Writer, rest Rest) (err error) {
	var mapped [][]byte
	defer func() {
		for _, m := range mapped {
			err = errors.Join(err, unmapFile(m))
		}
	}()
	for _, f := range g.files {
		info, err := f.Stat()
		if err != nil {
			return err
		}
		m, err := mapFile(f, info.Size())
		if err != nil {
			return fmt.Errorf("mapping %s: %w", f.Name(), err)
		}
		mapped = append(mapped, m)
	}
	t := *rest.Trace
	t.Columns = activity.Columns{
		Time: arrow.GetData[activity.Time](mapped[timeColumn]), Network: arrow.GetData[activity.Network](mapped[networkColumn]),
		Action: arrow.GetData[activity.Action](mapped[actionColumn]), Actor: arrow.GetData[activity.Account](mapped[actorColumn]),
		Owner:  arrow.GetData[activity.Account](mapped[ownerColumn]),
		Object: rest.Number(arrow.GetData[activity.Object](mapped[objectColumn])),
	}
	return writeIPC(&forgetful{w, mapped}, &t, rest.Objects)
}

// Close removes the files.
func (g *Growing) Close() error {
	var all []error
	for _, f := range g.files {
		all = append(all, f.Close())
	}
	return errors.Join(append(all, os.RemoveAll(g.dir))...)
}

// forgetful writes out of mapped files, and lets go of their pages as it does.
type forgetful struct {
	to     io.Writer
	mapped [][]byte
}

// forgetAfter is how many bytes are written at a time (ours).
const forgetAfter = 32 << 20

// Write writes p in pieces.
func (f *forgetful) Write(p []byte) (int, error) {
	done := 0
	for done < len(p) {
		n, err := f.to.Write(p[done:min(len(p), done+forgetAfter)])
		if done += n; err != nil {
			return done, err
		}
		if len(p) >= forgetAfter {
			for _, m := range f.mapped {
				forgetPages(m)
			}
		}
	}
	return done, nil
}
