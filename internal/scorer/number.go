package scorer

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// Number is a setting of a preset that is a single number. Path is that of the
// preset's file, as in [Preset.Sources].
type Number struct {
	Path  string
	Value float64
	Whole bool // days of the window
}

// numbers are the settings that stand in one place each.
func (p *Preset) numbers() []numberAt {
	return []numberAt{
		{"half_life", &p.HalfLife}, {"beta", &p.Beta}, {"rep_multiplier", &p.RepMultiplier}, {"rep_threshold", &p.RepThreshold},
		{"k0", &p.K0}, {"b.U", &p.B.U}, {"b.Q", &p.B.Q}, {"b.O", &p.B.O}, {"b.L", &p.B.L}, {"b.F", &p.B.F},
		{"p", &p.P}, {"scale.step", &p.Scale.Step},
	}
}

// numberAt is where the number of a path is kept.
type numberAt struct {
	path string
	at   *float64
}

// The tables of a preset, by their key in the file.
const (
	windowPath  = "window"
	gainsPath   = "g"
	weightsPath = "weights"
	ownPath     = "own_weights"
)

// Numbers lists every single number of an engine's preset, and for each of the
// networks also what counts there by the entry of AnyNetwork: such a number can
// be set for the network alone. Other presets have none.
func (p *Preset) Numbers(networks ...string) []Number {
	if p.Kind != KindEngine {
		return nil
	}
	all := []Number{{windowPath, float64(p.Window), true}}
	for _, n := range p.numbers() {
		all = append(all, Number{Path: n.path, Value: *n.at})
	}
	for _, network := range rowsOf(p.G, networks) {
		all = append(all, Number{Path: pathOf(gainsPath, network), Value: p.gain(network)})
	}
	all = append(all, p.Weights.numbers(weightsPath, networks)...)
	all = append(all, p.OwnWeights.numbers(ownPath, networks)...)
	return append(all, p.hindsightNumbers()...)
}

// numbers lists a table: the entries of a network and those that it has from
// AnyNetwork.
func (w Weights) numbers(table string, networks []string) []Number {
	var all []Number
	for _, network := range rowsOf(w, networks) {
		actions := maps.Clone(w[AnyNetwork])
		if actions == nil {
			actions = map[activity.Action]float64{}
		}
		maps.Copy(actions, w[network])
		for _, k := range slices.Sorted(maps.Keys(actions)) {
			all = append(all, Number{Path: pathOf(table, network) + "." + k.String(), Value: actions[k]})
		}
	}
	return all
}

// rowsOf are the networks of a table and others, sorted, each once.
func rowsOf[V any](table map[string]V, networks []string) []string {
	return slices.Compact(slices.Sorted(slices.Values(slices.Concat(slices.Collect(maps.Keys(table)), networks))))
}

// pathOf is the path of a network's row, quoted as the paths of a file are.
func pathOf(table, network string) string {
	if strings.ContainsAny(network, "*.") {
		network = strconv.Quote(network)
	}
	return table + "." + network
}

// With returns the preset with one number set, and leaves p as it is. The paths
// are those of [Preset.Numbers]; a network that has no entry of its own gets one.
// The error says that there is no such number, or that the preset may not have
// it. Where the number is from stays what the file says of the one replaced.
func (p Preset) With(path string, x float64) (Preset, error) {
	if !p.set(path, x) {
		return p, fmt.Errorf("the preset %s has no number %s", p.Name, path)
	}
	if faults := p.Validate(); len(faults) > 0 {
		return p, fmt.Errorf("%s", faults[0])
	}
	return p, nil
}

// set puts x in its place; tables are copied first, for others hold them too.
func (p *Preset) set(path string, x float64) bool {
	if path == windowPath {
		p.Window = int(x)
		return float64(p.Window) == x
	}
	for _, n := range p.numbers() {
		if n.path == path {
			*n.at = x
			return true
		}
	}
	table, rest, _ := strings.Cut(path, ".")
	network, action := strings.Trim(rest, `"`), ""
	if i := strings.LastIndexByte(rest, '.'); i >= 0 {
		network, action = strings.Trim(rest[:i], `"`), rest[i+1:]
	}
	switch table {
	case gainsPath:
		gains := map[string]float64{strings.Trim(rest, `"`): x}
		for n, g := range p.G {
			if _, isNew := gains[n]; !isNew {
				gains[n] = g
			}
		}
		p.G = gains
		return rest != ""
	case weightsPath:
		return p.Weights.set(&p.Weights, network, action, x)
	case ownPath:
		return p.OwnWeights.set(&p.OwnWeights, network, action, x)
	}
	return p.setHindsight(path, x)
}

// set replaces a table by one with another entry.
func (w Weights) set(into *Weights, network, action string, x float64) bool {
	k, ok := activity.ParseAction(action)
	if !ok || network == "" {
		return false
	}
	row := map[activity.Action]float64{}
	maps.Copy(row, w[network])
	row[k] = x
	copied := Weights{}
	maps.Copy(copied, w)
	copied[network] = row
	*into = copied
	return true
}
