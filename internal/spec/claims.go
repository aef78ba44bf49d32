package spec

import (
	"fmt"
	"slices"
	"strings"

	"github.com/yardstick-lab/yardstick/internal/claim"
	"github.com/yardstick-lab/yardstick/internal/metric"
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
	c.Margin = margin(m.Optional("margin"), c)
	c.MinEffect = minEffect(m.Optional("min_effect"), c)
	c.Observed, c.Equals = pointsOf(m.Optional("observed")), pointsOf(m.Optional("equals"))
	c.Than = pointsOf(m.Optional("than"))
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

// pointsOf reads a number in the unit of the metric, or returns nil.
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
	case d.out.Kind == Log && d.out.Measured == 1 && !speaksOfLevel(c.Type):
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

// speaksOfLevel is for the types that may ask where one arm stands.
func speaksOfLevel(t claim.Type) bool { return t == claim.Exactly || t == claim.Exceeds }

// claimMetric reads the metric and sees to it that it fits: a change is what
// one arm goes through, and two arms are compared on a day. Of exactly and exceeds
// one arm may also have a day: that is where it stands.
func (d *decoder) claimMetric(c *claim.Claim, v strictyaml.Value) {
	c.Metric = named(v, "metric", d.metrics)
	m, ok := d.out.Metric(c.Metric)
	c.Of = m.Of
	if !ok || !v.OK() {
		return
	}
	if c.Estimand == claim.BeforeAfter && !m.IsChange && speaksOfLevel(c.Type) {
		c.Estimand = claim.Level
	}
	if arm, _ := d.out.Arm(c.Treated); m.Of.OfWorld() && len(arm.Steps) > 0 {
		v.Problemf("%s is about a whole world, and subjects are treated one at a time: ask it of an arm without steps", c.Metric)
		return
	}
	checkEstimand(v, c, m)
}

// checkEstimand sees to it that a claim about one arm asks of a change, and one
// that compares arms of a day, and that what every subject goes through is asked of
// the subjects.
func checkEstimand(v strictyaml.Value, c *claim.Claim, m metric.Metric) {
	switch {
	case m.Receivers != "" && (c.Type == claim.Invariant || c.Type == claim.Reproduces):
		v.Problemf("%s is about the subjects' own scores, and %s is of receivers: use exactly or equivalent", c.Type, c.Metric)
	case c.Estimand == claim.BeforeAfter && !m.IsChange:
		v.Problemf(`a claim about one arm wants a metric with "change:", and %s has none`, c.Metric)
	case c.Estimand == claim.Contrast && m.IsChange:
		v.Problemf(`a claim that compares arms wants a metric with "day:", and %s is a change`, c.Metric)
	}
}

// amounts reads {points: 0.5}, {share: 0.005} or, of what is not in points,
// {by: 0.5}.
func amounts(v strictyaml.Value, m *strictyaml.Map, c claim.Claim) claim.Amount {
	points, share, by := m.Optional("points"), m.Optional("share"), m.Optional("by")
	switch {
	case !v.OK():
	case by.Present():
		return ownAmount(by, written(points, share) > 0, c)
	case written(points, share) == 2:
		share.Problemf("stands beside points; write one of the two")
	case points.Present() && !c.InPoints():
		points.Problemf("%s is in %s, not in points of a scale: write by", c.Metric, c.Of.Unit().Axis)
	case points.Present():
		return claim.Points(points.FloatBetween(0, maxPoints))
	case share.Present():
		return claim.Amount{Value: share.FloatBetween(0, 1), Measure: claim.InShare}
	case !c.InPoints():
		v.Problemf(`wants "by: 0.5"`)
	default:
		v.Problemf(`wants "points: 0.5" or "share: 0.005"`)
	}
	return claim.Amount{}
}

// ownAmount reads an amount in the metric's own unit.
func ownAmount(by strictyaml.Value, beside bool, c claim.Claim) claim.Amount {
	switch {
	case beside:
		by.Problemf("stands beside points or share; write one of the three")
	case c.InPoints() && c.Of != 0:
		by.Problemf("%s is in points of a scale: write points or share", c.Metric)
	default:
		return claim.Points(by.FloatBetween(0, maxPoints))
	}
	return claim.Amount{}
}

func margin(v strictyaml.Value, c claim.Claim) claim.Margin {
	if !v.Present() {
		return claim.Margin{}
	}
	m := v.Map()
	out := claim.Margin{Amount: amounts(v, m, c)}
	because := m.Optional("because")
	if because.Present() {
		out.Because = sentence(because)
	} else if out.Value > 0 && !c.InPoints() {
		v.Problemf("a margin in %s needs its reason: because", c.Of.Unit().Axis)
	} else if out.Value > 0 && out.Amount != claim.Points(usualMargin) {
		v.Problemf("a margin other than %g points needs its reason: because", usualMargin)
	}
	return out
}

func minEffect(v strictyaml.Value, c claim.Claim) claim.Amount {
	if !v.Present() {
		return claim.Amount{}
	}
	return amounts(v, v.Map(), c)
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
	return slices.Contains([]string{"margin", "min_effect", "observed", "equals", "than", "doses", "tolerance", "sensitive_to"}, field)
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
