package experiment

import "github.com/yardstick-lab/yardstick/internal/activity"

// EachDelta visits what every arm of a shard changes for every subject.
func EachDelta(p *Plan, shard int, visit func(arm string, base *activity.Trace, zero activity.Day, who activity.Account, d *activity.Delta)) error {
	return p.onStage(p.shards[shard], nil, func(st *stage) error {
		for j, arm := range p.Spec.Arms {
			for _, sub := range st.subjects {
				visit(arm.Name, st.scene.Trace, st.scene.Zero, sub.Account, &sub.Deltas[j])
			}
		}
		return nil
	})
}
