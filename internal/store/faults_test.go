package store

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// refuses checks that neither saving nor reading works, why, and that the file
// and its folder stay as they are.
func refuses(t *testing.T, path, why string) {
	t.Helper()
	before := content(t, path)
	if err := SaveRun(t.Context(), path, Run{Result: finding("a")}); err == nil || !strings.HasPrefix(err.Error(), "save results: "+why) {
		t.Errorf("save: got %v, want %s", err, why)
	}
	if _, err := Experiments(t.Context(), path); err == nil || !strings.HasPrefix(err.Error(), "read results: "+why) {
		t.Errorf("read: got %v, want %s", err, why)
	}
	soon := strings.Contains(why, errOpen.Error()) // it may be closed before the work is done
	if err := CheckResults(t.Context(), path); (err == nil) != soon || err != nil && !strings.HasPrefix(err.Error(), "no place for the results: "+why) {
		t.Errorf("check: got %v, want %s", err, why)
	}
	if string(before) != string(content(t, path)) {
		t.Errorf("%s was touched", path)
	}
	for _, left := range []string{"." + filepath.Base(path) + asideSuffix, "." + filepath.Base(path) + asideSuffix + walSuffix} {
		if _, err := os.Stat(filepath.Join(filepath.Dir(path), left)); err == nil {
			t.Errorf("%s was left", left)
		}
	}
}

func TestFilesThatAreNoResults(t *testing.T) {
	dir := t.TempDir()
	good := filepath.Join(dir, "good.duckdb")
	saved(t, good, Run{Result: finding("a")})
	check := func(name string, bytes []byte, why string) {
		t.Helper()
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, bytes, 0o644); err != nil {
			t.Fatal(err)
		}
		refuses(t, path, path+why)
	}
	check("empty", nil, " is no DuckDB file: move it away and run again")
	check("text", []byte("hello\n"), " is no DuckDB file: move it away and run again")
	check("zeros", make([]byte, 100_000), " is no DuckDB file: move it away and run again")
	check("sqlite", append([]byte("SQLite format 3\x00"), make([]byte, 5000)...), " is no DuckDB file: move it away and run again")
	check("torn", content(t, good)[:5000], " is torn: move it away and run again: ")
}

func TestFilesOfAnotherVersion(t *testing.T) {
	dir := t.TempDir()
	check := func(name, statement, why string) {
		t.Helper()
		path := filepath.Join(dir, name)
		a, err := attach(t.Context(), path, forWriting)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := a.conn.ExecContext(t.Context(), statement); err != nil {
			t.Fatal(err)
		}
		if err := a.Close(); err != nil {
			t.Fatal(err)
		}
		refuses(t, path, path+why)
	}
	ours := fmt.Sprintf(", and this program those of version %d: move it away and run again", SchemaVersion)
	check("newer", "CREATE TABLE yardstick_schema AS SELECT 99 AS version", " has tables of version 99"+ours)
	check("without-a-version", "CREATE TABLE yardstick_schema (version INTEGER)", " has tables of version 0"+ours)
	check("other-columns", "CREATE TABLE yardstick_schema AS SELECT 1 AS number", ": version of its tables: ")
	check("somebody-elses", "CREATE TABLE runs AS SELECT 42 AS answer", " is a DuckDB file without results in it: move it away and run again")
}

func TestFileHeldByAnotherProcess(t *testing.T) {
	path := filepath.Join(t.TempDir(), "yardstick.duckdb")
	saved(t, path, Run{Result: finding("a")})
	holder := holding(t, path)
	refuses(t, path, path+" is open in another program (")
	err := SaveRun(t.Context(), path, Run{Result: finding("b")})
	if want := fmt.Sprintf(", process %d): close it there and run again", holder.Process.Pid); err == nil || !strings.HasSuffix(err.Error(), want) {
		t.Errorf("got %v, want %s", err, want)
	}
}

func TestReadersDoNotStandInTheWay(t *testing.T) {
	path := filepath.Join(t.TempDir(), "yardstick.duckdb")
	saved(t, path, Run{Result: finding("a")})
	reader, err := openResults(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Close()
	// From another process: locks do not count within one.
	if err := child(t, "save", path).Run(); err != nil {
		t.Fatal(err)
	}
	var old int
	if err := reader.conn.QueryRowContext(t.Context(), "SELECT count(*) FROM runs").Scan(&old); err != nil || old != 1 {
		t.Errorf("the reader sees %d runs, %v", old, err)
	}
	if got := tableOf(t, path, "SELECT count(*) FROM runs"); !cmp.Equal(got, []string{"2"}) {
		t.Errorf("the file holds %v runs", got)
	}
}

func TestRunsThatEndAtOnceLoseNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "yardstick.duckdb")
	var all []*exec.Cmd
	for range 4 {
		c := child(t, "save", path)
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		all = append(all, c)
	}
	for _, c := range all {
		if err := c.Wait(); err != nil {
			t.Error(err)
		}
	}
	if got := tableOf(t, path, "SELECT count(DISTINCT experiment), count(*) FROM runs"); !cmp.Equal(got, []string{"4|4"}) {
		t.Errorf("got %v", got)
	}
	inFolder(t, filepath.Dir(path), ".yardstick.lock", "yardstick.duckdb")
}

func TestWhatAKilledRunLeftAsideGoes(t *testing.T) {
	path := filepath.Join(t.TempDir(), "yardstick.duckdb")
	aside := filepath.Join(filepath.Dir(path), ".yardstick.duckdb.aside")
	for _, left := range []string{aside, aside + ".wal"} {
		if err := os.WriteFile(left, []byte("half"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	saved(t, path, Run{Result: finding("a")})
	inFolder(t, filepath.Dir(path), ".yardstick.lock", "yardstick.duckdb")
}

func TestKilledWhileSaving(t *testing.T) {
	path := filepath.Join(t.TempDir(), "yardstick.duckdb")
	saved(t, path, Run{Result: finding("before")})
	for kill := range 3 {
		c := child(t, "again", path)
		out, err := c.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(out)
		for range kill + 1 {
			lines.Scan()
		}
		if err := c.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_ = c.Wait()
	}
	saved(t, path, Run{Result: finding("after")})
	if got := tableOf(t, path, "SELECT experiment, count(*) FROM runs JOIN claims USING (experiment) WHERE experiment <> 'again' GROUP BY 1 ORDER BY 1"); !cmp.Equal(got, []string{"after|2", "before|2"}) {
		t.Errorf("got %v", got)
	}
	inFolder(t, filepath.Dir(path), ".yardstick.lock", "yardstick.duckdb")
}

func TestFullDisk(t *testing.T) {
	path := filepath.Join(t.TempDir(), "yardstick.duckdb")
	saved(t, path, Run{Result: finding("before")})
	before := content(t, path)
	if err := child(t, "full", path).Run(); err != nil {
		t.Fatal(err)
	}
	if string(before) != string(content(t, path)) {
		t.Error("what was there before was touched")
	}
	inFolder(t, filepath.Dir(path), ".yardstick.lock", "shards", "yardstick.duckdb")
	inFolder(t, filepath.Join(filepath.Dir(path), "shards"), ".lock")
}

func TestShardsThatCannotBeLoaded(t *testing.T) {
	dir := t.TempDir()
	path, torn := filepath.Join(dir, "yardstick.duckdb"), filepath.Join(dir, "torn.parquet")
	saved(t, path, Run{Result: finding("a")})
	if err := os.WriteFile(torn, []byte("no shard at all"), 0o644); err != nil {
		t.Fatal(err)
	}
	before := content(t, path)
	for _, shard := range []string{torn, filepath.Join(dir, "absent.parquet")} {
		err := SaveRun(t.Context(), path, Run{Result: finding("b"), Shards: []string{shard}})
		if want := "save results: load b: shard " + shard + ": "; err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("got %v, want %s", err, want)
		}
	}
	if string(before) != string(content(t, path)) {
		t.Error("what was there before was touched")
	}
	inFolder(t, dir, ".yardstick.lock", "torn.parquet", "yardstick.duckdb")
}

func TestFolderOfResultsThatCannotBe(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	err := SaveRun(t.Context(), filepath.Join(file, "yardstick.duckdb"), Run{Result: finding("a")})
	if want := "save results: mkdir " + file + ": not a directory"; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}
