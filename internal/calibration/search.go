package calibration

import (
	"math"
	"slices"

	"github.com/yardstick-lab/yardstick/internal/world"
)

// search fits by making worlds what the evidence states only of the outcome.
func (t task) search(f *fitter) error {
	switch t.stat {
	case OwnLikes:
		return t.reach(f, dial{
			paths: []string{"posts.own_like"}, low: 1e-4, high: 1, proportional: true,
			how: "share of likes for the actor's own work",
		})
	case Posts:
		return t.approach(f, dial{paths: everywhere(f.settings, "posts.spread"), low: 0.2, high: 3.5, how: "posts of each who posted"})
	case Acts:
		return t.approach(f, dial{paths: []string{"reactors.account"}, low: 0, high: 3.5, how: "acts of each who acted"})
	case Likes, Together, Uncommented:
		return t.searchPosts(f)
	case Returns:
		return t.reach(f, dial{
			paths: []string{"conversation.commenter_answers"}, low: 0, high: mostReturning(f.settings),
			how: "comments by those who had commented there before",
		})
	}
	return nil
}

// searchPosts fits what posts receive.
func (t task) searchPosts(f *fitter) error {
	n, err := t.network(f.settings)
	if err != nil {
		return err
	}
	switch t.stat {
	case Likes:
		return t.approach(f, dial{paths: []string{"posts.appeal"}, low: 0, high: 3.5, how: "likes of each post, thinned"})
	case Together:
		return t.reach(f, dial{paths: []string{"posts.talk"}, low: 0, high: 3, falling: true, how: "rank correlation of a post's likes and comments"})
	}
	return t.reach(f, dial{
		paths: []string{"networks." + n + ".reactions.like"}, low: 1e-5, high: 0.2, proportional: true,
		how: "share of posts with likes and without comments",
	})
}

// mostBranching is the branching ratio beyond which no search goes (ours).
const mostBranching = 0.9

// mostReturning is how often commenters may come back at that branching ratio λ:
// λ² = λ·comments + answers·b.
func mostReturning(s *world.Settings) float64 {
	comments := s.Conversation.OthersJoin + s.Ripples.Returns
	b := mostBranching * (mostBranching - comments) / math.Max(s.Conversation.AuthorAnswers, 1e-9)
	return math.Max(0, math.Min(1, b))
}

// everywhere are the paths of a setting of every network on which people post.
func everywhere(s *world.Settings, key string) []string {
	var all []string
	for _, n := range s.Networks {
		if n.Posts.Median > 0 {
			all = append(all, "networks."+n.Name+"."+key)
		}
	}
	return all
}

// network is the one whose posts the evidence shows.
func (t task) network(s *world.Settings) (string, error) {
	name := ""
	for _, h := range append([]fittedHalf{t.fittedHalf}, t.others...) {
		switch {
		case len(h.Received) != 1:
			return "", refuse("%s shows posts of %d networks: %s is fitted to those of one", h.Source, len(h.Received), t.stat)
		case name != "" && name != h.Received[0].Network:
			return "", refuse("%s shows posts of %q and %s of %q: %s is fitted to those of one network", t.Source, name, h.Source, h.Received[0].Network, t.stat)
		}
		name = h.Received[0].Network
	}
	if !slices.ContainsFunc(s.Networks, func(n world.NetworkSettings) bool { return n.Name == name }) {
		return "", refuse("%s shows posts of %q, which the world does not have", t.Source, name)
	}
	return name, nil
}

// dial is a setting, or one that several networks share, and how it is turned.
type dial struct {
	paths        []string
	low, high    float64
	proportional bool // turned by factors, not by differences
	falling      bool // turned up, the statistic falls
	how          string
}

// grain is the size below which differences are absolute: a tenth for spreads and
// probabilities (ours); where the dial is turned by factors, there is none.
func (d dial) grain() float64 {
	if d.proportional {
		return 0
	}
	return 0.1
}

// turned makes the worlds with the dial at x and observes them.
func (f *fitter) turned(d dial, x float64) (*Observed, error) {
	s := f.settings
	for _, path := range d.paths {
		var err error
		if s, err = s.With(path, x); err != nil {
			return nil, refuse("%v", err)
		}
	}
	return f.worlds.observe(s)
}

// settle leaves the dial at x.
func (t task) settle(f *fitter, d dial, x float64) error {
	x = digits(x, 3)
	how := d.how
	for _, end := range []float64{d.low, d.high} {
		if math.Abs(x-end) <= finest*math.Max(end, d.grain()) {
			x = end
			how += "; not reached within the range, whose end this is"
		}
	}
	for _, path := range d.paths {
		if err := f.set(path, x, t.from(how)); err != nil {
			return err
		}
	}
	return nil
}

// finest is the step at which a search ends (ours).
const finest = 0.02

// approach turns a dial to where the worlds lie nearest to the evidence, by
// golden section (Kiefer 1953). Where many settings are as good, for all that the
// evidence can tell, it is the least of these.
func (t task) approach(f *fitter, d dial) error {
	var failed error
	at := func(x float64) nearness {
		made, err := f.turned(d, x)
		if err != nil {
			failed = err
			return nearness{}
		}
		return t.near(made)
	}
	const golden = 0.6180339887498949 // (√5 − 1)/2
	low, high := d.low, d.high
	a, b := high-golden*(high-low), low+golden*(high-low)
	fa, fb := at(a), at(b)
	for high-low > finest && failed == nil {
		if fa.apart < fb.apart {
			high, b, fb = b, a, fa
			a = high - golden*(high-low)
			fa = at(a)
		} else {
			low, a, fa = a, b, fb
			b = low + golden*(high-low)
			fb = at(b)
		}
	}
	best := (low + high) / 2
	if at(best).alike {
		for low, high = d.low, best; high-low > finest && failed == nil; {
			if middle := (low + high) / 2; at(middle).alike {
				high, best = middle, middle
			} else {
				low = middle
			}
		}
	}
	if failed != nil {
		return failed
	}
	return t.settle(f, d, best)
}

// nearness is how far worlds are from the evidence, and whether the evidence
// could be a sample of them for all that a Kolmogorov–Smirnov test at 5 % says.
type nearness struct {
	apart float64
	alike bool
}

// critical is the quantile of the Kolmogorov distribution for that test
// (Smirnov 1948).
const critical = 1.358

func (t task) near(made *Observed) nearness {
	here, n := samples(made), nearness{alike: true}
	for key, sample := range inOrder(samples(t.Observed)) {
		if key.Stat == t.stat && len(sample) > 0 && len(here[key]) > 0 {
			data, world := scaled(t.stat, Of(sample), Of(here[key]))
			n.apart += apart(data, world)
			n.alike = n.alike && KS(data, world) <= critical*math.Sqrt(1/float64(len(sample))+1/float64(len(here[key])))
		}
	}
	return n
}

// reach turns a dial to where the worlds have the evidence's number.
func (t task) reach(f *fitter, d dial) error {
	want, low, high := t.wanted(), d.low, d.high
	for high-low > finest*math.Max(low, d.grain()) {
		middle := (low + high) / 2
		if d.proportional {
			middle = math.Sqrt(low * high)
		}
		made, err := f.turned(d, middle)
		if err != nil {
			return err
		}
		if (t.fact(made) < want) != d.falling {
			low = middle
		} else {
			high = middle
		}
	}
	return t.settle(f, d, (low+high)/2)
}

// wanted is the number to reach: the mean of those of all sources.
func (t task) wanted() float64 {
	sum := t.fact(t.Observed)
	for _, h := range t.others {
		sum += t.fact(h.Observed)
	}
	return sum / float64(1+len(t.others))
}

// fact is the number that the statistic is.
func (t task) fact(o *Observed) float64 {
	switch t.stat {
	case Together, Uncommented:
		return o.received(t.Received[0].Network).fact(t.stat)
	}
	return factOf(t.stat, o.seen(t.stat))
}
