package main

import (
	"encoding/xml"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/yardstick-lab/yardstick/internal/claim"
	"github.com/yardstick-lab/yardstick/internal/result"
)

// The claims as tests, in the XML that JUnit began and CI servers read. A suite
// is an experiment under its main scorer: what is expected of a claim is expected
// of that one.

type junitSuites struct {
	XMLName  xml.Name     `xml:"testsuites"`
	Name     string       `xml:"name,attr"`
	Tests    int          `xml:"tests,attr"`
	Failures int          `xml:"failures,attr"`
	Errors   int          `xml:"errors,attr"`
	Skipped  int          `xml:"skipped,attr"`
	Suites   []junitSuite `xml:"testsuite"`
}

type junitSuite struct {
	Name       string          `xml:"name,attr"`
	Tests      int             `xml:"tests,attr"`
	Failures   int             `xml:"failures,attr"`
	Errors     int             `xml:"errors,attr"`
	Skipped    int             `xml:"skipped,attr"`
	Properties []junitProperty `xml:"properties>property"`
	Cases      []junitCase     `xml:"testcase"`
}

type junitProperty struct {
	Name  string `xml:"name,attr"`
	Value string `xml:"value,attr"`
}

type junitCase struct {
	Class   string     `xml:"classname,attr"`
	Name    string     `xml:"name,attr"`
	Failure *junitText `xml:"failure"` // REFUTED
	Error   *junitText `xml:"error"`   // VOID
	Skipped *junitText `xml:"skipped"` // INCONCLUSIVE
	Out     string     `xml:"system-out"`
}

type junitText struct {
	Message string `xml:"message,attr"`
	Text    string `xml:",chardata"`
}

func junitOf(all []*result.Result) junitSuites {
	top := junitSuites{Name: "yardstick"}
	for _, r := range all {
		s := junitSuite{Name: fmt.Sprintf("%s (%s)", r.Experiment, r.Main().Name)}
		for _, p := range []junitProperty{
			{"question", r.Question}, {"dataset", r.Dataset.Name}, {"lock_sha256", r.Manifest.Lock}, {"exploratory", r.Manifest.Exploratory},
		} {
			if p.Value != "" {
				s.Properties = append(s.Properties, p)
			}
		}
		for _, c := range r.Main().Claims {
			s.add(r, c.Outcome)
		}
		top.Tests, top.Failures = top.Tests+s.Tests, top.Failures+s.Failures
		top.Errors, top.Skipped = top.Errors+s.Errors, top.Skipped+s.Skipped
		top.Suites = append(top.Suites, s)
	}
	return top
}

// add adds a claim: a failure, an error or skipped where the gate is closed to it.
func (s *junitSuite) add(r *result.Result, o claim.Outcome) {
	c := junitCase{Class: r.Experiment, Name: o.Claim.ID + ": " + o.Claim.Says, Out: o.Verdict.String() + ". " + o.Sentence}
	if r.Manifest.Exploratory != "" {
		c.Out = exploratory + ", " + r.Manifest.Exploratory + ". " + c.Out
	}
	text := &junitText{unexpected(o), o.Sentence}
	s.Tests++
	switch gated(o) {
	case exitRefuted:
		c.Failure, s.Failures = text, s.Failures+1
	case exitVoid:
		c.Error, s.Errors = text, s.Errors+1
	case exitInconclusive:
		c.Skipped, s.Skipped = text, s.Skipped+1
	}
	s.Cases = append(s.Cases, c)
}

// writeJUnit writes the file aside and renames it.
func (r *running) writeJUnit(all []*result.Result) error {
	return writeAside(r.path(r.junit), func(w io.Writer) error {
		if _, err := io.WriteString(w, xml.Header); err != nil {
			return err
		}
		e := xml.NewEncoder(w)
		e.Indent("", "  ")
		if err := e.Encode(junitOf(all)); err != nil {
			return err
		}
		_, err := io.WriteString(w, "\n")
		return err
	})
}

// checkJUnit refuses a file that would overwrite what is read, or has no folder,
// before the work and not after it.
func (r *running) checkJUnit(names []string) error {
	if r.junit == "" {
		return nil
	}
	var inputs []place
	for _, name := range names {
		inputs = append(inputs, place{"the spec " + name, filepath.Join(r.root, "experiments", name+".yaml")},
			place{"the lock of " + name, filepath.Join(r.root, "experiments", name+lockExtension)})
	}
	if err := r.apart([]place{{"--junit", r.junit}}, inputs); err != nil {
		return err
	}
	folder := filepath.Dir(r.path(r.junit))
	if info, err := os.Stat(folder); err != nil || !info.IsDir() {
		return usagef("--junit %s: there is no folder %s", plain(r.junit), plain(folder))
	}
	return nil
}
