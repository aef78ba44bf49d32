package dataset

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/klauspost/compress/gzip"
)

const (
	rows  = "time,network,action,actor,owner,object\n0,x,like,bob,ann,p\n"
	stock = "account,network,followers,lists,linked\nann,x,5,0,true\n"
	star  = `{"id":"1","type":"WatchEvent","actor":{"login":"bob"},"repo":{"name":"ann/lib"},"created_at":"2015-01-01T00:00:00Z"}` + "\n"
)

const provenanceText = "  provenance: {source: s, captured: c, licence: l, credit: c, changes: none}\n"

// entry is the line of dataset.yaml for a file.
func entry(name, data string) string {
	return fmt.Sprintf("{name: %s, bytes: %d, sha256: %q}", name, len(data), fmt.Sprintf("%x", sha256.Sum256([]byte(data))))
}

func settings(name, log string) string {
	return "schema: 1\nname: " + name + "\nkind: log\nsays: a test\nlog:\n" + log
}

// shelf puts files under a fresh folder, by path.
func shelf(t *testing.T, files map[string]string) Shelf {
	t.Helper()
	root := t.TempDir()
	for path, data := range files {
		path = filepath.Join(root, path)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return Shelf{Root: root, Importers: importers}
}

// wants asserts that an error is bad input and reads as want, where $ is the
// root of the shelf.
func wants(t *testing.T, s Shelf, err error, want string) {
	t.Helper()
	if err == nil || !BadInput(err) || strings.ReplaceAll(err.Error(), s.Root, "$") != want {
		t.Errorf("got\n%v\n(bad input: %v) want\n%s", err, BadInput(err), want)
	}
}

func TestNames(t *testing.T) {
	s := shelf(t, map[string]string{
		"village/dataset.yaml": "", "town/dataset.yaml": "", "empty/README.md": "", "Odd/dataset.yaml": "", "file": "",
	})
	names, err := s.List()
	if err != nil || !slices.Equal(names, []string{"town", "village"}) {
		t.Errorf("the shelf holds %q, %v", names, err)
	}
	check := func(name, want string) {
		t.Helper()
		_, err := s.Open(name)
		wants(t, s, err, want)
	}
	const plain = "cannot be the name of a dataset: those have lower-case letters, digits and dashes"
	check("", "the name of the dataset is empty")
	check("../../etc/passwd", `"../../etc/passwd" `+plain)
	check("/etc/passwd", `"/etc/passwd" `+plain)
	check("..", `".." `+plain)
	check("a/b", `"a/b" `+plain)
	check("a\x00b", `"a\x00b" `+plain)
	check(strings.Repeat("x/", 100), `"`+strings.Repeat("x/", 30)+`…" `+plain)
	check("vilage", `there is no dataset "vilage" in $; did you mean "village"?`)
	check("something-else", `there is no dataset "something-else" in $ (there are: town, village)`)
	check("empty", `there is no dataset "empty" in $ (there are: town, village)`)
	check("village", `$/village/dataset.yaml:1:1: the file is empty`)

	s = Shelf{Root: filepath.Join(t.TempDir(), "datasets")}
	if names, err := s.List(); err != nil || names != nil {
		t.Errorf("a missing shelf holds %q, %v", names, err)
	}
	check("village", `there is no dataset "village" in $`)
}

func TestSettingsOfLogs(t *testing.T) {
	check := func(text string, want ...string) {
		t.Helper()
		s := shelf(t, map[string]string{"a/dataset.yaml": text})
		_, err := s.Open("a")
		var got []string
		if err != nil {
			for line := range strings.Lines(err.Error()) {
				if !strings.HasPrefix(line, " ") { // an excerpt is indented
					got = append(got, strings.TrimPrefix(strings.TrimSpace(line), s.Root+"/a/dataset.yaml:"))
				}
			}
		}
		if !slices.Equal(got, want) || (err != nil && !BadInput(err)) {
			t.Errorf("%s\ngives\n%s\nwant\n%s", text, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
	files := "  files: [" + entry("log.csv", rows) + "]\n"
	check(settings("a", "  format: csv\n"+files+provenanceText))
	check(settings("a", "  format: csv\n"+files+"  stock: "+entry("stock.csv", stock)+"\n"+provenanceText))
	check(settings("b", "  format: csv\n"+files+provenanceText), `2:7: name: wants the name of its folder, "a"`)
	check("schema: 2\nname: a\nkind: logs\nsays: x\nlog: {}\n",
		"1:9: schema: this program reads schema 1", `3:7: kind: unknown kind "logs"; did you mean "log"?`)
	check("schema: 1\nname: a\nkind: log\nsays: x\n", `1:1: missing key "log"`)
	check("schema: 1\nname: a\nkind: world\nsays: x\n", `1:1: missing key "world"`)
	check(settings("a", "  format: avro\n"+files+provenanceText+"  colour: red\n"),
		`6:11: log.format: unknown format "avro" (known: arrow, csv, parquet, gharchive)`, `9:3: log: unknown key "colour" (known: format, network, actions, files, stock, provenance)`)
	check(settings("a", "  format: csv\n  network: x\n"+files+provenanceText),
		`7:3: log: unknown key "network" (known: format, files, stock, provenance)`)
	check(settings("a", "  format: gharchive\n"+files+provenanceText), `6:3: log: missing key "actions"`, `6:3: log: missing key "network"`)
	check(settings("a", "  format: gharchive\n  network: GitHub\n  actions: {WatchEvents: like, ForkEvent: shar}\n"+files+provenanceText),
		`7:12: log.network: the network "GitHub" is not in lower case; did you mean "github"?`,
		`8:12: log.actions: unknown type of event "WatchEvents"; did you mean "WatchEvent"?`,
		`8:43: log.actions.ForkEvent: unknown action "shar" (known: post, like, comment, reply, mention, reshare, quote, react, list, unlist, follow, unfollow, endorse, connect, disconnect, not-interested, block, mute, report, dismiss, open)`)
	check(settings("a", "  format: csv\n  files: []\n  provenance: {}\n"), "7:10: log.files: wants at least one file",
		`8:15: log.provenance: missing key "captured"`, `8:15: log.provenance: missing key "changes"`, `8:15: log.provenance: missing key "credit"`,
		`8:15: log.provenance: missing key "licence"`, `8:15: log.provenance: missing key "source"`)
	check(settings("a", "  format: csv\n  files:\n    - {name: ../x, bytes: 0, sha256: abc}\n    - "+entry("b", rows)+"\n    - "+entry("b", rows)+"\n"+provenanceText),
		"8:14: log.files[0].name: wants a file beside dataset.yaml, of letters, digits, dashes, dots and underscores",
		"8:27: log.files[0].bytes: wants a whole number of at least 1, got 0",
		"8:38: log.files[0].sha256: wants a SHA-256 of 64 hexadecimal digits in lower case",
		`10:7: log.files[2]: the file "b" is named twice`)
}

func packed(in string) string {
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	_, _ = w.Write([]byte(in)) // memory takes every byte
	_ = w.Close()
	return out.String()
}

func TestLogNames(t *testing.T) {
	world, err := os.ReadFile("../../datasets/village/dataset.yaml")
	if err != nil {
		t.Fatal(err)
	}
	s := shelf(t, map[string]string{
		"a/dataset.yaml":       settings("a", "  format: csv\n  files: ["+entry("log.csv", rows)+"]\n"+provenanceText),
		"a/log.csv":            rows,
		"village/dataset.yaml": string(world),
		"mine.csv":             rows, "stock.csv": stock, "empty.csv": "", "cut.csv.gz": packed(rows)[:30],
	})
	file := func(name string) string { return filepath.Join(s.Root, name) }
	check := func(name LogName, warnings int) {
		t.Helper()
		log, reading, err := readLog(s, name)
		if err != nil || log.Len() != 1 || len(reading.Warnings) != warnings || (reading.Dataset != nil) != (name.Log == "a") {
			t.Errorf("%+v gives %+v, %+v, %v", name, log, reading, err)
		}
	}
	check(LogName{Log: "a"}, 1)
	check(LogName{Log: file("mine.csv")}, 1)
	check(LogName{Log: file("mine.csv"), Stock: file("stock.csv")}, 0)

	refused := func(name LogName, want string) {
		t.Helper()
		_, _, err := readLog(s, name)
		wants(t, s, err, want)
	}
	refused(LogName{}, "the name of the log is empty")
	refused(LogName{Log: "vilage"}, `there is no file and no dataset called "vilage"; did you mean "village"?`)
	refused(LogName{Log: "../../nowhere/passwd"}, `there is no file and no dataset called "../../nowhere/passwd" (there are: a, village)`)
	refused(LogName{Log: "village"}, "the dataset village is a world, not a log")
	refused(LogName{Log: "a", Stock: file("stock.csv")}, "a stock cannot be given to the dataset a: its dataset.yaml says whether it has one")
	refused(LogName{Log: s.Root}, fmt.Sprintf("the log %s is a folder; a file or the name of a dataset is wanted", quote("$")))
	refused(LogName{Log: file("mine.csv"), Stock: file("nostock.csv")}, `there is no file "$/nostock.csv"`)
	refused(LogName{Log: file("empty.csv")}, "$/empty.csv: the file is empty; it must begin with the header time,network,action,actor,owner,object")
	refused(LogName{Log: file("cut.csv.gz")}, "$/cut.csv.gz:1: the gzip data ends too early: the file was cut off")
}

func TestTheMachinesFaultIsNotBadInput(t *testing.T) {
	if BadInput(errors.New("input/output error")) || BadInput(&os.PathError{Op: "open", Path: "x", Err: os.ErrPermission}) || BadInput(nil) {
		t.Error("a fault of the machine is taken for bad input")
	}
}

func TestHashForgetsProse(t *testing.T) {
	files := "  files: [" + entry("log.csv", rows) + "]\n"
	hash := func(text string) string {
		t.Helper()
		d, err := shelf(t, map[string]string{"a/dataset.yaml": text}).Open("a")
		if err != nil {
			t.Fatal(err)
		}
		return d.Hash
	}
	base := settings("a", "  format: csv\n"+files+provenanceText)
	same := func(text string, want bool) {
		t.Helper()
		if got := hash(text) == hash(base); got != want {
			t.Errorf("the same hash: %v, want %v, for\n%s", got, want, text)
		}
	}
	same(strings.Replace(base, "a test", "another sentence", 1)+"# a comment\n", true)
	same(strings.Replace(base, "log.csv", "renamed.csv", 1), true)
	same(strings.Replace(base, entry("log.csv", rows), entry("log.csv", rows+"\n"), 1), false)
	same(base+"  stock: "+entry("stock.csv", stock)+"\n", false)
	hub := settings("a", "  format: gharchive\n  network: x\n  actions: {WatchEvent: like}\n"+files+provenanceText)
	same(hub, false)
	if hash(hub) == hash(strings.Replace(hub, "like", "comment", 1)) || hash(hub) == hash(strings.Replace(hub, "network: x", "network: y", 1)) {
		t.Error("the mapping does not count in the hash")
	}
}

// FuzzOpen: no dataset.yaml makes Open panic, and what opens can be hashed.
func FuzzOpen(f *testing.F) {
	f.Add(settings("a", "  format: csv\n  files: ["+entry("log.csv", rows)+"]\n"+provenanceText))
	f.Add(settings("a", "  format: gharchive\n  network: hub\n  actions: {WatchEvent: comment}\n  files: ["+entry("1.json.gz", rows)+"]\n"+provenanceText))
	root := f.TempDir()
	if err := os.Mkdir(filepath.Join(root, "a"), 0o755); err != nil {
		f.Fatal(err)
	}
	s := Shelf{Root: root, Importers: importers}
	f.Fuzz(func(t *testing.T, text string) {
		if err := os.WriteFile(filepath.Join(root, "a", settingsFile), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		d, err := s.Open("a")
		if err == nil && len(d.Hash) != 64 || err != nil && !BadInput(err) {
			t.Errorf("%q opens as %+v, %v", text, d, err)
		}
	})
}
