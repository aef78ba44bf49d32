package spec

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/yardstick-lab/yardstick/internal/strictyaml"
)

// extension is that of a spec's file.
const extension = ".yaml"

// maxBytes is a little more than the reader of YAML takes, which is who
// complains.
const maxBytes = 1<<20 + 1

// NameError is a name that is that of no spec.
type NameError struct {
	Text string // lower case, no full stop
}

// Error returns the text.
func (e *NameError) Error() string { return e.Text }

func refuse(format string, args ...any) error { return &NameError{fmt.Sprintf(format, args...)} }

// BadInput reports whether an error of this package lies with what a person
// wrote rather than with the machine.
func BadInput(err error) bool {
	var name *NameError
	var sentence *PhraseError
	var problems strictyaml.Problems
	return errors.As(err, &name) || errors.As(err, &sentence) || errors.As(err, &problems)
}

// CheckName refuses, with a [NameError], what cannot be the name of an
// experiment, whether or not there is one.
func CheckName(name string) error {
	if name == "" {
		return refuse("the name of the experiment is empty")
	}
	if wrong := wrongName(name); wrong != "" {
		return refuse("%s cannot be the name of an experiment: %s", quote(name), wrong)
	}
	return nil
}

// Load reads the spec of a name in a folder. A wrong name is a [NameError], a
// wrong spec [strictyaml.Problems].
func Load(dir, name string, known Known) (*Experiment, error) {
	if err := CheckName(name); err != nil {
		return nil, err
	}
	path := filepath.Join(dir, name+extension)
	data, err := read(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, unknown(dir, name)
	case err != nil:
		return nil, fmt.Errorf("reading the spec %s: %w", name, err)
	}
	return Parse(filepath.ToSlash(path), data, known)
}

func read(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, maxBytes))
}

// unknown names what was probably meant.
func unknown(dir, name string) error {
	names, err := List(dir)
	if err != nil {
		return err
	}
	text := fmt.Sprintf("there is no experiment %s in %s", quote(name), filepath.ToSlash(dir))
	if near := strictyaml.Suggest(name, names); near != "" {
		return refuse("%s; did you mean %q?", text, near)
	}
	if len(names) == 0 {
		return refuse("%s", text)
	}
	return refuse("%s (there are: %s)", text, strings.Join(names, ", "))
}

// List returns the names of the specs in a folder, in order. A folder that is
// missing holds none.
func List(dir string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("listing experiments: %w", err)
	}
	var names []string
	for _, e := range entries {
		name, isSpec := strings.CutSuffix(e.Name(), extension)
		if isSpec && !e.IsDir() && wrongName(name) == "" {
			names = append(names, name)
		}
	}
	slices.Sort(names) // a-b.yaml comes before a.yaml, a before a-b
	return names, nil
}

// quote puts a word in double quotes for a message, cut and made printable.
func quote(word string) string {
	runes := []rune(word)
	if len(runes) > maxName {
		runes = append(runes[:maxName:maxName], '…')
	}
	return fmt.Sprintf("%q", string(runes))
}
