package intervention

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// added applies steps to a subject and lists what they add, without hours; it
// fails on any residue.
func added(t *testing.T, sc *Scene, subject string, steps ...Step) (lines []string, err error) {
	t.Helper()
	who, a := subjectOf(t, sc, subject), arm(steps...)
	d, err := sc.Delta(who, a)
	if err != nil {
		return nil, err
	}
	if residue := sc.Declared(who, a, &d); residue != "" {
		t.Error(residue)
	}
	accounts, objects := slices.Concat(sc.Trace.Accounts, d.Accounts), slices.Concat(sc.Trace.Objects, d.Objects)
	if !slices.IsSorted(accounts) {
		t.Errorf("the names of accounts do not rise: %q", d.Accounts)
	}
	for i := range d.Added.Time {
		e := d.Added.At(i)
		lines = append(lines, strings.TrimSpace(fmt.Sprintf("%d %s %s %s %s %s",
			e.Day()-zero, sc.Trace.Networks[e.Network], e.Action, accounts[e.Actor], accounts[e.Owner], objects[e.Object])))
	}
	return lines, nil
}

func TestLinks(t *testing.T) {
	check := func(subject, want string, steps ...Step) {
		t.Helper()
		lines, err := added(t, stageOf(t, day0+"\n-1 3 linkedin post cyd cyd c1\n1 4 linkedin post ann ann l1"), subject, steps...)
		got := strings.Join(lines, "\n")
		if err != nil {
			got = err.Error()
		}
		if got != want {
			t.Errorf("got\n%s\nwant\n%s", got, want)
		}
	}
	connect := func(n string, day int) Step { return Step{Connect: &Connect{n, day}} }
	disconnect := func(n string, day int) Step { return Step{Disconnect: &Disconnect{Network: n, Day: day}} }
	others := func(day int) Step { return Step{Disconnect: &Disconnect{Others: true, Day: day}} }

	check("ann", "1 twitter disconnect ann ann", disconnect("twitter", 1))
	check("ann", "1 twitter disconnect ann ann\n3 twitter connect ann ann", disconnect("twitter", 1), connect("twitter", 3))
	check("ann", "1 twitter disconnect ann ann", others(1))
	check("ann", "2 linkedin disconnect ann ann\n2 twitter disconnect ann ann", others(2))
	check("ann", "1 linkedin connect ann ann", connect("linkedin", 1))
	// What happens on a network links it, whoever did it, but not after it was
	// unlinked; and what happens on the day itself is not yet there.
	check("ann", "arm tried: linkedin is linked already on day 2", connect("linkedin", 2))
	check("bob", "arm tried: linkedin is not linked on day 1", disconnect("linkedin", 1))
	check("ann", "arm tried: twitter is not linked on day 0", disconnect("twitter", 0))
	check("ann", "arm tried: twitter is not linked on day 3", disconnect("twitter", 1), disconnect("twitter", 3))
	check("fan0", "arm tried: no other network is linked on day 1", others(1))
	check("ann", `arm tried: there is no network "flickr"`, connect("flickr", 0))
	// Being acted on is being there.
	check("ann", "arm tried: facebook is linked already on day 0", connect("facebook", 0))
}

func TestFollows(t *testing.T) {
	sc := stageOf(t, day0)
	check := func(want string, steps ...Step) {
		t.Helper()
		lines, err := added(t, sc, "ann", steps...)
		if got := strings.Join(lines, "\n"); err != nil || got != want {
			t.Errorf("%v: got\n%s\nwant\n%s", err, got, want)
		}
	}
	check(`0 twitter follow ~stranger-0000000001 ann
0 twitter follow ~stranger-0000000002 ann
1 twitter follow ~stranger-0000000003 ann
1 twitter follow ~stranger-0000000004 ann`, Step{Follow: &Follow{Strangers, 2, Days{0, 1}, "twitter"}})
	all, err := added(t, sc, "ann", Step{Unfollow: &Unfollow{Audience, 6, Days{0, 1}, ""}})
	if slices.Sort(all); err != nil || len(slices.Compact(all)) != 12 {
		t.Errorf("%v, %v", all, err)
	}
	if _, err := added(t, sc, "ann", Step{Unfollow: &Unfollow{Audience, 7, Days{0, 1}, ""}}); err == nil || err.Error() != "arm tried: 5 suitable followers, 7 are needed" {
		t.Errorf("nobody leaves twice: %v", err)
	}
	many, err := added(t, sc, "ann", Step{Follow: &Follow{Strangers, 10_000, On(0), ""}})
	if err != nil || len(many) != 10_000 {
		t.Errorf("%d follow, %v", len(many), err)
	}
}

func TestNotifications(t *testing.T) {
	sc := stageOf(t, day0+"\n-1 3 facebook list bob ann guitars\n-1 4 facebook list ann ann mine\n1 3 facebook list cyd ann late")
	check := func(want string, steps ...Step) {
		t.Helper()
		lines, err := added(t, sc, "ann", steps...)
		got := strings.Join(lines, "\n")
		if err != nil {
			got = err.Error()
		}
		if got != want {
			t.Errorf("got\n%s\nwant\n%s", got, want)
		}
	}
	dismiss := func(day int) Step { return Step{Dismiss: &Dismiss{day}} }
	open := func(day int) Step { return Step{Open: &Open{day}} }
	check("0 facebook dismiss ann ann guitars", dismiss(0))
	check("1 facebook dismiss ann ann guitars\n1 facebook dismiss ann ann late", dismiss(1))
	check("0 facebook dismiss ann ann guitars\n1 facebook open ann ann guitars", dismiss(0), open(1))
	check("0 facebook dismiss ann ann guitars\n1 facebook dismiss ann ann late", dismiss(0), dismiss(1))
	check("arm tried: no list to open on day 0", open(0))
	check("arm tried: no list to dismiss on day 0", dismiss(0), dismiss(0))
	lines, err := added(t, sc, "ann", Step{List: &List{Others, 3, On(0)}}, dismiss(1))
	if err != nil || strings.Count(strings.Join(lines, "\n"), "dismiss") != 5 {
		t.Errorf("%v, %q", err, lines)
	}
}

func TestOwnActs(t *testing.T) {
	sc := stageOf(t, day0)
	posts, err := added(t, sc, "ann", Step{Post: &Post{3, Days{0, 1}, "twitter"}}, Step{Post: &Post{1, On(0), ""}})
	if slices.Sort(posts); err != nil || strings.Join(posts, "\n") != `0 facebook post ann ann post-ann-7
0 twitter post ann ann post-ann
0 twitter post ann ann post-ann-2
0 twitter post ann ann post-ann-3
1 twitter post ann ann post-ann-4
1 twitter post ann ann post-ann-5
1 twitter post ann ann post-ann-6` {
		t.Errorf("%v\n%s", err, strings.Join(posts, "\n"))
	}
	check := func(count, want int) {
		t.Helper()
		lines, err := added(t, sc, "ann", Step{Mention: &Mention{count, Days{0, 1}, ""}})
		if len(lines) != want || (err == nil) != (want > 0) {
			t.Errorf("%d mentions: %d events, %v", count, len(lines), err)
		}
		owners, posts := map[string]int{}, 0
		for _, line := range lines {
			f := strings.Fields(line)
			if f[2] == "post" {
				posts++
			} else if owners[f[0]+f[4]]++; owners[f[0]+f[4]] > 1 || f[4] == "ann" || f[2] != "mention" {
				t.Error(line)
			}
		}
		if posts != want/2 {
			t.Errorf("%d posts for %d mentions", posts, want/2)
		}
	}
	check(5, 20)
	check(12, 48)
	check(13, 0) // there are twelve others
}

func TestAddElsewhere(t *testing.T) {
	sc := stageOf(t, day0+"\n-1 3 linkedin post cyd cyd c1")
	like := Add{Action: activity.Like, Count: 6, To: NewPost, By: Audience, Days: Days{0, 1}}
	actors := func(a Add) string {
		t.Helper()
		lines, err := added(t, sc, "ann", Step{Add: &a})
		if err != nil {
			t.Fatal(err)
		}
		var who []string
		for _, line := range lines {
			f := strings.Fields(line)
			if a.Network != "" && f[1] != a.Network {
				t.Error(line)
			}
			who = append(who, f[0]+f[2]+f[3])
		}
		slices.Sort(who)
		return strings.Join(who, " ")
	}
	here := actors(like)
	like.Network = "linkedin"
	if there := actors(like); there != here || strings.Count(here, "postann") != 2 {
		t.Errorf("here %s\nthere %s", here, there)
	}
	like.People = 2
	if few := strings.Fields(actors(like)); len(few) != 14 || len(slices.Compact(few)) != 6 {
		t.Errorf("by two people and a post a day: %v", few)
	}
	like.To = LastPost
	if _, err := added(t, sc, "ann", Step{Add: &like}); err == nil || err.Error() != "arm tried: no post by the end of day 0" {
		t.Errorf("a post on another network: %v", err)
	}
}

// TestResidueOfStandingSteps changes one thing of each delta after the other.
func TestResidueOfStandingSteps(t *testing.T) {
	sc := stageOf(t, day0+"\n-1 3 linkedin post cyd cyd c1\n-1 3 facebook list bob ann guitars")
	ann, bob := subjectOf(t, sc, "ann"), subjectOf(t, sc, "bob")
	steps := []Step{
		{Connect: &Connect{"linkedin", 1}}, {Disconnect: &Disconnect{Network: "twitter", Day: 1}}, {Disconnect: &Disconnect{Others: true, Day: 1}},
		{Follow: &Follow{Strangers, 2, On(1), "twitter"}}, {Unfollow: &Unfollow{Audience, 2, On(1), ""}},
		{Post: &Post{2, On(1), "twitter"}}, {Mention: &Mention{2, On(1), ""}},
		{Add: &Add{Action: activity.Like, Count: 2, To: NewPost, Days: On(1), By: Strangers, Network: "twitter"}},
		{Dismiss: &Dismiss{1}},
		{List: &List{Others, 2, On(1)}}, {PlusK: &PlusK{Received, 2, On(1), TweetReason}},
	}
	for _, s := range steps {
		for what, change := range map[string]func(*activity.Columns){
			"day":     func(c *activity.Columns) { c.Time[0] += activity.DayLength },
			"network": func(c *activity.Columns) { c.Network[0] = (c.Network[0] + 1) % 3 },
			"action":  func(c *activity.Columns) { c.Action[0] = activity.Report },
			"actor and owner": func(c *activity.Columns) {
				c.Actor[0], c.Owner[0] = bob, bob
			},
		} {
			d, err := sc.Delta(ann, arm(s))
			if err != nil {
				t.Fatal(err)
			}
			if residue := sc.Declared(ann, arm(s), &d); residue != "" {
				t.Errorf("%+v: %s", s.change(), residue)
			}
			twice := s.Disconnect != nil && s.Disconnect.Others && what == "network" // linkedin is another one, too
			if change(&d.Added); sc.Declared(ann, arm(s), &d) == "" && !twice {
				t.Errorf("%+v: another %s is declared", s.change(), what)
			}
		}
	}
}
