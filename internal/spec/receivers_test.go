package spec

import (
	"strings"
	"testing"
)

// Metrics of those whom subjects act on in an arm, and claims about them.
func TestReceivers(t *testing.T) {
	inSpec := in(t, strings.Replace(village, "metrics:\n", "  mention: {mention: {count: 1, day: 0}}\n  got: {plus-k: {side: received, count: 1, day: 0, tweet: auto}}\nmetrics:\n", 1))
	check := func(metric, claim, want string) {
		t.Helper()
		if claim != "" {
			claim = "  - {id: a, says: a, " + claim + ", metric: a}\n"
		}
		inSpec("claims:\n", "  a: "+metric+"\nclaims:\n"+claim, want)
	}
	const theirs, pair = "{of: score, receivers: mention, day: 0}", ", compare: {treated: mention, control: usual}"
	check(theirs, "type: increases"+pair, "")
	check(theirs, "type: exactly, equals: 0, sensitive_to: up"+pair, "")
	check(theirs, "type: equivalent, margin: {points: 0.5}, sensitive_to: up"+pair, "")
	check(theirs, "type: exceeds, than: 20, arm: mention", "")
	check("{of: displayed, receivers: mention, change: {before: -1, after: 0}}", "type: increases, arm: mention", "")

	const at = "experiments/x.yaml:19:"
	check("{of: score, receivers: menton, day: 0}", "", at+`29: metrics.a.receivers: unknown arm "menton"; did you mean "mention"?`)
	const nobody = " has nobody act on others: it takes a mention, +K given, or a reply, put-forward or plus-k of behave"
	check("{of: score, receivers: likes, day: 0}", "", at+"29: metrics.a.receivers: likes"+nobody)
	check("{of: score, receivers: got, day: 0}", "", at+"29: metrics.a.receivers: got"+nobody)
	check("{of: score, receivers: usual, day: 0}", "", at+"29: metrics.a.receivers: usual"+nobody)
	check("{of: reactions, receivers: mention, day: 0}", "", at+"33: metrics.a.receivers: receivers can be asked for their score and their displayed one, and this is reactions")
	check("{of: score, receivers: mention, day: 14}", "", at+"43: metrics.a.day: there is no day 14 here: the days are -90..13")
	const claimed = "experiments/x.yaml:21:"
	check(theirs, "type: invariant, sensitive_to: up"+pair,
		claimed+"110: claims[0].metric: invariant is about the subjects' own scores, and a is of receivers: use exactly or equivalent")
	check("{of: displayed, receivers: mention, change: {before: -1, after: 0}}", "type: reproduces, observed: 1, arm: mention",
		claimed+"75: claims[0].metric: reproduces is about the subjects' own scores, and a is of receivers: use exactly or equivalent")
}
