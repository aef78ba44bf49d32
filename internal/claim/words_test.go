package claim_test

import (
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/claim"
	"github.com/yardstick-lab/yardstick/internal/metric"
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
		claim.NotDecreases: {.8, -.02, -.2, -1.2},
		claim.Increases:    {1.2, .6, .2, -1.2},
		claim.Decreases:    {-1.2, -.6, .2, 1.2},
	}
	constants := []float64{0, .5, 1.2, -1.2}
	for _, typ := range []claim.Type{claim.Equivalent, claim.NotIncreases, claim.NotDecreases, claim.Increases, claim.Decreases} {
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
	sayExactly(t, say)
	sayOrdered(t, say)
	sayExceeds(t, say)
	sayUnits(t, say)
	sayFamily(t, say)
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
	for _, by := range []float64{3e-13, -3e-13} { // no noise where nothing may move
		moved = worlds(same(20, 0))
		moved.Moved.Add(claim.Move{World: "7", Account: "bob", Day: 2, By: by}, 0)
		say("invariant, by a hair", judged(t, c, moved))
	}
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

func sayExactly(t *testing.T, say func(string, claim.Outcome)) {
	c, level, change := of(claim.Exactly, 3), of(claim.Exactly, 10), of(claim.Exactly, 0)
	level.Estimand, level.Control = claim.Level, ""
	change.Estimand, change.Control, change.Metric = claim.BeforeAfter, "", "dip"
	for _, c := range []claim.Claim{c, level, change} {
		say("exactly, "+c.Estimand.String(), judged(t, c, worlds(same(20, *c.Equals))))
		say("exactly, "+c.Estimand.String(), judged(t, c, off(worlds(same(20, *c.Equals)), 0, -.5)))
	}
	say("exactly", judged(t, c, census(same(2300, 3))))
	some := census(same(2300, 3))
	some.Moved.Add(claim.Move{Account: "bob", Day: 1, By: .5}, 0)
	say("exactly", judged(t, c, some))
	say("exactly, nothing", judged(t, c, worlds(nil)))
}

func sayOrdered(t *testing.T, say func(string, claim.Outcome)) {
	c := of(claim.Ordered, 0)
	up, down := spread(20, 1, 1), wobbling(20, -1, 1)
	say("ordered", judged(t, c, dosed(up, wobbling(20, 1.2, 1))))
	say("ordered", judged(t, c, dosed(spread(20, 3, 1), down)))
	say("ordered", judged(t, c, dosed(spread(20, -.4, 1), same(20, -.2))))
	say("ordered", judged(t, c, dosed(spread(20, 0, 1), wobbling(20, .1, 1))))
	say("ordered, unclear", judgedBeside(t, c, dosed(jagged(.22, 12.9), jagged(.22, 4.1)), crowd, worlds(spread(20, 0, 1))))
	say("ordered, both", judgedBeside(t, c, dosed(jagged(3, 12.9), jagged(-.43, 4.1)), crowd, worlds(spread(20, 0, 1))))
	say("ordered, a dip", judged(t, c, dosed(jagged(3, 12.9), jagged(-.1, 4.1))))
	say("ordered", judged(t, c, dosed(same(20, .5), same(20, 1))))
	say("ordered, a flat step", judged(t, c, dosed(same(20, 2), same(20, 0))))
	say("ordered", judged(t, c, dosed(same(20, 2), same(20, -1))))
	say("ordered", judged(t, c, dosed(same(20, 0), same(20, 0))))
	log := dosed([]float64{9, -8}, []float64{1, 1})
	log.Design = claim.OverLog
	say("ordered", judged(t, c, log))
	log = dosed([]float64{9, 9}, []float64{1, -2})
	log.Design = claim.OverLog
	say("ordered", judged(t, c, log))
	say("ordered, four worlds", judged(t, c, dosed(spread(4, 1, 1), spread(4, 1, 2))))
}

// levels is evidence of one arm whose metric stands at these levels.
func levels(at []float64) claim.Evidence {
	ev := worlds(at)
	for i := range ev.Units {
		ev.Units[i].Control, ev.Units[i].Treated = 0, at[i]
	}
	return ev
}

func sayExceeds(t *testing.T, say func(string, claim.Outcome)) {
	c := of(claim.Exceeds, .5)
	c.Of, c.Metric = metric.RankWithReactions, "agreement"
	for _, at := range []float64{.62, .51, .31} {
		say("exceeds", judged(t, c, levels(spread(20, at, .1))))
	}
	say("exceeds, all alike", judged(t, c, levels(same(20, .62))))
	say("exceeds, all alike", judged(t, c, levels(same(20, .5))))
	say("exceeds, four worlds", judged(t, c, levels(spread(4, .62, .1))))
	none := of(claim.Exceeds, 0)
	none.Of, none.Metric = metric.RankWithReactions, "agreement"
	say("exceeds 0, no order", judged(t, none, levels(same(20, 0))))
	score := of(claim.Exceeds, 40)
	say("exceeds, a score", judged(t, score, levels(spread(20, 41, 1))))
	log := levels(spread(2300, 41, 3))
	log.Design = claim.OverLog
	say("exceeds, a score", judged(t, score, log))
}

// sayUnits says what is not in points.
func sayUnits(t *testing.T, say func(string, claim.Outcome)) {
	counted := func(typ claim.Type, bound float64, q metric.Quantity) claim.Claim {
		c := of(typ, bound)
		c.Of, c.Metric = q, q.String()
		return c
	}
	control := counted(claim.Increases, 0, metric.Reactions)
	control.ID = "control"
	still := counted(claim.NotIncreases, .5, metric.Reactions)
	say("increases, reactions", judgedBeside(t, counted(claim.Increases, 1, metric.Reactions), worlds(spread(20, 3.2, .9)), control, worlds(same(20, 3))))
	say("not_increases, half a reaction", judgedBeside(t, still, worlds(spread(20, .02, .9)), control, worlds(same(20, 3))))
	say("not_increases, no control", judgedBeside(t, still, worlds(spread(20, .02, .9)), control, worlds(same(20, 0))))
	level := counted(claim.Exactly, 1, metric.ListAccess)
	level.Estimand, level.Control = claim.Level, ""
	say("exactly, access", judgedBeside(t, level, worlds(same(20, 1)), control, worlds(same(20, 3))))
	say("exactly, access", judgedBeside(t, level, off(worlds(same(20, 1)), 0, -1), control, worlds(same(20, 3))))
	say("exactly, a notification", judgedBeside(t, counted(claim.Exactly, 1, metric.Notifications), worlds(same(20, 1)), control, worlds(same(20, 3))))
}

// crowd is a claim that is one more of the family.
var crowd = func() claim.Claim {
	c := of(claim.Increases, 0)
	c.ID = "crowd"
	return c
}()

func sayFamily(t *testing.T, say func(string, claim.Outcome)) {
	other := worlds(spread(20, 0, 1))
	say("increases, in a crowd", judgedBeside(t, of(claim.Increases, 0), worlds(spread(20, .5, 1)), crowd, other))
	say("decreases, in a crowd", judgedBeside(t, of(claim.Decreases, 0), worlds(spread(20, .5, 1)), crowd, other))
	skewed := []float64{-.33, .06, -.73, -.32, -.41, .54, -.41, -.14, -.48, -.15, -.2, 2.45}
	say("increases, bootstrap", judged(t, of(claim.Increases, 0), worlds([]float64{3, 3.1, 2.9, 3.05, 3, 2.95, 3.1, 2.9, 5})))
	say("not_increases, bootstrap", judged(t, of(claim.NotIncreases, .5), worlds(skewed)))
	say("equivalent, few worlds moved", judged(t, of(claim.Equivalent, .5), worlds([]float64{0, 0, 0, 0, .05, 0, 0, .1})))
	idle := worlds(same(20, 0))
	for i := range idle.Units {
		idle.Units[i].Applicable = false
	}
	say("increases, nothing was changed", judged(t, of(claim.Increases, 0), idle))
	idle.Design = claim.OverLog
	say("increases, nothing was changed", judged(t, of(claim.Increases, 0), idle))
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
	say("compare", compared(t, before, after, asked(claim.Exactly, .4)))
	doses, err := claim.CompareDoses([][]float64{before, after, plus(after, .2)}, claim.Claim{}, claim.Options{Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	say("compare", doses)
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
