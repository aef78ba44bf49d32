package claim_test

import (
	"math"
	"strings"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/claim"
)

// One control and several treated columns are one family: the p's of one count
// for the others.
func TestCompareSeveralIsAFamily(t *testing.T) {
	rises := asked(claim.Increases, 0)
	likes, views, none := rises, rises, rises
	likes.Treated, views.Treated, none.Treated = "likes", "views", "none"
	outcomes, err := claim.CompareSeveral(before, [][]float64{after, plus(after, -.2), before}, []claim.Claim{likes, views, none}, klout)
	if err != nil {
		t.Fatal(err)
	}
	check := func(i int, p, holm float64, family int) {
		t.Helper()
		if o := outcomes[i]; math.Abs(*o.P-p) > 1e-12 || math.Abs(*o.PHolm-holm) > 1e-12 || o.Family != family {
			t.Errorf("column %d: p %v, Holm %v of %d, want %v, %v of %d", i+1, *o.P, *o.PHolm, o.Family, p, holm, family)
		}
	}
	alone, err := claim.Compare(before, plus(after, -.2), views, klout)
	if err != nil {
		t.Fatal(err)
	}
	check(0, .0008410269695600, .0016820539391200, 2)
	check(1, *alone.P, *alone.P, 2)
	if o := outcomes[2]; o.Path != claim.PathExact || o.P != nil {
		t.Errorf("a column that is the control: path %s, p %v", o.Path, o.P)
	}
	if _, err := claim.CompareSeveral(before, [][]float64{after, before[1:]}, []claim.Claim{likes, views}, klout); err == nil ||
		!strings.Contains(err.Error(), "views: 12 control values and 11 treated ones do not make pairs") {
		t.Errorf("a short column: got %v", err)
	}
}

func TestCompareSamples(t *testing.T) {
	check := func(kind claim.Type, bound float64, treated []float64, want claim.Verdict, reason string) {
		t.Helper()
		o, err := claim.CompareSamples(before, treated, asked(kind, bound), klout)
		if err != nil || o.Verdict != want || !strings.Contains(o.Reason, reason) || o.Path != claim.PathWelch {
			t.Errorf("%s %v: got %v, %s (%s) on path %s, want %s (%s)", kind, bound, err, o.Verdict, o.Reason, o.Path, want, reason)
		}
	}
	check(claim.Increases, 0, after, inconclusive, "it may be either way; at this estimate and spread about ")
	check(claim.Increases, 0, plus(after, 2), supported, "")
	check(claim.Increases, 1, plus(after, -2), refuted, "")
	check(claim.Decreases, 0, plus(after, -3), supported, "")
	check(claim.Equivalent, 2, after, supported, "")
	check(claim.NotIncreases, .5, plus(after, 2), refuted, "")
	check(claim.NotDecreases, 1, after, supported, "")
	check(claim.Increases, 0, plus(after, 9)[:5], inconclusive, "only 5 values in one of the samples, and a claim needs at least 6 in each")
	refuse := func(treated []float64, c claim.Claim, want string) {
		t.Helper()
		if _, err := claim.CompareSamples(before, treated, c, klout); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %q", err, want)
		}
	}
	refuse(after, asked(claim.Invariant, 0), "invariant is about pairs")
	refuse(after, claim.Claim{Type: claim.Ordered}, "ordered is about pairs")
	refuse(after, asked(claim.Equivalent, 0), "margin: must be more than 0")
	refuse([]float64{1, math.NaN()}, asked(claim.Increases, 0), "treated: value 2 is not a number")
	refuse([]float64{1}, asked(claim.Increases, 0), "treated: 1 values, at least 2 are needed")
	if _, err := claim.CompareSamples(same(6, 1), same(6, 2), asked(claim.Increases, 0), klout); err == nil || err.Error() != "neither sample has a spread" {
		t.Errorf("two constants: got %v", err)
	}
}
