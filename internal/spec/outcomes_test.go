package spec

import (
	"strings"
	"testing"
)

// Metrics that the platform counts, or that rank a whole world.
func TestOutcomes(t *testing.T) {
	inSpec := in(t, village)
	check := func(metric, want string) {
		t.Helper()
		inSpec("claims:\n", "  a: "+metric+"\nclaims:\n", want)
	}
	const at = "experiments/x.yaml:17:"
	check("{of: reactions, day: 0}", "")
	check("{of: reactions, days: 0..13}", "")
	check("{of: reactions, days: -13..-1}", "")
	check("{of: plus-k, change: {before: -1, after: 0}}", "")
	check("{of: followers, change: {before: -1, after: 13}}", "")
	check("{of: list-access, day: 3}", "")
	check("{of: notifications, day: 3}", "")
	check("{of: perk-eligible, day: 0, perk: {at_least: 50, topic: 3, place: 1}}", "")
	check("{of: perk-eligible, day: 0, perk: {at_least: 50}}", "")
	check("{of: rank-with-reactions, day: 13}", "")
	check("{of: rank-with-influence, day: 13}", "")

	check("{of: reactions}", at+`6: metrics.a: wants "day: 0", "days: 0..13" or "change: {before: -1, after: 0}"`)
	check("{of: rank-with-influence}", at+`6: metrics.a: wants "day: 0"`)
	check("{of: reactions, days: 0..14}", at+"28: metrics.a.days: there is no day 14 here: the days are -90..13")
	check("{of: reactions, days: 3..1}", at+"28: metrics.a.days: wants a range such as 1..20, got 3..1 (the first is larger than the last)")
	check("{of: reactions, days: 3}", at+"28: metrics.a.days: wants a range such as 1..20, got 3")
	check("{of: reactions, day: 0, days: 0..3}", at+"36: metrics.a.days: stands beside day or change; write one of the three")
	check("{of: score, days: 0..3}", at+"24: metrics.a.days: score stands at the end of a day and adds up to nothing over several; write day")
	check("{of: followers, days: 0..3}", at+"28: metrics.a.days: followers stands at the end of a day and adds up to nothing over several; write day")
	check("{of: rank-with-influence, change: {before: 0, after: 1}}", at+"40: metrics.a.change: rank-with-influence is asked of one day; write day")
	check("{of: perk-eligible, day: 0}", at+`6: metrics.a: wants "perk: {at_least: 50}", with a topic and a place where they matter`)
	check("{of: perk-eligible, day: 0, perk: {topic: 3}}", at+`40: metrics.a.perk: missing key "at_least"`)
	check("{of: perk-eligible, day: 0, perk: {at_least: 50, topic: 0}}", at+"62: metrics.a.perk.topic: wants a whole number from 1 to 12, got 0")
	check("{of: perk-eligible, day: 0, perk: {at_least: 50, topic: 13, place: 9}}", at+"62: metrics.a.perk.topic: wants a whole number from 1 to 12, got 13\n"+
		at+"73: metrics.a.perk.place: wants a whole number from 1 to 8, got 9")
	check("{of: perk-eligible, day: 0, perk: {at_least: -1}}", at+"51: metrics.a.perk.at_least: wants a number from 0 to 100, got -1")
	check("{of: perk-eligible, day: 0, perk: {at_least: 100.5}}", at+"51: metrics.a.perk.at_least: wants a number from 0 to 100, got 100.5")
	check("{of: perk-eligible, day: 0, perk: {at_least: 50, town: 1}}", at+`55: metrics.a.perk: unknown key "town" (known: at_least, topic, place)`)
	check("{of: score, day: 0, perk: {at_least: 50}}", at+"32: metrics.a.perk: belongs to perk-eligible, and this is score")
	check("{of: reaction, day: 0}", at+`11: metrics.a.of: unknown quantity "reaction"; did you mean "reactions"?`)
}

// Claims about them, in their own unit.
func TestClaimsAboutOutcomes(t *testing.T) {
	metrics := `  got: {of: reactions, days: 0..13}
  agreement: {of: rank-with-reactions, day: 13}
  access: {of: list-access, day: 0}
claims:
  - {id: more, says: more, type: increases, compare: {treated: likes, control: quiet}, metric: got}
`
	inSpec := in(t, village)
	check := func(claim, want string) {
		t.Helper()
		inSpec("claims:\n", metrics+"  - {id: a, says: a, "+claim+"}\n", want)
	}
	const at = "experiments/x.yaml:22:"
	const pair = "compare: {treated: likes, control: quiet}, metric: got"
	check("type: increases, min_effect: {by: 2}, "+pair, "")
	check("type: not_increases, margin: {by: 0.5, because: hardly a reaction}, sensitive_to: more, "+pair, "")
	check("type: exactly, equals: 1, arm: likes, metric: access", "")
	check("type: exceeds, than: 0.5, arm: usual, metric: agreement", "")
	check("type: exceeds, than: -0.5, arm: usual, metric: agreement", "")
	check("type: exceeds, than: 20, arm: likes, metric: got", "")
	check("type: exceeds, than: 40, arm: likes, metric: score", "")

	check("type: not_increases, margin: {by: 0.5}, sensitive_to: more, "+pair, at+"51: claims[1].margin: a margin in reactions needs its reason: because")
	check("type: not_increases, margin: {points: 0.5}, sensitive_to: more, "+pair, at+"60: claims[1].margin.points: got is in reactions, not in points of a scale: write by")
	check("type: increases, min_effect: {points: 2}, "+pair, at+"60: claims[1].min_effect.points: got is in reactions, not in points of a scale: write by")
	check("type: increases, min_effect: {share: 0.1}, "+pair, at+"51: claims[1].min_effect: reactions is on no scale to take a share of")
	check("type: increases, min_effect: {}, "+pair, at+`51: claims[1].min_effect: wants "by: 0.5"`)
	check("type: increases, min_effect: {by: 2, points: 2}, "+pair, at+"56: claims[1].min_effect.by: stands beside points or share; write one of the three")
	check("type: increases, min_effect: {by: 2}, compare: {treated: likes, control: quiet}, metric: score",
		at+"56: claims[1].min_effect.by: score is in points of a scale: write points or share")
	check("type: not_increases, margin: {by: 0.5, because: x}, sensitive_to: up, "+pair,
		at+`88: claims[1].sensitive_to: "up" is about a score and this claim about reactions; that the one moves does not show that the other would`)
	check("type: invariant, sensitive_to: more, "+pair,
		at+"28: claims[1].type: invariant is about the score on every measured day, and reactions is none; use exactly, with the number that it comes to")
	check("type: exceeds, arm: usual, metric: agreement", at+"5: claims[1].than: exceeds needs the number that the mean lies above")
	check("type: exceeds, than: .nan, arm: usual, metric: agreement", at+"43: claims[1].than: wants a number from -100000 to 100000, got .nan (it must be finite)")
	check("type: increases, than: 1, "+pair, at+"45: claims[1].than: increases takes none")
	check("type: exceeds, than: 0.5, compare: {treated: likes, control: quiet}, metric: got",
		at+"57: claims[1].compare: exceeds is about where one arm stands: use arm")
	check("type: exceeds, than: 0.5, arm: usual, metric: dip", at+"68: claims[1].metric: exceeds is about a level, not a change: use a metric with a day")
	check("type: exceeds, than: 0.5, arm: likes, metric: agreement",
		at+"68: claims[1].metric: agreement is about a whole world, and subjects are treated one at a time: ask it of an arm without steps")
	check("type: increases, compare: {treated: likes, control: quiet}, metric: agreement",
		at+"28: claims[1].type: rank-with-reactions is one number of a whole world, not of a subject: only exceeds can be asked of it\n"+
			at+"90: claims[1].metric: agreement is about a whole world, and subjects are treated one at a time: ask it of an arm without steps")
}

// No constant of a scorer turns what needs no score.
func TestTippingWithoutAScore(t *testing.T) {
	check := func(tipping, want string) {
		t.Helper()
		whole := strings.Replace(village, "claims:\n", "  access: {of: list-access, day: 0}\n  agreement: {of: rank-with-reactions, day: 0}\nclaims:\n", 1) +
			"  - {id: a, says: a, type: exactly, equals: 1, arm: likes, metric: access}\n" +
			"  - {id: b, says: b, type: exceeds, than: 0, arm: usual, metric: agreement}\ntipping: " + tipping + "\n"
		_, err := Parse("experiments/x.yaml", []byte(whole), shipped())
		if got := headlines(t, err); got != want {
			t.Errorf("%s:\n got %s\nwant %s", tipping, got, want)
		}
	}
	check("{a: world.conversation.others_join}", "")
	check("{b: scorer.half_life}", "")
	check("{a: scorer.half_life}", "experiments/x.yaml:25:14: tipping.a: a needs no score, so no constant of a scorer can turn it; name one of the world")
}

// What a log does not tell.
func TestOutcomesOfALog(t *testing.T) {
	inSpec := in(t, github)
	check := func(metric, want string) {
		t.Helper()
		inSpec("metrics:\n", "metrics:\n  a: "+metric+"\n", want)
	}
	check("{of: reactions, days: 0..1}", "")
	check("{of: list-access, day: 0}", "")
	check("{of: perk-eligible, day: 0, perk: {at_least: 50}}", "")
	const at = "experiments/x.yaml:13:11: metrics.a.of: "
	check("{of: followers, day: 0}", at+"a log does not tell followers; a world does")
	check("{of: rank-with-reactions, day: 0}", at+"a log does not tell rank-with-reactions; a world does")
	check("{of: perk-eligible, day: 0, perk: {at_least: 50, topic: 1}}", at+"a log does not tell perk-eligible; a world does")
}
