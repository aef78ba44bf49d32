package main

import (
	"bytes"
	"encoding/xml"
	"os"
	"path/filepath"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/claim"
	"github.com/yardstick-lab/yardstick/internal/result"
)

// A claim passes as it was expected to come out, or supported; 0 stands for an
// expectation that was not written.
func TestGated(t *testing.T) {
	check := func(expect claim.Verdict, supported, refuted, inconclusive, void int) {
		t.Helper()
		for v, want := range map[claim.Verdict]int{
			claim.Supported: supported, claim.Refuted: refuted, claim.Inconclusive: inconclusive, claim.Void: void,
		} {
			if got := gated(claim.Outcome{Claim: claim.Claim{Expect: expect}, Verdict: v}); got != want {
				t.Errorf("%s where %s is expected: %d, want %d", v, expect, got, want)
			}
		}
	}
	check(0, 0, 10, 12, 11)
	check(claim.Supported, 0, 10, 12, 11)
	check(claim.Refuted, 0, 0, 12, 11)
	check(claim.Inconclusive, 0, 10, 0, 11)
	check(claim.Void, 0, 10, 12, 0)
}

// Whatever stands in a name, the file is XML that reads back; what XML cannot hold
// is replaced.
func TestJUnitIsXML(t *testing.T) {
	const hostile = "</testcase> & \"]]>\x00\x1b[31m\xff\u2028"
	o := claim.Outcome{Claim: claim.Claim{ID: hostile, Says: hostile}, Verdict: claim.Refuted, Sentence: hostile}
	all := []*result.Result{{
		Experiment: hostile, Question: hostile, Manifest: result.Manifest{Exploratory: hostile},
		Scorers: []result.Scorer{{Name: hostile, Claims: []result.Claim{{Outcome: o}}}},
	}}
	r := &running{house: &house{env: env{dir: t.TempDir()}}, junit: "v.xml"}
	if err := r.writeJUnit(all); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(r.dir, "v.xml"))
	if err != nil {
		t.Fatal(err)
	}
	var read junitSuites
	if err := xml.Unmarshal(data, &read); err != nil {
		t.Fatalf("%v in\n%s", err, data)
	}
	if len(read.Suites) != 1 || len(read.Suites[0].Cases) != 1 || read.Failures != 1 || read.Suites[0].Cases[0].Failure == nil {
		t.Errorf("it reads as %+v", read)
	}
	if bytes.ContainsAny(data, "\x00\x1b") {
		t.Error("control characters are in the file")
	}
}
