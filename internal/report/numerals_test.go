package report

import (
	"math"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/claim"
	"github.com/yardstick-lab/yardstick/internal/inference"
	"github.com/yardstick-lab/yardstick/internal/metric"
	"github.com/yardstick-lab/yardstick/internal/result"
)

func TestNumbersForPeople(t *testing.T) {
	check := func(got, want string) {
		t.Helper()
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	check(apart(nil).signed(.9), "+0.90")
	check(apart(nil).signed(-.9), "−0.90")
	check(apart(nil).signed(math.Copysign(0, -1)), "0.00")
	check(apart(nil, -1e-13).signed(-1e-13), "0.00")
	check(apart(nil, -.0004).signed(-.0004), "−0.0004")
	check(apart([]float64{.5}, .4996).signed(.4996), "+0.4996")
	check(apart([]float64{.5}, .5).signed(.5), "+0.50")
	check(apart(nil).interval(inference.Interval{Low: -.8, High: 1}), "[−0.80,\u00a0+1.00]")
	check(apart(nil).spread([]float64{.052, .047, .057}).signed(.052), "+0.052")
	check(apart(nil).spread([]float64{.0000001, .00000012}).signed(1), "+1.00000")
	check(numerals{3}.ofMeans().plain(31.2561), "31.256")
	check(numerals{6}.ofMeans().plain(31.2561), "31.26")
	check(short(-1), "−1")
	check(short(.5), "0.5")
	inOf := func(q metric.Quantity) result.Claim {
		return result.Claim{Outcome: claim.Outcome{Claim: claim.Claim{Of: q}}}
	}
	check(amount(inOf(0), 1), "1 point")
	check(amount(inOf(metric.Score), .5), "0.5 points")
	check(amount(inOf(metric.Reactions), 2), "2 reactions")
	check(amount(inOf(metric.Notifications), 1), "1 notification")
	check(amount(inOf(metric.PlusK), 3), "3 +K")
	check(amount(inOf(metric.RankWithReactions), .5), "0.5")
	check(maybe(nil, inUnit(inOf(0))), "–")
	check(probability(.0001), "p < 0.001")
	check(probability(.9999), "p > 0.999")
	check(probability(.0123), "p = 0.012")
	check(probability(.04996), "p = 0.04996")
	check(probability(.05), "p = 0.050")
	check(percent(0), "0\u00a0%")
	check(percent(.304), "30.4\u00a0%")
	check(percent(.7), "70\u00a0%")
	check(percent(1./2304), "< 0.1\u00a0%")
	check(percent(2303./2304), "> 99.9\u00a0%")
	check(percent(1), "100\u00a0%")
	check(count(2304), "2,304")
	check(count(1234567), "1,234,567")
	check(count(-1), "−1")
	check(count(-123456), "−123,456")
	check(count(rounded(152028)), "152,000")
	check(count(rounded(1235678)), "1,240,000")
	check(count(rounded(4146)), "4,150")
	check(count(rounded(999)), "999")
	check(count(rounded(0)), "0")
	check(counted(1, "world"), "1 world")
	check(events(23.4), "23.4")
	check(events(50), "50")
	check(events(10000), "10,000")
	check(events(1234.56), "1,234.6")
	check(seedRanges([]uint64{1, 2, 3, 7, 9, 10}), "1 to 3, 7, 9 to 10")
	check(seedRanges(nil), "")
	check(listed([]string{"a", "b", "c"}), "a, b and c")
	check(capital("éa"), "Éa")
	check(capital(""), "")
	check(capital("\xffx"), "\ufffdx")
}

// The changes of displayed scores are whole, and are written so where all are.
func TestWholeChanges(t *testing.T) {
	check := func(median, low, high float64, want string) {
		t.Helper()
		c := result.Claim{Outcome: claim.Outcome{Path: claim.PathPooled, Estimate: &median, Interval: &inference.Interval{Low: low, High: high}}}
		c.Claim.Type = claim.Reproduces
		n := heldAgainst(c)
		if got := effectText(c, n) + " " + rangeText(nil, c, n); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	check(1, 0, 2, "+1 median; middle 90\u00a0%: [0,\u00a0+2]")
	check(-4, -6.05, -1, "−4.00 median; middle 90\u00a0%: [−6.05,\u00a0−1.00]")
}
