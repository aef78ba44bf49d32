package dataset

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/trace"
)

// LogName is what a person calls a log: the path of a file in any format that
// [trace.ReadFile] reads, or the name of a dataset; and for a file the path of
// its stock, if it does not state it itself.
type LogName struct {
	Log, Stock string
}

// OpenLog opens a log, which is mapped where its file allows it ([trace.OpenLog]).
// A name is that of a dataset where the shelf has one of it, else a path.
//
// The error is [BadInput] for a name that is neither, for the name of a world,
// and for a stock beside a dataset that states its own.
func (s Shelf) OpenLog(name LogName) (*trace.Mapped, Reading, error) {
	d, err := s.find(name)
	switch {
	case err != nil:
		return nil, Reading{}, err
	case d == nil:
		return openFiles(name)
	}
	t, reading, err := d.Trace()
	return &trace.Mapped{Trace: t}, reading, err
}

// find returns the dataset that a log is, nil for one in a file.
func (s Shelf) find(name LogName) (*Dataset, error) {
	if plainName.MatchString(name.Log) && s.holds(name.Log) {
		return s.openLog(name)
	}
	info, err := os.Stat(name.Log)
	switch {
	case name.Log == "":
		return nil, refuse("the name of the log is empty")
	case errors.Is(err, fs.ErrNotExist):
		return nil, s.neither(name.Log)
	case err != nil:
		return nil, fmt.Errorf("opening the log: %w", err)
	case info.IsDir():
		return nil, refuse("the log %s is a folder; a file or the name of a dataset is wanted", quote(name.Log))
	}
	return nil, nil
}

func (s Shelf) openLog(name LogName) (*Dataset, error) {
	d, err := s.Open(name.Log)
	if err != nil {
		return nil, err
	}
	switch {
	case d.Kind == KindWorld:
		return nil, refuse("the dataset %s is a world, not a log", d.Name)
	case name.Stock != "":
		return nil, refuse("a stock cannot be given to the dataset %s: its dataset.yaml says whether it has one", d.Name)
	}
	return d, nil
}

// neither refuses what is no file and no dataset.
func (s Shelf) neither(name string) error {
	names, err := s.List()
	if err != nil {
		return err
	}
	return refuse("there is no file and no dataset called %s%s", quote(name), meant(name, names))
}

func openFiles(name LogName) (*trace.Mapped, Reading, error) {
	m, err := openAll(name)
	if err != nil {
		return nil, Reading{}, err
	}
	var reading Reading
	reading.warn(m.Trace)
	return m, reading, nil
}

func openAll(name LogName) (*trace.Mapped, error) {
	if name.Stock == "" {
		return trace.OpenLog(name.Log, name.Log)
	}
	var b activity.Builder
	if err := fillFromFiles(name, &b); err != nil {
		return nil, err
	}
	t, err := b.Build()
	if err != nil { // the log states some of its stock itself
		return nil, refuse("%s and %s: %v", name.Log, name.Stock, err)
	}
	return &trace.Mapped{Trace: t}, nil
}

// fillFromFiles adds a log in a file, and its stock, to a builder.
func fillFromFiles(name LogName, b *activity.Builder) error {
	err := readPath(name.Log, b, readAny)
	if err == nil && name.Stock != "" {
		err = readPath(name.Stock, b, readStock)
	}
	return err
}

func readPath(path string, b *activity.Builder, read readFunc) (err error) {
	in, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return refuse("there is no file %s", quote(path))
	}
	if err != nil {
		return err // names the path
	}
	defer func() { err = errors.Join(err, in.Close()) }()
	_, err = read(in, path, b)
	return err
}
