package report

import (
	"fmt"
	"math"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/claim"
	"github.com/yardstick-lab/yardstick/internal/metric"
	"github.com/yardstick-lab/yardstick/internal/result"
)

const sampleWorlds, sampleSubjects = 20, 25

// wobble is a fixed sequence in [−1, 1] that looks irregular.
func wobble(i int) float64 { return math.Sin(float64(i)*12.9898) * math.Cos(float64(i)*4.1414) }

// truth is what a scorer does to a claim: a mean and a spread over worlds.
type truth struct{ mean, spread float64 }

// sampleScorer has a truth per claim of villageClaims.
type sampleScorer struct {
	name, says string
	setOn      []string
	truths     []truth
	ours       []result.Constant
}

func number(x float64) *float64 { return &x }

func villageClaims() []claim.Claim {
	half := claim.Margin{Amount: claim.Points(.5)}
	return []claim.Claim{
		{ID: "no-lift", Says: "50 likes alone lift the score by less than half a point", Type: claim.NotIncreases, Estimand: claim.Contrast, Treated: "likes", Control: "quiet", Metric: "score", Margin: half, SensitiveTo: "comments-lift", Source: []string{"S7"}},
		{ID: "no-lift-on-a-usual-day", Says: "nor do they on a usual day", Type: claim.NotIncreases, Estimand: claim.Contrast, Treated: "usual-likes", Control: "usual", Metric: "score", Margin: half, SensitiveTo: "comments-lift", Source: []string{"S7"}},
		{ID: "comments-lift", Says: "as many comments do", Type: claim.Increases, Estimand: claim.Contrast, Treated: "comments", Control: "quiet", Metric: "score", MinEffect: claim.Points(.5), Source: []string{"K5"}},
		{ID: "five-comments", Says: "five comments a day later lift it", Type: claim.Increases, Estimand: claim.Contrast, Treated: "likes-then-comments", Control: "likes", Metric: "day-after", Source: []string{"S8"}},
		{ID: "the-dip", Says: "the author’s own dip of a point is an ordinary outcome", Type: claim.Reproduces, Estimand: claim.BeforeAfter, Treated: "likes", Metric: "dip", Observed: number(-1), Source: []string{"S7"}},
		{ID: "the-recovery", Says: "so is the point that came back", Type: claim.Reproduces, Estimand: claim.BeforeAfter, Treated: "likes-then-comments", Metric: "recovery", Observed: number(1), Source: []string{"S8"}},
	}
}

func villageScorers() []sampleScorer {
	return []sampleScorer{
		{"klout-2011", "A score like Klout’s of 2011: who reacts to you counts, many people more than one busy one, and people of standing more than others.", []string{"S3", "S4", "K8"},
			[]truth{{.90, .2}, {.21, .18}, {3, .4}, {.22, 1.4}, {-.8, 1.3}, {.4, 1.1}},
			[]result.Constant{
				{Path: "weights.*.like", Value: "0.1", Source: "ours: order like < comment < reshare from Klout’s text; ratios 1:4:6 ours"},
				{Path: "weights.*.comment", Value: "0.4", Source: "ours, see like"},
				{Path: "half_life", Value: "69", Source: "ours: PeerIndex’s published 68.97 days; recent weighs more (Klout)"},
				{Path: "beta", Value: "0.5", Source: "ours; the more a person reacts in a day, the less each reaction counts (Klout)"},
				{Path: "scale.anchors", Value: "[[0,1],[0.78384,12],[1.21268,15],[1.41367,17],[2.45986,40],[3.15198,50],[4.44639,65],[8.15128,100]]", Source: "ours: the ends"},
			}},
		{"klout-short", "The same with a memory of a week and likes that count a quarter as much.", []string{"S7", "S8", "E7"},
			[]truth{{.12, .1}, {.05, .08}, {4.2, .5}, {1.1, .3}, {-1.4, 1.2}, {.8, 1}}, []result.Constant{{Path: "half_life", Value: "7", Source: "ours: set on S7 and S8"}}},
		{"likes-only", "Likes received, and nothing else.", nil,
			[]truth{{6.2, .7}, {4.8, .6}, {0, 0}, {0, 0}, {2, 1.5}, {-.2, .5}}, nil},
		{"volume", "The theory that the more I talk the higher my score: own posts, comments and shares.", nil,
			[]truth{{0, 0}, {0, 0}, {0, 0}, {0, 0}, {-.1, .4}, {0, .3}}, nil},
		{"followers", "What many people take influence to be: the number of followers.", nil,
			[]truth{{0, 0}, {0, 0}, {0, 0}, {0, 0}, {0, .2}, {0, .2}}, nil},
	}
}

// villageResult is a run of the likes experiment as it might come out.
func villageResult(t testing.TB) *result.Result {
	t.Helper()
	r := &result.Result{
		Experiment: "likes-only", Question: "Do likes alone lift the score, or does it take comments?", Source: []string{"S7", "S8", "K5"},
		Dataset: result.Dataset{Name: "village", Says: "An invented society of 600 accounts on Facebook, Twitter and LinkedIn in the summer of 2011. Each seed makes another one, of the same habits.",
			Kind: result.Worlds, Events: 148312, Accounts: 600, Networks: []string{"facebook", "linkedin", "twitter"},
			Constants: []result.Constant{{Path: "days.first_measured", Value: `"2011-08-15"`, Source: "ours: a Monday of the month of the essay"}, {Path: "networks.facebook.reactions.like", Value: "0.004", Source: "ours"}}},
		Design: result.Design{SubjectsPerWorld: sampleSubjects, Subjects: "25 accounts of each world, drawn from those with 1 to 6 posts a day and an audience of at least 80 on facebook",
			Warmup: 90, Measured: 14, FirstDay: "2011-08-15"},
		Arms: []result.Arm{
			{Name: "usual", Says: "nothing"},
			{Name: "usual-likes", From: "usual", Says: "adds 50 likes by the audience to the last post of day 0", Added: 50},
			{Name: "quiet", Says: "takes away what the subject did on day 0 and what hangs on it, but for one post", Removed: 23.4},
			{Name: "likes", From: "quiet", Says: "adds 50 likes by the audience to the post that was kept", Removed: 23.4, Added: 50},
			{Name: "comments", From: "quiet", Says: "adds 50 comments by the audience to the post that was kept", Removed: 23.4, Added: 50},
			{Name: "likes-then-comments", From: "likes", Says: "adds 5 comments by the audience on day 1", Removed: 23.4, Added: 55},
		},
		Metrics: []metric.Metric{
			{Name: "score", Of: metric.Score}, {Name: "day-after", Of: metric.Score, Day: 1},
			{Name: "dip", Of: metric.Displayed, IsChange: true, Before: -1, After: 0},
			{Name: "recovery", Of: metric.Displayed, IsChange: true, Before: 0, After: 1},
		},
		Gates: claim.PassedGates(),
		Manifest: result.Manifest{Experiment: "likes-only", Version: "0.1.0", Lock: hash(4), Program: hash(1), Spec: hash(2), Dataset: hash(3),
			Presets: []result.Hash{{Name: "klout-2011", SHA256: hash(4)}, {Name: "klout-short", SHA256: hash(5)}}, ScorerSeed: 7,
			Command: "build/yardstick run likes-only", Libraries: []string{"gonum.org/v1/gonum v0.17.0"}},
	}
	for w := 1; w <= sampleWorlds; w++ {
		r.Design.Units = append(r.Design.Units, fmt.Sprint("world ", w))
		r.Manifest.Seeds = append(r.Manifest.Seeds, uint64(w))
		r.Manifest.Shards = append(r.Manifest.Shards, result.Hash{Name: fmt.Sprintf("klout-2011-world-%02d", w), SHA256: hash(100 + w)})
	}
	for d := -1; d <= 13; d++ {
		r.Design.Days = append(r.Design.Days, d)
	}
	for i, s := range villageScorers() {
		r.Scorers = append(r.Scorers, judged(t, s, i))
	}
	addCurves(r)
	addOrigins(r)
	addStatement(r)
	addSensitivity(r)
	return r
}

func hash(i int) string { return fmt.Sprintf("%064x", uint64(i)*0x9e3779b97f4a7c15) }

// judged lets package claim find the verdicts and their sentences.
func judged(t testing.TB, s sampleScorer, salt int) result.Scorer {
	t.Helper()
	claims := villageClaims()
	evidence := make([]claim.Evidence, len(claims))
	for i, c := range claims {
		evidence[i] = worldEvidence(c, s.truths[i], 1000*salt+100*i)
	}
	outcomes, err := claim.Judge(claims, evidence, claim.Options{Scale: claim.Scale{Length: 99, Step: 1}, SetOn: s.setOn, Seed: 7})
	if err != nil {
		t.Fatal(err)
	}
	out := result.Scorer{Name: s.name, Says: s.says, Low: 1, High: 100, Step: 1, SetOn: s.setOn, Summary: claim.Summarize(outcomes), Constants: s.ours}
	for i, o := range outcomes {
		out.Claims = append(out.Claims, result.Claim{Outcome: o, Units: evidence[i].Units})
	}
	return out
}

func worldEvidence(c claim.Claim, of truth, salt int) claim.Evidence {
	ev := claim.Evidence{Design: claim.OverWorlds, Gates: claim.PassedGates()}
	for w := range sampleWorlds {
		u := claim.Unit{Name: fmt.Sprint("world ", w+1), Applicable: true, Difference: of.mean + of.spread*wobble(salt+w)}
		if c.Estimand == claim.BeforeAfter {
			u.Difference = of.mean + .2*of.spread*wobble(salt+w)
			u.Treated = u.Difference
		} else {
			u.Control = 39.5 + 2*wobble(w)
			u.Treated = u.Control + u.Difference
		}
		ev.Units = append(ev.Units, u)
		for k := range sampleSubjects {
			ev.Displayed = append(ev.Displayed, math.Round(of.mean+2*of.spread*wobble(salt+31*w+k)))
		}
	}
	return ev
}

func addCurves(r *result.Result) {
	lift := map[string]float64{"usual-likes": .21, "quiet": -.9, "likes": 0, "comments": 2.1, "likes-then-comments": .2}
	for _, a := range r.Arms {
		c := result.Curve{Arm: a.Name}
		for i, d := range r.Design.Days {
			v := 39.5 + .12*wobble(i)
			if d >= 0 {
				v += lift[a.Name] * math.Exp(-float64(d)/40)
			}
			c.Mean, c.Low, c.High = append(c.Mean, v), append(c.Low, v-.6), append(c.High, v+.6)
		}
		r.Scorers[0].Curves = append(r.Scorers[0].Curves, c)
	}
}

func addOrigins(r *result.Result) {
	r.Scorers[0].Origins = []result.Origin{
		{Arm: "usual-likes", Day: 0, Total: .21, Parts: []result.Part{{Action: "like", Network: "facebook", Value: .21}}},
		{Arm: "quiet", Day: 0, Total: -.9, Parts: []result.Part{{Action: "comment", Network: "facebook", Value: -.5}, {Action: "like", Network: "facebook", Value: -.2}, {Action: "reshare", Network: "twitter", Value: -.15}, {Action: "mention", Network: "twitter", Value: -.04}}},
		{Arm: "comments", Day: 0, Total: 2.1, Parts: []result.Part{{Action: "comment", Network: "facebook", Value: 3}, {Action: "like", Network: "facebook", Value: -.2}}},
	}
}

// addStatement is that of the subject that moved most.
func addStatement(r *result.Result) {
	s := &result.Statement{
		Unit: "world 18", Account: "a0241", Arm: "comments", Day: 0, Before: 17.93, After: 33.15, Bottom: 1,
		Groups: []result.StatedGroup{
			{State: "put in", Role: "reaction", Action: "comment", Network: "facebook", Count: 50, After: 19.97},
			{State: "there anyway", Role: "reaction", Action: "like", Network: "facebook", Count: 1235, Before: 16.9, After: 12.1},
			{State: "there anyway", Role: "followers", Network: "facebook", Count: 216, Before: .03, After: .08 - 3e-7},
			{State: "there anyway", Role: "followers", Network: "linkedin", Count: 2, After: 3e-7},
			{State: "there anyway", Role: "alike for all", Count: 600},
		},
	}
	for i := range 12 {
		s.Events = append(s.Events, result.StatedEvent{
			State: "put in", Role: "reaction", Day: -i, Time: fmt.Sprintf("2011-08-%02dT08:47:37.5Z", 15-i), Network: "facebook", Action: "comment",
			Actor: fmt.Sprintf("a%04d", 100+i), Object: "a0241.facebook.2011-08-15.01", After: .61 - .01*float64(i),
		})
	}
	r.Scorers[0].Statement = s
}

// censusResult is a run over a captured log.
func censusResult(t testing.TB) *result.Result {
	t.Helper()
	const accounts = 2304
	claims := []claim.Claim{
		{ID: "no-lift", Says: "50 likes by strangers lift the score by less than half a point", Type: claim.NotIncreases, Estimand: claim.Contrast, Treated: "likes", Control: "usual", Metric: "score", Margin: claim.Margin{Amount: claim.Points(.5)}, SensitiveTo: "comments-lift", Source: []string{"S7"}},
		{ID: "comments-lift", Says: "as many comments do", Type: claim.Increases, Estimand: claim.Contrast, Treated: "comments", Control: "usual", Metric: "score", MinEffect: claim.Points(.5), Source: []string{"K5"}},
		{ID: "lists", Says: "being put on ten lists moves nobody", Type: claim.Invariant, Estimand: claim.Contrast, Treated: "listed", Control: "usual", Metric: "score", SensitiveTo: "comments-lift", Source: []string{"S4"}},
	}
	r := &result.Result{
		Experiment: "likes-only-github", Question: "Do likes by strangers lift the score of those who were really there?",
		Dataset: result.Dataset{Name: "github-2015-01-01", Says: "Two hours of public activity on GitHub, of the first of January 2015.", Kind: result.Log, Licence: "CC BY 4.0", Credit: "GH Archive (Ilya Grigorik), gharchive.org", Events: 4146, Accounts: 3510, Networks: []string{"github"}},
		Design:  result.Design{Units: []string{"github-2015-01-01"}, SubjectsPerWorld: accounts, Subjects: "every owner with at least one reaction by somebody else", Measured: 1, FirstDay: "2015-01-01", Days: []int{0}},
		Arms: []result.Arm{
			{Name: "usual", Says: "nothing"}, {Name: "likes", From: "usual", Says: "adds 50 likes by strangers to the last object", Added: 50},
			{Name: "comments", From: "usual", Says: "adds 50 comments by strangers to the last object", Added: 50},
			{Name: "listed", From: "usual", Says: "puts the subject on 10 lists of strangers", Added: 10},
		},
		Metrics: []metric.Metric{{Name: "score", Of: metric.Score}}, Gates: claim.PassedGates(),
		Warnings: []string{"the log has no history: every score starts from an empty stock, and the first 90 days of a score are burn-in", "klout-2011 looks back 90 days; the log has 1"},
		Manifest: result.Manifest{Version: "0.1.0", Program: hash(1), Spec: hash(2), Dataset: hash(3), Seeds: []uint64{1}, Command: "make experiment NAME=likes-only-github"},
	}
	var evidence []claim.Evidence
	for i := range claims {
		evidence = append(evidence, accountEvidence(accounts, []float64{4.6, 9.5, 0}[i]))
	}
	for _, name := range []string{"klout-2011", "volume"} {
		outcomes, err := claim.Judge(claims, evidence, claim.Options{Scale: claim.Scale{Length: 99, Step: 1}, SetOn: []string{"S3", "S4"}})
		if err != nil {
			t.Fatal(err)
		}
		s := result.Scorer{Name: name, Says: "A scorer.", Low: 1, High: 100, Step: 1, SetOn: []string{"S3", "S4"}, Summary: claim.Summarize(outcomes)}
		for i, o := range outcomes {
			s.Claims = append(s.Claims, result.Claim{Outcome: o, Units: evidence[i].Units})
		}
		r.Scorers = append(r.Scorers, s)
		for i := range evidence {
			evidence[i] = accountEvidence(accounts, 0)
		}
	}
	r.Scorers[1].High = 1000
	return r
}

func accountEvidence(n int, top float64) claim.Evidence {
	ev := claim.Evidence{Design: claim.OverLog, Gates: claim.PassedGates()}
	for i := range n {
		d := top * (1 - .8*math.Abs(wobble(i)*wobble(7*i)))
		ev.Units = append(ev.Units, claim.Unit{Name: fmt.Sprint("account-", i), Control: 8, Treated: 8 + d, Difference: d, Applicable: true})
		ev.Displayed = append(ev.Displayed, math.Round(d))
	}
	return ev
}

// page builds a result's figures and page.
func page(t testing.TB, r *result.Result) string {
	t.Helper()
	figures, err := Figures(r)
	if err != nil {
		t.Fatal(err)
	}
	html, err := Page(r, figures)
	if err != nil {
		t.Fatal(err)
	}
	return string(html)
}

// index is the page over results, with the matrix of what they found.
func index(t testing.TB, results ...*result.Result) string {
	t.Helper()
	var entries []Entry
	var findings []result.Finding
	for _, r := range results {
		entries = append(entries, EntryOf(r))
		data, err := r.JSON()
		if err != nil {
			t.Fatal(err)
		}
		f, err := result.ReadFinding(data)
		if err != nil {
			t.Fatal(err)
		}
		f.Page = "./" + r.Experiment + "/index.html"
		findings = append(findings, f)
	}
	html, err := Index(entries, result.MatrixOf(findings, findings[0].Scorers()))
	if err != nil {
		t.Fatal(err)
	}
	return string(html)
}
