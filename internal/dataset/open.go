package dataset

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// LogName is what a person calls a log: the path of a CSV file, or the name of a
// dataset; and for a CSV file the path of its stock, if it has one.
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
		return nil, Reading{}, refuse("the log %s is a folder; a CSV file or the name of a dataset is wanted", quote(name.Log))
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
	var b activity.Builder
	if err := readPath(name.Log, &b, readCSV); err != nil {
		return nil, Reading{}, err
	}
	if name.Stock != "" {
		if err := readPath(name.Stock, &b, readStock); err != nil {
			return nil, Reading{}, err
		}
	}
	t, err := b.Build()
	if err != nil {
		return nil, Reading{}, err
	}
	var reading Reading
	reading.warn(t)
	return t, reading, nil
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
