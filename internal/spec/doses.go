package spec

import (
	"github.com/yardstick-lab/yardstick/internal/claim"
	"github.com/yardstick-lab/yardstick/internal/strictyaml"
)

// mostDose bounds a dose, so that no difference of two is infinite.
const mostDose = 1e12

// doses reads the arms of an ordered claim, which compares the last with the
// first.
func (d *decoder) doses(c *claim.Claim, v strictyaml.Value) {
	if !v.Present() {
		return
	}
	items := v.List()
	for i, item := range items {
		m := item.Map()
		arm, dose := m.Required("arm"), m.Required("dose")
		one := claim.Dose{Arm: d.armName(arm), Amount: dose.FloatBetween(-mostDose, mostDose)}
		if i > 0 && dose.OK() {
			checkHigher(dose, one, c.Doses[i-1])
		}
		d.checkOwn(arm, one.Arm, c.Doses)
		c.Doses = append(c.Doses, one)
	}
	if last := len(c.Doses) - 1; last >= 0 {
		c.Estimand, c.Control, c.Treated = claim.Contrast, c.Doses[0].Arm, c.Doses[last].Arm
	}
}

func checkHigher(v strictyaml.Value, dose, before claim.Dose) {
	if dose.Amount <= before.Amount {
		v.Problemf("doses must rise: %g is not more than the %g of %s before it", dose.Amount, before.Amount, before.Arm)
	}
}

// checkOwn refuses an arm that is there already, or does what one there does.
func (d *decoder) checkOwn(v strictyaml.Value, name string, before []claim.Dose) {
	arm, known := d.out.Arm(name)
	for _, b := range before {
		other, found := d.out.Arm(b.Arm)
		switch {
		case !v.OK():
		case b.Arm == name:
			v.Problemf("the arm %s stands twice", name)
			return
		case known && found && same(arm, other):
			v.Problemf("the arms %s and %s do the same", b.Arm, name)
			return
		}
	}
}
