package spec

import (
	"fmt"
	"slices"
	"strings"

	"github.com/yardstick-lab/yardstick/internal/intervention"
)

// stepYAML writes a step as a spec does.
func stepYAML(s intervention.Step) string {
	switch {
	case s.Silence != nil:
		return inBraces("silence", days(s.Silence.Days), "keep: "+keepNames[s.Silence.Keep])
	case s.Remove != nil:
		action := anyAction
		if s.Remove.Action != 0 {
			action = s.Remove.Action.String()
		}
		return inBraces("remove", "action: "+action, days(s.Remove.Days), "side: "+sideNames[s.Remove.Side])
	case s.Add != nil:
		return addYAML(s.Add)
	case s.Behave != nil:
		return behaveYAML(*s.Behave)
	case s.List != nil:
		return inBraces("list", "by: "+peopleNames[s.List.By], count(s.List.Count), when(s.List.Days))
	case s.PlusK != nil:
		k := s.PlusK
		return inBraces("plus-k", "side: "+sideNames[k.Side], count(k.Count), when(k.Days), "tweet: "+tweetNames[k.Tweet])
	}
	return standingYAML(s)
}

func addYAML(a *intervention.Add) string {
	parts := []string{"action: " + a.Action.String(), count(a.Count), "to: " + targetNames[a.To], when(a.Days), "by: " + peopleNames[a.By]}
	if a.People > 0 {
		parts = append(parts, fmt.Sprintf("people: %d", a.People))
	}
	if a.Standing != 0 {
		parts = append(parts, "standing: "+standingNames[a.Standing])
	}
	if a.Beside > 0 {
		parts = append(parts, fmt.Sprintf("beside: %d", a.Beside))
	}
	return inBraces("add", append(parts, elsewhere(a.Network)...)...)
}

func standingYAML(s intervention.Step) string {
	switch {
	case s.Connect != nil:
		return inBraces("connect", "network: "+s.Connect.Network, when(s.Days()))
	case s.Disconnect != nil && s.Disconnect.Others:
		return inBraces("disconnect", "others: true", when(s.Days()))
	case s.Disconnect != nil:
		return inBraces("disconnect", "network: "+s.Disconnect.Network, when(s.Days()))
	case s.Dismiss != nil:
		return inBraces("dismiss", when(s.Days()))
	case s.Open != nil:
		return inBraces("open", when(s.Days()))
	}
	return crowdYAML(s)
}

// crowdYAML writes the steps of many a day, which may act elsewhere.
func crowdYAML(s intervention.Step) string {
	crowd := func(key string, n int, network string, parts ...string) string {
		return inBraces(key, slices.Concat(parts, []string{count(n), when(s.Days())}, elsewhere(network))...)
	}
	switch {
	case s.Follow != nil:
		return crowd("follow", s.Follow.Count, s.Follow.Network, "by: "+peopleNames[s.Follow.By])
	case s.Unfollow != nil:
		return crowd("unfollow", s.Unfollow.Count, s.Unfollow.Network, "by: "+peopleNames[s.Unfollow.By])
	case s.Post != nil:
		return crowd("post", s.Post.Count, s.Post.Network)
	case s.Mention != nil:
		return crowd("mention", s.Mention.Count, s.Mention.Network)
	}
	panic("spec: a step without an intervention was to be written")
}

func inBraces(key string, parts ...string) string {
	return key + ": {" + strings.Join(parts, ", ") + "}"
}

func count(n int) string { return fmt.Sprintf("count: %d", n) }

func days(d intervention.Days) string { return fmt.Sprintf("days: %d..%d", d.First, d.Last) }

// when writes the day, or the days where there are several.
func when(d intervention.Days) string {
	if d.Len() == 1 {
		return fmt.Sprintf("day: %d", d.First)
	}
	return days(d)
}

// elsewhere writes the network, where it is not the subjects'.
func elsewhere(network string) []string {
	if network == "" {
		return nil
	}
	return []string{"network: " + network}
}
