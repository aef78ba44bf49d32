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

// ReadLog reads a log. A name is that of a dataset where the shelf has one of
// it, else a path.
//
// The error is [BadInput] for a name that is neither, for the name of a world,
// and for a stock beside a dataset that states its own.
func (s Shelf) ReadLog(name LogName) (*activity.Trace, Reading, error) {
	if plainName.MatchString(name.Log) && s.holds(name.Log) {
		return s.readDataset(name)
	}
	info, err := os.Stat(name.Log)
	switch {
	case name.Log == "":
		return nil, Reading{}, refuse("the name of the log is empty")
	case errors.Is(err, fs.ErrNotExist):
		return nil, Reading{}, s.neither(name.Log)
	case err != nil:
		return nil, Reading{}, fmt.Errorf("opening the log: %w", err)
	case info.IsDir():
		return nil, Reading{}, refuse("the log %s is a folder; a file or the name of a dataset is wanted", quote(name.Log))
	}
	return readFiles(name)
}

func (s Shelf) readDataset(name LogName) (*activity.Trace, Reading, error) {
	d, err := s.Open(name.Log)
	if err != nil {
		return nil, Reading{}, err
	}
	switch {
	case d.Kind == KindWorld:
		return nil, Reading{}, refuse("the dataset %s is a world, not a log", d.Name)
	case name.Stock != "":
		return nil, Reading{}, refuse("a stock cannot be given to the dataset %s: its dataset.yaml says whether it has one", d.Name)
	}
	return d.Trace()
}

// neither refuses what is no file and no dataset.
func (s Shelf) neither(name string) error {
	names, err := s.List()
	if err != nil {
		return err
	}
	return refuse("there is no file and no dataset called %s%s", quote(name), meant(name, names))
}

func readFiles(name LogName) (*activity.Trace, Reading, error) {
	t, err := readAll(name)
	if err != nil {
		return nil, Reading{}, err
	}
	var reading Reading
	reading.warn(t)
	return t, reading, nil
}

func readAll(name LogName) (*activity.Trace, error) {
	if name.Stock == "" {
		return trace.ReadLog(name.Log, name.Log)
	}
	var b activity.Builder
	if err := readPath(name.Log, &b, readAny); err != nil {
		return nil, err
	}
	if err := readPath(name.Stock, &b, readStock); err != nil {
		return nil, err
	}
	t, err := b.Build()
	if err != nil { // the log states some of its stock itself
		return nil, refuse("%s and %s: %v", name.Log, name.Stock, err)
	}
	return t, nil
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
