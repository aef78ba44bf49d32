package trace

import (
	"bytes"
	"errors"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

func TestWriteScores(t *testing.T) {
	var out bytes.Buffer
	day, err := activity.ParseDay("2011-03-01")
	if err != nil {
		t.Fatal(err)
	}
	err = WriteScores(&out, slices.Values([]Score{
		{"ann", day, 40.123456789012345, 40}, {`b,"ob`, day, 1e-9, 0}, {"carl", day + 1, 1e21, 1e21}, {"dora", day, 0.1, -0.5},
	}))
	const want = `account,day,score,displayed
ann,2011-03-01,40.123456789012344,40
"b,""ob",2011-03-01,0.000000001,0
carl,2011-03-02,1000000000000000000000,1000000000000000000000
dora,2011-03-01,0.1,-0.5
`
	if err != nil || out.String() != want {
		t.Errorf("got\n%s(%v) want\n%s", &out, err, want)
	}
	for _, x := range []float64{math.NaN(), math.Inf(1), math.Inf(-1)} {
		for _, s := range []Score{{"ann", day, x, 0}, {"ann", day, 0, x}} {
			err := WriteScores(&out, slices.Values([]Score{s}))
			if err == nil || err.Error() != `the score of "ann" on 2011-03-01 is not finite` {
				t.Errorf("%v gives %v", x, err)
			}
		}
	}
}

func TestWhatCannotBeReadBackIsNotWritten(t *testing.T) {
	check := func(e activity.Named, want string) {
		t.Helper()
		var b activity.Builder
		if err := b.Add(e); err != nil {
			t.Fatal(err)
		}
		trace, err := b.Build()
		if err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		if err := WriteCSV(&out, trace); err == nil || err.Error() != want || out.Len() > 0 {
			t.Errorf("%+v gives %v after %q, want %s", e, err, &out, want)
		}
	}
	good := activity.Named{Network: "x", Action: activity.Like, Actor: "b", Owner: "a", Object: "o"}
	change := func(with func(e *activity.Named)) activity.Named {
		e := good
		with(&e)
		return e
	}
	check(change(func(e *activity.Named) { e.Network = "X" }), `the network "X" is not in lower case; did you mean "x"?`)
	check(change(func(e *activity.Named) { e.Action = 0 }), "event 0 has an action outside the vocabulary")
	check(change(func(e *activity.Named) { e.Actor = "" }), "event 0 lacks its actor or owner")
	check(change(func(e *activity.Named) { e.Owner = "" }), "event 0 lacks its actor or owner")
	check(change(func(e *activity.Named) { e.Actor = "a\x00" }), `the name "a\x00" cannot stand in a file`)
	check(change(func(e *activity.Named) { e.Object = "\xff" }), `the name "�" cannot stand in a file`)
	check(change(func(e *activity.Named) { e.Time = latest + 1 }), "the time of event 0 lies outside the years 1 to 9999")
}

var errFull = errors.New("no space left on device")

// fullDisk takes some bytes and no more.
type fullDisk struct{ left int }

func (d *fullDisk) Write(p []byte) (int, error) {
	if d.left -= len(p); d.left < 0 {
		return 0, errFull
	}
	return len(p), nil
}

func TestAFullDiskIsReported(t *testing.T) {
	trace, err := readLog(header + strings.Repeat("0,x,like,b,a,o\n", 10_000))
	if err != nil {
		t.Fatal(err)
	}
	for _, left := range []int{0, 100_000} {
		if err := WriteCSV(&fullDisk{left}, trace); !errors.Is(err, errFull) {
			t.Errorf("with room for %d bytes: %v", left, err)
		}
	}
}
