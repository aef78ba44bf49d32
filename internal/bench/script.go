package bench

import (
	"bytes"
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// interpreter runs peers of one language.
type interpreter struct {
	programs []string // the first that has the library is taken
	probe    func(library string) []string
	install  string   // how to get the library, with %s for it
	settings []string // of the environment
}

var interpreters = map[string]interpreter{
	".py": {
		programs: []string{"python3", "/usr/bin/python3"},
		probe:    func(library string) []string { return []string{"-c", "import " + library} },
		install:  "pip install %s, or apt-get install python3-%[1]s",
	},
	".js": {
		programs: []string{"node"},
		probe:    func(library string) []string { return []string{"-e", "require('nodejs-" + library + "')"} },
		install:  "npm install -g nodejs-%s, with NODE_PATH=$(npm root -g)",
		settings: []string{"POLARS_MAX_THREADS=1"},
	},
}

// find returns a program that has the library, or how to install it.
func (i interpreter) find(ctx context.Context, library string) (program, missing string) {
	for _, p := range i.programs {
		if exec.CommandContext(ctx, p, i.probe(library)...).Run() == nil {
			return p, ""
		}
	}
	return "", fmt.Sprintf("%s has no %s: %s", i.programs[0], library, fmt.Sprintf(i.install, library))
}

// task is what a script is told in task.json.
type task struct {
	Accounts  int       `json:"accounts"`
	Networks  int       `json:"networks"`
	Days      int       `json:"days"`
	Window    int       `json:"window"`
	HalfLife  float64   `json:"half_life"`
	Weights   []float64 `json:"weights"`
	Spots     []Spot    `json:"spots"`
	RepeatFor float64   `json:"repeat_for"`
	MostRuns  int       `json:"most_runs"`
}

// script is W1 by a program peers/linear_<library>.<language>, which measures
// itself. It is skipped where the library is not installed.
func script(name string) func(context.Context, *Trial) error {
	library := strings.TrimPrefix(strings.TrimSuffix(name, path.Ext(name)), "linear_")
	return func(ctx context.Context, t *Trial) error {
		program, missing := interpreters[path.Ext(name)].find(ctx, library)
		if missing != "" {
			t.Measured.Skipped = missing
			return nil
		}
		if err := t.handOver(name); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		c := exec.CommandContext(ctx, program, filepath.Join(t.Folder, name))
		c.Env = append(os.Environ(), interpreters[path.Ext(name)].settings...)
		out, err := c.Output()
		if err != nil {
			return fmt.Errorf("%s: %w%s", name, err, lastLine(err))
		}
		if err := json.Unmarshal(out, &t.Measured); err != nil {
			return fmt.Errorf("%s answers %q: %w", name, out, err)
		}
		return nil
	}
}

// lastLine is what a program that failed said in the end.
func lastLine(err error) string {
	var exit *exec.ExitError
	if !errors.As(err, &exit) {
		return ""
	}
	lines := bytes.Split(bytes.TrimSpace(exit.Stderr), []byte("\n"))
	return ": " + string(lines[len(lines)-1])
}

// handOver writes what a script needs into the folder.
func (t *Trial) handOver(name string) error {
	for _, file := range []string{name, "task.py"} {
		if err := t.write(file, []byte(peer(file))); err != nil {
			return err
		}
	}
	said, err := json.Marshal(task{
		Accounts: t.shape().Accounts, Networks: len(networkNames), Days: Days, Window: window, HalfLife: halfLife,
		Weights: linearTable(), Spots: t.shape().spots(), RepeatFor: repeatFor, MostRuns: mostRuns,
	})
	if err != nil {
		return err
	}
	if err := t.write("task.json", said); err != nil {
		return err
	}
	return t.columns(&t.trace().Columns)
}

func (t *Trial) write(name string, data []byte) error {
	return os.WriteFile(filepath.Join(t.Folder, name), data, 0o600)
}

// columns writes each column of the events as plain little-endian numbers.
func (t *Trial) columns(c *activity.Columns) error {
	day := make([]uint8, c.Len())
	for i, at := range c.Time {
		day[i] = uint8(activity.DayOf(at) - FirstDay)
	}
	return errors.Join(
		writeNumbers(t.file("day"), day, appendByte), writeNumbers(t.file("network"), c.Network, appendByte),
		writeNumbers(t.file("action"), c.Action, appendByte),
		writeNumbers(t.file("actor"), c.Actor, appendWord), writeNumbers(t.file("owner"), c.Owner, appendWord),
	)
}

func (t *Trial) file(column string) string { return filepath.Join(t.Folder, column+".bin") }

func appendByte[N ~uint8](b []byte, n N) []byte { return append(b, byte(n)) }

func appendWord[N ~uint32](b []byte, n N) []byte {
	return binary.LittleEndian.AppendUint32(b, uint32(n))
}

func writeNumbers[N any](path string, numbers []N, add func([]byte, N) []byte) (err error) {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	var buffer []byte
	for part := range slices.Chunk(numbers, 1<<16) {
		buffer = buffer[:0]
		for _, n := range part {
			buffer = add(buffer, n)
		}
		if _, err := f.Write(buffer); err != nil {
			return err
		}
	}
	return nil
}
