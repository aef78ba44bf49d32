package scorer_test

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/scorer"
)

// talk reads "day action actor owner object parent; …", on network n unless the
// action says otherwise: "x/reply". What is not there is -.
func talk(t *testing.T, text string) *activity.Trace {
	t.Helper()
	var b activity.Builder
	for line := range strings.SplitSeq(text, ";") {
		w := append(strings.Fields(line), "-", "-")
		day, err := strconv.ParseFloat(w[0], 64)
		network, name, ok := strings.Cut(w[1], "/")
		if !ok {
			network, name = "n", w[1]
		}
		k, known := activity.ParseAction(name)
		if err != nil || !known {
			t.Fatalf("a torn log: %s", line)
		}
		err = b.Add(activity.Named{
			Time: activity.Time(day * float64(activity.DayLength)), Network: network, Action: k, Actor: w[2], Owner: w[3],
			Object: strings.Trim(w[4], "-"), Parent: strings.Trim(w[5], "-"),
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	trace, err := b.Build()
	if err != nil {
		t.Fatal(err)
	}
	return trace
}

// TestHindsightByHand checks sums of credits of ann's that were worked out by hand.
func TestHindsightByHand(t *testing.T) {
	of := func(text string) scorer.Preset {
		p, err := scorer.Decode("p.yaml", []byte("name: x\nb: {U: 1}\nscale: {anchors: [[0, 0], [1000, 1000]]}\nweights: {\"*\": {reply: 10, comment: 5, endorse: 1}}\n"+text))
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	preset := of("")
	check := func(log string, day activity.Day, want float64) {
		t.Helper()
		trace := talk(t, log)
		ann, _ := trace.AccountNamed("ann")
		b := baseline(t, preset, trace, scorer.Keep{From: day, To: day})
		if got := math.Expm1(b.R(ann, day)); math.Abs(got-want) > 1e-6 {
			t.Errorf("%q on day %d: %g, want %g", log, day, got, want)
		}
	}
	preset = of("bonus: {answered: 75}")
	check("0 reply bob ann o", 0, 10)
	check("0 reply bob ann o; 1 reply ann bob o", 0, 10)
	check("0 reply bob ann o; 1 reply ann bob o", 1, 85)
	check("0 comment bob ann o; 1 comment ann bob r o", 1, 80) // the parent says what is answered
	check("0 reply bob ann o; 0.1 reply bob ann o; 1 reply ann bob o; 2 reply ann bob o", 2, 170)
	check("0 reply bob ann o; 0 reply ann bob o", 0, 85)   // at one and the same time
	check("1 reply bob ann o; 0.9 reply ann bob o", 1, 10) // earlier
	check("0 reply bob ann o; 1 reply ann bob p q", 1, 10) // under another object
	check("0 reply bob ann o; 1 x/reply ann bob o", 1, 10) // on another network
	check("0 reply bob ann o; 1 reply ann cid o", 1, 10)   // to somebody else
	check("0 reply bob ann o; 1 reply cid bob o", 1, 10)   // by somebody else
	check("0 reply bob ann o; 1 like ann bob o", 1, 10)    // no answer
	check("0 reply bob ann -; 1 reply ann bob -", 1, 10)   // under nothing
	check("0 reply bob ann o; 1 reply ann ann o", 1, 10)   // to nobody in particular
	check("0 endorse bob ann o; 0 reply ann bob o", 0, 1)  // no reply
	preset = of("bonus: {answered: 75, mutual: 15}\nwindow: 3")
	check("0 reply bob ann o; 1 reply ann bob o", 2, 85)
	check("0 reply bob ann o; 1 reply ann bob o", 3, 0) // both are gone
	check("0 reply bob ann o; 4 reply ann bob o", 4, 0) // too late
	check("0 follow bob ann; 0.5 reply bob ann o; 0.9 follow ann bob", 0, 25)
	check("0 follow bob ann; 0.5 reply bob ann o; 1 follow ann bob", 1, 10)
	check("0 follow bob ann; 0 follow ann bob; 1 unfollow bob ann; 2 comment bob ann o", 2, 5)
	check("0 follow bob ann; 0 x/follow ann bob; 1 reply bob ann o", 1, 10)
	check("0 follow bob ann; 0 follow ann bob; 1 reply bob ann o; 2 reply ann bob o", 2, 100)
	preset = of("newest: {endorse: 2}\nwindow: 5")
	check("0 endorse bob ann; 1 endorse cid ann; 2 endorse dot ann", 1, 2)
	check("0 endorse bob ann; 1 endorse cid ann; 2 endorse dot ann", 2, 2)
	check("0 endorse bob ann; 1 endorse cid ann; 2 endorse ann ann", 2, 2)
	check("0 endorse bob ann; 1 endorse cid ann; 2 x/endorse dot ann", 2, 5) // (1+2)(1+1)−1: networks add logarithms
	check("0 endorse bob ann; 1 endorse cid ann; 2 endorse dot ann; 2 endorse eve ann", 2, 2)
	check("0 endorse bob ann; 0 endorse cid ann; 0 endorse dot ann", 0, 3) // none of them is newer
	check("0 endorse bob ann; 1 endorse cid ann; 2 endorse dot ann", 6, 1)
}

// TestHindsightSettings reads and refuses.
func TestHindsightSettings(t *testing.T) {
	check := func(text, want string) {
		t.Helper()
		_, err := scorer.Decode("p.yaml", []byte("name: x\nscale: {anchors: [[0, 1], [1, 100]]}\n"+text))
		if err == nil || !strings.HasPrefix(err.Error(), want+"\n") {
			t.Errorf("%q\n got %v\nwant %s", text, err, want)
		}
	}
	check("weights: {\"*\": {reply: 9}}\nbonus: {answered: -1}", "p.yaml:4:19: bonus.answered: must not be negative")
	check("weights: {\"*\": {reply: 9}}\nbonus: {mutual: -1}", "p.yaml:4:17: bonus.mutual: must not be negative")
	check("bonus: {answer: 1}", `p.yaml:3:9: bonus: unknown key "answer"; did you mean "answered"?`)
	check("newest: {endorse: 0}", "p.yaml:3:19: newest.endorse: wants a whole number from 1 to 1000000, got 0")
	check("newest: {endors: 1}", `p.yaml:3:10: newest.endors: unknown action "endors"; did you mean "endorse"?`)
	check("bonus: {mutual: 1}\nnewest: {reply: 1}", "p.yaml:4:17: newest.reply: cannot be asked of replies that have a bonus")
	check("kind: h-index\nbonus: {mutual: 1}", "p.yaml:4:8: bonus: is no setting of kind h-index")
	p, err := scorer.Decode("p.yaml", []byte("name: x\nextends: klout-2012\nnewest: {endorse: null}\n"))
	if err != nil || p.Hindsight() {
		t.Errorf("without a limit %v, hindsight %v", err, p.Hindsight())
	}
	for path, x := range map[string]float64{"bonus.answered": 50, "newest.endorse": 3} {
		q, err := shipped(t, map[string]string{"bonus.answered": "x-2023", "newest.endorse": "klout-2012"}[path]).With(path, x)
		if err != nil || q.Bonus.Answered != 50 && q.Newest[activity.Endorse] != 3 {
			t.Errorf("%s: %v, %+v, %+v", path, err, q.Bonus, q.Newest)
		}
	}
	if _, err := shipped(t, "klout-2012").With("newest.endorse", 2.5); err == nil {
		t.Error("two and a half +K are taken for a number of +K")
	}
	if shipped(t, "klout-2012").Newest[activity.Endorse] != 10 {
		t.Error("a number set in a copy is set in the preset")
	}
}
