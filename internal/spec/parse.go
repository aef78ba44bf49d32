package spec

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/yardstick-lab/yardstick/internal/strictyaml"
)

// schema is the version of the grammar that this program reads.
const schema = 1

// Limits that keep a slip of the pen from filling the machine. All are ours.
const (
	maxScorers  = 16
	maxWorlds   = 10_000
	maxSeed     = 1<<31 - 1
	maxSample   = 10_000
	maxAtLeast  = 1_000_000_000
	maxPosts    = 1_000 // a day
	maxWarmup   = 3_650
	maxMeasured = 366
	maxArms     = 64
	maxMetrics  = 64
	maxClaims   = 200
	maxAdded    = 100_000 // events by one step
	maxPeople   = 1_000   // lists or +K by one step
	maxPoints   = 100_000
	maxName     = 60 // letters
)

// The seeds of the worlds that the scales of the scorers were anchored on. No
// experiment may run there: its score would be judged on the worlds that set it.
const firstAnchor, lastAnchor = 1001, 1020

// The seeds of the worlds that pilots are made on, and no experiment: what a plan
// was drawn up by is no evidence in its run (ours: far from the seeds that anybody
// counts from 1).
const (
	FirstPilotSeed = 900_001
	LastPilotSeed  = 901_000
)

var (
	plainName = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	network   = regexp.MustCompile(`^[a-z0-9]+([-_.][a-z0-9]+)*$`)
	row       = regexp.MustCompile(`^[A-Z][0-9]{1,3}$`)
)

// Parse reads one spec; file is the name that problems carry, whose last part
// without .yaml is the name that the spec must have. The error is
// [strictyaml.Problems], and then there is no experiment.
func Parse(file string, data []byte, known Known) (*Experiment, error) {
	doc := strictyaml.Parse(file, data)
	d := &decoder{doc: doc, known: known, out: &Experiment{}}
	d.experiment(doc.Map())
	if err := doc.Problems().Err(); err != nil {
		return nil, err
	}
	d.out.Leaves = doc.Leaves()
	return d.out, nil
}

// decoder fills the experiment in the order of the grammar: later parts are
// checked against earlier ones.
type decoder struct {
	doc     *strictyaml.Document
	known   Known
	out     *Experiment
	arms    []string // all names, those of broken arms too
	metrics []string
}

func (d *decoder) experiment(top *strictyaml.Map) {
	if v := top.Required("schema"); v.Int() != schema && v.OK() {
		v.Problemf("this program reads schema %d", schema)
	}
	d.name(top.Required("name"))
	d.out.Question = sentence(top.Required("question"))
	d.out.Source = rows(top.Optional("source"))
	d.dataset(top.Required("dataset"))
	d.scorers(top.Required("scorers"))
	d.seeds(top.Required("seeds"))
	d.subjects(top.Required("subjects"))
	d.days(top.Required("days"))
	d.readArms(top.Required("arms"))
	d.readMetrics(top.Required("metrics"))
	d.readClaims(top.Required("claims"))
	d.readTipping(top.Optional("tipping"))
}

func (d *decoder) name(v strictyaml.Value) {
	d.out.Name = plain(v)
	want := strings.TrimSuffix(path.Base(d.doc.File()), extension)
	if v.OK() && d.out.Name != want {
		v.Problemf("wants the name of its file, %q", want)
	}
}

func (d *decoder) dataset(v strictyaml.Value) {
	d.out.Dataset = v.OneOf("dataset", d.known.Datasets)
	if d.out.Dataset != "" {
		d.out.Kind = d.known.KindOf(d.out.Dataset)
	}
}

func (d *decoder) scorers(v strictyaml.Value) {
	d.out.Scorers = each(v, func(item strictyaml.Value) string { return item.OneOf("scorer", d.known.Scorers) })
	limit(v, len(v.List()), maxScorers, "scorer")
}

// plain reads a name that can stand in a path, a table and a sentence.
func plain(v strictyaml.Value) string {
	name := v.Text()
	if v.OK() {
		checkName(v, name)
	}
	return name
}

func checkName(v strictyaml.Value, name string) {
	if wrong := wrongName(name); wrong != "" {
		v.Problemf("%s", wrong)
	}
}

func wrongName(name string) string {
	switch {
	case !plainName.MatchString(name):
		return "a name has lower-case letters, digits and dashes between them"
	case len(name) > maxName:
		return "the name is too long"
	}
	return ""
}

// sentence reads a text that is not empty, on one line.
func sentence(v strictyaml.Value) string {
	text := strings.Join(strings.Fields(v.Text()), " ")
	if v.OK() && text == "" {
		v.Problemf("wants words")
	}
	return text
}

func rows(v strictyaml.Value) []string {
	return each(v, func(item strictyaml.Value) string {
		text := item.Text()
		if item.OK() && !row.MatchString(text) {
			item.Problemf("wants the row of a claim, a capital letter and a number such as S7")
		}
		return text
	})
}

// each reads a list without repeats.
func each(v strictyaml.Value, read func(strictyaml.Value) string) []string {
	var all []string
	for _, item := range v.List() {
		word := read(item)
		switch {
		case !item.OK():
		case slices.Contains(all, word):
			item.Problemf("%q is listed twice", word)
		default:
			all = append(all, word)
		}
	}
	return all
}

// limit checks that a list or map holds at least one and not too many.
func limit(v strictyaml.Value, n, most int, what string) {
	switch {
	case !v.OK():
	case n == 0:
		v.Problemf("wants at least one %s", what)
	case n > most:
		v.Problemf("%d %ss; at most %d are read", n, what, most)
	}
}

// choose reads a word of names as the value that is its place there; the first
// name stands for the invalid zero value.
func choose[E ~uint8](v strictyaml.Value, what string, names []string) E {
	word := v.OneOf(what, names[1:])
	return E(max(0, slices.Index(names, word)))
}
