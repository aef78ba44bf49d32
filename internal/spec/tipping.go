package spec

import (
	"slices"
	"strings"

	"github.com/yardstick-lab/yardstick/internal/strictyaml"
)

// The owners of constants, which begin a path: the main scorer's preset, or the
// world's settings.
const (
	OfScorer = "scorer."
	OfWorld  = "world."
)

// Tipping asks at which value of a constant the verdict of a claim flips, all
// else being as it is.
type Tipping struct {
	Claim string
	Of    string // OfScorer or OfWorld, and the path of a number in that file
	// Low and High are where to look; both 0 leave that to whoever looks.
	Low, High float64
}

// Constants are the paths that a tipping point may name, OfScorer or OfWorld
// included.
type Constants struct {
	Numbers []string
	// Others are there too, but are no single number, or none that can be
	// changed.
	Others []string
}

// readTipping reads which verdict may hang on which constant.
func (d *decoder) readTipping(v strictyaml.Value) {
	if !v.Present() {
		return
	}
	var ids []string
	for _, c := range d.out.Claims {
		if c.ID != "" {
			ids = append(ids, c.ID)
		}
	}
	for _, e := range v.Map().Entries() {
		if len(ids) > 0 && !slices.Contains(ids, e.Name) {
			e.Key.Unknown("claim", e.Name, ids)
		}
		t := Tipping{Claim: e.Name}
		of := e.Value
		if of.Kind() == strictyaml.Mapping {
			m := e.Value.Map()
			of = m.Required("of")
			t.Low, t.High = m.Optional("between").Between()
		}
		t.Of = d.constant(of)
		d.checkSay(of, t)
		d.out.Tipping = append(d.out.Tipping, t)
	}
}

// checkSay refuses a constant of the scorer for a claim in which it has no say.
func (d *decoder) checkSay(v strictyaml.Value, t Tipping) {
	for _, c := range d.out.Claims {
		if c.ID == t.Claim && !c.NeedsScore() && v.OK() && strings.HasPrefix(t.Of, OfScorer) {
			v.Problemf("%s needs no score, so no constant of a scorer can turn it; name one of the world", c.ID)
		}
	}
}

// constant reads the path of a constant and returns it as its file spells it.
func (d *decoder) constant(v strictyaml.Value) string {
	path := v.Text()
	if !v.OK() || d.known.Constants == nil || d.out.Dataset == "" || len(d.out.Scorers) == 0 {
		return path
	}
	known := d.known.Constants(d.out.Dataset, d.out.Scorers[0])
	same := func(other string) bool { return unquoted(other) == unquoted(path) }
	if i := slices.IndexFunc(known.Numbers, same); i >= 0 {
		return known.Numbers[i]
	}
	d.noConstant(v, path, known)
	return path
}

// noConstant says why a path names no constant that a verdict could tip over.
func (d *decoder) noConstant(v strictyaml.Value, path string, known Constants) {
	switch {
	case strings.HasPrefix(path, OfWorld) && d.out.Kind == Log:
		v.Problemf("a captured log has no world whose constants could be other; name one of the scorer, as scorer.half_life")
	case slices.ContainsFunc(known.Others, func(other string) bool { return unquoted(other) == unquoted(path) }):
		v.Problemf("%s is not a number that can be varied", path)
	case strictyaml.Suggest(path, known.Numbers) != "":
		v.Unknown("constant", path, known.Numbers)
	default:
		v.Problemf("unknown constant %s: it is neither a number of the scorer %s, as scorer.weights.facebook.like, nor one of the world, as world.conversation.others_join",
			quote(path), d.out.Scorers[0])
	}
}

// unquoted is a path without the quotes that its file's keys may need.
func unquoted(path string) string { return strings.ReplaceAll(path, `"`, "") }
