package scorer

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/strictyaml"
)

// neutral is what a preset starts from: a term that is not written is off.
func neutral() Preset {
	return Preset{
		Kind: KindEngine, Phi: Identity, Rep: RepNone, RepMultiplier: 5, RepThreshold: 10_000,
		K0: 10, P: 1, G: map[string]float64{AnyNetwork: 1}, Scale: Scale{Step: 1},
		Weights: Weights{}, OwnWeights: Weights{}, Sources: map[string]Source{},
	}
}

// Decode reads a preset file. The name in the file must be a plain name;
// extends names a shipped preset, whose settings the file's own replace, maps
// key by key. The error holds all problems with their places.
func Decode(file string, data []byte) (Preset, error) {
	doc := strictyaml.Parse(file, data)
	m := doc.Map()
	p := neutral()
	if base := m.Optional("extends"); base.Present() {
		p = extended(base)
	}
	d := &decoder{preset: &p, at: map[string]strictyaml.Value{}}
	d.all(m)
	d.fits(m)
	if len(doc.Problems()) == 0 {
		for _, f := range p.Validate() {
			d.find(f.Path, doc.Root()).Problemf("%s", f.Text)
		}
	}
	return p, doc.Problems().Err()
}

func extended(base strictyaml.Value) Preset {
	name := base.OneOf("preset", Shipped())
	if name == "" {
		return neutral()
	}
	p, err := Load(name)
	if err != nil {
		base.Problemf("%v", err)
		return neutral()
	}
	return p
}

// decoder fills a preset from the keys that are present, and notes where they
// stand.
type decoder struct {
	preset *Preset
	at     map[string]strictyaml.Value
}

// find returns the value at a path or the nearest above it that is written.
func (d *decoder) find(path string, root strictyaml.Value) strictyaml.Value {
	for path != "" {
		if v, ok := d.at[path]; ok {
			return v
		}
		path = path[:max(0, strings.LastIndexAny(path, ".["))]
	}
	return root
}

func (d *decoder) all(m *strictyaml.Map) {
	p := d.preset
	p.Name = m.Required("name").Text()
	d.text(m, "says", &p.Says)
	d.kind(m.Optional("kind"))
	d.span(m, "window", func(v strictyaml.Value) { p.Window = v.IntBetween(1, 1_000_000) }, func() { p.Window = 0 })
	d.span(m, "half_life", func(v strictyaml.Value) { p.HalfLife = positive(v) }, func() { p.HalfLife = 0 })
	d.phi(m.Optional("phi"))
	d.rep(m.Optional("rep"))
	d.number(m, "beta", &p.Beta)
	d.number(m, "rep_multiplier", &p.RepMultiplier)
	d.number(m, "rep_threshold", &p.RepThreshold)
	d.weights(m.Optional("weights"), p.Weights)
	d.weights(m.Optional("own_weights"), p.OwnWeights)
	if v := m.Optional("self_credit"); v.Present() {
		p.SelfCredit = v.Bool()
	}
	d.number(m, "k0", &p.K0)
	d.terms(m.Optional("b"))
	d.gains(m.Optional("g"))
	d.number(m, "p", &p.P)
	d.number(m, "damping", &p.Damping)
	d.number(m, "pass_on", &p.PassOn)
	d.levels(m.Optional("levels"))
	d.hindsight(m)
	d.external(m)
	d.scale(m.Optional("scale"))
	if v := m.Optional("set_on"); v.Present() {
		p.SetOn = nil
		for _, row := range v.List() {
			p.SetOn = append(p.SetOn, row.Text())
		}
	}
}

func (d *decoder) text(m *strictyaml.Map, key string, into *string) {
	if v := m.Optional(key); v.Present() {
		*into = v.Text()
	}
}

// sourced reads a number's value and remembers its source.
func (d *decoder) sourced(v strictyaml.Value) strictyaml.Value {
	value, source := v.Sourced()
	d.at[v.Path()] = value
	if source == "" {
		delete(d.preset.Sources, v.Path()) // the base's source is not this number's
	} else {
		d.preset.Sources[v.Path()] = Source{string(value.Canonical()), source}
	}
	return value
}

func (d *decoder) number(m *strictyaml.Map, key string, into *float64) {
	if v := m.Optional(key); v.Present() {
		*into = d.sourced(v).Float()
	}
}

// span reads a number of days; null means none.
func (d *decoder) span(m *strictyaml.Map, key string, read func(strictyaml.Value), none func()) {
	v := m.Optional(key)
	if !v.Present() {
		return
	}
	if value := d.sourced(v); value.IsNull() {
		none()
	} else {
		read(value)
	}
}

func positive(v strictyaml.Value) float64 {
	x := v.Float()
	if v.OK() && x <= 0 {
		v.Problemf("wants a number of days above 0, or null")
	}
	return x
}

func (d *decoder) kind(v strictyaml.Value) {
	if name := v.OneOf("kind", kindNames[1:]); name != "" {
		d.preset.Kind = Kind(slices.Index(kindNames, name))
	}
}

func (d *decoder) phi(v strictyaml.Value) {
	switch v.OneOf("phi", []string{"identity", "log2"}) {
	case "identity":
		d.preset.Phi = Identity
	case "log2":
		d.preset.Phi = Log2
	}
}

func (d *decoder) rep(v strictyaml.Value) {
	d.at["rep"] = v
	switch v.OneOf("rep", []string{"none", "score", "followers"}) {
	case "none":
		d.preset.Rep = RepNone
	case "score":
		d.preset.Rep = RepScore
	case "followers":
		d.preset.Rep = RepFollowers
	}
}

func (d *decoder) weights(v strictyaml.Value, into Weights) {
	if !v.Present() {
		return
	}
	d.at[v.Path()] = v
	for _, network := range v.Map().Entries() {
		row := maps.Clone(into[network.Name])
		if row == nil {
			row = map[activity.Action]float64{}
		}
		for _, action := range network.Value.Map().Entries() {
			k, ok := activity.ParseAction(action.Name)
			if !ok {
				action.Key.Unknown("action", action.Name, activity.ActionNames())
			}
			row[k] = d.sourced(action.Value).Float()
		}
		into[network.Name] = row
	}
}

func (d *decoder) terms(v strictyaml.Value) {
	if !v.Present() {
		return
	}
	m, b := v.Map(), &d.preset.B
	d.number(m, "U", &b.U)
	d.number(m, "Q", &b.Q)
	d.number(m, "O", &b.O)
	d.number(m, "L", &b.L)
	d.number(m, "F", &b.F)
}

func (d *decoder) gains(v strictyaml.Value) {
	if !v.Present() {
		return
	}
	for _, network := range v.Map().Entries() {
		d.preset.G[network.Name] = d.sourced(network.Value).Float()
	}
}

func (d *decoder) scale(v strictyaml.Value) {
	if !v.Present() {
		return
	}
	d.at["scale"] = v
	m := v.Map()
	d.number(m, "step", &d.preset.Scale.Step)
	anchors := m.Optional("anchors")
	if !anchors.Present() {
		return
	}
	d.preset.Scale.Anchors = nil
	for i, pair := range d.sourced(anchors).List() {
		d.at[fmt.Sprintf("scale.anchors[%d]", i)] = pair
		xy := pair.List()
		if len(xy) != 2 {
			pair.Problemf("wants a pair [R, score]")
			continue
		}
		d.preset.Scale.Anchors = append(d.preset.Scale.Anchors, Anchor{xy[0].Float(), xy[1].Float()})
	}
}
