package calibration

import (
	"strings"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/world"
)

// planted are worlds whose settings are known, as evidence.
func planted(t *testing.T, change func(*world.Settings)) *Observed {
	t.Helper()
	s := settings(t)
	change(s)
	o, err := Worlds{First: 900, Count: 6}.observe(s)
	if err != nil {
		t.Fatal(err)
	}
	return o
}

// quick are fewer worlds than a calibration makes, small as they are.
var quick = Worlds{First: 1, Count: 4}

// What was planted is found again, from half of what it led to.
func TestPlantedSettingsAreFound(t *testing.T) {
	seen := planted(t, func(s *world.Settings) {
		for path, x := range map[string]float64{
			"networks.facebook.posts.spread": 1.3, "posts.appeal": 1, "conversation.author_answers": 0.4, "conversation.commenter_answers": 0.5,
		} {
			changed, err := s.With(path, x)
			if err != nil {
				t.Fatal(err)
			}
			*s = *changed
		}
		s.Clock.Hours[3] = 10
	})
	e := Evidence{Source: "the plant", Fits: []Stat{Delay, Hours, Weekdays, Answers, Returns, Posts, Likes}, Observed: seen}
	fit, err := Calibrate(settings(t), []Evidence{e}, quick)
	if err != nil {
		t.Fatal(err)
	}
	s := fit.Settings
	near(t, "spread of posting", s.Networks[0].Posts.Spread, 1.3, 0.2)
	near(t, "appeal", s.Posts.Appeal, 1, 0.2)
	near(t, "authors' answers", s.Conversation.AuthorAnswers, 0.4, 0.05)
	near(t, "commenters' answers", s.Conversation.CommenterAnswers, 0.5, 0.15)
	near(t, "the busy hour", s.Clock.Hours[3]/s.Clock.Hours[4], 10, 3)
	c, err := Compare(s, []Evidence{e}, Worlds{First: 50, Count: 4})
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range c.Marginals {
		if m.KS > 0.1 {
			t.Errorf("%s: KS %.3f", m.Name(), m.KS)
		}
	}
	for _, change := range fit.Changes {
		if !strings.HasPrefix(change.From, "calibrated on half of the plant: ") {
			t.Errorf("%s is from %q", change.Path, change.From)
		}
	}
	if _, err := Write("w.yaml", []byte(small), &Fit{s, fit.Changes[:0]}); err == nil {
		t.Error("a file without the changes passes for one with them")
	}
}

func TestCalibrateErrors(t *testing.T) {
	few := make([]float64, 60)
	check := func(want string, evidence ...Evidence) {
		t.Helper()
		_, err := Calibrate(settings(t), evidence, quick)
		if err == nil || err.Error() != want {
			t.Errorf("%v\nwant %s", err, want)
		}
	}
	check("nothing of what was given can fit a setting")
	posts := Evidence{"a", []Stat{Posts}, &Observed{Posts: make([]float64, 300)}}
	check("a and a would both fit posts: a distribution is fitted to one source", posts, posts)
	check("b is too little to fit acts: half of it shows 28 accounts, at least 50 are wanted", Evidence{"b", []Stat{Acts}, &Observed{Acts: few}})
	elsewhere := &Observed{Received: []Received{{"myspace", make([]float64, 300), make([]float64, 300)}}}
	check(`c shows posts of "myspace", which the world does not have`, Evidence{"c", []Stat{Likes}, elsewhere})
}

func TestWhole(t *testing.T) {
	_, err := Whole("short.csv", &Observed{Posts: []float64{1, 2}, Delays: []Delays{{"x", activity.Comment, []float64{5}}}})
	const want = "short.csv is too short to calibrate on, at least 100 of a kind are wanted: delays (reactions: 1), hours (posts: 0), weekdays (posts: 0), " +
		"answers (comments: 0), returns (comments: 0), posts (accounts: 2), acts (accounts: 0), likes (posts: 0), together (posts: 0), uncommented (posts: 0), own-likes (likes: 0)"
	if err == nil || err.Error() != want {
		t.Errorf("%v\nwant %s", err, want)
	}
	e, err := Whole("log.csv", planted(t, func(*world.Settings) {}))
	if err != nil || len(e.Fits) != len(fitted) {
		t.Errorf("%v of %v can be fitted, %v", e.Fits, fitted, err)
	}
}
