package scorer

import (
	"slices"

	"github.com/yardstick-lab/yardstick/internal/strictyaml"
)

// kindNames are the kinds as preset files name them.
var kindNames = []string{"", "engine", "constant", "h-index", "snp", "engagement-rate", "pagerank", "tunkrank", "external", "points"}

// String returns the kind's name in preset files.
func (k Kind) String() string {
	if int(k) >= len(kindNames) {
		return "invalid"
	}
	return kindNames[k]
}

// settings are the keys that a kind other than the engine looks at, besides those
// that every preset has.
var settings = map[Kind][]string{
	KindConstant: {}, KindHIndex: {"window"}, KindSNP: {"window"}, KindRate: {"window"},
	KindPageRank: {"window", "weights", "damping"}, KindTunkRank: {"pass_on"}, KindExternal: {"command", "protocol", "timeout", "tolerance"},
	KindPoints: {"weights", "own_weights", "rep_multiplier", "rep_threshold", "levels"},
}

// engineKeys are the keys that the engine looks at, or one of the other kinds.
var engineKeys = []string{
	"window", "half_life", "phi", "rep", "beta", "rep_multiplier", "rep_threshold", "weights", "own_weights", "self_credit", "k0", "b", "g", "p",
	"bonus", "newest", "damping", "pass_on", "levels", "command", "protocol", "timeout", "tolerance",
}

// notEngines are those that the engine does not look at.
var notEngines = []string{"damping", "pass_on", "levels", "command", "protocol", "timeout", "tolerance"}

// fits refuses settings that the kind would ignore.
func (d *decoder) fits(m *strictyaml.Map) {
	known, other := settings[d.preset.Kind]
	for _, key := range engineKeys {
		v := m.Optional(key)
		ours := slices.Contains(known, key)
		if !other {
			ours = !slices.Contains(notEngines, key)
		}
		if v.Present() && !ours {
			v.Problemf("is no setting of kind %s", d.preset.Kind)
		}
	}
}
