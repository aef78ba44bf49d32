package trace

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// Format is what a file of events is written in. The zero value is invalid.
type Format uint8

// The formats of files of events.
const (
	FormatCSV     Format = iota + 1 // plain or compressed with gzip
	FormatArrow                     // Arrow IPC, as a file or as a stream
	FormatParquet                   // Apache Parquet
)

var formatNames = [...]string{"", "csv", "arrow", "parquet"}

// String returns the format as dataset.yaml spells it.
func (f Format) String() string {
	if f < FormatCSV || f > FormatParquet {
		return "invalid"
	}
	return formatNames[f]
}

// Formats returns the formats of files of events, by name.
func Formats() map[string]Format {
	return map[string]Format{"csv": FormatCSV, "arrow": FormatArrow, "parquet": FormatParquet}
}

// FormatOf returns the format of a file by its first bytes; what is neither
// Arrow nor Parquet is taken for CSV. So is a pipe: its first bytes cannot be
// read twice, and the other formats are read from the end.
func FormatOf(f *os.File) (Format, error) {
	info, err := f.Stat()
	if err != nil {
		return 0, err // names the path
	}
	if !info.Mode().IsRegular() {
		return FormatCSV, nil
	}
	first := make([]byte, 8)
	n, err := f.ReadAt(first, 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return 0, err // names the path
	}
	return sniff(first[:n]), nil
}

func sniff(first []byte) Format {
	switch {
	case bytes.HasPrefix(first, arrowMagic), isStream(first):
		return FormatArrow
	case bytes.HasPrefix(first, []byte("PAR1")), bytes.HasPrefix(first, []byte("PARE")):
		return FormatParquet
	}
	return FormatCSV
}

// isStream reports whether bytes begin an Arrow IPC stream: with the mark of a
// message and the length of a schema, which no text begins with.
func isStream(first []byte) bool {
	return len(first) >= 8 && bytes.HasPrefix(first, continued) && first[7] == 0
}

// ReadFile adds the events of a file to b, whatever its format; name is what its
// problems call the file. An Arrow or Parquet file may state its stock as well.
//
// Errors are as for [ReadCSV].
func ReadFile(f *os.File, name string, b *activity.Builder) error {
	format, err := FormatOf(f)
	if err != nil {
		return err
	}
	err = readFormat(f, format, name, b)
	if size := (*activity.SizeError)(nil); errors.As(err, &size) {
		return wrongFile(name, size.Error())
	}
	return err
}

func readFormat(f *os.File, format Format, name string, b *activity.Builder) error {
	switch format {
	case FormatArrow:
		return readArrowFile(f, name, b)
	case FormatParquet:
		info, err := f.Stat()
		if err != nil {
			return err // names the path
		}
		return ReadParquet(f, info.Size(), name, b)
	default:
		return ReadCSV(f, name, b)
	}
}

func readArrowFile(f *os.File, name string, b *activity.Builder) error {
	m, err := mapOpen(f, name)
	if err != nil {
		return fmt.Errorf("mapping %s: %w", name, err)
	}
	err = cmp.Or(m.Guard(func() error { return readMapped(m, name, b) }), m.Unchanged())
	return errors.Join(err, unmapFile(m.data)) // the file is the caller's
}

// OpenLog opens a log of any format. An Arrow file of ours is mapped
// ([OpenIPC]), anything else is read into memory. Close what it returns.
//
// Errors are as for [ReadCSV].
func OpenLog(path, name string) (*Mapped, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err // names the path
	}
	m, err := openLog(f, path, name)
	return m, errors.Join(err, f.Close())
}

func openLog(f *os.File, path, name string) (*Mapped, error) {
	format, err := FormatOf(f)
	if err != nil {
		return nil, err
	}
	if format == FormatArrow {
		m, err := OpenIPC(path, name)
		var problems *Problems
		if err == nil || !errors.As(err, &problems) {
			return m, err
		}
		// Another program may have laid it out anew: it is read row by row, and
		// what is wrong is told by row.
	}
	var b activity.Builder
	if err := ReadFile(f, name, &b); err != nil {
		return nil, err
	}
	t, err := b.Build()
	if err != nil {
		return nil, blame(name, err)
	}
	return &Mapped{Trace: t, file: name}, nil
}

// ReadLog reads a log of any format into memory.
//
// Errors are as for [ReadCSV].
func ReadLog(path, name string) (*activity.Trace, error) {
	m, err := OpenLog(path, name)
	if err != nil {
		return nil, err
	}
	t, err := m.unmapped()
	if err = errors.Join(err, m.Close()); err != nil {
		return nil, err
	}
	return t, nil
}
