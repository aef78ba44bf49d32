package experiment_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/capture"
	"github.com/yardstick-lab/yardstick/internal/claim"
	"github.com/yardstick-lab/yardstick/internal/dataset"
	"github.com/yardstick-lab/yardstick/internal/experiment"
	"github.com/yardstick-lab/yardstick/internal/result"
	"github.com/yardstick-lab/yardstick/internal/scorer"
	"github.com/yardstick-lab/yardstick/internal/spec"
	"github.com/yardstick-lab/yardstick/internal/store"
)

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

var shelf = dataset.Shelf{Root: "../../datasets", Importers: map[string]dataset.MakeImporter{
	"gharchive": func(n string, a map[string]activity.Action) (dataset.Importer, error) { return capture.NewGitHub(n, a) },
}}

// load reads a shipped experiment; scorers replace its own.
func load(t testing.TB, name string, scorers ...string) experiment.Inputs {
	t.Helper()
	names, err := shelf.List()
	must(t, err)
	known := spec.Known{Datasets: names, Scorers: scorer.Shipped(), KindOf: func(name string) spec.Kind {
		d, err := shelf.Open(name)
		must(t, err)
		return spec.Kind(d.Kind)
	}}
	e, err := spec.Load("../../experiments", name, known)
	must(t, err)
	d, err := shelf.Open(e.Dataset)
	must(t, err)
	in := experiment.Inputs{Spec: e, Dataset: d, Program: "test"}
	if len(scorers) == 0 {
		scorers = e.Scorers
	}
	for _, s := range scorers {
		p, err := scorer.Load(s)
		must(t, err)
		in.Presets = append(in.Presets, p)
	}
	return in
}

// small is likes-only on six worlds with three subjects each.
func small(t testing.TB, scorers ...string) experiment.Inputs {
	in := load(t, "likes-only", scorers...)
	in.Spec.Seeds.Worlds = in.Spec.Seeds.Worlds[:6]
	in.Spec.Subjects.Sample = 3
	return in
}

func open(t testing.TB, dir string) *store.Shards {
	t.Helper()
	s, err := store.OpenShards(dir)
	must(t, err)
	t.Cleanup(func() { must(t, s.Close()) })
	return s
}

func plan(t testing.TB, in experiment.Inputs) *experiment.Plan {
	t.Helper()
	p, err := experiment.NewPlan(in)
	must(t, err)
	return p
}

// run runs a plan in a folder and returns what it found.
func run(t testing.TB, p *experiment.Plan, dir string, workers int) (*experiment.Evidence, *result.Result) {
	t.Helper()
	cache := &dataset.Cache{Dir: filepath.Join(filepath.Dir(dir), "worlds"), Limit: 1 << 30}
	ev, err := p.Run(context.Background(), experiment.Bench{Shards: open(t, dir), Workers: workers, Worlds: cache})
	must(t, err)
	r, err := p.Result(ev, experiment.Setting{})
	must(t, err)
	return ev, r
}

// TestWorkersAndReuse runs with one worker and with three, then again.
func TestWorkersAndReuse(t *testing.T) {
	one, three := t.TempDir(), t.TempDir()
	p := plan(t, small(t, "klout-2011", "followers"))
	_, a := run(t, p, one, 1)
	first, b := run(t, p, three, 3)
	again, c := run(t, plan(t, small(t, "klout-2011", "followers")), three, 2)
	if first.Reused != 0 || again.Reused != p.Shards() {
		t.Errorf("%d shards reused at first, %d again, of %d", first.Reused, again.Reused, p.Shards())
	}
	for _, other := range []*result.Result{b, c} {
		if !bytes.Equal(jsonOf(t, a), jsonOf(t, other)) {
			t.Error("the result depends on the number of workers, or on reuse")
		}
	}
	same := 0
	for _, f := range glob(t, one) {
		data, err := os.ReadFile(f)
		must(t, err)
		twin, err := os.ReadFile(filepath.Join(three, filepath.Base(f)))
		must(t, err)
		if bytes.Equal(data, twin) {
			same++
		}
	}
	if same != p.Shards() {
		t.Errorf("%d of %d shards are the same to the byte", same, p.Shards())
	}
}

func glob(t *testing.T, dir string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.parquet"))
	must(t, err)
	return files
}

func jsonOf(t *testing.T, r *result.Result) []byte {
	t.Helper()
	data, err := r.JSON()
	must(t, err)
	return data
}

// TestWhyAShardRunsAgain changes one input at a time.
func TestWhyAShardRunsAgain(t *testing.T) {
	dir := t.TempDir()
	few := func() experiment.Inputs {
		in := small(t, "followers")
		in.Spec.Seeds.Worlds = in.Spec.Seeds.Worlds[:1]
		return in
	}
	check := func(want string, change func(*experiment.Inputs)) {
		t.Helper()
		in, got := few(), "nothing"
		change(&in)
		_, err := plan(t, in).Run(context.Background(), experiment.Bench{Shards: open(t, dir), Progress: func(s experiment.Step) {
			if got = s.Why; s.Kind == experiment.ShardReused {
				got = "reused"
			}
		}})
		must(t, err)
		if got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
	check("new", func(*experiment.Inputs) {})
	check("reused", func(*experiment.Inputs) {})
	check("reused", func(in *experiment.Inputs) { in.Spec.Claims[0].Margin.Value = 2; in.Spec.Question = "?" })
	check("reused", func(in *experiment.Inputs) { in.Spec.Leaves = nil }) // what was written where does not matter
	check("data", func(in *experiment.Inputs) {
		other := *in.Dataset
		other.Hash, in.Dataset = "another", &other
	})
	check("data", func(*experiment.Inputs) {}) // and back
	check("seed", func(in *experiment.Inputs) { in.Spec.Seeds.Scorer++ })
	check("program", func(in *experiment.Inputs) { in.Program = "another" })
	check("scorer", func(in *experiment.Inputs) { in.Program = "another"; in.Presets[0].B.F = 2 })
	check("spec", func(in *experiment.Inputs) { in.Spec.Subjects.Sample = 2 })
	must(t, os.WriteFile(glob(t, dir)[0], []byte("PAR1"), 0o644))
	check("torn", func(in *experiment.Inputs) { in.Spec.Subjects.Sample = 2 })
}

// TestConstantSupportsNothing asks every shipped question about a score of the
// scorer that never moves.
func TestConstantSupportsNothing(t *testing.T) {
	names, err := spec.List("../../experiments")
	must(t, err)
	for _, name := range names {
		in := load(t, name, "constant")
		if in.Spec.Subjects.Sample > 0 {
			in.Spec.Seeds.Worlds, in.Spec.Subjects.Sample = in.Spec.Seeds.Worlds[:6], 17
		}
		_, r := run(t, plan(t, in), t.TempDir(), 2)
		for _, c := range r.Main().Claims {
			if c.Claim.NeedsScore() && c.Verdict == claim.Supported {
				t.Errorf("%s: %s is SUPPORTED: %s", name, c.Claim.ID, c.Sentence)
			}
		}
	}
}

// TestGates tampers with the evidence: each gate closes, and voids every claim.
func TestGates(t *testing.T) {
	dir := t.TempDir()
	p := plan(t, small(t, "klout-2011"))
	check := func(want claim.Check, what string, tamper func(*store.Shard)) {
		t.Helper()
		ev, err := p.Run(context.Background(), experiment.Bench{Shards: open(t, dir), Workers: 2})
		must(t, err)
		tamper(&ev.Stored[0].Shard)
		r, err := p.Result(ev, experiment.Setting{})
		must(t, err)
		for _, g := range r.Gates {
			if failed := g.State == claim.Failed; failed != (g.Check == want) || failed && !strings.Contains(g.What, what) {
				t.Errorf("gate %s: %v %q, want %s %q", g.Check, g.State, g.What, want, what)
			}
		}
		for _, c := range r.Main().Claims {
			if (c.Verdict == claim.Void) != (want != 0) {
				t.Errorf("gate %s: claim %s came out %s", want, c.Claim.ID, c.Verdict)
			}
		}
	}
	check(0, "", func(*store.Shard) {})
	check(claim.Residue, "an undeclared like; that is a fault of this program", func(s *store.Shard) {
		s.Facts = append(s.Facts, store.Fact{Unit: "world 1", Name: "residue", Text: "an undeclared like"})
	})
	check(claim.Determinism, "0 scorers were probed", func(s *store.Shard) {
		for i := range s.Facts {
			if s.Facts[i].Name == "determinism" {
				s.Facts[i].Name = "gone"
			}
		}
	})
	check(claim.Determinism, "differ", func(s *store.Shard) {
		for i := range s.Facts {
			if s.Facts[i].Name == "determinism" {
				s.Facts[i].Text = "they differ"
			}
		}
	})
	check(claim.Pairing, "world 1", func(s *store.Shard) { s.Observations[len(s.Observations)-1].Account = "a-stranger" })
	check(claim.Pairing, "; remove the folder shards beside the report and run again", func(s *store.Shard) { s.Observations[40].Day++ })
	check(claim.Pairing, "world 1", func(s *store.Shard) { s.Observations = s.Observations[:len(s.Observations)-1] })
}

func TestDesignsThatCannotBe(t *testing.T) {
	check := func(in experiment.Inputs, want string) {
		t.Helper()
		p, err := experiment.NewPlan(in)
		if err == nil {
			_, err = p.Run(context.Background(), experiment.Bench{Shards: open(t, t.TempDir()), Workers: 2})
		}
		var design *experiment.DesignError
		if !errors.As(err, &design) || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %s", err, want)
		}
	}
	in := small(t, "followers")
	in.Spec.Subjects.Sample = 500
	check(in, "world 1: ")
	in = small(t, "followers")
	in.Spec.Subjects.Network = "orkut"
	check(in, `dataset village has no network "orkut"`)
	in = load(t, "likes-only-github", "followers")
	in.Spec.Measured = 3
	check(in, "the log github-2015-01-01 has 1 days, the experiment measures 3")
	in = load(t, "likes-only-github", "followers")
	in.Spec.Subjects.ReactionsAtLeast = 100_000
	check(in, "no account of the log github-2015-01-01 has what the subjects must have")
}

// TestCancelledRun leaves whole shards or none.
func TestCancelledRun(t *testing.T) {
	dir := t.TempDir()
	ctx, cancel := context.WithCancel(context.Background())
	p := plan(t, small(t, "followers"))
	_, err := p.Run(ctx, experiment.Bench{Shards: open(t, dir), Workers: 2, Progress: func(s experiment.Step) {
		if s.Done == 2 {
			cancel()
		}
	}})
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("got %v", err)
	}
	left := len(glob(t, dir))
	ev, _ := run(t, p, dir, 2)
	if left < 2 || left == p.Shards() || ev.Reused != left {
		t.Errorf("%d shards were left, %d reused of %d", left, ev.Reused, p.Shards())
	}
}

func BenchmarkLikesOnly(b *testing.B) {
	for b.Loop() {
		run(b, plan(b, load(b, "likes-only")), b.TempDir(), 2)
	}
}
