package spec

import (
	"fmt"
	"strconv"
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
	on := s.Days()
	switch {
	case s.Silence != nil:
		what = silenceSays(*s.Silence)
	case s.Remove != nil:
		what = removeSays(*s.Remove)
	case s.Add != nil:
		what = addSays(*s.Add)
	case s.List != nil:
		what = listSays(*s.List)
	case s.PlusK != nil:
		what = plusKSays(*s.PlusK)
	case s.Behave != nil:
		what = behaveSays(*s.Behave)
	default:
		what = standingSays(s)
	}
	return inDays(on), what
}

// standingSays is what steps do that change what an account holds or says.
func standingSays(s intervention.Step) string {
	switch {
	case s.Connect != nil:
		return s.Connect.Network + " linked"
	case s.Disconnect != nil && s.Disconnect.Others:
		return "all networks but the subjects' own unlinked"
	case s.Disconnect != nil:
		return s.Disconnect.Network + " unlinked"
	case s.Follow != nil:
		return fmt.Sprintf("the subject followed by %s%s", aDay(amount(s.Follow.Count, "stranger"), s.Follow.Days), on(s.Follow.Network))
	case s.Unfollow != nil:
		return fmt.Sprintf("%s lost%s", aDay(amount(s.Unfollow.Count, "follower"), s.Unfollow.Days), on(s.Unfollow.Network))
	case s.Post != nil:
		return aDay(amount(s.Post.Count, "post"), s.Post.Days) + " by the subject" + on(s.Post.Network)
	case s.Mention != nil:
		return aDay(amount(s.Mention.Count, "other"), s.Mention.Days) + " mentioned by the subject, each in a post of its own" + on(s.Mention.Network)
	}
	return listsSay(s)
}

// listsSay is what steps do that have to do with lists one is on.
func listsSay(s intervention.Step) string {
	switch {
	case s.Dismiss != nil:
		return "every notification of a list deleted"
	case s.Open != nil:
		return "every lost list found by hand"
	}
	panic("spec: the words for a step without an intervention were asked for")
}

// aDay says of a number that it is one a day, where there are several.
func aDay(many string, days intervention.Days) string {
	if days.Len() > 1 {
		return many + " a day"
	}
	return many
}

// on names a network, where it is not the subjects'.
func on(network string) string {
	if network == "" {
		return ""
	}
	return " on " + network
}

func inDays(d intervention.Days) string {
	if d.First == d.Last {
		return fmt.Sprintf("on day %d", d.First)
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
	switch {
	case a.People > 0 && a.By == intervention.Audience:
		by = fmt.Sprintf("%d of the audience", a.People)
	case a.People > 0:
		by = amount(a.People, "stranger")
	}
	to := map[intervention.Target]string{
		intervention.LastPost: "the latest post", intervention.KeptPost: "the kept post",
		intervention.LastObject: "the object with the latest event", intervention.NewPost: "a new post at noon",
	}[a.To]
	if a.Standing != 0 {
		by += ", by those to whom people react " + map[intervention.Standing]string{intervention.HighStanding: "most", intervention.LowStanding: "least"}[a.Standing] + ","
	}
	beside := ""
	if a.Beside > 0 {
		beside = fmt.Sprintf(", while each does the same to %s", amount(a.Beside, "other"))
	}
	return fmt.Sprintf("%s by %s on %s%s%s", aDay(many[a.Action].of(a.Count), a.Days), by, to, on(a.Network), beside)
}

func listSays(l intervention.List) string {
	if l.By == intervention.Self {
		return fmt.Sprintf("the subject put on %s of their own", aDay(amount(l.Count, "list"), l.Days))
	}
	return fmt.Sprintf("the subject put on lists by %s", aDay(amount(l.Count, "other"), l.Days))
}

func plusKSays(p intervention.PlusK) string {
	way := "from"
	if p.Side == intervention.Given {
		way = "given to"
	}
	text := fmt.Sprintf("%s %s as many followers", aDay(fmt.Sprintf("%d +K", p.Count), p.Days), way)
	return text + map[intervention.Tweet]string{
		intervention.TweetAuto:   ", each with the automatic tweet that mentions who receives it",
		intervention.TweetReason: ", each with a tweet that mentions who receives it and says why",
	}[p.Tweet]
}

// noun is what events of an action are called.
type noun struct{ one, other string }

func (n noun) of(count int) string {
	if count == 1 {
		return "1 " + n.one
	}
	return grouped(count) + " " + n.other
}

// grouped writes 10000 as 10,000; no count of a spec has a million.
func grouped(count int) string {
	if count < 1000 {
		return strconv.Itoa(count)
	}
	return fmt.Sprintf("%d,%03d", count/1000, count%1000)
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
