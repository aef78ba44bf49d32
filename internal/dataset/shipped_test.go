package dataset

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/capture"
)

// importers are wired as the program wires them.
var importers = map[string]MakeImporter{
	"gharchive": func(network string, actions map[string]activity.Action) (Importer, error) {
		return capture.NewGitHub(network, actions)
	},
}

var shipped = Shelf{Root: "../../datasets", Importers: importers}

func TestShippedDatasetsOpen(t *testing.T) {
	names, err := shipped.List()
	if err != nil || !slices.Contains(names, "github-2015-01-01") {
		t.Fatalf("the shelf holds %q, %v", names, err)
	}
	for _, name := range names {
		d, err := shipped.Open(name)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if d.Name != name || d.Says == "" || len(d.Hash) != 64 || (d.World != nil) != (d.Kind == KindWorld) || (d.Log != nil) != (d.Kind == KindLog) {
			t.Errorf("%s opens as %+v", name, d)
		}
	}
}

// TestGitHub asserts the numbers that the dataset's README states.
func TestGitHub(t *testing.T) {
	log, reading, err := readLog(shipped, LogName{Log: "github-2015-01-01"})
	if err != nil {
		t.Fatal(err)
	}
	actions, own := map[string]int{}, 0
	for i := range log.Len() {
		e := log.At(i)
		actions[e.Action.String()]++
		if e.Actor == e.Owner {
			own++
		}
	}
	want := map[string]int{"like": 1291, "reshare": 435, "comment": 1596, "mention": 795, "endorse": 29}
	if diff := cmp.Diff(want, actions); diff != "" {
		t.Errorf("acts by action:\n%s", diff)
	}
	if log.Len() != 4146 || len(log.Accounts) != 4496 || own != 798 || !slices.Equal(log.Networks, []string{"github"}) {
		t.Errorf("%d events of %d accounts, %d on oneself, on %q", log.Len(), len(log.Accounts), own, log.Networks)
	}
	if first, last, _ := log.Days(); first.String() != "2015-01-01" || last != first {
		t.Errorf("from %s to %s", first, last)
	}
	records, deletions := 0, 0
	for _, f := range reading.Files {
		records += f.Records
		for _, c := range f.Skipped {
			if c.Reason == "DeleteEvent" {
				deletions += c.N
			}
		}
	}
	if records != 15129 || deletions != 222 {
		t.Errorf("%d records, %d deletions", records, deletions)
	}
	warnings := []string{NoStock, "assumed for 118 events: the owner is the repository's, as the record does not say who wrote the commit"}
	if diff := cmp.Diff(warnings, reading.Warnings); diff != "" {
		t.Errorf("warnings:\n%s", diff)
	}
	if diff := cmp.Diff(capture.GitHubActions(), reading.Dataset.Log.Actions); diff != "" {
		t.Errorf("the file's mapping is not the program's:\n%s", diff)
	}
}
