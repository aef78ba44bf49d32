package report

import (
	"reflect"
	"strings"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/claim"
)

// An entry read back from a file is the one of the run.
func TestEntryFromFile(t *testing.T) {
	r := villageResult(t)
	file, err := r.JSON()
	if err != nil {
		t.Fatal(err)
	}
	got, err := ParseEntry(file)
	if err != nil {
		t.Fatal(err)
	}
	if want := EntryOf(r); !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

// The index says how many claims carry the label, whatever became of them.
func TestIndexLabels(t *testing.T) {
	check := func(s EntryScorer, want string) {
		t.Helper()
		s.Name, s.Verdict = "s", claim.Refuted
		html, err := Index([]Entry{{Name: "e", Dataset: "d", Scorers: []EntryScorer{s}}}, nil)
		if err != nil {
			t.Fatal(err)
		}
		if got := words(parsed(t, string(html))); !strings.Contains(got, want) {
			t.Errorf("got %q, want %q in it", got, want)
		}
	}
	check(EntryScorer{Supported: 3, Total: 4}, "REFUTED 3 of 4 claims hold under s e, on d")
	check(EntryScorer{Supported: 3, Total: 4, ByConstruction: 2}, "REFUTED 3 of 4 claims hold under s; 2 of the 4 are by construction")
	check(EntryScorer{Supported: 0, Total: 4, ByConstruction: 1}, "1 of the 4 is by construction")
	check(EntryScorer{Supported: 4, Total: 4, ByConstruction: 4}, "all 4 are by construction")
	check(EntryScorer{Supported: 1, Total: 1, ByConstruction: 1}, "1 of 1 claim holds under s; it is by construction")
}

func TestEntryRefused(t *testing.T) {
	check := func(file, want string) {
		t.Helper()
		if _, err := ParseEntry([]byte(file)); err == nil || err.Error() != want {
			t.Errorf("got %v, want %q", err, want)
		}
	}
	check(``, "result.json: unexpected end of JSON input")
	check(`{"schema": 2}`, "result.json: its schema is 2, and this program reads 1")
	check(`{"schema": 1, "scorers": [{"scorer": "s", "verdict": "MAYBE"}]}`, `result.json: scorer "s": unknown verdict "MAYBE"`)
}

func TestIndexRefused(t *testing.T) {
	check := func(e Entry, want string) {
		t.Helper()
		if _, err := Index([]Entry{e}, nil); err == nil || err.Error() != want {
			t.Errorf("got %v, want %q", err, want)
		}
	}
	fine := []EntryScorer{{"s", claim.Supported, 1, 1, 0}}
	check(Entry{Scorers: fine}, `index: experiment "" has no name or no scorer`)
	check(Entry{Name: "e"}, `index: experiment "e" has no name or no scorer`)
	check(Entry{Name: "e", Scorers: []EntryScorer{{Name: "s"}}}, `index: experiment "e": scorer "s" has no verdict`)
}

// A name never leads out of the folder of reports.
func TestIndexLinks(t *testing.T) {
	check := func(name, want string) {
		t.Helper()
		html, err := Index([]Entry{{Name: name, Scorers: []EntryScorer{{"s", claim.Void, 0, 1, 1}}}}, nil)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(html), `href="`+want+`"`) {
			t.Errorf("%q: no link to %s", name, want)
		}
	}
	check("likes-only", "./likes-only/index.html")
	check("../../etc/passwd", "./..%2F..%2Fetc%2Fpasswd/index.html")
	check("javascript:alert(1)", "./javascript:alert%281%29/index.html")
}
