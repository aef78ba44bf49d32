package main

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/yardstick-lab/yardstick/internal/scorer"
)

func TestPace(t *testing.T) {
	check := func(done, total int64, spent time.Duration, want string) {
		t.Helper()
		if got := pace(done, total, spent); got != want {
			t.Errorf("%d of %d in %s: %q, want %q", done, total, spent, got, want)
		}
	}
	check(0, 20, time.Minute, "")
	check(5, 20, 10*time.Second, " 0.5/s, 30s left")
	check(20, 20, 90*time.Second, " in 1m30s")
	check(1, 20, 0, "")
}

func TestPlain(t *testing.T) {
	check := func(in, want string) {
		t.Helper()
		if got := plain(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
	check("ann", "ann")
	check("añn 日本", "añn 日本")
	check("a\x1b[31mb", "a�[31mb")
	check("a\nb\tc", "a�b�c")
	check("a\u202eb", "a�b")
}

func TestNumbers(t *testing.T) {
	check := func(word string, want float64, wrong string) {
		t.Helper()
		got, said := number(word)
		if got != want || !strings.Contains(said, wrong) || (wrong == "") != (said == "") {
			t.Errorf("%q: %v %q, want %v %q", word, got, said, want, wrong)
		}
	}
	check("1", 1, "")
	check("-1.5e2", -150, "")
	check("+0.25", .25, "")
	check(".5", .5, "")
	check("", 0, "empty")
	check("0x10", 0, "no number")
	check("1_000", 0, "no number")
	check("Inf", 0, "no number")
	check("nan", 0, "no number")
	check("1e400", 0, "too large")
	check("-1e308", 0, "too large to be squared")
	check("1e", 0, "no number")
	check(strings.Repeat("x", 99), 0, `x…"`)
}

func TestNumerals(t *testing.T) {
	check := func(got, want string) {
		t.Helper()
		if got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
	check(signed(.5, 2), "+0.50")
	check(signed(-.5, 2), "−0.50")
	check(signed(-.001, 2), "0.00")
	check(fixed(-12, 0), "−12")
	check(thousands(1234567), "1,234,567")
	check(thousands(1007), "1,007")
	check(thousands(-1000), "−1,000")
	check(plural(1, "world"), "1 world")
	check(plural(0, "world"), "0 worlds")
	check(percent(.872), "87.2 %")
	check(fmt.Sprint(placesFor(.5, 0), placesFor(.0004), placesFor()), "2 4 2")
}

func TestReplaceAnchors(t *testing.T) {
	anchors := []scorer.Anchor{{R: 0, Score: 1}, {R: 2.5, Score: 100}}
	a := anchoring{population: scorer.Everyone}
	now := "  anchors:\n    is: [[0, 1], [2.5, 100]]\n    source: \"" + a.anchorSource() + "\"\n"
	check := func(in, want string) {
		t.Helper()
		got, ok := a.replaceAnchors(in, anchors)
		if want == "" && ok || want != "" && got != want {
			t.Errorf("%q:\n%s\nwant\n%s", in, got, want)
		}
	}
	check("scale:\n  anchors: [[0, 1], [1, 2]]\n", "scale:\n"+now)
	check("scale:\n  step: 1\n  anchors:\n    is: [[0, 1],\n      [1, 2]]\n    source: x\nset_on: []\n", "scale:\n  step: 1\n"+now+"set_on: []\n")
	check("scale: # ours\n  # why\n  anchors: [[0, 1], [1, 2]] # old\n  step: 1\n", "scale: # ours\n  # why\n"+now+"  step: 1\n")
	check("other:\n  anchors: 1\n", "")
	check("scale: {anchors: [[0, 1], [1, 2]]}\n", "")
	check("name: x\n", "")
}
