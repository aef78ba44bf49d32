package calibration

import (
	"reflect"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// log builds a log of one network; an event is what, by whom, on whose what, and
// after how many minutes.
func log(t *testing.T, events ...[5]any) *activity.Trace {
	t.Helper()
	var b activity.Builder
	for _, e := range events {
		a, ok := activity.ParseAction(e[0].(string))
		if !ok {
			t.Fatalf("no action %v", e[0])
		}
		err := b.Add(activity.Named{
			Time: activity.Time(e[4].(int)) * activity.Minute, Network: "here", Action: a,
			Actor: e[1].(string), Owner: e[2].(string), Object: e[3].(string),
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	trace, err := b.Build()
	if err != nil {
		t.Fatal(err)
	}
	return trace
}

func TestObserve(t *testing.T) {
	got := Observe(log(t,
		[5]any{"post", "ann", "ann", "p", 0},
		[5]any{"comment", "bob", "ann", "p", 10},
		[5]any{"reply", "ann", "bob", "p", 20}, // by the author, though bob is its owner
		[5]any{"comment", "bob", "ann", "p", 30},
		[5]any{"like", "cyd", "ann", "p", 40},
		[5]any{"like", "ann", "ann", "p", 50},
		[5]any{"reshare", "cyd", "ann", "p", 1441}, // too late to be a reaction that tables show
		[5]any{"follow", "cyd", "ann", "", 1500},
		[5]any{"post", "bob", "bob", "q", 1600}, // the log ends before a day has passed
		[5]any{"comment", "ann", "bob", "q", 1610},
	), activity.DayLength)
	want := &Observed{
		Delays:   []Delays{{"here", activity.Like, []float64{40}}, {"here", activity.Comment, []float64{10, 30}}},
		Received: []Received{{"here", []float64{2}, []float64{3}}},
		Posts:    []float64{1, 1},
		Acts:     []float64{2, 2, 2}, // ann: a reply and a comment; bob: two comments; cyd: a like and a reshare
		Times:    []activity.Time{0, 1600 * activity.Minute},
		ByAuthor: []float64{0, 1, 0, 0}, Again: []float64{0, 1, 0}, OwnLike: []float64{0, 1},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

// Where a log shows no posts, the owner of what is commented on is its author.
func TestObserveWithoutPosts(t *testing.T) {
	got := Observe(log(t,
		[5]any{"comment", "ann", "ann", "issue", 0},
		[5]any{"comment", "bob", "ann", "issue", 1},
		[5]any{"like", "bob", "ann", "thing", 2},
	), activity.DayLength)
	want := &Observed{Acts: []float64{2}, ByAuthor: []float64{1, 0}, Again: []float64{0}, OwnLike: []float64{0}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	if empty := Observe(&activity.Trace{}, activity.DayLength); !reflect.DeepEqual(empty, &Observed{}) {
		t.Errorf("an empty log shows %+v", empty)
	}
}
