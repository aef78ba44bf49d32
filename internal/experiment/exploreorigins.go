package experiment

import (
	"maps"
	"slices"
	"strconv"

	"github.com/yardstick-lab/yardstick/internal/store"
)

// byOrigin groups the parts of every arm's change. A subject without a part counts
// as 0, as in the report.
func (x *exploring) byOrigin(by By) error {
	of := func(o store.Origin) string { return o.Network }
	if by == ByAction {
		of = func(o store.Origin) string { return o.Action }
	}
	type key struct{ arm, group string }
	parts := map[key]map[person]float64{}
	names := map[string]bool{}
	for _, s := range x.ev.Stored {
		for _, o := range s.Shard.Origins {
			k := key{o.Arm, of(o)}
			if parts[k] == nil {
				parts[k] = map[person]float64{}
			}
			parts[k][person{o.Unit, o.Account}] += o.Value
			names[k.group] = true
		}
	}
	sorted := slices.Sorted(maps.Keys(names))
	for _, arm := range x.Spec.Arms {
		for _, name := range sorted {
			values, known := parts[key{arm.Name, name}]
			if !known {
				continue
			}
			if err := x.add(Group{Arm: arm.Name, Against: untouched, Name: name}, x.cube.every(values), false); err != nil {
				return err
			}
		}
	}
	return nil
}

// every makes members of all subjects, unit by unit.
func (c *cube) every(values map[person]float64) [][]member {
	units := make([][]member, len(c.units))
	for i, u := range c.units {
		for _, account := range u.subjects {
			units[i] = append(units[i], member{effect: values[person{u.name, account}]})
		}
	}
	return units
}

// audiences notes how many follow each subject on the subjects' network, where
// that is known: in a society, or in the stock of a log.
func (r *recorder) audiences() {
	s := r.stage.scene
	for _, sub := range r.stage.subjects {
		var n int
		switch {
		case s.Society != nil:
			n = len(s.Society.Audience(sub.Account, s.Network))
		case s.Trace.Stock.Declared:
			n = int(s.Trace.Stock.Of(sub.Account, s.Network).Followers)
		default:
			return
		}
		r.fact(factAudience+r.name(sub.Account), strconv.Itoa(n))
	}
}

func wholeNumber(text string) (float64, error) {
	n, err := strconv.Atoi(text)
	return float64(n), err
}
