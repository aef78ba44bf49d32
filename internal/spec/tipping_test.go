package spec

import (
	"reflect"
	"testing"
)

func TestTipping(t *testing.T) {
	check := func(tipping string, want ...Tipping) {
		t.Helper()
		e, err := Parse("experiments/x.yaml", []byte(village+"tipping: "+tipping+"\n"), shipped())
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(e.Tipping, want) {
			t.Errorf("%s: got %v, want %v", tipping, e.Tipping, want)
		}
	}
	check("{up: scorer.half_life}", Tipping{Claim: "up", Of: "scorer.half_life"})
	check("{up: scorer.weights.facebook.like}", Tipping{Claim: "up", Of: "scorer.weights.facebook.like"})
	check("{up: scorer.weights.*.like}", Tipping{Claim: "up", Of: `scorer.weights."*".like`})
	check("{up: {of: scorer.k0, between: 0.5..1e2}, same: world.conversation.others_join}",
		Tipping{"up", "scorer.k0", .5, 100}, Tipping{Claim: "same", Of: "world.conversation.others_join"})
	check("{up: {of: scorer.k0, between: -1..20}}", Tipping{"up", "scorer.k0", -1, 20})
}

func TestTippingProblems(t *testing.T) {
	check := func(tipping, want string) {
		t.Helper()
		_, err := Parse("experiments/x.yaml", []byte(village+"tipping: "+tipping+"\n"), shipped())
		if got := headlines(t, err); got != want {
			t.Errorf("%s:\n got %s\nwant %s", tipping, got, want)
		}
	}
	const at = "experiments/x.yaml:21:"
	check("{op: scorer.half_life}", at+`11: tipping.op: unknown claim "op"; did you mean "up"?`)
	check("{up: scorer.weights.facebok.like}", at+`15: tipping.up: unknown constant "scorer.weights.facebok.like"; did you mean "scorer.weights.facebook.like"?`)
	check("{up: half_life}", at+`15: tipping.up: unknown constant "half_life": it is neither a number of the scorer klout-2011, as scorer.weights.facebook.like, nor one of the world, as world.conversation.others_join`)
	check("{up: scorer.phi}", at+"15: tipping.up: scorer.phi is not a number that can be varied")
	check("{up: world.clock.hours}", at+"15: tipping.up: world.clock.hours is not a number that can be varied")
	check("{up: 3}", at+"15: tipping.up: wants text, got 3 (put it in quotes if it is text)")
	check("{up: {between: 0..1}}", at+`15: tipping.up: missing key "of"`)
	check("{up: {of: scorer.k0, between: 1..0}}", at+`40: tipping.up.between: wants a range such as 0..0.4, got 1..0 (the lower end comes first, and the two differ)`)
	check("{up: {of: scorer.k0, between: 1..1}}", at+`40: tipping.up.between: wants a range such as 0..0.4, got 1..1 (the lower end comes first, and the two differ)`)
	check("{up: {of: scorer.k0, between: 0..inf}}", at+`40: tipping.up.between: wants a range such as 0..0.4, got 0..inf`)
	check("{up: {of: scorer.k0, betweens: 0..1}}", at+`31: tipping.up: unknown key "betweens"; did you mean "between"?`)
	check("[up]", at+"10: tipping: wants a map, got a list")
}
