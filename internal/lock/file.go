package lock

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"

	"github.com/yardstick-lab/yardstick/internal/strictyaml"
)

// version is that of the form of the file.
const version = 1

// sealKey leads the last line, the hash of all lines above it.
const sealKey = "sha256: "

// Bytes is the lock's file: YAML, a leaf a line, so that a difference between
// two of them can be read.
func (l *Lock) Bytes() []byte {
	b := l.body()
	return fmt.Appendf(b, "%s%q\n", sealKey, sum(b))
}

// SHA256 is the hash that the file ends with.
func (l *Lock) SHA256() string { return sum(l.body()) }

func sum(data []byte) string {
	s := sha256.Sum256(data)
	return hex.EncodeToString(s[:])
}

func (l *Lock) body() []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "# What %s was when it was locked. \"yardstick lock %s\" writes this file; do not edit it.\n", l.Experiment, l.Experiment)
	fmt.Fprintf(&b, "lock: %d\nexperiment: %s\n", version, strconv.Quote(l.Experiment))
	fmt.Fprintf(&b, "spec_sha256: %s\n", strconv.Quote(SpecHash(l.Spec)))
	fmt.Fprintf(&b, "dataset: {name: %s, sha256: %s}\n", strconv.Quote(l.Dataset.Name), strconv.Quote(l.Dataset.SHA256))
	b.WriteString("presets:\n")
	for _, p := range l.Presets {
		fmt.Fprintf(&b, "  %s: %s\n", strconv.Quote(p.Name), strconv.Quote(p.SHA256))
	}
	b.WriteString("spec:\n")
	for _, s := range l.Spec {
		fmt.Fprintf(&b, "  %s: %s\n", key(s.Path), s.Value)
	}
	b.WriteString("history:")
	if len(l.History) == 0 {
		b.WriteString(" []")
	}
	b.WriteString("\n")
	for _, r := range l.History {
		fmt.Fprintf(&b, "  - reason: %s\n    changes:\n", strconv.Quote(r.Reason))
		for _, c := range r.Changes {
			fmt.Fprintf(&b, "      - %s\n", strconv.Quote(c))
		}
	}
	return b.Bytes()
}

// key quotes a path only where it has to be: a path of plain names reads better
// as it is.
func key(path string) string {
	plain := func(r rune) bool {
		return r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || strings.ContainsRune("-_.", r)
	}
	if path != "" && path[0] >= 'a' && path[0] <= 'z' && strings.IndexFunc(path, func(r rune) bool { return !plain(r) }) < 0 {
		return path
	}
	return strconv.Quote(path)
}

// SpecHash is the hash of what a spec says.
func SpecHash(leaves []strictyaml.Leaf) string {
	var b bytes.Buffer
	for _, l := range leaves {
		fmt.Fprintf(&b, "%s: %s\n", l.Path, l.Value)
	}
	return sum(b.Bytes())
}

// Parse reads a lock's file; file is the name that problems carry. The error is
// [strictyaml.Problems].
func Parse(file string, data []byte) (*Lock, error) {
	data = bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
	if line := unmerged(data); line > 0 {
		return nil, strictyaml.Problems{{File: file, Line: line, Column: 1, Text: "a merge was left unresolved here; " + mend}}
	}
	doc := strictyaml.Parse(file, data)
	top := doc.Map()
	if v := top.Required("lock"); v.Int() != version && v.OK() {
		v.Problemf("this program reads locks of version %d", version)
	}
	l := &Lock{}
	l.Experiment = top.Required("experiment").Text()
	top.Required("spec_sha256").Text() // for people and other programs: the leaves say the same
	of := top.Required("dataset").Map()
	l.Dataset = Hash{of.Required("name").Text(), of.Required("sha256").Text()}
	for _, e := range top.Required("presets").Map().Entries() {
		l.Presets = append(l.Presets, Hash{e.Name, e.Value.Text()})
	}
	for _, e := range top.Required("spec").Map().Entries() {
		l.Spec = append(l.Spec, strictyaml.Leaf{Path: e.Name, Value: e.Value.Plain()})
	}
	for _, item := range top.Required("history").List() {
		l.History = append(l.History, revision(item.Map()))
	}
	checkSeal(top.Required("sha256"), data)
	return l, doc.Problems().Err()
}

func revision(m *strictyaml.Map) Revision {
	r := Revision{Reason: m.Required("reason").Text()}
	for _, c := range m.Required("changes").List() {
		r.Changes = append(r.Changes, c.Text())
	}
	return r
}

const mend = "take the file from version control, or remove it and lock again"

// unmerged returns the first line that version control left for somebody to
// decide, counted from 1; 0 if there is none.
func unmerged(data []byte) int {
	for i, line := range strings.Split(string(data), "\n") {
		for _, mark := range []string{"<<<<<<<", "=======", ">>>>>>>", "|||||||"} {
			if strings.HasPrefix(line, mark) {
				return i + 1
			}
		}
	}
	return 0
}

func checkSeal(v strictyaml.Value, data []byte) {
	at := bytes.LastIndex(data, []byte("\n"+sealKey))
	if seal := v.Text(); v.OK() && (at < 0 || seal != sum(data[:at+1]) || string(data[at+1:]) != sealKey+strconv.Quote(seal)+"\n") {
		v.Problemf("this is not the hash of the lines above, so they were edited or torn; %s", mend)
	}
}
