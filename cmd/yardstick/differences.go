package main

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"math"
	"os"
	"slices"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/replay"
	"github.com/yardstick-lab/yardstick/internal/scorer"
)

// why says what counts for more or less under the second scorer: the kind of
// thing whose share of R differs most. It is empty where a scorer does not say.
func why(bases [2]replay.Baseline, a activity.Account, g *ground) string {
	var shares [2]map[string]float64
	for i, b := range bases {
		e, ok := b.(replay.Explaining)
		if !ok {
			return ""
		}
		shares[i] = sharesOf(e.Explain(a, g.day), g.trace)
	}
	names := slices.Sorted(maps.Keys(shares[0]))
	for name := range shares[1] {
		if _, both := shares[0][name]; !both {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	if len(names) == 0 {
		return ""
	}
	by := func(name string) float64 { return math.Abs(shares[1][name] - shares[0][name]) }
	most := slices.MaxFunc(names, func(a, b string) int { return cmp.Compare(by(a), by(b)) })
	return fmt.Sprintf("%s make %.0f %% of R, then %.0f %%", most, 100*shares[0][most], 100*shares[1][most])
}

// sharesOf adds an explanation up by what counts: an action, lists, followers.
func sharesOf(x scorer.Explanation, t *activity.Trace) map[string]float64 {
	shares := map[string]float64{}
	for _, p := range x.Pieces {
		name := p.Role.String()
		if p.Event >= 0 {
			name = actionsOf(t.Action[p.Event], p.Role)
		}
		if x.R > 0 {
			shares[name] += p.Share / x.R
		}
	}
	return shares
}

func actionsOf(k activity.Action, role scorer.Role) string {
	name := k.String() + "s"
	if k == activity.Reply {
		name = "replies"
	}
	if role == scorer.OwnAct {
		return "own " + name
	}
	return name
}

// otherVerdict is a claim with another verdict under each of two scorers, as the
// experiments were last run.
type otherVerdict struct {
	Experiment string `json:"experiment"`
	Claim      string `json:"claim"`
	One        string `json:"one"`
	Two        string `json:"two"`
}

// judgedReport is what of a result.json tells the verdicts under each scorer.
type judgedReport struct {
	Experiment string `json:"experiment"`
	Scorers    []struct {
		Scorer string `json:"scorer"`
		Claims []struct {
			Claim   string `json:"id"`
			Verdict string `json:"verdict"`
		} `json:"claims"`
	} `json:"scorers"`
}

// under returns the verdicts by claim.
func (r *judgedReport) under(scorer string) map[string]string {
	verdicts := map[string]string{}
	for _, s := range r.Scorers {
		for _, c := range s.Claims {
			if s.Scorer == scorer {
				verdicts[c.Claim] = c.Verdict
			}
		}
	}
	return verdicts
}

// otherVerdicts looks through the reports for claims that two scorers differ on.
func (d *differing) otherVerdicts(one, two string) ([]otherVerdict, error) {
	all := []otherVerdict{}
	folders, err := os.ReadDir(d.reports())
	if errors.Is(err, fs.ErrNotExist) {
		return all, nil
	}
	for _, folder := range folders {
		data, err := os.ReadFile(d.reports(folder.Name(), resultFile))
		var r judgedReport
		if err != nil || json.Unmarshal(data, &r) != nil || r.Experiment != folder.Name() {
			continue // no report, or of another version
		}
		first, second := r.under(one), r.under(two)
		for _, claim := range slices.Sorted(maps.Keys(first)) {
			if v, ok := second[claim]; ok && v != first[claim] {
				all = append(all, otherVerdict{r.Experiment, claim, first[claim], v})
			}
		}
	}
	return all, err
}

// accepted is a file of differences that somebody has looked at.
type accepted struct {
	One      string                `json:"one"`
	Two      string                `json:"two"`
	Dataset  string                `json:"dataset"`
	Day      string                `json:"day"`
	Shown    map[string][2]float64 `json:"shown"` // who is shown another score, under each
	Verdicts []otherVerdict        `json:"verdicts"`
}

func acceptedOf(found *difference) accepted {
	a := accepted{found.One, found.Two, found.Dataset, found.Day, map[string][2]float64{}, found.Verdicts}
	for _, m := range found.Movers {
		if m.One != m.Two {
			a.Shown[m.Account] = [2]float64{m.One, m.Two}
		}
	}
	return a
}

func (d *differing) writeAccepted(found *difference) error {
	data, err := json.MarshalIndent(acceptedOf(found), "", "  ")
	if err != nil {
		return err
	}
	return d.save(d.accept, func(w io.Writer) error {
		_, err := w.Write(append(data, '\n'))
		return err
	})
}

// unaccepted says what differs otherwise than was accepted.
func (d *differing) unaccepted(found *difference) ([]string, error) {
	was, err := d.readAccepted()
	if err != nil {
		return nil, err
	}
	now := acceptedOf(found)
	if was.One != now.One || was.Two != now.Two || was.Dataset != now.Dataset || was.Day != now.Day {
		return nil, usagef("%s accepts differences of %s and %s on %s, %s; asked are those of %s and %s on %s, %s", d.gate,
			was.One, was.Two, was.Dataset, was.Day, now.One, now.Two, now.Dataset, now.Day)
	}
	return now.without(was), nil
}

func (d *differing) readAccepted() (was accepted, err error) {
	data, err := d.read(d.gate)
	if err == nil && json.Unmarshal(data, &was) != nil {
		err = usagef("%s is no file that --accept wrote", d.gate)
	}
	return was, err
}

// without says what of it another does not hold.
func (a accepted) without(was accepted) []string {
	fresh := []string{}
	for _, account := range slices.Sorted(maps.Keys(a.Shown)) {
		if old, ok := was.Shown[account]; !ok || old != a.Shown[account] {
			fresh = append(fresh, fmt.Sprintf("%s is shown %s and %s", account, shortest(a.Shown[account][0]), shortest(a.Shown[account][1])))
		}
	}
	for _, v := range a.Verdicts {
		if !slices.Contains(was.Verdicts, v) {
			fresh = append(fresh, fmt.Sprintf("%s of %s is %s and %s", v.Claim, v.Experiment, v.One, v.Two))
		}
	}
	return fresh
}

func (d *differing) print(f *difference) {
	d.printf("%s and %s on %s, %s: %s, %s of them with another place or score\n", f.One, f.Two, f.Dataset, f.Day,
		plural(f.Accounts, "account"), thousands(len(f.Movers)))
	if f.Tau != nil {
		d.printf("ranks agree by Kendall's τ-b %.3f; of the top %d %% %.0f %% are the same, of the top %d %% %.0f %%\n",
			*f.Tau, f.Top[0].Percent, 100*f.Top[0].Shared, f.Top[1].Percent, 100*f.Top[1].Shared)
	}
	if n := min(d.most, len(f.Movers)); n > 0 {
		g := &grid{header: []string{"ACCOUNT", "PLACE", "THEN", "BY", "SHOWN", "THEN", "WHY"}, left: 1, also: map[int]string{6: ""}}
		for _, m := range f.Movers[:n] {
			g.add(m.Account, thousands(m.RankOne), thousands(m.RankTwo), places(m.RankOne-m.RankTwo), shortest(m.One), shortest(m.Two), m.Why)
		}
		d.printf("\n%s", g)
	}
	if len(f.Verdicts) > 0 {
		g := &grid{header: []string{"EXPERIMENT", "CLAIM", "UNDER " + f.One, "UNDER " + f.Two}, left: 4}
		for _, v := range f.Verdicts {
			g.add(v.Experiment, v.Claim, v.One, v.Two)
		}
		d.printf("\n%s", g)
	}
	for _, text := range f.New {
		d.printf("not accepted: %s\n", text)
	}
}

// places writes a move with its sign.
func places(by int) string {
	if by > 0 {
		return "+" + thousands(by)
	}
	return thousands(by)
}
