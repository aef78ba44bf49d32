package scorer_test

import (
	"cmp"
	"math"
	"slices"
)

// The plain engine: the engagement formulas written down a second time, sentence by sentence, with maps, float64 and no
// thought for speed. It shares nothing with the package under test, so that an error must be made twice to stay hidden.

type plainEvent struct {
	Time                                          int64 // microseconds since the epoch, UTC
	Network, Action, Actor, Owner, Object, Parent string
}

type plainStock struct {
	Account, Network string
	Followers, Lists int
	Linked           bool // false: the first event on the network links it, as for anyone
}

type plainPreset struct {
	Window                      int     // days; 0 = none
	HalfLife                    float64 // days; 0 = none
	Phi                         string  // log2 | identity
	Beta                        float64
	Rep                         string // score | none | followers
	RepMultiplier, RepThreshold float64
	Weights, OwnWeights         map[string]map[string]float64 // network or "*" → action → weight
	SelfCredit                  bool
	K0                          float64 // above 0
	B                           struct{ U, Q, O, L, F float64 }
	G                           map[string]float64 // network or "*"
	P                           float64
	Anchors                     [][2]float64 // (R, score), ascending
	Step                        float64
	Answered, Mutual            float64        // what replies count more
	Newest                      map[string]int // action → how many of its acts count
}

type plainScore struct{ R, Score, Displayed float64 }

// plainScores replays the whole log from its first day, because rep hangs on every evening before, and keeps the scores
// of firstDay..lastDay (days since the epoch, both included): account → day → score.
func plainScores(events []plainEvent, stock []plainStock, preset plainPreset, firstDay, lastDay int) map[string]map[int]plainScore {
	events = plainSorted(events)
	book := newPlainBook(stock)
	start, opening := firstDay, firstDay
	if len(events) > 0 {
		opening = events[0].day() // nobody was scored before the log opened
		start = min(start, opening)
	}
	kept := map[string]map[int]plainScore{}
	displayed := map[string]float64{}
	var past []plainCredit
	for day := start; day <= lastDay; day++ {
		var today []plainEvent
		for len(events) > 0 && events[0].day() == day {
			today, events = append(today, events[0]), events[1:]
			book.enter(today[len(today)-1], preset)
		}
		if day <= opening {
			displayed = map[string]float64{}
		}
		past = append(past, plainCredits(today, book, displayed, preset)...)
		book.sum(past, preset, day)
		displayed = map[string]float64{}
		for account, pages := range book {
			r := plainR(pages, preset)
			score := plainScale(preset.Anchors, r)
			displayed[account] = plainRound(score, preset.Step)
			if kept[account] == nil {
				kept[account] = map[int]plainScore{}
			}
			if day >= firstDay {
				kept[account][day] = plainScore{r, score, displayed[account]}
			}
		}
	}
	return kept
}

// plainActions is the vocabulary in its order, which decides between events of one time and network (follow before
// unfollow, connect before disconnect). Actions outside it come after, by name.
var plainActions = []string{"post", "like", "comment", "reply", "mention", "reshare", "quote", "react", "list", "unlist",
	"follow", "unfollow", "endorse", "connect", "disconnect", "not-interested", "block", "mute", "report"}

func plainSorted(events []plainEvent) []plainEvent {
	rank := func(action string) int {
		if i := slices.Index(plainActions, action); i >= 0 {
			return i
		}
		return len(plainActions)
	}
	sorted := slices.Clone(events)
	slices.SortStableFunc(sorted, func(a, b plainEvent) int {
		return cmp.Or(cmp.Compare(a.Time, b.Time), cmp.Compare(a.Network, b.Network),
			cmp.Compare(rank(a.Action), rank(b.Action)), cmp.Compare(a.Action, b.Action), cmp.Compare(a.Actor, b.Actor),
			cmp.Compare(a.Owner, b.Owner), cmp.Compare(a.Object, b.Object), cmp.Compare(a.Parent, b.Parent))
	})
	return sorted
}

const plainDayLength = 86_400_000_000 // microseconds

// day rounds down, also before 1970.
func (e plainEvent) day() int {
	day := e.Time / plainDayLength
	if e.Time%plainDayLength < 0 {
		day--
	}
	return int(day)
}

// weight is 0 where an event cannot bring credit at all; such an event does not count in m either.
func (e plainEvent) weight(preset plainPreset) float64 {
	if e.Owner == "" || e.Actor == e.Owner && !preset.SelfCredit {
		return 0
	}
	return plainWeight(preset.Weights, e.Network, e.Action)
}

func plainWeight(weights map[string]map[string]float64, network, action string) float64 {
	if w, ok := weights[network][action]; ok {
		return w
	}
	return weights["*"][action]
}

// plainCredit is an event with W · sel · rep, which are settled on its day; only decay changes afterwards.
type plainCredit struct {
	plainEvent
	undecayed float64
}

// plainCredits settles one day's events: the book stands at its end, displayed is of the evening before.
func plainCredits(today []plainEvent, book plainBook, displayed map[string]float64, preset plainPreset) []plainCredit {
	owners := map[string]map[string]bool{} // actor → owners reacted to
	for _, e := range today {
		if owners[e.Actor] == nil {
			owners[e.Actor] = map[string]bool{}
		}
		if e.weight(preset) != 0 {
			owners[e.Actor][e.Owner] = true
		}
	}
	var credits []plainCredit
	for _, e := range today {
		credit := plainCredit{plainEvent: e}
		if w := e.weight(preset); w != 0 {
			credit.undecayed = w * math.Pow(float64(len(owners[e.Actor])), -preset.Beta) * plainRep(e, book, displayed, preset)
		}
		credits = append(credits, credit)
	}
	return credits
}

func plainRep(e plainEvent, book plainBook, displayed map[string]float64, preset plainPreset) float64 {
	switch preset.Rep {
	case "score":
		shown, scored := displayed[e.Actor]
		if !scored {
			shown = preset.Anchors[0][1]
		}
		return 0.5 + shown/preset.Anchors[len(preset.Anchors)-1][1]
	case "followers":
		page := book.page(e.Actor, e.Network)
		if float64(page.oldFollowers+len(page.followers)) > preset.RepThreshold {
			return preset.RepMultiplier
		}
	}
	return 1
}

// sum fills in what every page has within the window at the end of the day.
func (b plainBook) sum(past []plainCredit, preset plainPreset, day int) {
	for _, pages := range b {
		for _, page := range pages {
			page.credit, page.own, page.posts = map[string]float64{}, 0, 0
		}
	}
	for _, e := range past {
		age, decay := day-e.day(), 1.0
		if preset.Window != 0 && age >= preset.Window {
			continue
		}
		if preset.HalfLife != 0 {
			decay = math.Pow(2, -float64(age)/preset.HalfLife)
		}
		actor := b.page(e.Actor, e.Network)
		actor.own += plainWeight(preset.OwnWeights, e.Network, e.Action) * decay
		if e.Action == "post" {
			actor.posts++
		}
		if e.undecayed != 0 {
			b.page(e.Owner, e.Network).credit[e.Actor] += e.undecayed * decay * e.hindsight(past, preset, day)
		}
	}
}

func plainR(pages map[string]*plainPage, preset plainPreset) float64 {
	total := 0.0
	for _, network := range plainKeys(pages) {
		if !pages[network].linked {
			continue
		}
		g, own := preset.G[network]
		if all, ok := preset.G["*"]; !own && ok {
			g = all
		} else if !own {
			g = 1
		}
		total += math.Pow(g*plainPageR(pages[network], preset), preset.P)
	}
	return math.Pow(total, 1/preset.P)
}

func plainPageR(page *plainPage, preset plainPreset) float64 {
	var u, q float64
	for _, actor := range plainKeys(page.credit) {
		x := page.credit[actor]
		q += x / (page.posts + preset.K0)
		if preset.Phi == "log2" {
			x = math.Copysign(math.Log2(1+math.Abs(x)), x)
		}
		u += x
	}
	term := func(b, x float64) float64 { return b * math.Log(1+max(0, x)) }
	return term(preset.B.U, u) + term(preset.B.Q, q) + term(preset.B.O, page.own) +
		term(preset.B.L, float64(page.oldLists+len(page.lists))) +
		term(preset.B.F, float64(page.oldFollowers+len(page.followers)))
}

func plainKeys[V any](m map[string]V) []string {
	keys := []string{}
	for key := range m {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}

// plainScale is S: straight lines between the anchors, level beyond its ends.
func plainScale(anchors [][2]float64, r float64) float64 {
	if r <= anchors[0][0] {
		return anchors[0][1]
	}
	for i := 1; i < len(anchors); i++ {
		a, b := anchors[i-1], anchors[i]
		if r <= b[0] {
			return a[1] + (b[1]-a[1])*(r-a[0])/(b[0]-a[0])
		}
	}
	return anchors[len(anchors)-1][1]
}

func plainRound(score, step float64) float64 { return math.RoundToEven(score/step) * step }
