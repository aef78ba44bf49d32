package scorer_test

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// plainLog reads "day action actor owner object; …", on network n unless the action says otherwise: "x/like". A missing
// owner is -.
func plainLog(text string) []plainEvent {
	var events []plainEvent
	for line := range strings.SplitSeq(text, ";") {
		w := append(strings.Fields(line), "o")
		day, err := strconv.ParseFloat(w[0], 64)
		if err != nil {
			panic("a test of the plain engine has a torn log: " + line)
		}
		network, action, ok := strings.Cut(w[1], "/")
		if !ok {
			network, action = "n", w[1]
		}
		events = append(events, plainEvent{Time: int64(math.Floor(day * plainDayLength)), Network: network, Action: action,
			Actor: w[2], Owner: strings.Trim(w[3], "-"), Object: w[4]})
	}
	return events
}

// plainBare has one term, U, and the scale score = R, so that e^R − 1 is the sum one works out by hand.
func plainBare() plainPreset {
	p := plainPreset{Phi: "identity", Rep: "none", K0: 10, P: 1, Step: 1, Anchors: [][2]float64{{0, 0}, {1000, 1000}}}
	p.Weights = map[string]map[string]float64{"*": {"like": 1, "mute": -3}, "x": {"like": 6}}
	p.B.U = 1
	return p
}

// term leaves one term, with factor 1.
func (p *plainPreset) term(b *float64) {
	p.B.U, p.B.Q, p.B.O, p.B.L, p.B.F = 0, 0, 0, 0, 0
	*b = 1
}

var (
	plainAsIs    = func(*plainPreset) {}
	plainDecays  = func(p *plainPreset) { p.HalfLife, p.Window = 10, 10 }
	plainWindow  = func(p *plainPreset) { p.Window = 10 }
	plainBeta    = func(p *plainPreset) { p.Beta = 0.5 }
	plainSelf    = func(p *plainPreset) { p.SelfCredit, p.Beta = true, 0.5 }
	plainLog2    = func(p *plainPreset) { p.Phi = "log2" }
	plainPosts   = func(p *plainPreset) { p.term(&p.B.Q); p.HalfLife, p.Window = 1000, 10 }
	plainQ       = func(p *plainPreset) { p.term(&p.B.Q) }
	plainO       = func(p *plainPreset) { p.term(&p.B.O); p.HalfLife = 1; p.OwnWeights = plainOwn }
	plainL       = func(p *plainPreset) { p.term(&p.B.L) }
	plainF       = func(p *plainPreset) { p.term(&p.B.F) }
	plainSelfF   = func(p *plainPreset) { p.term(&p.B.F); p.SelfCredit = true }
	plainByScore = func(p *plainPreset) { p.Rep = "score"; p.Anchors = [][2]float64{{0, 10}, {math.Ln2, 50}, {10, 100}} }
	plainScoreF  = func(p *plainPreset) { plainByScore(p); p.B.F = 1 }
	plainFamous  = func(p *plainPreset) { p.Rep, p.RepThreshold, p.RepMultiplier = "followers", 1, 5 }
	plainOwn     = map[string]map[string]float64{"*": {"post": 1, "comment": 2}}
)

// plainHand checks one sum that was worked out by hand, of bob unless the log has an idol or someone later.
func plainHand(t *testing.T) func(setting func(*plainPreset), log string, day int, want float64) {
	stock := []plainStock{{"idol", "n", 2, 1, true}, {"later", "n", 3, 0, false}}
	return func(setting func(*plainPreset), log string, day int, want float64) {
		t.Helper()
		account := "bob"
		for _, s := range stock {
			if !strings.Contains(log, "bob") && strings.Contains(log, s.Account) {
				account = s.Account
			}
		}
		preset := plainBare()
		setting(&preset)
		score, seen := plainScores(plainLog(log), stock, preset, day, day)[account][day]
		if got := math.Expm1(score.R); !seen || math.Abs(got-want) > 1e-9 {
			t.Errorf("%s on day %d of %q: sum %v (seen: %v), want %v", account, day, log, got, seen, want)
		}
	}
}

func TestPlainCreditByHand(t *testing.T) {
	check := plainHand(t)
	check(plainDecays, "0 like ann bob", 0, 1)
	check(plainDecays, "0.999 like ann bob", 1, 0.9330329915368074) // 2^-0.1: whole days, whatever the hour
	check(plainDecays, "0 like ann bob", 9, 0.5358867312681466)     // 2^-0.9
	check(plainDecays, "0 like ann bob", 10, 0)
	check(plainDecays, "-0.001 like ann bob", 0, 0.9330329915368074)
	check(plainWindow, "0 like ann bob", 9, 1)
	check(plainWindow, "0 like ann bob", 10, 0)
	check(plainAsIs, "0 like ann bob", 5000, 1)
	check(plainAsIs, "1 like ann bob; 0 like ann bob; 0 like ann bob", 1, 3)
	check(plainAsIs, "0 comment ann bob; 0 x/like ann bob; 0 x/mute ann bob; 0 like ann -", 0, 3)

	check(plainBeta, "0 like ann bob; 0.5 like ann bob", 0, 2)
	check(plainBeta, "0 like ann bob; 0.5 x/like ann cyd", 0, 0.7071067811865476)
	check(plainBeta, "0 like ann bob; 0 like ann c; 0 like ann d; 0.9 like ann e", 0, 0.5)
	check(plainBeta, "0 like ann bob; 1 like ann c", 1, 1)
	check(plainBeta, "0 like ann bob; 0 comment ann c; 0 like ann ann; 0 like ann -", 0, 1)
	check(plainSelf, "0 like ann bob; 0 like ann ann", 0, 0.7071067811865476)
	check(plainBeta, "0 like bob bob", 0, 0)
	check(plainSelf, "0 like bob bob", 0, 1)
}

func TestPlainTermsByHand(t *testing.T) {
	check := plainHand(t)
	check(plainLog2, "0 like ann bob; 0 like ann bob; 0 like ann bob; 0 like cyd bob", 0, 3)                     // log2 4 + log2 2
	check(plainLog2, "0 mute ann bob; 0 like cyd bob; 0 x/like ann bob; 0 x/like cyd bob", 0, 5.614709844115208) // n: 1 − 2 → 0; x: 2 log2 7
	check(plainAsIs, "0 mute ann bob", 0, 0)

	check(plainQ, "0 post bob bob; 0 post bob -; 0 post ann bob; 0 x/post bob bob; 0 comment bob bob; 0 like ann bob; 0 like ann bob; 0 like c bob", 0, 0.25)
	check(plainPosts, "0 post bob -; 9 post bob -; 10 like ann bob", 10, 1./11)
	check(plainPosts, "1 post bob -; 9 post bob -; 10 like ann bob", 10, 1./12) // a post of age 9 counts whole
	check(plainO, "0 post bob -; 1 comment bob ann; 1 post ann bob", 1, 2.5)
}

func TestPlainSetsByHand(t *testing.T) {
	check := plainHand(t)
	check(plainL, "0 list ann bob vip; 0 list ann bob vip; 0 list ann bob pals; 0 list cyd bob vip; 0 list bob bob vip", 0, 3)
	check(plainL, "0 list ann bob vip; 1 unlist cyd bob vip; 1 unlist ann bob pals", 1, 1)
	check(plainL, "0 list ann bob vip; 1 unlist ann bob vip", 1, 0)
	check(plainF, "0 follow ann bob; 0 follow ann bob; 0 follow cyd bob; 0 follow bob bob", 900, 2)
	check(plainSelfF, "0 follow ann bob; 0 follow bob bob", 0, 2)
	check(plainF, "0 unfollow ann bob; 0 follow ann bob; 0 follow cyd bob; 1 unfollow cyd bob; 2 follow cyd bob", 1, 0)
	check(plainF, "0 unfollow ann bob; 1 follow ann bob", 1, 1)
	check(plainF, "0 follow ann idol; 1 unfollow ann idol", 0, 3)
	check(plainF, "0 follow ann idol; 1 unfollow ann idol", 1, 2)
	check(plainF, "0 unfollow ann idol; 0 unfollow ann idol; 0 unfollow cyd idol; 1 follow ann idol", 1, 1)
	check(plainL, "0 unlist ann idol vip; 0 list ann idol pals", 0, 1)
}

func TestPlainLinksByHand(t *testing.T) {
	check := plainHand(t)
	check(plainF, "5 disconnect idol -; 6 follow ann idol; 7 connect idol -", 4, 2)
	check(plainF, "5 disconnect idol -; 6 follow ann idol; 7 connect idol -", 6, 0)
	check(plainF, "5 disconnect idol -; 6 like idol ann", 6, 0)
	check(plainF, "5 disconnect idol -; 6 follow ann idol; 7 connect idol -", 7, 3)
	check(plainF, "0 disconnect idol idol; 0 connect idol idol", 0, 0) // at one time, the vocabulary's order
	check(plainF, "0 x/disconnect idol -; 0 like idol ann", 0, 2)
	check(plainF, "5 like later ann", 4, 0)
	check(plainF, "5 like later ann", 5, 3)
}

func TestPlainRepByHand(t *testing.T) {
	check := plainHand(t)
	check(plainByScore, "0 like ann bob", 0, 0.6)                                  // never scored: the bottom, 10 of 100
	check(plainByScore, "0 like ann bob; 1 like ann bob", 1, 1.2)                  // scored, at the bottom
	check(plainByScore, "0 like zed ann; 0.9 like ann bob", 0, 0.6)                // the evening before
	check(plainByScore, "0 like zed ann; 1 like ann bob; 2 mute cyd ann", 7, 0.87) // 10 + 40 log2 1.6 = 37.12; frozen
	check(plainScoreF, "0 like idol bob", 0, 0.6)                                  // nobody was scored before the log opened
	check(plainScoreF, "0 post zed zed; 1 like idol bob", 1, 1.02)                 // ln 3 → 52.18, from the stock alone
	check(plainFamous, "0 like ann bob; 0.5 follow x ann; 0.6 follow y ann", 0, 5)
	check(plainFamous, "0 like ann bob; 0.5 follow x ann; 0.6 x/follow y ann; 1 follow y ann", 1, 1)
	check(plainFamous, "0 like idol bob", 0, 5)
}

func TestPlainNetworksByHand(t *testing.T) {
	check := func(g map[string]float64, want plainScore) {
		t.Helper()
		preset := plainBare()
		preset.P, preset.G, preset.Anchors = 2, g, [][2]float64{{0, 1}, {4, 41}, {6, 42}}
		preset.Weights = map[string]map[string]float64{"x": {"like": math.E*math.E*math.E - 1}, "y": {"like": math.Exp(4) - 1}}
		got := plainScores(plainLog("0 x/like ann bob; 0 y/like ann bob"), nil, preset, 0, 0)["bob"][0]
		if math.Abs(got.R-want.R) > 1e-9 || math.Abs(got.Score-want.Score) > 1e-9 || got.Displayed != want.Displayed {
			t.Errorf("g %v: %v, want %v", g, got, want)
		}
	}
	check(nil, plainScore{5, 41.5, 42})
	check(map[string]float64{"*": 2}, plainScore{10, 42, 42})
	check(map[string]float64{"*": 1, "y": 0}, plainScore{3, 31, 31})
	check(map[string]float64{"y": 0.1}, plainScore{math.Sqrt(9.16), 1 + 10*math.Sqrt(9.16), 31})
}

func TestPlainScaleRoundingAndDays(t *testing.T) {
	check := func(got, want float64) {
		t.Helper()
		if got != want {
			t.Errorf("%v, want %v", got, want)
		}
	}
	anchors := [][2]float64{{1, 10}, {2, 20}, {4, 100}}
	check(plainScale(anchors, 0), 10)
	check(plainScale(anchors, 1.5), 15)
	check(plainScale(anchors, 2), 20)
	check(plainScale(anchors, 3), 60)
	check(plainScale(anchors, 5), 100)
	check(plainRound(0.5, 1), 0)
	check(plainRound(1.5, 1), 2)
	check(plainRound(2.5, 1), 2)
	check(plainRound(1.25, 0.5), 1)
	check(float64(plainEvent{Time: -1}.day()), -1)
	check(float64(plainEvent{Time: -plainDayLength}.day()), -1)
	check(float64(plainEvent{Time: -plainDayLength - 1}.day()), -2)
	check(float64(plainEvent{Time: plainDayLength - 1}.day()), 0)
}

func TestPlainAccountsAppearWhenSeen(t *testing.T) {
	check := func(account string, days ...int) {
		t.Helper()
		stock := []plainStock{{Account: "idol", Network: "n"}}
		scores := plainScores(plainLog("1 like ann bob"), stock, plainBare(), 0, 2)
		for day := range 3 {
			if _, got := scores[account][day]; got != slices.Contains(days, day) {
				t.Errorf("%s scored on day %d: %v", account, day, got)
			}
		}
	}
	check("idol", 0, 1, 2)
	check("ann", 1, 2)
	check("bob", 1, 2)
	check("cyd")
	check("")
}
