package trace

import (
	"fmt"
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

func benchFile(b *testing.B, name string, write func(f *os.File, t *activity.Trace) error) (path string, sum uint64, n int) {
	b.Helper()
	t := benchTrace(benchEvents())
	path = filepath.Join(b.TempDir(), name)
	f, err := os.Create(path)
	if err != nil {
		b.Fatal(err)
	}
	start := cpu()
	if err := write(f, t); err != nil {
		b.Fatal(err)
	}
	b.Logf("written in %.2f CPU s", cpu()-start)
	if err := f.Close(); err != nil {
		b.Fatal(err)
	}
	info, _ := os.Stat(path)
	b.Logf("%d bytes", info.Size())
	return path, touch(t), t.Len()
}

func BenchmarkMapped(b *testing.B) {
	path, want, n := benchFile(b, "log.arrow", func(f *os.File, t *activity.Trace) error { return WriteIPC(f, t) })
	before := cpu()
	for b.Loop() {
		m, err := OpenIPC(path, "log.arrow")
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
	b.ReportMetric((cpu()-before)/float64(b.N), "cpu-s/op")
	b.ReportMetric(float64(n)*float64(b.N)/(cpu()-before)/1e6, "Mrows/cpu-s")
}

func BenchmarkParquet(b *testing.B) {
	path, want, n := benchFile(b, "log.parquet", func(f *os.File, t *activity.Trace) error { return WriteParquet(f, t) })
	before := cpu()
	for b.Loop() {
		f, err := os.Open(path)
		if err != nil {
			b.Fatal(err)
		}
		info, _ := f.Stat()
		var into activity.Builder
		if err := ReadParquet(f, info.Size(), "log.parquet", &into); err != nil {
			b.Fatal(err)
		}
		f.Close()
		t, err := into.Build()
		if err != nil {
			b.Fatal(err)
		}
		if t.Len() != n || want == 0 {
			b.Fatal(t.Len())
		}
	}
	b.ReportMetric((cpu()-before)/float64(b.N), "cpu-s/op")
	b.ReportMetric(float64(n)*float64(b.N)/(cpu()-before)/1e6, "Mrows/cpu-s")
}
