package spec

import (
	"fmt"
	"slices"

	"github.com/yardstick-lab/yardstick/internal/intervention"
)

// behaveSays says what the subject does more of.
func behaveSays(b intervention.Behave) string {
	n := func(one string) string { return aDay(amount(b.Count, one), b.Days) }
	with := map[intervention.Message]string{intervention.Generic: "such as anybody would get", intervention.Specific: "meant for that person"}[b.Message]
	what := ""
	switch b.Does {
	case intervention.PostMore:
		what = postSays(b)
	case intervention.ReplyMore:
		what = fmt.Sprintf("the subject replies to followers, %s, each %s", n("comment"), with)
	case intervention.ThankAll:
		what = "the subject answers every comment on posts of these days"
	case intervention.AskForPlusK:
		what = "the subject asks for +K in " + n("post")
	case intervention.PutForward:
		what = fmt.Sprintf("the subject passes on %s of others", n("post"))
		if b.Message == intervention.Specific {
			what += ", each with words " + with
		}
	case intervention.GivePlusK:
		what = "the subject gives " + aDay(fmt.Sprintf("%d +K", b.Count), b.Days) + tweeted[b.Message]
	case intervention.GetListed:
		what = listedSays(b)
	}
	return what + on(b.Network) + ", and the world answers"
}

var tweeted = map[intervention.Message]string{
	intervention.Wordless: " without a tweet", intervention.Generic: " with the automatic tweet", intervention.Specific: " with a tweet that says why",
}

var thanked = map[intervention.Message]string{
	intervention.Wordless: "", intervention.Generic: " and thanks them", intervention.Specific: " and thanks each in words meant for them",
}

// listedSays tells the day of the lists from those on which they are read.
func listedSays(b intervention.Behave) string {
	said := "the subject is put on lists by " + amount(b.Count, "follower")
	if b.Days.Len() > 1 {
		said += " on the first of these days"
	}
	return said + thanked[b.Message]
}

func postSays(b intervention.Behave) string {
	switch {
	case b.Times == 1:
		return "the subject posts " + aDay(fmt.Sprintf("%d more", b.Count), b.Days)
	case b.Count == 0:
		return fmt.Sprintf("the subject posts %d times as much", b.Times)
	}
	return fmt.Sprintf("the subject posts %d times as much and %s", b.Times, aDay(fmt.Sprintf("%d more", b.Count), b.Days))
}

// behaveYAML writes a behaviour as a spec does.
func behaveYAML(b intervention.Behave) string {
	var parts []string
	if b.Does == intervention.PostMore {
		parts = append(parts, fmt.Sprintf("times: %d", b.Times))
	}
	if b.Count > 0 {
		parts = append(parts, count(b.Count))
	}
	parts = append(parts, when(b.Days))
	switch b.Does {
	case intervention.ReplyMore, intervention.PutForward:
		parts = append(parts, "how: "+howNames[b.Message])
	case intervention.GivePlusK:
		parts = append(parts, "tweet: "+tweetNames[b.Message])
	case intervention.GetListed:
		parts = append(parts, "thanks: "+thanksNames[b.Message])
	}
	return "behave: {" + inBraces(b.Does.String(), slices.Concat(parts, elsewhere(b.Network))...) + "}"
}
