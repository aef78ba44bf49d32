package store

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the description of the tables into reports/README.md")

const (
	readme = "../../reports/README.md"
	mark   = " -update -->\n"
)

// TestReadme keeps the page in step with the tables: what is below the mark is
// made from their comments.
func TestReadme(t *testing.T) {
	path := filepath.Join(t.TempDir(), "yardstick.duckdb")
	saved(t, path, Run{Result: finding("likes-only")})
	page := string(content(t, readme))
	above, _, ok := strings.Cut(page, mark)
	if !ok {
		t.Fatal("the page has no mark")
	}
	want := above + mark + described(t, path)
	if *update {
		if err := os.WriteFile(readme, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if d := cmp.Diff(want, page); d != "" {
		t.Errorf("run with -update; -want +got\n%s", d)
	}
}

// TestQueriesOfTheReadme runs what the page shows.
func TestQueriesOfTheReadme(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "yardstick.duckdb")
	s := opened(t, dir)
	if _, err := s.Write(t.Context(), "world-1", keyed, Shard{Observations: []Observation{{"klout-2011", "world 1", "likes", "ada", 0, 41, 41}}}); err != nil {
		t.Fatal(err)
	}
	r := finding("likes-only")
	other := r.Scorers[0]
	other.Name, other.Claims = "volume", append(other.Claims[:0:0], other.Claims...)
	other.Claims[0].Verdict = other.Claims[1].Verdict // so that they disagree
	r.Scorers = append(r.Scorers, other)
	saved(t, path, Run{Result: r, Shards: []string{s.Path("world-1")}})
	queries := regexp.MustCompile("(?s)```sql\n(.*?)```").FindAllStringSubmatch(string(content(t, readme)), -1)
	if len(queries) == 0 {
		t.Fatal("the page shows no queries")
	}
	for _, q := range queries {
		if len(tableOf(t, path, q[1])) == 0 {
			t.Errorf("no rows from\n%s", q[1])
		}
	}
}

// described is the part of the page that is made: views, then tables.
func described(t *testing.T, path string) string {
	t.Helper()
	var b strings.Builder
	for _, part := range []struct{ title, list string }{
		{"Views", "SELECT view_name, comment FROM duckdb_views() WHERE database_name = 'other' AND NOT internal ORDER BY view_name"},
		{"Tables", "SELECT table_name, comment FROM duckdb_tables() WHERE database_name = 'other' ORDER BY table_name"},
	} {
		fmt.Fprintf(&b, "\n## %s\n", part.title)
		for _, row := range tableOf(t, path, part.list) {
			name, comment, _ := strings.Cut(row, "|")
			fmt.Fprintf(&b, "\n### `%s`\n\n%s\n\n| column | type | what it is |\n|---|---|---|\n", name, commented(t, name, comment))
			for _, column := range tableOf(t, path, "SELECT column_name, lower(data_type), comment FROM duckdb_columns() WHERE database_name = 'other' AND table_name = '"+name+"' ORDER BY column_index") {
				cells := strings.SplitN(column, "|", 3)
				fmt.Fprintf(&b, "| `%s` | %s | %s |\n", cells[0], cells[1], commented(t, name+"."+cells[0], cells[2]))
			}
		}
	}
	return b.String()
}

// commented is the comment of a table, view or column, which each must have.
func commented(t *testing.T, name, comment string) string {
	t.Helper()
	if comment == "<nil>" || comment == "" {
		t.Errorf("%s has no comment", name)
	}
	return comment
}
