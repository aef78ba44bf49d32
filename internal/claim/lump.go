package claim

import (
	"fmt"

	"github.com/yardstick-lab/yardstick/internal/inference"
)

// lumped are the p's of a t test that reckons with a lump in the differences, where
// the bootstrap was asked for their mean: what keeps the one from deciding keeps the
// other.
func (h *hearing) lumped() pair {
	if h.boot == nil || h.c.Type == Ordered {
		return pair{}
	}
	return pValues(h.c.Type, h.bound, inference.Both{h.sample, inference.LeastBootstrap{Sample: *h.sample, Lump: h.lump}})
}

// mostlyOne says why units that nearly all came to one number leave a mean open:
// how many could come to something else can be told, and how far off cannot.
func (h *hearing) mostlyOne() string {
	l, units := h.lump, h.ev.Design
	others := l.Of - l.Count
	few := "1 that did not is too few to tell"
	if others > 1 {
		few = count(others) + " that did not are too few to tell"
	}
	most := inference.ClopperPearson(others, l.Of, level90).High
	return fmt.Sprintf("%s of %s came to exactly %s; %s how far others would go, and as many as %s of such %s could come to something else (one-sided 95 %%)",
		count(l.Count), units.count(l.Of), h.points(l.Value), few, percent(most), units)
}

// tellsOthers reports whether n units like the pilot's are enough for what is not
// its lump: whether a bootstrap could agree with t that the claim is supported.
func (x *prophecy) tellsOthers(n int) bool {
	least := inference.LeastBootstrap{Sample: x.sample.At(n), Lump: x.lump}
	return pValues(x.Claim.Type, x.bound, least).supports <= alphas(x.Claim.Type).supports
}

// lumpNote says why a run of units that nearly all come to one number is short.
func (x *prophecy) lumpNote() string {
	n, _ := inference.SmallestN(minUnits, x.tellsOthers)
	return fmt.Sprintf("%d of %d worlds of the pilot gave exactly %s; fewer than about %s cannot tell how far others go",
		x.lump.Count, x.lump.Of, short(x.lump.Value), OverWorlds.count(x.total(n)))
}
