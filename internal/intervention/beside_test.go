package intervention

import (
	"slices"
	"strings"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// TestStandingPicksPeople adds reactions by those to whom people reacted most, and
// least, before the day; cyd has reacted to the post already.
func TestStandingPicksPeople(t *testing.T) {
	sc := stageOf(t, day0+`
		-1 3 facebook post bob bob q1
		-1 4 facebook like cyd bob q1
		-1 5 twitter mention fan1 bob
		-1 6 facebook like bob bob q1
		-1 7 facebook like bob fan2 z
		-1 8 facebook follow bob fan3
		-1 8 facebook like bob cyd c1
		-1 9 facebook like bob cyd c1
		-1 9 facebook like fan4 cyd c1
		0 3 facebook like cyd fan5 y
		0 3 facebook like bob fan5 y`)
	check := func(standing Standing, count int, want string) {
		t.Helper()
		lines, err := added(t, sc, "ann", Step{Add: &Add{Action: activity.Comment, Count: count, To: LastPost, By: Audience, Standing: standing}})
		if err != nil {
			t.Fatal(err)
		}
		var who []string
		for _, line := range lines {
			who = append(who, strings.Fields(line)[3])
		}
		slices.Sort(who)
		if got := strings.Join(who, " "); got != want {
			t.Errorf("%d of standing %d: %s, want %s", count, standing, got, want)
		}
	}
	check(HighStanding, 1, "bob")
	check(HighStanding, 2, "bob fan2")
	check(LowStanding, 3, "fan0 fan1 fan3")
	check(LowStanding, 4, "fan0 fan1 fan3 fan4")
}

// besides is a day on which bob and fan1 post on facebook.
const besides = day0 + `
	0 3 facebook post bob bob q2
	0 4 facebook post fan1 fan1 z1
	0 5 facebook post fan1 fan1 z2
	0 5 twitter post cyd cyd c2
	1 5 facebook post cyd cyd c3`

// TestBeside has each who reacts do the same to others who post on that day.
func TestBeside(t *testing.T) {
	like := Add{Action: activity.Like, Count: 4, People: 2, To: NewPost, By: Strangers, Beside: 2}
	lines, err := added(t, stageOf(t, besides), "ann", Step{Add: &like})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(lines)
	want := `0 facebook like ~stranger-0000000001 ann post-ann
0 facebook like ~stranger-0000000001 ann post-ann
0 facebook like ~stranger-0000000001 bob q2
0 facebook like ~stranger-0000000001 fan1 z1
0 facebook like ~stranger-0000000002 ann post-ann
0 facebook like ~stranger-0000000002 ann post-ann
0 facebook like ~stranger-0000000002 bob q2
0 facebook like ~stranger-0000000002 fan1 z1
0 facebook post ann ann post-ann`
	if got := strings.Join(lines, "\n"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestBesideNobodyElseChanges keeps who reacts, and has nobody react to
// themselves.
func TestBesideNobodyElseChanges(t *testing.T) {
	sc := stageOf(t, besides)
	like := func(beside int) ([]string, error) {
		return added(t, sc, "ann", Step{Add: &Add{Action: activity.Like, Count: 12, To: NewPost, By: Audience, Beside: beside}})
	}
	lines, err := like(1)
	if err != nil || len(lines) != 25 {
		t.Errorf("%d events, %v", len(lines), err)
	}
	for _, line := range lines {
		if f := strings.Fields(line); f[2] == "like" && f[3] == f[4] {
			t.Error(line)
		}
	}
	alone, err := like(0)
	if err != nil || len(alone) != 13 {
		t.Errorf("%d events, %v", len(alone), err)
	}
	for _, line := range alone {
		if !slices.Contains(lines, line) {
			t.Errorf("only without others: %s", line)
		}
	}
	if _, err := like(3); err == nil || !strings.Contains(err.Error(), "others post on day 0, 3 are to be reacted to") {
		t.Errorf("got %v", err)
	}
}
