package experiment

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/yardstick-lab/yardstick/internal/claim"
	"github.com/yardstick-lab/yardstick/internal/dataset"
	"github.com/yardstick-lab/yardstick/internal/lock"
	"github.com/yardstick-lab/yardstick/internal/result"
	"github.com/yardstick-lab/yardstick/internal/scorer"
	"github.com/yardstick-lab/yardstick/internal/spec"
	"github.com/yardstick-lab/yardstick/internal/store"
)

// Setting is what the roof knows of a run and a plan does not.
type Setting struct {
	Version     string
	Command     string   // that repeats the run
	Lock        string   // hash of the lock that it is held to; empty without one
	Exploratory string   // why the run confirms nothing; empty where it may
	Libraries   []string // modules with versions
}

// Result infers the effects and judges the claims, under every scorer.
func (p *Plan) Result(ev *Evidence, s Setting) (*result.Result, error) {
	c := p.gather(ev)
	gates := p.gates(ev, c)
	r := &result.Result{
		Experiment: p.Spec.Name, Question: p.Spec.Question, Source: p.Spec.Source,
		Dataset: p.dataset(ev), Design: p.design(ev, c), Arms: p.arms(ev), Metrics: p.Spec.Metrics,
		Gates: gates, Warnings: p.warnings(ev), Manifest: p.manifest(ev, s),
	}
	for i := range p.Presets {
		found, err := p.scored(c, gates, i)
		if err != nil {
			return nil, err
		}
		if i == 0 {
			if found.Origins, err = p.origins(ev, c); err != nil {
				return nil, err
			}
			found.Statement = ev.statement
		}
		r.Scorers = append(r.Scorers, found)
	}
	return r, nil
}

func (p *Plan) scored(c *cube, gates []claim.Gate, i int) (result.Scorer, error) {
	preset := p.Presets[i]
	claims, err := p.judge(c, gates, i)
	if err != nil {
		return result.Scorer{}, err
	}
	curves, err := c.curves(i)
	if err != nil {
		return result.Scorer{}, err
	}
	outcomes := make([]claim.Outcome, len(claims))
	for k := range claims {
		outcomes[k] = claims[k].Outcome
	}
	return result.Scorer{
		Name: preset.Name, Says: preset.Says, Low: preset.Scale.Bottom(), High: preset.Scale.Top(), Step: preset.Scale.Step,
		SetOn: preset.SetOn, Summary: claim.Summarize(outcomes), Claims: claims, Curves: curves, Constants: ours(preset),
	}, nil
}

// ours lists the numbers of a preset that no source gives, by path.
func ours(p scorer.Preset) []result.Constant {
	var all []result.Constant
	for _, path := range slices.Sorted(maps.Keys(p.Sources)) {
		if s := p.Sources[path]; isOurs(s.From) {
			all = append(all, result.Constant{Path: path, Value: s.Value, Source: s.From})
		}
	}
	return all
}

// isOurs reports whether a source says that there is none but us.
func isOurs(source string) bool {
	words := strings.FieldsFunc(source, func(r rune) bool { return !unicode.IsLetter(r) })
	return slices.Contains(words, "ours")
}

func (p *Plan) dataset(ev *Evidence) result.Dataset {
	d := result.Dataset{
		Name: p.Dataset.Name, Says: p.Dataset.Says, Kind: result.Worlds,
		Events: ev.count(factEvents), Accounts: ev.count(factAccounts),
	}
	if p.Dataset.Kind == dataset.KindLog {
		d.Kind, d.Licence, d.Credit = result.Log, p.Dataset.Log.Licence, p.Dataset.Log.Credit
	}
	if w := p.Dataset.World; w != nil {
		for _, s := range w.Sources {
			if isOurs(s.From) {
				d.Constants = append(d.Constants, result.Constant{Path: s.Path, Value: s.Value, Source: s.From})
			}
		}
	}
	d.Networks = slices.Compact(slices.Sorted(slices.Values(ev.facts(factNetworks))))
	return d
}

func (p *Plan) design(ev *Evidence, c *cube) result.Design {
	d := result.Design{
		SubjectsPerWorld: p.Spec.Subjects.Sample, Subjects: p.subjects(c),
		Warmup: p.Spec.Warmup, Measured: p.Spec.Measured, Days: p.keep.days(),
	}
	for _, u := range c.units {
		d.Units = append(d.Units, u.name)
	}
	if p.Dataset.Kind == dataset.KindLog {
		d.SubjectsPerWorld = len(c.units[0].subjects)
	}
	if days := ev.facts(factFirst); len(days) > 0 {
		d.FirstDay = days[0]
	}
	return d
}

// subjects says in words who they are.
func (p *Plan) subjects(c *cube) string {
	if p.Spec.Subjects.Sample > 0 {
		return p.Spec.Subjects.Says() + ", each treated alone"
	}
	return fmt.Sprintf("%s: %s, each treated alone", p.Spec.Subjects.Says(), counted(len(c.units[0].subjects), "account"))
}

// arms describes the arms and averages their footprints over subjects.
func (p *Plan) arms(ev *Evidence) []result.Arm {
	type sum struct{ removed, added, n float64 }
	sums := map[string]sum{}
	for _, s := range ev.Stored {
		for _, f := range s.Shard.Footprints {
			was := sums[f.Arm]
			sums[f.Arm] = sum{was.removed + float64(f.Removed), was.added + float64(f.Added), was.n + 1}
		}
	}
	var arms []result.Arm
	for _, a := range p.Spec.Arms {
		s := sums[a.Name]
		n := max(1, s.n)
		arms = append(arms, result.Arm{Name: a.Name, From: a.From, Says: spec.Says(a), Removed: s.removed / n, Added: s.added / n, Answers: answered(a)})
	}
	return arms
}

func (p *Plan) warnings(ev *Evidence) []string {
	var all []string
	if p.log != nil {
		all = append(all, p.log.warnings...)
	}
	if p.log != nil {
		all = append(all, p.tooShort()...)
	}
	unfit := ev.count(factUnfit)
	if p.log != nil {
		unfit = ev.sum(factUnfit) // its shards are parts of one log
	}
	if unfit > 0 {
		all = append(all, passedOver(unfit, p.log != nil))
	}
	return all
}

// tooShort warns of scorers that look further back than the log goes, those of
// one window together.
func (p *Plan) tooShort() []string {
	days := int(p.log.scene.Zero-p.log.first) + p.Spec.Measured
	names := map[int][]string{}
	for _, preset := range p.Presets {
		if preset.Kind == scorer.KindEngine && preset.Window > days {
			names[preset.Window] = append(names[preset.Window], preset.Name)
		}
	}
	var all []string
	for _, window := range slices.Sorted(maps.Keys(names)) {
		all = append(all, fmt.Sprintf("the log has %s, and %d are looked back on by %s", counted(days, "day"), window, strings.Join(names[window], ", ")))
	}
	return all
}

func (p *Plan) manifest(ev *Evidence, s Setting) result.Manifest {
	m := result.Manifest{
		Experiment: p.Spec.Name, Version: s.Version, Program: p.Program, Spec: lock.SpecHash(p.Spec.Leaves),
		Dataset: p.Dataset.Hash, Seeds: p.Spec.Seeds.Worlds, ScorerSeed: p.Spec.Seeds.Scorer,
		Command: s.Command, Lock: s.Lock, Exploratory: s.Exploratory, Libraries: s.Libraries,
	}
	for _, preset := range p.Presets {
		m.Presets = append(m.Presets, result.Hash{Name: preset.Name, SHA256: PresetHash(preset)})
	}
	for i, shard := range p.shards {
		m.Shards = append(m.Shards, result.Hash{Name: shard.name, SHA256: ev.Stored[i].SHA256})
	}
	return m
}

// origins averages, for each arm, its change against the untouched activity and
// what every part had in it: over the subjects of a unit, then over units. A
// subject without a part counts as 0.
func (p *Plan) origins(ev *Evidence, c *cube) ([]result.Origin, error) {
	type part struct{ arm, action, network string }
	sums, totals := map[part]float64{}, map[string]float64{}
	for i, s := range ev.Stored {
		share := c.share(p.shards[i].unit)
		for _, o := range s.Shard.Origins {
			sums[part{o.Arm, o.Action, o.Network}] += o.Value * share
		}
		if err := addChanges(totals, s.Shard, share); err != nil {
			return nil, fmt.Errorf("shard %s: %w", p.shards[i].name, err)
		}
	}
	parts := slices.SortedFunc(maps.Keys(sums), func(a, b part) int {
		return cmp.Or(cmp.Compare(a.network, b.network), cmp.Compare(a.action, b.action), cmp.Compare(a.arm, b.arm))
	})
	var origins []result.Origin
	for _, arm := range p.Spec.Arms {
		days, touched := arm.Days()
		if !touched {
			continue
		}
		o := result.Origin{Arm: arm.Name, Day: days.Last, Total: totals[arm.Name]}
		for _, k := range parts {
			if k.arm == arm.Name {
				o.Parts = append(o.Parts, result.Part{Action: k.action, Network: k.network, Value: sums[k]})
			}
		}
		origins = append(origins, o)
	}
	return origins, nil
}

// addChanges adds the changes that a shard states, arm by arm.
func addChanges(totals map[string]float64, s store.Shard, share float64) error {
	for _, f := range s.Facts {
		arm, ok := strings.CutPrefix(f.Name, factChange)
		if !ok {
			continue
		}
		change, err := strconv.ParseFloat(f.Text, 64)
		if err != nil {
			return fmt.Errorf("%s: %w", f.Name, err)
		}
		totals[arm] += change * share
	}
	return nil
}

// share is what one subject of a unit counts in a mean over subjects, then over
// units.
func (c *cube) share(unit string) float64 {
	for _, u := range c.units {
		if u.name == unit {
			return 1 / float64(len(u.subjects)) / float64(len(c.units))
		}
	}
	panic("experiment: a shard of a unit that the plan does not have")
}

// passedOver says how many accounts were left out: in a world, on average, or in
// the log.
func passedOver(n int, inLog bool) string {
	where, many := "in each world, about ", counted(n, "account")
	if inLog {
		where = "in the log, "
	}
	if n == 1 {
		return where + many + " that would have been a subject was passed over, because not every arm could be done to it in full"
	}
	return where + many + " that would have been subjects were passed over, because not every arm could be done to them in full"
}

// counted writes "1 account" or "2,264 accounts".
func counted(n int, noun string) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	if n != 1 {
		noun += "s"
	}
	return s + " " + noun
}
