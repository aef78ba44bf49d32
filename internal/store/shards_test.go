package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

var keyed = Key{Spec: "s'1", Data: "d", Scorer: "c", Program: "p", Seed: "7"}

// hostile are names that would do harm where text is pasted into SQL, a pattern
// or a page.
var hostile = []string{`'; DROP TABLE runs; --`, `a"b`, `<script>alert(1)</script>`, "ünï😀", "", "\x00nul", `\`, "$1", "%_*[?]"}

func TestShardComesBackAsItWas(t *testing.T) {
	check := func(name string, want Shard) {
		t.Helper()
		s := opened(t, t.TempDir())
		sum, err := s.Write(t.Context(), "world-1", keyed, want)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		got, err := s.Read(t.Context(), "world-1")
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if slices.Equal(got.Shard.Observations, want.Observations) {
			got.Shard.Observations, want.Observations = nil, nil // spares the slow comparison
		}
		if d := cmp.Diff(Stored{want, keyed, sum}, got, cmpopts.EquateEmpty()); d != "" {
			t.Errorf("%s: -written +read\n%s", name, d)
		}
		if key, err := s.Key(t.Context(), "world-1"); err != nil || key != keyed {
			t.Errorf("%s: key %v, %v", name, key, err)
		}
	}
	check("a society", society("world 1", 2, 3, 4, 5))
	check("nothing", Shard{})
	check("more rows than a row group has", society("world 1", 5, 8, 50, 65))
	var odd Shard
	for i, name := range hostile {
		odd.Observations = append(odd.Observations, Observation{name, name, hostile[len(hostile)-1-i], name, math.MinInt32, math.Copysign(0, -1), math.MaxFloat64})
		odd.Outcomes = append(odd.Outcomes, Outcome{name, name, name, hostile[len(hostile)-1-i], name, -math.MaxFloat64})
		odd.Footprints = append(odd.Footprints, Footprint{name, name, name, -1, math.MaxInt32})
		odd.Origins = append(odd.Origins, Origin{name, name, name, 3, name, name, name, math.SmallestNonzeroFloat64})
		odd.Facts = append(odd.Facts, Fact{name, name, name})
	}
	check("hostile names and extreme numbers", odd)
}

func TestSameShardSameBytes(t *testing.T) {
	here, there := t.TempDir(), t.TempDir()
	s := opened(t, here)
	if _, err := s.Write(t.Context(), "before", Key{}, society("other", 1, 2, 3, 4)); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Write(t.Context(), "world-1", keyed, society("world 1", 2, 3, 4, 5)); err != nil {
		t.Fatal(err)
	}
	if err := child(t, "write", there).Run(); err != nil {
		t.Fatal(err)
	}
	a, b := content(t, s.Path("world-1")), content(t, filepath.Join(there, "world-1.parquet"))
	if !bytes.Equal(a, b) {
		t.Errorf("two processes wrote %d and %d bytes that differ", len(a), len(b))
	}
}

func TestShardsAtOnce(t *testing.T) {
	s := opened(t, t.TempDir())
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			name, want := fmt.Sprint("world-", i), society(fmt.Sprint("world ", i), 2, 2, 3+i, 4)
			sum, err := s.Write(t.Context(), name, keyed, want)
			got, readErr := s.Read(t.Context(), name)
			if err != nil || readErr != nil || got.SHA256 != sum || !cmp.Equal(got.Shard, want) {
				t.Errorf("%s: written %v, read %v", name, err, readErr)
			}
		})
	}
	all.Wait()
}

func TestKeyChanged(t *testing.T) {
	check := func(now Key, want string) {
		t.Helper()
		if got := now.Changed(keyed); got != want {
			t.Errorf("changed %v: got %q, want %q", now, got, want)
		}
		if same := now.Sum() == keyed.Sum(); same != (want == "") {
			t.Errorf("sums of %v and %v are the same: %v", now, keyed, same)
		}
	}
	check(keyed, "")
	check(Key{"s'2", "d", "c", "p", "7"}, "spec")
	check(Key{"s'1", "", "c", "p", "7"}, "data")
	check(Key{"s'1", "d", "c ", "p2", "7"}, "scorer")
	check(Key{"s'1", "d", "c", "p2", "8"}, "program")
	check(Key{"s'1", "d", "c", "p", "8"}, "seed")
}

func TestUnusableShards(t *testing.T) {
	s := opened(t, t.TempDir())
	if _, err := s.Write(t.Context(), "good", keyed, society("world 1", 2, 3, 4, 5)); err != nil {
		t.Fatal(err)
	}
	good := content(t, s.Path("good"))
	other := func(statement string) []byte {
		path := filepath.Join(t.TempDir(), "other.parquet")
		if _, err := s.engine.ExecContext(t.Context(), statement, path); err != nil {
			t.Fatal(err)
		}
		return content(t, path)
	}
	check := func(name string, bytes []byte, want string) {
		t.Helper()
		if err := os.WriteFile(s.Path("x"), bytes, 0o644); err != nil {
			t.Fatal(err)
		}
		_, err := s.Read(t.Context(), "x")
		var unusable *Unusable
		if !errors.As(err, &unusable) || unusable.Path != s.Path("x") || !strings.Contains(err.Error(), "x.parquet is not usable: ") || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v, want it not usable: %s", name, err, want)
		}
	}
	check("empty", nil, "too small to be a Parquet file")
	check("text", []byte(strings.Repeat("not a shard\n", 40)), "No magic bytes found")
	check("torn", good[:len(good)/2], "No magic bytes found")
	check("another table", other("COPY (SELECT 1 AS one) TO $1 (FORMAT parquet)"), "it is no shard")
	check("another version", other("COPY (SELECT 1 AS one) TO $1 (FORMAT parquet, KV_METADATA {yardstick_shard: '1'})"), "it is of version 1, and this program reads version 2")
	check("other columns", other("COPY (SELECT 1 AS one) TO $1 (FORMAT parquet, KV_METADATA {yardstick_shard: '2', observations: '0'})"), "kind")
	check("other rows", other("COPY (SELECT 'fact' AS kind, '' AS scorer, 'u' AS unit, '' AS arm, '' AS account, '' AS day, 0 AS score, 0 AS displayed, 0 AS removed, 0 AS added, '' AS action, '' AS network, 0 AS value, '' AS name, '' AS text) TO $1 (FORMAT parquet, KV_METADATA {yardstick_shard: '2', observations: '99999999999'})"), "its rows are not those that were written")
	zeros := bytes.Clone(good)
	clear(zeros[8 : len(zeros)/4])
	check("zeros in the middle", zeros, "")
	if _, err := s.Write(t.Context(), "x", keyed, Shard{}); err != nil {
		t.Errorf("an unusable shard cannot be written over: %v", err)
	}
	if _, err := s.Read(t.Context(), "absent"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("absent: got %v", err)
	}
}

func TestWriteRefusesWhatIsNoNumber(t *testing.T) {
	dir := t.TempDir()
	s := opened(t, dir)
	check := func(shard Shard, want string) {
		t.Helper()
		_, err := s.Write(t.Context(), "world-1", keyed, shard)
		if err == nil || err.Error() != "write shard "+s.Path("world-1")+": "+want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
	fine := Observation{"s", "u", "a", "x", 0, 1, 1}
	check(Shard{Observations: []Observation{fine, {"s", "u", "a", "x", 1, math.NaN(), 1}}}, "observation 2 (s, u, a, x, day 1): score NaN, displayed 1")
	check(Shard{Observations: []Observation{{"s", "u", "a", "x", 1, 2, math.Inf(1)}}}, "observation 1 (s, u, a, x, day 1): score 2, displayed +Inf")
	check(Shard{Origins: []Origin{{"s", "u", "a", 1, "like", "facebook", "", math.Inf(-1)}}}, "origin 1 (s, u, a, day 1, like on facebook): value -Inf")
	inFolder(t, dir, ".lock")
}

func TestCancelledWriteLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	s := opened(t, dir)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := s.Write(ctx, "world-1", keyed, society("world 1", 2, 3, 4, 5)); !errors.Is(err, context.Canceled) {
		t.Errorf("write: got %v", err)
	}
	inFolder(t, dir, ".lock")
	if _, err := s.Write(t.Context(), "world-1", keyed, Shard{}); err != nil {
		t.Errorf("write after that: %v", err)
	}
	if _, err := s.Read(ctx, "world-1"); !errors.Is(err, context.Canceled) {
		t.Errorf("read: got %v", err)
	}
}

func TestOpenClearsWhatAKilledRunLeft(t *testing.T) {
	dir := t.TempDir()
	left := tempPrefix + "123.parquet"
	put := func() {
		if err := os.WriteFile(filepath.Join(dir, left), []byte("half"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	put()
	first := opened(t, dir)
	inFolder(t, dir, ".lock")
	put()
	opened(t, dir)
	inFolder(t, dir, ".lock", left)
	if _, err := first.Write(t.Context(), "world-1", keyed, Shard{}); err != nil {
		t.Fatal(err)
	}
	inFolder(t, dir, ".lock", left, "world-1.parquet")
}

func TestFolderOfShardsThatCannotBe(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(file, "shards")
	_, err := OpenShards(dir)
	if want := "open shards in " + dir + ": mkdir " + file + ": not a directory"; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

func TestShardsInFoldersWithOddNames(t *testing.T) {
	for _, name := range []string{"it's", "br[a]ck*et?", "year=2011", "ünï 😀", `a"b;--`} {
		s := opened(t, filepath.Join(t.TempDir(), name))
		want := society("world 1", 1, 2, 2, 2)
		if _, err := s.Write(t.Context(), "world-1", keyed, want); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if got, err := s.Read(t.Context(), "world-1"); err != nil || !cmp.Equal(got.Shard, want) {
			t.Errorf("%s: %d observations, %v", name, len(got.Shard.Observations), err)
		}
	}
}

func TestNamesOfShards(t *testing.T) {
	s := &Shards{dir: "d"}
	for _, name := range []string{"", ".", "..", ".hidden", "a/b", "../a", "a\x00"} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%q was taken for a name", name)
				}
			}()
			s.Path(name)
		}()
	}
	if got, want := s.Path("world-1"), filepath.Join("d", "world-1.parquet"); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func content(t testing.TB, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// inFolder checks what a folder holds, by name.
func inFolder(t *testing.T, dir string, want ...string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		got = append(got, e.Name())
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("%s: -want +got\n%s", dir, d)
	}
}
