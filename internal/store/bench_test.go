package store

import (
	"fmt"
	"path/filepath"
	"testing"
)

// society is a shard as a run of one world makes it: scorers × arms × accounts
// × days observations.
func society(unit string, scorers, arms, accounts, days int) Shard {
	var s Shard
	for sc := range scorers {
		for arm := range arms {
			for a := range accounts {
				for d := range days {
					score := 10 + float64(sc*arm*a%997)/7 + float64(d)/3
					s.Observations = append(s.Observations, Observation{fmt.Sprint("scorer-", sc), unit, fmt.Sprint("arm-", arm), fmt.Sprint("account-", a), int32(d - 1), score, float64(int(score))})
				}
			}
		}
	}
	for arm := range arms {
		for a := range accounts {
			s.Outcomes = append(s.Outcomes, Outcome{"", unit, fmt.Sprint("arm-", arm), fmt.Sprint("account-", a), "reactions", float64(a)})
			s.Footprints = append(s.Footprints, Footprint{unit, fmt.Sprint("arm-", arm), fmt.Sprint("account-", a), int32(a), 50})
		}
		s.Origins = append(s.Origins, Origin{"scorer-0", unit, fmt.Sprint("arm-", arm), 0, "like", "facebook", "", -0.25})
		s.Origins = append(s.Origins, Origin{"scorer-0", unit, fmt.Sprint("arm-", arm), 1, "comment", "twitter", "account-1", 1.0 / 3})
	}
	s.Facts = []Fact{{unit, "events", "150000"}, {unit, "probe determinism", ""}}
	return s
}

func BenchmarkShardWrite(b *testing.B) {
	for _, days := range []int{15, 80} {
		shard := society("world 1", 5, 6, 25, days)
		b.Run(fmt.Sprint(len(shard.Observations)), func(b *testing.B) {
			s := opened(b, b.TempDir())
			for b.Loop() {
				if _, err := s.Write(b.Context(), "world-1", Key{Spec: "a"}, shard); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkShardRead20(b *testing.B) {
	s := opened(b, b.TempDir())
	for w := range 20 {
		if _, err := s.Write(b.Context(), fmt.Sprint("world-", w), Key{Spec: "a"}, society("world 1", 5, 6, 25, 15)); err != nil {
			b.Fatal(err)
		}
	}
	for b.Loop() {
		for w := range 20 {
			if _, err := s.Read(b.Context(), fmt.Sprint("world-", w)); err != nil {
				b.Fatal(err)
			}
		}
	}
}

func BenchmarkOpenShards(b *testing.B) {
	dir := b.TempDir()
	for b.Loop() {
		s, err := OpenShards(dir)
		if err != nil {
			b.Fatal(err)
		}
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

func opened(t testing.TB, dir string) *Shards {
	t.Helper()
	s, err := OpenShards(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func BenchmarkSaveRun(b *testing.B) {
	dir := b.TempDir()
	run := Run{Result: finding("likes-only"), Shards: written(b, filepath.Join(dir, "shards"), 20)}
	path := filepath.Join(dir, "yardstick.duckdb")
	for i := 0; b.Loop(); i++ {
		run.Result.Manifest.Version = fmt.Sprint(i) // else it would be saved already
		if err := SaveRun(b.Context(), path, run); err != nil {
			b.Fatal(err)
		}
	}
}

// written writes the shards of a number of worlds and returns their paths.
func written(t testing.TB, dir string, worlds int) []string {
	t.Helper()
	s := opened(t, dir)
	var paths []string
	for w := range worlds {
		name := fmt.Sprint("world-", w+1)
		if _, err := s.Write(t.Context(), name, Key{}, society(fmt.Sprint("world ", w+1), 5, 6, 25, 15)); err != nil {
			t.Fatal(err)
		}
		paths = append(paths, s.Path(name))
	}
	return paths
}
