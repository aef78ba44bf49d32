package spec

import (
	"github.com/yardstick-lab/yardstick/internal/intervention"
	"github.com/yardstick-lab/yardstick/internal/strictyaml"
)

func (d *decoder) seeds(v strictyaml.Value) {
	m := v.Map()
	d.worlds(d.ofWorlds(m, "worlds", "a log has no worlds; leave this out"))
	d.out.Seeds.Scorer = uint64(m.Required("scorer").IntBetween(0, maxSeed))
}

// ofWorlds returns the value of a key that worlds need and logs refuse. Of an
// unknown dataset it is read where it is written.
func (d *decoder) ofWorlds(m *strictyaml.Map, key, no string) strictyaml.Value {
	if d.out.Kind == World {
		return m.Required(key)
	}
	v := m.Optional(key)
	if d.out.Kind == Log && v.Present() {
		v.Problemf("%s", no)
		return strictyaml.Value{}
	}
	return v
}

func (d *decoder) worlds(v strictyaml.Value) {
	r := v.Range()
	switch {
	case !v.OK():
		return
	case r.First < 1 || r.Last > maxSeed:
		v.Problemf("the seeds of worlds lie between 1 and %d", maxSeed)
		return
	case r.Len() > maxWorlds:
		v.Problemf("%d worlds; at most %d are run", r.Len(), maxWorlds)
		return
	case r.First <= lastAnchor && r.Last >= firstAnchor:
		v.Problemf("the seeds %d..%d are those that the scorers' scales were anchored on; take others", firstAnchor, lastAnchor)
	case r.First <= LastPilotSeed && r.Last >= FirstPilotSeed:
		v.Problemf("the seeds %d..%d are kept for pilots, whose worlds are no evidence; take others", FirstPilotSeed, LastPilotSeed)
	}
	for s := r.First; s <= r.Last; s++ {
		d.out.Seeds.Worlds = append(d.out.Seeds.Worlds, uint64(s))
	}
}

func (d *decoder) subjects(v strictyaml.Value) {
	m := v.Map()
	d.sample(v, m.Optional("sample"), m.Optional("census"))
	d.having(m.Required("having"))
}

func (d *decoder) sample(v, sample, census strictyaml.Value) {
	d.out.Subjects.Sample = sample.IntBetween(1, maxSample)
	all := census.Bool()
	switch {
	case !v.OK():
	case sample.Present() && census.Present():
		census.Problemf("stands beside sample; write one of the two")
	case census.OK() && !all:
		census.Problemf("wants true; to draw some, write sample instead")
	case !sample.Present() && !census.Present():
		v.Problemf(`wants "sample: 25" or "census: true"`)
	case sample.OK() && d.out.Kind == Log:
		sample.Problemf(`a log is asked about all of its accounts; write "census: true"`)
	}
}

func (d *decoder) having(v strictyaml.Value) {
	m, s := v.Map(), &d.out.Subjects
	s.Network = d.networkOf(m.Required("network"))
	posts := m.Optional("posts_per_day")
	if r := posts.Range(); posts.OK() {
		if r.First < 0 || r.Last > maxPosts {
			posts.Problemf("posts a day lie between 0 and %d", maxPosts)
		}
		s.Posts = &intervention.Rates{Low: float64(r.First), High: float64(r.Last)}
	}
	audience := m.Optional("audience")
	s.AudienceAtLeast = audience.Map().Required("at_least").IntBetween(1, maxAtLeast)
	if audience.OK() && d.out.Kind == Log {
		audience.Problemf("a captured log knows no audience")
	}
	s.ReactionsAtLeast = m.Optional("reactions").Map().Required("at_least").IntBetween(1, maxAtLeast)
}

// networkOf reads the name of a network of the dataset.
func (d *decoder) networkOf(v strictyaml.Value) string {
	name := v.Text()
	if v.OK() && !network.MatchString(name) {
		v.Problemf("a network has lower-case letters and digits")
		return name
	}
	if d.known.Networks == nil || d.out.Dataset == "" {
		return name
	}
	if names := d.known.Networks(d.out.Dataset); len(names) > 0 {
		v.OneOf("network", names)
	}
	return name
}

func (d *decoder) days(v strictyaml.Value) {
	m := v.Map()
	const no = "a log has no warm-up: what came before the measured days is what it holds; leave this out"
	d.out.Warmup = d.ofWorlds(m, "warmup", no).IntBetween(1, maxWarmup)
	d.out.Measured = m.Required("measured").IntBetween(1, maxMeasured)
}

// day reads a day on which an arm acts.
func (d *decoder) day(v strictyaml.Value) int {
	day := v.Int()
	d.checkDay(v, day, 0)
	return day
}

// dayRange reads days on which an arm acts.
func (d *decoder) dayRange(v strictyaml.Value) intervention.Days {
	r := v.Range()
	d.checkDay(v, r.First, 0)
	if r.Last != r.First {
		d.checkDay(v, r.Last, 0)
	}
	return intervention.Days{First: r.First, Last: r.Last}
}

// checkDay checks a day against those of the experiment, unless these could not
// be read.
func (d *decoder) checkDay(v strictyaml.Value, day, first int) {
	if last := d.out.Measured - 1; v.OK() && last >= 0 && (day < first || day > last) {
		v.Problemf("there is no day %d here: the days are %d..%d", day, first, last)
	}
}
