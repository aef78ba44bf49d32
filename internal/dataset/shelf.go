package dataset

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/strictyaml"
	"github.com/yardstick-lab/yardstick/internal/trace"
)

// Shelf is the folder of datasets with the importers of their formats.
type Shelf struct {
	Root      string // such as "datasets"
	Importers map[string]MakeImporter
}

// MakeImporter makes the importer of a format for one log: it puts events on
// network and maps the format's types of event to actions. It reports an error
// for a mapping that the format does not know.
type MakeImporter func(network string, actions map[string]activity.Action) (Importer, error)

// Importer reads the files of one log. Its errors are [*trace.Problems] for bad
// input, else the machine's.
type Importer interface {
	// Read adds the events of a file to b and says what became of its records.
	Read(r io.Reader, name string, b *activity.Builder) (trace.Report, error)
}

// InputError is a wrong name, file or option: not the machine's fault.
type InputError struct {
	Text string // lower case, no full stop
}

// Error returns the text.
func (e *InputError) Error() string { return e.Text }

func refuse(format string, args ...any) error {
	return &InputError{fmt.Sprintf(format, args...)}
}

// BadInput reports whether an error of this package, or of one below, lies with
// what a person gave the program rather than with the machine.
func BadInput(err error) bool {
	var (
		input    *InputError
		problems *trace.Problems
		size     *activity.SizeError
		yaml     strictyaml.Problems
	)
	return errors.As(err, &input) || errors.As(err, &size) || errors.As(err, &problems) || errors.As(err, &yaml)
}

const settingsFile = "dataset.yaml"

var plainName = regexp.MustCompile(`^[a-z0-9]+([-_.][a-z0-9]+)*$`)

// List returns the names of the datasets, in order. A folder that is missing
// holds none.
func (s Shelf) List() ([]string, error) {
	entries, err := os.ReadDir(s.Root)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("listing datasets: %w", err)
	}
	var names []string
	for _, e := range entries { // sorted by name
		if plainName.MatchString(e.Name()) && s.holds(e.Name()) {
			names = append(names, e.Name())
		}
	}
	return names, nil
}

func (s Shelf) holds(name string) bool {
	info, err := os.Stat(filepath.Join(s.Root, name, settingsFile))
	return err == nil && info.Mode().IsRegular()
}

// formats are what a log may be written in.
func (s Shelf) formats() []string {
	return append(slices.Sorted(maps.Keys(ours)), slices.Sorted(maps.Keys(s.Importers))...)
}

// Open reads what a dataset is. The files of a log are verified when they are
// read. A wrong name is an [*InputError], a wrong file [strictyaml.Problems].
func (s Shelf) Open(name string) (*Dataset, error) {
	if err := s.checkName(name); err != nil {
		return nil, err
	}
	path := filepath.Join(s.Root, name, settingsFile)
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("opening dataset %s: %w", name, err)
	}
	doc := strictyaml.Parse(filepath.ToSlash(path), data)
	d := &Dataset{dir: filepath.Join(s.Root, name), shelf: s}
	d.decode(doc, name)
	if err := doc.Problems().Err(); err != nil {
		return nil, err
	}
	return d, nil
}

// checkName refuses what is no name of a dataset on the shelf.
func (s Shelf) checkName(name string) error {
	switch {
	case name == "":
		return refuse("the name of the dataset is empty")
	case !plainName.MatchString(name):
		return refuse("%s cannot be the name of a dataset: those have lower-case letters, digits and dashes", quote(name))
	case s.holds(name):
		return nil
	}
	names, err := s.List()
	if err != nil {
		return err
	}
	return refuse("there is no dataset %s in %s%s", quote(name), s.Root, meant(name, names))
}

// meant is the end of a message about an unknown word.
func meant(word string, known []string) string {
	if near := strictyaml.Suggest(word, known); near != "" {
		return fmt.Sprintf("; did you mean %q?", near)
	}
	if len(known) == 0 {
		return ""
	}
	return fmt.Sprintf(" (there are: %s)", strings.Join(known, ", "))
}

// quote puts a word in double quotes for a message, cut and made printable.
func quote(word string) string {
	const shown = 60
	runes := []rune(word)
	if len(runes) > shown {
		runes = append(runes[:shown:shown], '…')
	}
	return fmt.Sprintf("%q", string(runes))
}
