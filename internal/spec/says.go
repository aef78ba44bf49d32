package spec

import (
	"fmt"
	"strings"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/intervention"
)

// Says describes what an arm changes in words, without a capital or a full
// stop: "on day 0, silence but for one post without reactions of its own, then
// 50 likes by the audience on the kept post".
func Says(arm intervention.Arm) string {
	if len(arm.Steps) == 0 {
		return "nothing is changed"
	}
	var b strings.Builder
	var on string
	for i, s := range arm.Steps {
		days, what := told(s)
		switch {
		case i == 0:
			b.WriteString(days + ", ")
		case days == on:
			b.WriteString(", then ")
		default:
			b.WriteString("; " + days + ", ")
		}
		b.WriteString(what)
		on = days
	}
	return b.String()
}

// told returns when a step acts and what it does.
func told(s intervention.Step) (days, what string) {
	switch {
	case s.Silence != nil:
		return inDays(s.Silence.Days), silenceSays(*s.Silence)
	case s.Remove != nil:
		return inDays(s.Remove.Days), removeSays(*s.Remove)
	case s.Add != nil:
		return onDay(s.Add.Day), addSays(*s.Add)
	case s.List != nil:
		return onDay(s.List.Day), listSays(*s.List)
	case s.PlusK != nil:
		return onDay(s.PlusK.Day), plusKSays(*s.PlusK)
	}
	panic("spec: the words for a step without an intervention were asked for")
}

func onDay(day int) string { return fmt.Sprintf("on day %d", day) }

func inDays(d intervention.Days) string {
	if d.First == d.Last {
		return onDay(d.First)
	}
	return fmt.Sprintf("on days %d to %d", d.First, d.Last)
}

func silenceSays(s intervention.Silence) string {
	if s.Keep == intervention.KeepOnePost {
		return "silence but for one post without reactions of its own"
	}
	return "silence"
}

func removeSays(r intervention.Remove) string {
	what := "reactions"
	if r.Action != 0 {
		what = many[r.Action].other
	}
	return fmt.Sprintf("all %s %s taken away", what, sideNames[r.Side])
}

func addSays(a intervention.Add) string {
	by := map[intervention.People]string{intervention.Audience: "the audience", intervention.Strangers: "strangers"}[a.By]
	to := map[intervention.Target]string{
		intervention.LastPost: "the latest post", intervention.KeptPost: "the kept post",
		intervention.LastObject: "the object with the latest event",
	}[a.To]
	return fmt.Sprintf("%s by %s on %s", many[a.Action].of(a.Count), by, to)
}

func listSays(l intervention.List) string {
	if l.By == intervention.Self {
		return fmt.Sprintf("the subject put on %s of their own", amount(l.Count, "list"))
	}
	return fmt.Sprintf("the subject put on lists by %s", amount(l.Count, "other"))
}

func plusKSays(p intervention.PlusK) string {
	text := fmt.Sprintf("%d +K from as many followers", p.Count)
	if p.Side == intervention.Given {
		text = fmt.Sprintf("%d +K given to as many followers", p.Count)
	}
	if p.Tweet == intervention.TweetAuto {
		text += ", each with the automatic tweet that mentions who receives it"
	}
	return text
}

// noun is what events of an action are called.
type noun struct{ one, other string }

func (n noun) of(count int) string {
	if count == 1 {
		return "1 " + n.one
	}
	return fmt.Sprintf("%d %s", count, n.other)
}

// Counted writes a number of events of an action, as "50 likes".
func Counted(action activity.Action, n int) string { return many[action].of(n) }

// Plural is what events of an action are called.
func Plural(action activity.Action) string { return many[action].other }

// Reactions are the actions that an arm can add.
func Reactions() []string { return reactionNames() }

// amount counts things whose plural ends in s.
func amount(n int, one string) string { return noun{one, one + "s"}.of(n) }

// many is indexed by action.
var many = [...]noun{
	activity.Post:          {"post", "posts"},
	activity.Like:          {"like", "likes"},
	activity.Comment:       {"comment", "comments"},
	activity.Reply:         {"reply", "replies"},
	activity.Mention:       {"mention", "mentions"},
	activity.Reshare:       {"reshare", "reshares"},
	activity.Quote:         {"quote", "quotes"},
	activity.React:         {"other reaction", "other reactions"},
	activity.List:          {"list entry", "list entries"},
	activity.Unlist:        {"removal from a list", "removals from lists"},
	activity.Follow:        {"follow", "follows"},
	activity.Unfollow:      {"unfollow", "unfollows"},
	activity.Endorse:       {"+K", "+K"},
	activity.Connect:       {"linking of a network", "linkings of networks"},
	activity.Disconnect:    {"unlinking of a network", "unlinkings of networks"},
	activity.NotInterested: {"request to see less", "requests to see less"},
	activity.Block:         {"block", "blocks"},
	activity.Mute:          {"mute", "mutes"},
	activity.Report:        {"report", "reports"},
	activity.Dismiss:       {"deletion of a list's notification", "deletions of lists' notifications"},
	activity.Open:          {"list found by hand", "lists found by hand"},
}
