package trace

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// benchLog is a log of rows in order of time among 10,000 accounts.
func benchLog(rows int) []byte {
	r := rand.New(rand.NewPCG(1, 2))
	var out bytes.Buffer
	out.WriteString(header)
	actions := activity.ActionNames()[:12]
	for i := range rows {
		at := appendTime(nil, activity.Time(i)*5*activity.Second+1_300_000_000*activity.Second)
		fmt.Fprintf(&out, "%s,%s,%s,account-%d,account-%d,post-%d\n", at,
			[]string{"facebook", "twitter", "linkedin"}[r.IntN(3)], actions[r.IntN(len(actions))],
			r.IntN(10_000), r.IntN(10_000), r.IntN(1+rows/10))
	}
	return out.Bytes()
}

func BenchmarkReadCSV(b *testing.B) {
	const rows = 1_000_000
	log := benchLog(rows)
	b.SetBytes(int64(len(log)))
	b.ReportAllocs()
	before := cpu()
	for b.Loop() {
		var into activity.Builder
		if err := ReadCSV(bytes.NewReader(log), "log.csv", &into); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(rows)*float64(b.N)/(cpu()-before)/1e6, "Mrows/cpu-s")
}

func BenchmarkReadAndBuild(b *testing.B) {
	const rows = 1_000_000
	log := benchLog(rows)
	before := cpu()
	for b.Loop() {
		var into activity.Builder
		if err := ReadCSV(bytes.NewReader(log), "log.csv", &into); err != nil {
			b.Fatal(err)
		}
		if _, err := into.Build(); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(rows)*float64(b.N)/(cpu()-before)/1e6, "Mrows/cpu-s")
}
