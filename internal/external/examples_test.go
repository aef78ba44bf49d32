package external_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/external"
	"github.com/yardstick-lab/yardstick/internal/scorer"
	"github.com/yardstick-lab/yardstick/internal/strictyaml"
	"github.com/yardstick-lab/yardstick/internal/world"
)

const examples = "../../examples"

// example opens one of the examples; the test is skipped where the machine lacks
// what runs it.
func example(t testing.TB, name string) *external.Scorer {
	t.Helper()
	file := filepath.Join(examples, name+".yaml")
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	p, err := scorer.Decode(file, data)
	if err != nil {
		t.Fatal(err)
	}
	if err := external.Identify(p.External, examples); err != nil {
		t.Fatal(err)
	}
	if name == "people" {
		p.External.Command = []string{built(t)}
	}
	if _, err := exec.LookPath(p.External.Command[0]); err != nil {
		t.Skipf("there is no %s here to run the example with", p.External.Command[0])
	}
	return open(t, p)
}

// built builds the example in Go.
func built(t testing.TB) string {
	t.Helper()
	if _, err := os.ReadFile(examples + "/people/main.go"); err != nil { // so that a cached test sees a change
		t.Fatal(err)
	}
	program := filepath.Join(t.TempDir(), "people")
	if out, err := exec.CommandContext(t.Context(), "go", "build", "-o", program, examples+"/people").CombinedOutput(); err != nil {
		t.Fatalf("building the example: %v\n%s", err, out)
	}
	return program
}

// village makes one world of the shipped settings.
func village(t testing.TB) *world.World {
	t.Helper()
	data, err := os.ReadFile("../../datasets/village/dataset.yaml")
	if err != nil {
		t.Fatal(err)
	}
	settings := world.Decode(strictyaml.Parse("dataset.yaml", data).Map().Required("world"))
	w, err := world.Make(settings, settings.Span(1))
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// TestExamples holds what the examples answer for a world against a count here.
func TestExamples(t *testing.T) {
	w := village(t)
	keep := scorer.Keep{From: w.FirstMeasured - 1, To: w.FirstMeasured + 1}
	check := func(name string, counts func(activity.Event) bool, people bool) {
		t.Run(name, func(t *testing.T) {
			b, err := example(t, name).Baseline(scorer.NewIndex(w.Trace), keep)
			if err != nil {
				t.Fatal(err)
			}
			sum := 0.0
			for day := keep.From; day <= keep.To; day++ {
				want := make([]float64, len(w.Trace.Accounts))
				met := map[[2]activity.Account]bool{}
				for i := range w.Trace.Len() {
					e := w.Trace.At(i)
					pair := [2]activity.Account{e.Actor, e.Owner}
					if e.Day() <= day && e.Actor != e.Owner && counts(e) && !(people && met[pair]) {
						met[pair] = true
						want[e.Owner]++
					}
				}
				for a, n := range want {
					if got := b.(*external.Baseline).R(activity.Account(a), day); got != n {
						t.Fatalf("account %d has %g on %s, want %g", a, got, day, n)
					}
					sum += n
				}
			}
			if sum == 0 {
				t.Error("nobody was liked")
			}
		})
	}
	check("likes", func(e activity.Event) bool { return e.Action == activity.Like }, false)
	check("people", func(e activity.Event) bool {
		switch e.Action {
		case activity.Like, activity.Comment, activity.Reply, activity.Reshare, activity.Quote, activity.React:
			return true
		}
		return false
	}, true)
}

// BenchmarkFollow replays a delta as the whole changed trace of a village.
func BenchmarkFollow(b *testing.B) {
	w := village(b)
	d := &activity.Delta{Removed: []int32{100, 200}}
	for _, name := range []string{"likes", "people"} {
		b.Run(name, func(b *testing.B) {
			base, err := example(b, name).Baseline(scorer.NewIndex(w.Trace), scorer.Keep{From: w.FirstMeasured - 7, To: w.Last()})
			if err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				if _, err := base.Follow(0, d, w.Last()); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
