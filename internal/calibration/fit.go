package calibration

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/yardstick-lab/yardstick/internal/world"
)

// Change is a setting that was fitted. Path is that of the settings, Is what the
// file says of it, From its source.
type Change struct{ Path, Is, From string }

// Fit is what came of fitting.
type Fit struct {
	Settings *world.Settings
	Changes  []Change // in the order of the statistics
}

// Calibrate fits the settings to what the evidence may fit. The settings given are
// left as they are. The error is an [*InputError] for evidence that is too little,
// or of which two pieces would fit one setting.
func Calibrate(s *world.Settings, evidence []Evidence, worlds Worlds) (*Fit, error) {
	own := *s
	own.Delays.Of = slices.Clone(s.Delays.Of)
	f := &fitter{settings: &own, worlds: worlds}
	for _, e := range evidence {
		f.halves = append(f.halves, fittedHalf{Evidence: e})
		f.halves[len(f.halves)-1].Observed, _ = e.Halves()
	}
	tasks, err := f.tasks()
	if err == nil {
		err = f.fit(tasks)
	}
	return &Fit{f.settings, f.changes}, err
}

// fit goes through the tasks: first what is stated outright, then what has to be
// searched for, and at last the delays, which hang on how long threads are while
// nothing hangs on them.
func (f *fitter) fit(tasks []task) error {
	for _, t := range tasks {
		if err := t.direct(f); err != nil {
			return err
		}
	}
	for round := range rounds {
		for _, t := range tasks {
			if round > 0 && !t.stat.entangled() {
				continue
			}
			if err := t.search(f); err != nil {
				return err
			}
		}
	}
	if i := slices.IndexFunc(tasks, func(t task) bool { return t.stat == Delay }); i >= 0 {
		return tasks[i].moveDelays(f)
	}
	return nil
}

// rounds is how often settings that depend on one another are fitted, one after
// the other (ours): a third round moved them by little more than the step of its
// search.
const rounds = 2

// entangled reports whether a setting fitted to the statistic moves others of them.
func (s Stat) entangled() bool { return s == Likes || s == Together || s == Uncommented }

// fitter is a calibration under way.
type fitter struct {
	settings *world.Settings
	worlds   Worlds
	halves   []fittedHalf
	changes  []Change
}

// fittedHalf is the fitted half of a piece of evidence.
type fittedHalf struct{ Evidence }

// task is a statistic to fit settings to. A single number may be known from several
// sources, which then count alike; beside the first they are others.
type task struct {
	stat Stat
	fittedHalf
	others []fittedHalf
}

// tasks lists what is to be fitted, in the order of the statistics.
func (f *fitter) tasks() ([]task, error) {
	var all []task
	for _, s := range fitted {
		var by []fittedHalf
		for _, h := range f.halves {
			if slices.Contains(h.Fits, s) {
				by = append(by, h)
			}
		}
		if len(by) > 1 && !s.number() {
			return nil, refuse("%s and %s would both fit %s: a distribution is fitted to one source", by[0].Source, by[1].Source, s)
		}
		for _, h := range by {
			if err := h.enough(s); err != nil {
				return nil, err
			}
		}
		if len(by) > 0 {
			all = append(all, task{s, by[0], by[1:]})
		}
	}
	if len(all) == 0 {
		return nil, refuse("nothing of what was given can fit a setting")
	}
	return all, nil
}

// enough refuses evidence that holds too little of what it should fit.
func (h fittedHalf) enough(s Stat) error {
	if n := h.count(s); n < Least/2 {
		return refuse("%s is too little to fit %s: half of it shows %d %s, at least %d are wanted", h.Source, s, n, s.observation(), Least/2)
	}
	return nil
}

// from is the source of a setting that was fitted.
func (t task) from(how string) string {
	sources := t.Source
	for _, h := range t.others {
		sources += ", and of " + h.Source
	}
	return fmt.Sprintf("calibrated on half of %s: %s", sources, how)
}

// note keeps a change, in place of an earlier one of the same setting.
func (f *fitter) note(c Change) {
	for i := range f.changes {
		if f.changes[i].Path == c.Path {
			f.changes[i] = c
			return
		}
	}
	f.changes = append(f.changes, c)
}

// set sets one number and notes it.
func (f *fitter) set(path string, x float64, from string) error {
	changed, err := f.settings.With(path, x)
	if err != nil {
		return refuse("%v", err)
	}
	f.settings = changed
	f.note(Change{path, shortest(x), from})
	return nil
}

func shortest(x float64) string { return strconv.FormatFloat(x, 'g', -1, 64) }

// digits rounds to n significant digits, as settings are written.
func digits(x float64, n int) float64 {
	y, _ := strconv.ParseFloat(strconv.FormatFloat(x, 'g', n, 64), 64)
	return y
}

func list(all []float64) string {
	return "[" + strings.Join(each(all, shortest), ", ") + "]"
}

// direct takes over what the evidence states of a setting itself.
func (t task) direct(f *fitter) error {
	switch t.stat {
	case Delay:
		t.startDelays(f)
	case Hours:
		counts := t.counts(len(f.settings.Clock.Hours))
		copy(f.settings.Clock.Hours[:], counts)
		f.note(Change{"clock.hours", list(counts), t.from("posts by UTC hour")})
	case Weekdays:
		counts := t.counts(len(f.settings.Clock.Weekdays))
		copy(f.settings.Clock.Weekdays[:], counts)
		f.note(Change{"clock.weekdays", list(counts), t.from("posts by weekday")})
	case Answers:
		x := digits(min(1, t.wanted()), 3)
		return f.set("conversation.author_answers", x, t.from("comments by the author, for each by others"))
	}
	return nil
}

func (t task) counts(n int) []float64 {
	counts := make([]float64, n)
	for _, x := range t.seen(t.stat) {
		counts[int(x)]++
	}
	return counts
}
