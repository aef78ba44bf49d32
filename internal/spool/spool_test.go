package spool

import (
	"context"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/scorer"
	"github.com/yardstick-lab/yardstick/internal/seed"
)

// spooled is the log in temporary files, a few rows and keys at a time.
func (d *drawn) spooled(t *testing.T, s Settings) (*Log, *Spool, *activity.Trace) {
	t.Helper()
	s.Dir, s.Memory = t.TempDir(), 64<<20
	sp, err := New(s)
	if err != nil {
		t.Fatal(err)
	}
	sp.gathered.limit, sp.mostKeys = 70, 50
	var b activity.Builder
	b.SpillTo(s.Spill(sp.Take))
	d.fill(t, &b)
	tables, places, err := b.Tables()
	if err != nil {
		t.Fatal(err)
	}
	lg, err := sp.Settle(context.Background(), tables, places)
	if err != nil {
		t.Fatal(err)
	}
	return lg, sp, tables
}

// found are the results of a log by day and account name, each as its bits.
type found map[string]uint64

func (f found) visit(names []string) scorer.Visit {
	return func(day activity.Day, r []float64) {
		for a, x := range r {
			f[fmt.Sprintf("%s on %s", names[a], day)] = math.Float64bits(x)
		}
	}
}

// compare scores a log both ways, to the bit.
func compare(t *testing.T, d drawn, p scorer.Preset, keep scorer.Keep) {
	t.Helper()
	e, err := scorer.NewEngine(p)
	if err != nil {
		t.Fatal(err)
	}
	var b activity.Builder
	d.fill(t, &b)
	trace, err := b.Build()
	if err != nil {
		t.Fatal(err)
	}
	want, got := found{}, found{}
	wrong := e.Each(scorer.NewIndex(trace), keep, want.visit(trace.Accounts))
	lg, sp, tables := d.spooled(t, Settings{Pairs: !e.Linear(), Credits: !e.Flat(), Lists: p.B.L != 0, State: e.StateBytes})
	err = e.EachOf(&lg.Frame, lg, keep, got.visit(tables.Accounts))
	if fmt.Sprint(err) != fmt.Sprint(wrong) {
		t.Fatalf("%v, in memory %v", err, wrong)
	}
	for name, x := range want {
		if got[name] != x {
			t.Fatalf("%s, %s: %v, in memory %v\n%+v", p.Name, name, math.Float64frombits(got[name]), math.Float64frombits(x), p)
		}
	}
	if len(got) != len(want) || len(want) == 0 {
		t.Fatalf("%d results, in memory %d", len(got), len(want))
	}
	if first, last, _ := trace.Days(); lg.Frame.First != first || lg.Frame.Last() != last {
		t.Fatalf("days %s to %s, in memory %s to %s", lg.Frame.First, lg.Frame.Last(), first, last)
	}
	checkArrivals(t, lg, trace)
	if err := sp.Close(); err != nil {
		t.Fatal(err)
	}
}

func checkArrivals(t *testing.T, lg *Log, trace *activity.Trace) {
	t.Helper()
	for a, got := range lg.Arrivals {
		want := Never
		for i, at := range trace.Time {
			if trace.Actor[i] == activity.Account(a) || trace.Owner[i] == activity.Account(a) {
				want = activity.DayOf(at)
				break
			}
		}
		if got != want {
			t.Fatalf("account %d arrives on %s, in memory on %s", a, got, want)
		}
	}
}

// TestSpooledLogsScoreAsInMemory draws logs and settings of every kind.
func TestSpooledLogsScoreAsInMemory(t *testing.T) {
	for round := range 100 {
		s := seed.New(5).Name("spool").Number(uint64(round)).Stream()
		of := shape{accounts: 2 + s.IntN(20), events: 1 + s.IntN(400), first: 15_000, days: 1 + s.IntN(20), instants: 1 + s.IntN(50)}
		if s.Bernoulli(0.2) {
			of.first = -10 // days before 1970, and after it
		}
		d, p := draw(s, of), drawPreset(s)
		first, last := activity.Day(of.first), activity.Day(of.first+of.days)
		compare(t, d, p, scorer.Keep{From: first, To: last + 3})
		compare(t, d, p, scorer.Keep{From: last - activity.Day(s.IntN(of.days)), To: last})
	}
}

// TestShippedScorers goes through logs with something extreme in each.
func TestShippedScorers(t *testing.T) {
	s := seed.New(6).Name("spool").Stream()
	logs := map[string]shape{
		"everything on one day":  {accounts: 12, events: 900, first: 15_000, days: 1, instants: 40},
		"everything at once":     {accounts: 12, events: 300, first: 15_000, days: 1, instants: 1},
		"one account":            {accounts: 1, events: 300, first: 15_000, days: 30, instants: 40},
		"mostly empty days":      {accounts: 12, events: 40, first: 15_000, days: 200, instants: 40},
		"many pairs":             {accounts: 90, events: 5000, first: 15_000, days: 9, instants: 4000},
		"long before the epoch":  {accounts: 12, events: 300, first: -700_000, days: 20, instants: 40},
		"longer than the window": {accounts: 12, events: 500, first: 15_000, days: 140, instants: 40},
	}
	for name, of := range logs {
		d := draw(s, of)
		for _, preset := range scorer.Shipped() {
			p, err := scorer.Load(preset)
			if err != nil {
				t.Fatal(err)
			}
			if p.Kind != scorer.KindEngine || p.Hindsight() {
				continue
			}
			t.Run(name+", "+preset, func(t *testing.T) {
				last := activity.Day(of.first + of.days)
				compare(t, d, p, scorer.Keep{From: activity.Day(of.first), To: last + 100})
			})
		}
	}
}

// TestTemporaryFiles sees that they are there, say what they are, and go.
func TestTemporaryFiles(t *testing.T) {
	d := draw(seed.New(7).Stream(), shape{accounts: 20, events: 400, first: 9, days: 5, instants: 9})
	lg, sp, _ := d.spooled(t, Settings{Pairs: true, Credits: true, Lists: true})
	var names []string
	entries, err := os.ReadDir(sp.dir)
	for _, e := range entries {
		names = append(names, e.Name())
	}
	if want := []string{"events-by-day", "objects-of-lists"}; err != nil || !slices.Equal(names, want) || !strings.HasPrefix(filepath.Base(sp.dir), "yardstick-score-") {
		t.Errorf("%s holds %q, %v, want %q", sp.dir, names, err, want)
	}
	if err := sp.Close(); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(sp.dir); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the folder is still there: %v", err)
	}
	_, err = lg.Day(lg.Frame.First)
	if want := "reading a temporary file: "; err == nil || !strings.HasPrefix(err.Error(), want) {
		t.Errorf("reading on: %v, want %s…", err, want)
	}
}

// TestFaults sees that faults of the machine and interruptions are told.
func TestFaults(t *testing.T) {
	check := func(what string, err error, want string) {
		t.Helper()
		if err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%s: %v, want %s…", what, err, want)
		}
	}
	_, err := New(Settings{Dir: filepath.Join(t.TempDir(), "gone")})
	check("no folder", err, "making a folder for temporary files: ")

	events := activity.MakeColumns(50_000)
	sp, err := New(Settings{Dir: t.TempDir(), Memory: 4_200_000})
	if err != nil {
		t.Fatal(err)
	}
	tables := &activity.Trace{Networks: []string{"n"}, Accounts: []string{"a"}}
	if err := sp.Take(&events); err != nil {
		t.Fatal(err)
	}
	_, err = sp.Settle(context.Background(), tables, activity.Places{})
	check("no memory", err, "its 1 accounts on 1 networks, its largest day of 50000 events need ")

	stated := &activity.Trace{Networks: tables.Networks, Accounts: tables.Accounts}
	stated.Stock.Holdings = make([]activity.Holding, 20_000)
	_, err = sp.Settle(context.Background(), stated, activity.Places{})
	check("much stock", err, "20000 rows of stock and the names of 1 accounts need ")

	sp.settings.Memory = 64 << 20
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err = sp.Settle(ctx, tables, activity.Places{})
	check("interrupted", err, "context canceled")
	if err := sp.Close(); err != nil {
		t.Fatal(err)
	}
	for range 20 { // what is written waits in a buffer first
		err = errors.Join(err, sp.Take(&events))
	}
	check("no file", err, "context canceled\nwriting a temporary file: ")

	sp, err = New(Settings{Dir: t.TempDir(), Memory: 64 << 20})
	if err != nil {
		t.Fatal(err)
	}
	events.Owner[7] = 600_000
	check("too many names", sp.Take(&events), "the names of its first 600001 accounts and 0 lists need ")
	if err := sp.Close(); err != nil {
		t.Error(err)
	}
}

// TestSpill holds that a log keeps the names of objects only where lists count.
func TestSpill(t *testing.T) {
	check := func(s Settings, known bool) {
		t.Helper()
		var b activity.Builder
		b.SpillTo(s.Spill(func(*activity.Columns) error { return nil }))
		if got := b.NumberObject([]byte("a list")) != activity.NoObject; got != known {
			t.Errorf("lists %v: the object is known: %v", s.Lists, got)
		}
	}
	check(Settings{}, false)
	check(Settings{Lists: true}, true)
}
