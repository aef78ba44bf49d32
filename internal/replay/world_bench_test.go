package replay_test

import (
	"errors"
	"os"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/intervention"
	"github.com/yardstick-lab/yardstick/internal/replay"
	"github.com/yardstick-lab/yardstick/internal/scorer"
	"github.com/yardstick-lab/yardstick/internal/seed"
	"github.com/yardstick-lab/yardstick/internal/strictyaml"
	"github.com/yardstick-lab/yardstick/internal/world"
)

// village makes one world of the shipped settings.
func village(t testing.TB, seed uint64) *world.World {
	t.Helper()
	data, err := os.ReadFile("../../datasets/village/dataset.yaml")
	if err != nil {
		t.Fatal(err)
	}
	doc := strictyaml.Parse("dataset.yaml", data)
	settings := world.Decode(doc.Map().Required("world"))
	w, err := world.Make(settings, settings.Span(seed))
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// likesArm is fifty likes on a quiet day.
var likesArm = intervention.Arm{Name: "likes", Steps: []intervention.Step{
	{Silence: &intervention.Silence{Keep: intervention.KeepOnePost}},
	{Add: &intervention.Add{Action: activity.Like, Count: 50, To: intervention.KeptPost, By: intervention.Audience}},
}}

func scene(t testing.TB, w *world.World) *intervention.Scene {
	t.Helper()
	n, ok := w.Trace.NetworkNamed("facebook")
	if !ok {
		t.Fatal("no facebook")
	}
	return intervention.NewScene(intervention.Setting{Trace: w.Trace, Society: w, Crowd: w.Crowd(), Zero: w.FirstMeasured, Network: n, Key: seed.New(w.Seed).Name("intervention")})
}

// subjects draws the first experiment's subjects.
func subjects(t testing.TB, s *intervention.Scene, w *world.World, n int) []intervention.Subject {
	t.Helper()
	candidates := s.Candidates(intervention.Having{
		PostsPerDay: &intervention.Rates{Low: 1, High: 6}, AudienceAtLeast: 80,
		From: w.First(), To: w.FirstMeasured - 1,
	})
	chosen, err := s.Draw(candidates, []intervention.Arm{likesArm}, n)
	if err != nil {
		t.Fatal(err)
	}
	if len(chosen.Subjects) < n {
		t.Fatalf("%d subjects of %d candidates: %v", len(chosen.Subjects), len(candidates), chosen.Why)
	}
	return chosen.Subjects
}

func shipped(t testing.TB, name string) replay.Scorer {
	t.Helper()
	p, err := scorer.Load(name)
	if err != nil {
		t.Fatal(err)
	}
	s, err := replay.New(p)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func BenchmarkBaseline(b *testing.B) {
	w := village(b, 1)
	ix := scorer.NewIndex(w.Trace)
	keep := scorer.Keep{From: w.FirstMeasured - 7, To: w.Last()}
	b.Run("index", func(b *testing.B) {
		for b.Loop() {
			scorer.NewIndex(w.Trace)
		}
	})
	for _, name := range scorer.Shipped() {
		s := shipped(b, name)
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := s.Baseline(ix, keep); errors.Is(err, scorer.ErrNoFollows) {
					b.Skip(err)
				} else if err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkDelta(b *testing.B) {
	w := village(b, 1)
	s := scene(b, w)
	chosen := subjects(b, s, w, 25)
	ix := scorer.NewIndex(w.Trace)
	keep := scorer.Keep{From: w.FirstMeasured - 7, To: w.Last()}
	for _, name := range scorer.Shipped() {
		base, err := shipped(b, name).Baseline(ix, keep)
		if errors.Is(err, scorer.ErrNoFollows) {
			continue
		}
		if err != nil {
			b.Fatal(err)
		}
		b.Run(name, func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				c := chosen[i%len(chosen)]
				if _, err := base.Follow(c.Account, &c.Deltas[0], keep.To); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	b.Run("make", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			if _, err := s.Delta(chosen[i%len(chosen)].Account, likesArm); err != nil {
				b.Fatal(err)
			}
		}
	})
}
