package report

import (
	"encoding/json"
	"strings"
	"testing"
)

// What confirms nothing says so at the top, over every table of verdicts, beside
// every verdict in words, and in the index, whether its entry comes from the run
// or from its file. What was locked says nothing of the kind.
func TestExploratory(t *testing.T) {
	const label, why = `<span class="label">exploratory</span>`, "spec changed since the lock: arms.likes.add.count 50 → 60"
	check := func(reason string, onPage, inIndex int) {
		t.Helper()
		r := villageResult(t)
		r.Manifest.Exploratory = reason
		page, err := Page(r, nil)
		if err != nil {
			t.Fatal(err)
		}
		if n := strings.Count(string(page), label); n != onPage {
			t.Errorf("%q: %d labels on the page, want %d", reason, n, onPage)
		}
		file, err := r.JSON()
		if err != nil {
			t.Fatal(err)
		}
		read, err := ParseEntry(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range []Entry{EntryOf(r), read} {
			index, err := Index([]Entry{e}, nil)
			if n := strings.Count(string(index), label); err != nil || n != inIndex || n > 0 && !strings.Contains(string(index), "</span> "+reason+"</p>") {
				t.Errorf("%q: %d labels in the index, want %d (%v)", reason, n, inIndex, err)
			}
		}
	}
	claims := len(villageResult(t).Main().Claims)
	check("", 0, 0)
	check(why, 4+claims, 1)
}

// A file of before there were locks is one of a run that confirms nothing.
func TestEntryWithoutALock(t *testing.T) {
	file, err := villageResult(t).JSON()
	if err != nil {
		t.Fatal(err)
	}
	var fields map[string]any
	if err := json.Unmarshal(file, &fields); err != nil {
		t.Fatal(err)
	}
	delete(fields, "exploratory")
	delete(fields["provenance"].(map[string]any), "lock_sha256")
	old, err := json.Marshal(fields)
	if err != nil {
		t.Fatal(err)
	}
	if e, err := ParseEntry(old); err != nil || e.Exploratory != "not locked" {
		t.Errorf("%q, %v", e.Exploratory, err)
	}
}
