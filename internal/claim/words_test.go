package claim_test

import (
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/claim"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestSentences holds one sentence for every type, verdict and path against
// testdata/sentences.txt.
func TestSentences(t *testing.T) {
	var b strings.Builder
	say := func(title string, o claim.Outcome) {
		b.WriteString(title + " · " + o.Path.String() + " · " + o.Verdict.String() + "\n" + o.Sentence + "\n\n")
	}
	means := map[claim.Type][]float64{
		claim.Equivalent:   {.02, .4, .2, 1.2},
		claim.NotIncreases: {-.8, .02, .2, 1.2},
		claim.Increases:    {1.2, .6, .2, -1.2},
		claim.Decreases:    {-1.2, -.6, .2, 1.2},
	}
	constants := []float64{0, .5, 1.2, -1.2}
	for _, typ := range []claim.Type{claim.Equivalent, claim.NotIncreases, claim.Increases, claim.Decreases} {
		bounds := []float64{.5}
		if typ == claim.Increases || typ == claim.Decreases {
			bounds = []float64{0, .5}
		}
		for _, bound := range bounds {
			title := typ.String()
			if bound == 0 {
				title += ", any"
			}
			for _, m := range means[typ] {
				say(title, judged(t, of(typ, bound), worlds(spread(20, m, .9))))
			}
			say(title+", narrow", judged(t, of(typ, bound), worlds(spread(20, .4, .1))))
			for _, m := range constants {
				say(title, judged(t, of(typ, bound), worlds(same(20, m))))
			}
			say(title, judged(t, of(typ, bound), census(spread(2300, .1, 3))))
			say(title, judged(t, of(typ, bound), census(spread(2300, 1.1, 3))))
			say(title+", four worlds", judged(t, of(typ, bound), worlds(spread(4, .1, .9))))
		}
	}
	sayInvariant(t, say)
	sayReproduces(t, say)
	sayCensus(t, say)
	sayOther(t, say)
	golden(t, "testdata/sentences.txt", b.String())
}

func sayInvariant(t *testing.T, say func(string, claim.Outcome)) {
	c := of(claim.Invariant, 0)
	say("invariant", judged(t, c, worlds(same(20, 0))))
	say("invariant", judged(t, c, worlds(same(4, 0))))
	moved := worlds(spread(20, .1, .1))
	moved.Moved.Add(claim.Move{World: "7", Account: "bob", Day: 2, By: -.004}, 0)
	say("invariant", judged(t, c, moved))
	say("invariant", judged(t, c, census(same(2300, 0))))
	moved = census(spread(2300, .1, .1))
	moved.Moved.Add(claim.Move{Account: "bob", By: 1}, 0)
	say("invariant", judged(t, c, moved))
	before := c
	before.Estimand, before.Control = claim.BeforeAfter, ""
	say("invariant, before–after", judged(t, before, worlds(same(20, 0))))
}

func sayReproduces(t *testing.T, say func(string, claim.Outcome)) {
	changes := make([]float64, 500)
	for i := range changes {
		changes[i] = float64(i%5) - 2
	}
	say("reproduces −1", judged(t, of(claim.Reproduces, -1), pooled(changes)))
	say("reproduces 1", judged(t, of(claim.Reproduces, 1), pooled(changes)))
	say("reproduces 3", judged(t, of(claim.Reproduces, 3), pooled(changes)))
	say("reproduces 0", judged(t, of(claim.Reproduces, 0), pooled(changes)))
	say("reproduces −1, few", judged(t, of(claim.Reproduces, -1), pooled(changes[:40])))
	for i := range changes {
		changes[i] *= 10
	}
	say("reproduces −1, wide", judged(t, of(claim.Reproduces, -1), pooled(changes)))
	log := census(nil)
	log.Displayed = changes
	say("reproduces −10", judged(t, of(claim.Reproduces, -10), log))
}

// sayCensus adds the accounts that are all alike, and those that were left out.
func sayCensus(t *testing.T, say func(string, claim.Outcome)) {
	rise := of(claim.Increases, 0)
	say("increases, all alike", judged(t, rise, census(same(2300, 0))))
	say("increases, all alike", judged(t, rise, census(same(2300, .6))))
	some := census(spread(2300, .6, .1))
	some.Units[7].Applicable = false
	say("increases, all but one", judged(t, rise, some))
}

func sayOther(t *testing.T, say func(string, claim.Outcome)) {
	c := of(claim.NotIncreases, .5)
	c.Margin.Because = "half a displayed point"
	balanced := worlds(same(20, 0))
	balanced.Displayed = []float64{1, -1, 0}
	say("not_increases, ups and downs", judged(t, c, balanced))
	c.Margin.Because = "what a reader would notice"
	say("not_increases, a reason of its own", judged(t, c, worlds(spread(20, .0012, .0004))))
	say("not_increases, hardly within", judged(t, c, worlds(spread(20, .4996, .0004))))
	blind := of(claim.Increases, 0)
	blind.ID = "control"
	say("not_increases, blind scorer", judgedBeside(t, c, worlds(same(20, 0)), blind, worlds(same(20, 0))))
	say("not_increases, weak control", judgedBeside(t, c, worlds(same(20, 0)), blind, worlds(same(20, .4))))
	unpaired := worlds(same(20, 0))
	unpaired.Gates[claim.Pairing-1] = claim.Gate{Check: claim.Pairing, State: claim.Failed, What: "world 3 lacks account bob on day 2 in quiet; remove the cached shard and run again"}
	say("not_increases, unpaired", judged(t, c, unpaired))
	lacking := worlds(spread(18, .1, .9))
	lacking.Missing = 2
	say("not_increases, missing", judged(t, c, lacking))
	say("increases, nothing", judged(t, of(claim.Increases, 0), worlds(nil)))
	say("increases, methods", judged(t, of(claim.Increases, 0), worlds([]float64{.1, .2, .15, .12, .18, .11, 9})))
	drop := of(claim.Decreases, 0)
	drop.Estimand, drop.Control, drop.Metric = claim.BeforeAfter, "", "dip"
	say("decreases, before–after", judged(t, drop, worlds(spread(20, -1.2, .9))))
	say("decreases, before–after", judged(t, drop, worlds(same(20, 0))))
	say("compare", compared(t, before, after, asked(claim.Equivalent, .6)))
	say("compare", compared(t, before, after, asked(claim.Equivalent, .5)))
	say("compare", compared(t, before, before, asked(claim.Equivalent, .5)))
	say("compare", compared(t, before, before, asked(claim.Invariant, 0)))
	say("compare", compared(t, before, after, asked(claim.Invariant, 0)))
	say("compare", compared(t, before[:4], before[:4], asked(claim.Invariant, 0)))
	say("compare", compared(t, before, after, asked(claim.Reproduces, 1)))
}

func golden(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got == string(want) {
		return
	}
	gotLines, wantLines := strings.Split(got, "\n"), strings.Split(string(want), "\n")
	for i := range min(len(gotLines), len(wantLines)) {
		if gotLines[i] != wantLines[i] {
			t.Fatalf("%s:%d:\ngot  %s\nwant %s\n(-update writes it anew)", path, i+1, gotLines[i], wantLines[i])
		}
	}
	t.Fatalf("%s: got %d lines, want %d", path, len(gotLines), len(wantLines))
}
