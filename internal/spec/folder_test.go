package spec

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// folder holds the given files.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, data := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestLoadRefusesNames(t *testing.T) {
	dir := folder(t, map[string]string{"likes-only.yaml": village, "plus-k.yaml": village, "spec.schema.json": "{}", "README.md": ""})
	check := func(name, want string) {
		t.Helper()
		_, err := Load(dir, name, shipped())
		if err == nil || strings.ReplaceAll(err.Error(), dir, "experiments") != want {
			t.Errorf("%q:\n got %v\nwant %s", name, err, want)
		}
		if !BadInput(err) {
			t.Errorf("%q: %v passes for the machine's fault", name, err)
		}
	}
	const rule = "a name has lower-case letters, digits and dashes between them"
	check("", "the name of the experiment is empty")
	check("../../etc/passwd", `"../../etc/passwd" cannot be the name of an experiment: `+rule)
	check("likes-only.yaml", `"likes-only.yaml" cannot be the name of an experiment: `+rule)
	check(".", `"." cannot be the name of an experiment: `+rule)
	check("Likes", `"Likes" cannot be the name of an experiment: `+rule)
	check("a\x00b\n", `"a\x00b\n" cannot be the name of an experiment: `+rule)
	check(strings.Repeat("a", 61), `"`+strings.Repeat("a", 60)+`…" cannot be the name of an experiment: the name is too long`)
	check("like-only", `there is no experiment "like-only" in experiments; did you mean "likes-only"?`)
	check("other", `there is no experiment "other" in experiments (there are: likes-only, plus-k)`)
}

func TestLoad(t *testing.T) {
	dir := folder(t, map[string]string{"x.yaml": village, "y.yaml": village, "big.yaml": strings.Repeat("# x\n", 1<<19)})
	e, err := Load(dir, "x", shipped())
	if err != nil || e.Name != "x" {
		t.Errorf("x: %v", err)
	}
	check := func(name, want string) {
		t.Helper()
		_, err := Load(dir, name, shipped())
		if got := strings.ReplaceAll(headlines(t, err), filepath.ToSlash(dir), "experiments"); got != want || !BadInput(err) {
			t.Errorf("%s:\n got %s\nwant %s", name, got, want)
		}
	}
	check("y", `experiments/y.yaml:2:7: name: wants the name of its file, "y"`)
	check("big", "experiments/big.yaml:1:1: the file is too large: 1048577 bytes, at most 1048576 are read")
}

func TestAFolderForASpec(t *testing.T) {
	dir := folder(t, nil)
	if err := os.Mkdir(filepath.Join(dir, "x.yaml"), 0o755); err != nil {
		t.Fatal(err)
	}
	_, err := Load(dir, "x", shipped())
	if err == nil || !strings.HasPrefix(err.Error(), "reading the spec x: ") || BadInput(err) || errors.Is(err, fs.ErrNotExist) {
		t.Errorf("got %v", err)
	}
}

func TestList(t *testing.T) {
	dir := folder(t, map[string]string{"b.yaml": "", "a-b.yaml": "", "a.yaml": "", "B c.yaml": "", "spec.schema.json": "", ".yaml": "", "c.yml": ""})
	check := func(dir, want string) {
		t.Helper()
		names, err := List(dir)
		if got := strings.Join(names, " "); err != nil || got != want {
			t.Errorf("got %s, %v, want %s", got, err, want)
		}
	}
	check(dir, "a a-b b")
	check(filepath.Join(dir, "none"), "")
	if _, err := List(filepath.Join(dir, "a.yaml")); err == nil || !strings.HasPrefix(err.Error(), "listing experiments: ") {
		t.Errorf("a file for a folder: %v", err)
	}
	if _, err := Load(filepath.Join(dir, "none"), "x", shipped()); err == nil || !strings.HasPrefix(err.Error(), `there is no experiment "x" in `) {
		t.Errorf("no folder: %v", err)
	}
}

func TestTemplate(t *testing.T) {
	check := func(name string) {
		t.Helper()
		data := Template(name)
		e, err := Parse("experiments/"+name+".yaml", data, shipped())
		if err != nil || e.Name != name {
			t.Errorf("%s: %v", name, err)
		}
		if !strings.HasPrefix(string(data), "# yaml-language-server: $schema=spec.schema.json\n") {
			t.Errorf("%s: an editor finds no schema", name)
		}
	}
	check("my-experiment")
	check("x")
	check("true")
	check("null")
	check("10")
	check("1e5")
}
