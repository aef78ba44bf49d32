package world

import (
	"math"
	"slices"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/seed"
)

func near(t *testing.T, what string, got, want, within float64) {
	t.Helper()
	if !(math.Abs(got-want) <= within) {
		t.Errorf("%s is %.4g, want %.4g within %.2g", what, got, want, within)
	}
}

func TestDelays(t *testing.T) {
	check := func(a activity.Action, median float64) {
		t.Helper()
		w, s := made(t, 1), seed.New(5).Stream()
		all := make([]float64, 20_000)
		for i := range all {
			all[i] = float64(w.Delay(a, s)) / float64(activity.Minute)
		}
		slices.Sort(all)
		near(t, a.String()+" median", all[len(all)/2], median, median/20)
		if all[0] <= 0 || all[len(all)-1] > 24*60 {
			t.Errorf("%v waits %v to %v minutes", a, all[0], all[len(all)-1])
		}
	}
	check(activity.Like, 70)
	check(activity.Comment, 92) // Klout open data
	check(activity.Reshare, 52) // Klout open data
}

func TestDelayMedianIsExact(t *testing.T) {
	check := func(median, spread, longest float64) {
		t.Helper()
		d := newDelay(DelaySettings{Action: activity.Comment, Median: median, Spread: spread}, longest)
		near(t, "median", math.Exp(d.logarithm(0.5)), median, median*1e-6)
		near(t, "cut", math.Exp(d.logarithm(1)), longest*60, longest*60*1e-3)
	}
	check(92, 2.1, 24)
	check(720, 5, 24) // as late and wide as is allowed
	check(1, 3, 24)
}

func TestObservedDelays(t *testing.T) {
	d := newDelay(DelaySettings{Action: activity.Comment, Quantiles: []float64{1, 10, 1000}}, 24)
	check := func(share, minutes float64) {
		t.Helper()
		near(t, "quantile", math.Exp(d.logarithm(share)), minutes, minutes*1e-9)
	}
	check(0, 1)
	check(0.25, math.Sqrt(10))
	check(0.5, 10)
	check(0.75, 100)
	check(1, 1000)
	s, below := seed.New(5).Stream(), 0
	for range 20_000 {
		if d.draw(s) <= 10*activity.Minute {
			below++
		}
	}
	near(t, "share below the median", float64(below)/20_000, 0.5, 0.015)
}

func TestDegrees(t *testing.T) {
	check := func(network string, mean, reciprocity float64) {
		t.Helper()
		// Five worlds: one alone has a standard error of about 5 %.
		for number := uint64(1); number <= 5; number++ {
			w := made(t, number)
			n, _ := w.Trace.NetworkNamed(network)
			follows := 0
			for a := range activity.Account(len(w.Trace.Accounts)) {
				follows += len(w.Audience(a, n))
			}
			c := w.Card().Networks[n]
			near(t, network+" mean audience", float64(follows)/float64(c.Linked), mean, 0.15*mean)
			near(t, network+" reciprocity", c.Reciprocity, reciprocity, 0.02)
			// A Poisson audience of this mean would hardly reach twice its median.
			if q := c.Audience; q[6] < 3*q[3] {
				t.Errorf("%s audience is not heavy-tailed: median %d, 99 %% %d", network, q[3], q[6])
			}
		}
	}
	check("facebook", 110, 1)
	check("linkedin", 40, 1)
	check("twitter", 40, 0.221) // Kwak et al. 2010
}

func TestTieScale(t *testing.T) {
	check := func(mean, spread float64) {
		t.Helper()
		k, s, got := tieScale(mean, spread), seed.New(3).Stream(), 0.0
		const n = 200_000
		for range n {
			got += min(1, k*heavy(spread, s.Normal())*heavy(spread, s.Normal())) / n
		}
		near(t, "mean tie", got, mean, 0.01)
	}
	check(0.2, 0.6)
	check(0.9, 0.1)
	check(0.5, 1.5)
	check(0.3, 0)
	check(0, 1)
}

func TestWeekAndDay(t *testing.T) {
	s := village(t)
	var weekdays [7]float64
	var hours [24]float64
	posts := 0.0
	for number := uint64(1); number <= 3; number++ {
		// Whole weeks, so that every weekday has as many days.
		w, err := Make(s, Span{number, 91, 14, s.Days.FirstMeasured})
		if err != nil {
			t.Fatal(err)
		}
		for i := range w.Trace.Time {
			if e := w.Trace.At(i); e.Action == activity.Post {
				weekdays[(e.Day()-w.First())%7]++ // the span starts on a Monday
				hours[(e.Time-e.Day().Start())/activity.Hour]++
				posts++
			}
		}
	}
	for d, x := range s.Clock.Weekdays {
		near(t, "weekday share", weekdays[d]/posts, x/3087, 0.005)
	}
	for h, x := range s.Clock.Hours {
		near(t, "hour share", hours[h]/posts, x/3087, 0.004)
	}
}

func TestWeekday(t *testing.T) {
	k := newClock(Clock{Hours: [24]float64{1}, Weekdays: [7]float64{7}})
	check := func(day string, want float64) {
		t.Helper()
		d, err := activity.ParseDay(day)
		if err != nil || k.weekdays[weekday(d)] != want {
			t.Errorf("%s: %v, %v, want %v", day, k.weekdays[weekday(d)], err, want)
		}
	}
	check("2011-08-15", 7) // a Monday
	check("2011-08-14", 0)
	check("1969-12-29", 7) // a Monday before day 0
	check("1969-12-28", 0)
}

func TestConversation(t *testing.T) {
	w, s := made(t, 1), village(t)
	if b := s.Branching(); b >= 1 || b <= 0 {
		t.Errorf("branching ratio %v", b)
	}
	author := map[activity.Object]activity.Account{}
	own, others, answers := 0.0, 0.0, 0.0
	for i := range w.Trace.Time {
		switch e := w.Trace.At(i); {
		case e.Action == activity.Post:
			author[e.Object] = e.Actor
		case e.Action != activity.Comment && e.Action != activity.Reply:
		case e.Actor != author[e.Object]:
			others++
		case e.Owner == e.Actor:
			own++
		default:
			answers++
		}
	}
	// A little less than the setting: answers behind the span are not told.
	near(t, "answers by the author for each comment", (own+answers)/others, s.Conversation.AuthorAnswers, 0.02)
	if own == 0 || answers == 0 {
		t.Errorf("%v own comments, %v replies by authors", own, answers)
	}
}

func TestBranching(t *testing.T) {
	check := func(c Conversation, returns, want float64) {
		t.Helper()
		s := Settings{Conversation: c, Ripples: Ripples{Returns: returns}}
		near(t, "branching ratio", s.Branching(), want, 1e-12)
	}
	check(Conversation{}, 0, 0)
	check(Conversation{OthersJoin: 0.3}, 0, 0.3)
	check(Conversation{OthersJoin: 0.3}, 0.2, 0.5)
	check(Conversation{AuthorAnswers: 0.5, CommenterAnswers: 0.5}, 0, 0.5)
	check(Conversation{AuthorAnswers: 1, CommenterAnswers: 1}, 0, 1)
	check(Conversation{AuthorAnswers: 0.75, CommenterAnswers: 1, OthersJoin: 0.5}, 0, 1.151387818865997)
}
