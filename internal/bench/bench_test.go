package bench

import (
	"path/filepath"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/scorer"
)

// bit is the shape of the small benchmarks, which benchstat compares.
var bit = Shape{Events: 200_000, Accounts: 5_000, Seed: 1}

func perEvent(b *testing.B, events int) {
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(events), "ns/event")
}

func engine(b *testing.B, w Workload) *scorer.Engine {
	b.Helper()
	e, err := w.engine()
	if err != nil {
		b.Fatal(err)
	}
	return e
}

func BenchmarkIndex(b *testing.B) {
	t := bit.Make()
	for _, w := range []Workload{W1, W2} {
		e := engine(b, w)
		b.Run(w.String(), func(b *testing.B) {
			for b.Loop() {
				indexFor(e, t)
			}
			perEvent(b, bit.Events)
		})
	}
}

func BenchmarkScore(b *testing.B) {
	t := bit.Make()
	for _, w := range []Workload{W1, W2} {
		e := engine(b, w)
		ix := indexFor(e, t)
		b.Run(w.String(), func(b *testing.B) {
			for b.Loop() {
				if err := everyDay(e, ix, allDays, func(activity.Day, []float64) {}); err != nil {
					b.Fatal(err)
				}
			}
			perEvent(b, bit.Events)
		})
	}
}

func BenchmarkArms(b *testing.B) {
	e, worlds := engine(b, W3), worldsOf(Shape{Events: armsAWorld * armEvents, Accounts: armAccounts, Seed: 1})
	results := armGrid(1)
	b.Run("fork", func(b *testing.B) {
		for b.Loop() {
			if err := worlds[0].fork(e, results, 0); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkRead(b *testing.B) {
	trial := &Trial{Outside: Outside{Folder: b.TempDir()}, section: Section{Workload: R1, Shape: bit}}
	for _, f := range formats {
		if _, err := trial.logFile(f.file, f.write); err != nil {
			b.Fatal(err)
		}
		b.Run(f.name, func(b *testing.B) {
			for b.Loop() {
				_, done, err := f.read(filepath.Join(trial.Folder, f.file))
				if err != nil {
					b.Fatal(err)
				}
				if err := done(); err != nil {
					b.Fatal(err)
				}
			}
			perEvent(b, bit.Events)
		})
	}
}

func BenchmarkPeers(b *testing.B) {
	all, results := records(&bit.Make().Columns), newGrid(Days, bit.Accounts)
	preset, err := scorer.Load("klout-2011")
	if err != nil {
		b.Fatal(err)
	}
	run := func(name string, work func()) {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				work()
			}
			perEvent(b, bit.Events)
		})
	}
	run("W1-structs", func() { linearInStructs(all, linearTable(), results) })
	run("W1-maps", func() { linearInMaps(all, linearTable(), results) })
	run("W2-structs", func() { engineInStructs(preset, all, results) })
}
