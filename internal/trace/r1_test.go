package trace

import (
	"errors"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"syscall"
	"testing"

	"github.com/apache/arrow-go/v18/arrow"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// The trace of the reading benchmarks: 120 days, 5 networks, 12 actions, owners
// ~ 1/rank, actors ~ rank^−½, in order of time to the microsecond, a new object
// for every hundredth event.
const (
	benchDays     = 120
	benchAccounts = 100_000
	benchFirst    = 15_000 * activity.DayLength
)

// benchEvents is how many events the benchmarks read.
func benchEvents() int {
	if testing.Short() {
		return 2_000_000
	}
	return 20_000_000
}

func numberedNames(prefix string, n int) []string {
	names := make([]string, n)
	for i := range names {
		names[i] = fmt.Sprintf("%s%07d", prefix, i)
	}
	return names
}

// benchTrace makes n events from a fixed seed.
func benchTrace(n int) *activity.Trace {
	r := rand.New(rand.NewPCG(1, 2))
	t := &activity.Trace{
		Networks: []string{"facebook", "flickr", "foursquare", "linkedin", "twitter"},
		Accounts: numberedNames("account-", benchAccounts), Columns: activity.MakeColumns(n),
	}
	t.Objects = append([]string{""}, numberedNames("post-", max(1, n/100))...)
	owner := func() activity.Account { return activity.Account(math.Pow(benchAccounts, r.Float64()) - 1) }
	for i := range n {
		u := r.Float64()
		t.Put(i, activity.Event{
			Time: benchFirst + r.Int64N(benchDays*activity.DayLength), Network: activity.Network(r.IntN(5)), Action: activity.Action(1 + r.IntN(12)),
			Actor: activity.Account(u * u * benchAccounts), Owner: owner(), Object: activity.Object(1 + r.IntN(len(t.Objects)-1)),
		})
	}
	slices.Sort(t.Time)
	t.Sort()
	return t
}

// cpu is the processor time of this process, user and system, in seconds.
func cpu() float64 {
	var u syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return float64(u.Utime.Nano()+u.Stime.Nano()) / 1e9
}

// touch reads every column that has something in it once.
func touch(t *activity.Trace) (sum uint64) {
	for _, column := range columnBytes(t)[:parentColumn] { // it has no parents
		words := arrow.GetData[uint64](column)
		for _, x := range words {
			sum += x
		}
		for _, x := range column[8*len(words):] {
			sum += uint64(x)
		}
	}
	return sum
}

// benchFile writes the trace of the benchmarks, and returns what its columns add
// up to.
func benchFile(b *testing.B, write func(io.Writer, *activity.Trace) error) (path string, sum uint64) {
	b.Helper()
	t := benchTrace(benchEvents())
	path = filepath.Join(b.TempDir(), "log")
	f, err := os.Create(path)
	if err != nil {
		b.Fatal(err)
	}
	start := cpu()
	if err := errors.Join(write(f, t), f.Close()); err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(cpu()-start, "write-cpu-s")
	return path, touch(t)
}

// benchRead measures reading a file and touching every column once.
func benchRead(b *testing.B, want uint64, open func() (*Mapped, error)) {
	b.Helper()
	before := cpu()
	for b.Loop() {
		m, err := open()
		if err != nil {
			b.Fatal(err)
		}
		if got := touch(m.Trace); got != want {
			b.Fatalf("the columns add up to %d, want %d", got, want)
		}
		if err := m.Close(); err != nil {
			b.Fatal(err)
		}
	}
	spent := cpu() - before
	b.ReportMetric(spent/float64(b.N), "cpu-s/op")
	b.ReportMetric(float64(benchEvents())*float64(b.N)/spent/1e6, "Mrows/cpu-s")
}

func BenchmarkMappedIPC(b *testing.B) {
	path, want := benchFile(b, WriteIPC)
	benchRead(b, want, func() (*Mapped, error) { return OpenIPC(path, "log") })
}

func BenchmarkCopiedIPC(b *testing.B) {
	path, want := benchFile(b, WriteIPC)
	benchRead(b, want, func() (*Mapped, error) {
		t, err := ReadLog(path, "log")
		return &Mapped{Trace: t}, err
	})
}

// BenchmarkRowsOfIPC reads names row by row, as from the files of others.
func BenchmarkRowsOfIPC(b *testing.B) {
	path, want := benchFile(b, WriteIPC)
	benchRead(b, want, func() (*Mapped, error) { return builtOf(path) })
}

func BenchmarkParquet(b *testing.B) {
	path, want := benchFile(b, WriteParquet)
	benchRead(b, want, func() (*Mapped, error) { return builtOf(path) })
}

// builtOf reads a file through a builder.
func builtOf(path string) (*Mapped, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	var into activity.Builder
	if err := errors.Join(ReadFile(f, "log", &into), f.Close()); err != nil {
		return nil, err
	}
	t, err := into.Build()
	return &Mapped{Trace: t}, err
}
