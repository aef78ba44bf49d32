package dataset

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/trace"
)

// Reading says how the reading of a log went.
type Reading struct {
	Dataset  *Dataset       // nil for a file that a path names
	Files    []trace.Report // of a captured format, one a file
	Warnings []string       // cautions that belong to every number made of the log
}

// NoStock warns of a log that came without a stock.
const NoStock = "the log states no stock: every account starts without followers, lists and linked networks"

// Trace verifies the files of a log and reads them. It panics for a world.
//
// The error is [BadInput] for a file that is missing, not the one that was
// described, or cannot be understood.
func (d *Dataset) Trace() (*activity.Trace, Reading, error) {
	if d.Kind != KindLog {
		panic("dataset: the trace of a world was asked for")
	}
	var b activity.Builder
	reading, err := d.fill(&b)
	if err != nil {
		return nil, Reading{}, err
	}
	t, err := b.Build()
	if err != nil {
		return nil, Reading{}, refuse("dataset %s: %v", d.Name, err) // its files contradict each other
	}
	reading.warn(t)
	return t, reading, nil
}

// fill verifies the files of a log and adds them to a builder.
func (d *Dataset) fill(b *activity.Builder) (Reading, error) {
	read, err := d.reader()
	if err != nil {
		return Reading{}, err
	}
	reading := Reading{Dataset: d}
	for _, f := range d.Log.Files {
		report, err := d.file(f, b, read)
		if err != nil {
			return Reading{}, err
		}
		if ours[d.Log.Format] == 0 {
			reading.Files = append(reading.Files, report)
		}
	}
	if d.Log.Stock != nil {
		if _, err := d.file(*d.Log.Stock, b, readStock); err != nil {
			return Reading{}, err
		}
	}
	return reading, nil
}

// readFunc adds a file to a builder.
type readFunc func(f *os.File, name string, b *activity.Builder) (trace.Report, error)

func (d *Dataset) reader() (readFunc, error) {
	if format, known := ours[d.Log.Format]; known {
		return readIn(format), nil
	}
	importer, err := d.shelf.Importers[d.Log.Format](d.Log.Network, d.Log.Actions)
	if err != nil {
		return nil, fmt.Errorf("dataset %s: %w", d.Name, err)
	}
	return func(f *os.File, name string, b *activity.Builder) (trace.Report, error) {
		return importer.Read(f, name, b)
	}, nil
}

// readIn reads files of one format.
func readIn(want trace.Format) readFunc {
	return func(f *os.File, name string, b *activity.Builder) (trace.Report, error) {
		got, err := trace.FormatOf(f)
		if err != nil {
			return trace.Report{}, err
		}
		if got != want {
			return trace.Report{}, refuse("%s is not the file that dataset.yaml describes: it wants %s, got %s", name, want, got)
		}
		return readAny(f, name, b)
	}
}

func readAny(f *os.File, name string, b *activity.Builder) (trace.Report, error) {
	return trace.Report{}, trace.ReadFile(f, name, b)
}

func readStock(f *os.File, name string, b *activity.Builder) (trace.Report, error) {
	return trace.Report{}, trace.ReadStock(f, name, b)
}

// file verifies a file and hands it to read.
func (d *Dataset) file(f File, b *activity.Builder, read readFunc) (report trace.Report, err error) {
	path := filepath.Join(d.dir, f.Name)
	in, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return report, refuse("dataset %s: the file %s is missing", d.Name, path)
	}
	if err != nil {
		return report, fmt.Errorf("dataset %s: %w", d.Name, err)
	}
	defer func() { err = errors.Join(err, in.Close()) }()
	if err := verify(in, f, path); err != nil {
		return report, err
	}
	return read(in, path, b)
}

// verify compares a file with what was described, and goes back to its start.
func verify(in io.ReadSeeker, f File, path string) error {
	h := sha256.New()
	n, err := io.Copy(h, in)
	if err != nil {
		return fmt.Errorf("verifying %s: %w", path, err)
	}
	if n != int64(f.Bytes) {
		return refuse("%s is not the file that dataset.yaml describes: it wants %d bytes, got %d", path, f.Bytes, n)
	}
	if got := hex.EncodeToString(h.Sum(nil)); got != f.SHA256 {
		return refuse("%s is not the file that dataset.yaml describes: it wants sha256 %s, got %s", path, f.SHA256, got)
	}
	if _, err := in.Seek(0, io.SeekStart); err != nil {
		return fmt.Errorf("verifying %s: %w", path, err)
	}
	return nil
}

// warn gathers the cautions about a log.
func (r *Reading) warn(t *activity.Trace) {
	if !t.Stock.Declared {
		r.Warnings = append(r.Warnings, NoStock)
	}
	for _, f := range r.Files {
		if f.Unreadable > 0 {
			r.Warnings = append(r.Warnings, fmt.Sprintf("%s: %d of %d records could not be read", f.File, f.Unreadable, f.Records))
		}
	}
	var order []string
	assumed := map[string]int{}
	for _, f := range r.Files {
		for _, c := range f.Assumed {
			if assumed[c.Reason] == 0 {
				order = append(order, c.Reason)
			}
			assumed[c.Reason] += c.N
		}
	}
	for _, reason := range order {
		r.Warnings = append(r.Warnings, fmt.Sprintf("assumed for %d events: %s", assumed[reason], reason))
	}
}
