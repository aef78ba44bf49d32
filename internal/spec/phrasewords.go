package spec

import (
	"slices"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// actionCalled finds an action by its name or by what several of it are called.
func actionCalled(text string) (activity.Action, bool) {
	if a, ok := activity.ParseAction(text); ok {
		return a, true
	}
	for a, n := range many {
		if text != "" && (text == n.one || text == n.other) {
			return activity.Action(a), true
		}
	}
	others := map[string]activity.Action{
		"retweet": activity.Reshare, "retweets": activity.Reshare, "shares": activity.Reshare, "reacts": activity.React, "lists": activity.List,
	}
	a, ok := others[text]
	return a, ok
}

// actionWords are what several of each action are called, where that is a word.
func actionWords(among []activity.Action) []string {
	var all []string
	for _, a := range among {
		if _, ok := actionCalled(many[a].other); ok && !slices.Contains([]rune(many[a].other), ' ') {
			all = append(all, many[a].other)
		}
	}
	return all
}
