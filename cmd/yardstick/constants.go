package main

import (
	"maps"
	"slices"
	"strings"

	"github.com/yardstick-lab/yardstick/internal/dataset"
	"github.com/yardstick-lab/yardstick/internal/spec"
)

// constants lists what the verdicts of a spec may be made to tip over.
func (r *reader) constants(name, scorer string) spec.Constants {
	var c constants
	p, err := r.house.preset(scorer)
	if err != nil {
		return spec.Constants(c)
	}
	for _, n := range p.Numbers(r.networks(name)...) {
		c.Numbers = append(c.Numbers, spec.OfScorer+n.Path)
	}
	for _, word := range []string{"kind", "phi", "rep", "self_credit", "scale.anchors"} {
		c.Others = append(c.Others, spec.OfScorer+word)
	}
	for _, path := range slices.Sorted(maps.Keys(p.Sources)) {
		c.Others = append(c.Others, spec.OfScorer+path)
	}
	d := r.open(name)
	if d == nil || d.Kind != dataset.KindWorld {
		return c.grouped()
	}
	for _, n := range d.World.Numbers() {
		c.Numbers = append(c.Numbers, spec.OfWorld+n.Path)
	}
	for _, s := range d.World.Sources {
		c.Others = append(c.Others, spec.OfWorld+s.Path)
	}
	return c.grouped()
}

// grouped adds the groups that the paths lead through, as scorer.weights.
func (c constants) grouped() spec.Constants {
	groups := map[string]bool{}
	for _, path := range slices.Concat(c.Numbers, c.Others) {
		for i := strings.LastIndexByte(path, '.'); i > 0; i = strings.LastIndexByte(path[:i], '.') {
			groups[path[:i]] = true
		}
	}
	c.Others = append(c.Others, slices.Sorted(maps.Keys(groups))...)
	return spec.Constants(c)
}

type constants spec.Constants
