package world

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/strictyaml"
)

// Decode reads the settings of a world from the value of the key world of a
// dataset's file. What is wrong, with the settings too, becomes problems of the
// document, each at its place; the settings are good only if there are none.
func Decode(v strictyaml.Value) *Settings {
	d := decoder{at: map[string]strictyaml.Value{"": v}, s: &Settings{}}
	if !v.Present() {
		return d.s
	}
	d.settings(section{&d, v.Map(), ""})
	for _, p := range d.s.problems() {
		// What is missing or unreadable has been said already.
		if at := d.place(p.Path); at.OK() {
			at.Problemf("%s", p.Text)
		}
	}
	return d.s
}

// decoder fills settings and remembers where in the file each stands.
type decoder struct {
	s  *Settings
	at map[string]strictyaml.Value // by path in the settings
}

// place returns the value at a path, or the nearest around it.
func (d *decoder) place(path string) strictyaml.Value {
	for {
		if v, ok := d.at[path]; ok {
			return v // at the latest of the empty path
		}
		path = path[:max(0, strings.LastIndexAny(path, ".["))]
	}
}

// section is an opened map of the file with its path in the settings.
type section struct {
	*decoder
	m    *strictyaml.Map
	path string
}

func (c section) join(key string) string {
	if c.path == "" {
		return key
	}
	return c.path + "." + key
}

// in opens the map at a key.
func (c section) in(key string) section {
	v := c.m.Required(key)
	c.at[c.join(key)] = v
	if v.Present() {
		return section{c.decoder, v.Map(), c.join(key)}
	}
	return section{c.decoder, &strictyaml.Map{}, c.join(key)}
}

// sourced unwraps a value that may name its source, and notes both.
func (c section) sourced(key string, v strictyaml.Value) strictyaml.Value {
	v, from := v.Sourced()
	c.at[c.join(key)] = v
	if !v.Present() {
		return v
	}
	c.s.Sources = append(c.s.Sources, Source{c.join(key), string(v.Canonical()), from})
	return v
}

func (c section) number(key string) float64 { return c.sourced(key, c.m.Required(key)).Float() }

func (c section) whole(key string) int { return c.sourced(key, c.m.Required(key)).Int() }

// curve reads as many rates as there is room for.
func (c section) curve(key string, rates []float64) {
	v := c.sourced(key, c.m.Required(key))
	if !v.Present() {
		return
	}
	list := v.List()
	if v.OK() && len(list) != len(rates) {
		v.Problemf("wants %d numbers, got %d", len(rates), len(list))
	}
	for i, x := range list[:min(len(list), len(rates))] {
		c.at[c.join(key)+"["+strconv.Itoa(i)+"]"] = x
		rates[i] = x.Float()
	}
}

// numbers reads a list of numbers of any length.
func (c section) numbers(key string, v strictyaml.Value) []float64 {
	v = c.sourced(key, v)
	var all []float64
	for i, x := range v.List() {
		c.at[c.join(key)+"["+strconv.Itoa(i)+"]"] = x
		all = append(all, x.Float())
	}
	return all
}

func (c section) day(key string) activity.Day {
	v := c.sourced(key, c.m.Required(key))
	text := v.Text()
	if !v.OK() {
		return 0
	}
	day, err := activity.ParseDay(text)
	if err != nil {
		v.Problemf("%v", err)
	}
	return day
}

// each visits the entries of a map with free keys, in order of their names.
func (c section) each(visit func(e strictyaml.Entry)) {
	entries := c.m.Entries()
	slices.SortFunc(entries, func(a, b strictyaml.Entry) int { return cmp.Compare(a.Name, b.Name) })
	for _, e := range entries {
		c.at[c.join(e.Name)] = e.Key
		visit(e)
	}
}

// action reads the key of an entry as an action.
func action(e strictyaml.Entry) (activity.Action, bool) {
	a, ok := activity.ParseAction(e.Key.OneOf("action", activity.ActionNames()))
	return a, ok
}
