package world

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/strictyaml"
)

// village reads the settings of a world of three networks, which is not shipped:
// what is tested with it holds for any settings, and does not turn with the
// shipped ones.
func village(t testing.TB) *Settings { return settings(t, filepath.Join("testdata", "three.yaml")) }

// shipped reads the settings of a world that ships.
func shipped(t testing.TB, name string) *Settings {
	return settings(t, filepath.Join("..", "..", "datasets", name, "dataset.yaml"))
}

func settings(t testing.TB, file string) *Settings {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	doc := strictyaml.Parse(file, data)
	top := doc.Map()
	for _, other := range []string{"schema", "name", "kind", "says"} {
		top.Optional(other)
	}
	s := Decode(top.Required("world"))
	if err := doc.Problems().Err(); err != nil {
		t.Fatal(err)
	}
	return s
}

// worlds are the villages made so far; tests only read them.
var worlds = map[uint64]*World{}

// made makes the village of a seed, once.
func made(t testing.TB, seed uint64) *World {
	t.Helper()
	if w, ok := worlds[seed]; ok {
		return w
	}
	s := village(t)
	w, err := Make(s, s.Span(seed))
	if err != nil {
		t.Fatal(err)
	}
	worlds[seed] = w
	return w
}

// subjects counts the accounts that the first experiment may sample: 1..6 posts
// a day on the network over the warm-up, and an audience of at least 80.
func (w *World) subjects(n activity.Network) int {
	posts := make([]int, len(w.Trace.Accounts))
	_, to := w.Trace.Between(w.First(), w.FirstMeasured-1)
	for i := range to {
		if w.Trace.Action[i] == activity.Post && w.Trace.Network[i] == n {
			posts[w.Trace.Actor[i]]++
		}
	}
	count := 0
	for a, p := range posts {
		if p >= w.Warmup && p <= 6*w.Warmup && len(w.Audience(activity.Account(a), n)) >= 80 {
			count++
		}
	}
	return count
}
