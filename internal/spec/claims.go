package spec

import (
	"fmt"
	"slices"
	"strings"

	"github.com/yardstick-lab/yardstick/internal/claim"
	"github.com/yardstick-lab/yardstick/internal/strictyaml"
)

// usualMargin is the one margin that needs no reason: half a displayed point.
const usualMargin = 0.5

func (d *decoder) readClaims(v strictyaml.Value) {
	items := v.List()
	limit(v, len(items), maxClaims, "claim")
	maps := make([]*strictyaml.Map, len(items))
	for i, item := range items {
		maps[i] = item.Map()
		d.out.Claims = append(d.out.Claims, d.claim(maps[i]))
	}
	d.checkControls(maps)
	d.mapProblems(maps)
}

func (d *decoder) claim(m *strictyaml.Map) claim.Claim {
	var c claim.Claim
	c.ID = plain(m.Required("id"))
	c.Says = sentence(m.Required("says"))
	c.Type, _ = claim.ParseType(m.Required("type").OneOf("type", claim.TypeNames()))
	d.subject(&c, m)
	d.claimMetric(&c, m.Required("metric"))
	c.Margin = margin(m.Optional("margin"))
	c.MinEffect = minEffect(m.Optional("min_effect"))
	c.Observed, c.Equals = pointsOf(m.Optional("observed")), pointsOf(m.Optional("equals"))
	if v := m.Optional("tolerance"); v.Present() {
		c.Tolerance = v.FloatBetween(0, maxPoints)
	}
	c.SensitiveTo = m.Optional("sensitive_to").Text()
	c.Expect = choose[claim.Verdict](m.Optional("expect"), "verdict", append([]string{""}, claim.VerdictNames()...))
	c.Source = d.out.Source
	if v := m.Optional("source"); v.Present() {
		c.Source = rows(v)
	}
	return c
}

// pointsOf reads a number of points, or returns nil.
func pointsOf(v strictyaml.Value) *float64 {
	if !v.Present() {
		return nil
	}
	x := v.FloatBetween(-maxPoints, maxPoints)
	if !v.OK() {
		return nil
	}
	return &x
}

// subject reads what the claim is about: two arms, one of them, or doses.
func (d *decoder) subject(c *claim.Claim, m *strictyaml.Map) {
	compare, arm, doses := m.Optional("compare"), m.Optional("arm"), m.Optional("doses")
	d.estimand(c, compare, arm)
	if doses.Present() && (compare.Present() || arm.Present()) {
		doses.Problemf("stands beside compare or arm; write one of the three")
		return
	}
	d.doses(c, doses)
}

// estimand reads what is compared: two arms, or one before and after.
func (d *decoder) estimand(c *claim.Claim, compare, arm strictyaml.Value) {
	if compare.Present() {
		c.Estimand = claim.Contrast
		m := compare.Map()
		c.Treated = d.armName(m.Required("treated"))
		c.Control = d.armName(m.Required("control"))
		d.checkDifferent(compare, c)
	}
	if !arm.Present() {
		return
	}
	name := d.armName(arm)
	switch {
	case compare.Present():
		arm.Problemf("stands beside compare; write one of the two")
		return
	case c.Type == claim.Invariant:
		arm.Problemf(`invariant speaks of every measured day, against a control: write "compare:"`)
	case d.out.Kind == Log && d.out.Measured == 1 && c.Type != claim.Exactly:
		arm.Problemf("before and after take two days, and this log is asked about one")
	}
	c.Estimand, c.Treated = claim.BeforeAfter, name
}

// checkDifferent refuses to compare arms that cannot differ, whatever they are
// called.
func (d *decoder) checkDifferent(v strictyaml.Value, c *claim.Claim) {
	treated, ok := d.out.Arm(c.Treated)
	control, found := d.out.Arm(c.Control)
	if ok && found && c.Treated != c.Control && same(treated, control) {
		v.Problemf("the arms %s and %s do the same", c.Treated, c.Control)
	}
}

// armName reads the name of an arm. It is returned even if there is no such
// arm, so that what hangs on it is not called missing.
func (d *decoder) armName(v strictyaml.Value) string {
	return named(v, "arm", d.arms)
}

func named(v strictyaml.Value, what string, among []string) string {
	name := v.Text()
	if v.OK() && len(among) > 0 && !slices.Contains(among, name) {
		v.Unknown(what, name, among)
	}
	return name
}

// claimMetric reads the metric and sees to it that it fits: a change is what
// one arm goes through, and two arms are compared on a day. Of exactly one arm
// may also have a day: that is where it stands.
func (d *decoder) claimMetric(c *claim.Claim, v strictyaml.Value) {
	c.Metric = named(v, "metric", d.metrics)
	m, ok := d.out.Metric(c.Metric)
	switch {
	case !ok || !v.OK():
	case c.Estimand == claim.BeforeAfter && !m.IsChange && c.Type == claim.Exactly:
		c.Estimand = claim.Level
	case c.Estimand == claim.BeforeAfter && !m.IsChange:
		v.Problemf(`a claim about one arm wants a metric with "change:", and %s has none`, c.Metric)
	case c.Estimand == claim.Contrast && m.IsChange:
		v.Problemf(`a claim that compares arms wants a metric with "day:", and %s is a change`, c.Metric)
	}
}

// amounts reads {points: 0.5} or {share: 0.005}.
func amounts(v strictyaml.Value, m *strictyaml.Map) claim.Amount {
	points, share := m.Optional("points"), m.Optional("share")
	switch {
	case !v.OK():
	case points.Present() && share.Present():
		share.Problemf("stands beside points; write one of the two")
	case points.Present():
		return claim.Points(points.FloatBetween(0, maxPoints))
	case share.Present():
		return claim.Amount{Value: share.FloatBetween(0, 1), Measure: claim.InShare}
	default:
		v.Problemf(`wants "points: 0.5" or "share: 0.005"`)
	}
	return claim.Amount{}
}

func margin(v strictyaml.Value) claim.Margin {
	if !v.Present() {
		return claim.Margin{}
	}
	m := v.Map()
	out := claim.Margin{Amount: amounts(v, m)}
	because := m.Optional("because")
	if because.Present() {
		out.Because = sentence(because)
	} else if out.Value > 0 && out.Amount != claim.Points(usualMargin) {
		v.Problemf("a margin other than %g points needs its reason: because", usualMargin)
	}
	return out
}

func minEffect(v strictyaml.Value) claim.Amount {
	if !v.Present() {
		return claim.Amount{}
	}
	return amounts(v, v.Map())
}

// checkControls words unknown positive controls with a suggestion.
func (d *decoder) checkControls(maps []*strictyaml.Map) {
	var ids []string
	for _, c := range d.out.Claims {
		if c.ID != "" {
			ids = append(ids, c.ID)
		}
	}
	for i, m := range maps {
		if c := d.out.Claims[i]; c.NeedsControl() && c.SensitiveTo != "" {
			named(m.Optional("sensitive_to"), "claim", ids)
		}
	}
}

// mapProblems puts what package claim finds at its place in the file, unless
// the reading of that part has already failed.
func (d *decoder) mapProblems(maps []*strictyaml.Map) {
	told := d.doc.Problems()
	for _, p := range claim.Problems(d.out.Claims) {
		v := maps[p.Claim].Optional(p.Field)
		if hangsOnType(p.Field) && d.out.Claims[p.Claim].Type.String() == "" || isTold(told, p, v.Path()) {
			continue
		}
		v.Problemf("%s", p.Text)
	}
}

// hangsOnType is for the fields that only the type of a claim asks for.
func hangsOnType(field string) bool {
	return slices.Contains([]string{"margin", "min_effect", "observed", "equals", "doses", "tolerance", "sensitive_to"}, field)
}

// isTold reports whether a field, something in it, or its absence is already a
// problem.
func isTold(told strictyaml.Problems, p claim.Problem, path string) bool {
	missing := fmt.Sprintf("missing key %q", p.Field)
	return slices.ContainsFunc(told, func(t strictyaml.Problem) bool {
		within := t.Path == path || strings.HasPrefix(t.Path, path+".") || strings.HasPrefix(t.Path, path+"[")
		return within || t.Path+"."+p.Field == path && t.Text == missing
	})
}
