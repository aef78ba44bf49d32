package world

import (
	"math"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/seed"
)

// society is who there is and how they are tied, before anything happens.
type society struct {
	*Settings
	span     Span
	root     seed.Key
	clock    clock
	delays   delays
	ready    []float64    // of each account: how readily it reacts, mean 1
	topic    []int        // of each account: what it is endorsed for
	place    []int        // of each account: where it lives
	steps    []seed.Step  // to each account
	joining  seed.Poisson // how many others join a conversation
	networks []network    // in the order of the settings
}

// network is one network's part of a society.
type network struct {
	*NetworkSettings
	key       seed.Key
	writing   seed.Key // of all posts
	number    activity.Network
	linked    []bool    // by account
	popular   []float64 // by account: expected degree, mean 1
	rate      []float64 // by account: posts on an average day
	audience  graph     // of each account: who follows it
	following graph     // of each account: whom it follows
	strength  []float32 // of each entry of audience: how readily it reacts to this author, mean 1; may be missing
	career    career
	endorsing seed.Poisson // +K that an account would give a day
}

// delays are indexed by action.
type delays []delay

func newDelays(d Delays) delays {
	all := make(delays, len(activity.Actions())+1)
	for _, a := range activity.Actions() {
		own, _ := d.of(a)
		all[a] = newDelay(own, d.Longest)
	}
	return all
}

func newSociety(s *Settings, span Span) *society {
	b := &society{Settings: s, span: span, root: seed.New(span.Seed).Name("world")}
	b.clock, b.delays = newClock(s.Clock), newDelays(s.Delays)
	b.joining = seed.NewPoisson(s.Conversation.OthersJoin)
	b.characters()
	return b
}

// characters draws what makes each account, on every network.
func (b *society) characters() {
	popular := b.normal(b.root.Name("popularity"))
	posting := b.normal(b.root.Name("posting"))
	reacting := b.normal(b.root.Name("reacting"))
	b.ready, b.topic, b.place = make([]float64, b.Accounts), make([]int, b.Accounts), make([]int, b.Accounts)
	b.steps = make([]seed.Step, b.Accounts)
	topics, places := b.root.Name("topic"), b.root.Name("place")
	for a := range b.Accounts {
		b.steps[a] = seed.StepTo(uint64(a))
		posting[a] = blend(b.Likeness.Posting, popular[a], posting[a])
		b.ready[a] = heavy(b.Reactors.Account, blend(b.Likeness.Reacting, posting[a], reacting[a]))
		b.topic[a] = topics.Number(uint64(a)).Stream().IntN(b.Topics)
		b.place[a] = places.Number(uint64(a)).Stream().IntN(b.Places)
	}
	b.networks = make([]network, len(b.Settings.Networks))
	for i := range b.networks {
		b.networks[i] = b.character(i, popular, posting)
	}
	b.settle()
}

// character draws what makes each account on network i, given its popularity
// and its liking to post in general.
func (b *society) character(i int, popular, posting []float64) network {
	set := &b.Settings.Networks[i]
	n := network{NetworkSettings: set, key: b.root.Name(set.Name), number: activity.Network(i)}
	n.writing, n.endorsing = n.key.Name("post"), seed.NewPoisson(set.Endorsements)
	n.linked = make([]bool, b.Accounts)
	n.popular, n.rate = make([]float64, b.Accounts), make([]float64, b.Accounts)
	linked := b.even(n.key.Name("linked"))
	here := b.normal(n.key.Name("popularity"))
	for a := range b.Accounts {
		n.linked[a] = linked[a] < set.Linked
		n.popular[a] = heavy(set.Audience.Spread, blend(b.Likeness.Networks, popular[a], here[a]))
		n.rate[a] = min(b.Posts.AtMost, set.Posts.Median*math.Exp(set.Posts.Spread*posting[a]))
	}
	return n
}

// settle links an account that is on no network to the one most are on.
func (b *society) settle() {
	home := 0
	for i := range b.networks {
		if b.networks[i].Linked > b.networks[home].Linked {
			home = i
		}
	}
	for a := range b.Accounts {
		somewhere := false
		for i := range b.networks {
			somewhere = somewhere || b.networks[i].linked[a]
		}
		b.networks[home].linked[a] = b.networks[home].linked[a] || !somewhere
	}
}

// jitter keeps even draws off the ends 0 and 1, where quantiles are infinite
// (ours).
const jitter = 0.999

// even draws one number in (0, 1) for each account, one in each of as many equal
// steps: which account has which step is drawn for the world, where in the step
// for the account.
func (b *society) even(key seed.Key) []float64 {
	step := key.Stream().Sample(b.Accounts, b.Accounts)
	all := make([]float64, b.Accounts)
	for a := range all {
		u := key.Number(uint64(a)).Stream().Float64()
		all[a] = (float64(step[a]) + 0.5 + jitter*(u-0.5)) / float64(b.Accounts)
	}
	return all
}

// normal draws one standard normal number for each account, evenly.
func (b *society) normal(key seed.Key) []float64 {
	all := b.even(key)
	for a, u := range all {
		all[a] = quantile(u)
	}
	return all
}
