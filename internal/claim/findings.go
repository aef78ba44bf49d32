package claim

import (
	"fmt"
	"strings"
)

// ofTheLog is of whom a census speaks.
const ofTheLog = "of the accounts in this log that qualify"

func (h *hearing) findingInvariant() string {
	return h.movedWhat() + h.movedWhere()
}

func (h *hearing) movedWhat() string {
	still, what := h.ev.Moved.Count == 0, "the "+h.c.Metric
	if still && h.ev.Design != OverPairs {
		what = "no subject's " + h.c.Metric
	}
	verb := "moved "
	if still && h.ev.Design == OverPairs {
		verb = "did not move "
	}
	if h.c.Estimand == BeforeAfter {
		return fmt.Sprintf("under “%s” %s %s", h.c.Treated, what, strings.TrimSuffix(verb, " "))
	}
	return fmt.Sprintf("“%s” %s%s", h.c.Treated, verb, what) + h.besides()
}

func (h *hearing) movedWhere() string {
	moved := h.ev.Moved.Count
	if h.ev.Design == OverLog {
		return fmt.Sprintf(": %s, %s of %s moved%s", ofTheLog, count(moved), count(h.out.N), h.greatest())
	}
	switch {
	case moved == 0 && h.out.Verdict == Supported:
		return ""
	case moved == 0:
		return " in " + h.ev.Design.count(h.out.N)
	}
	return fmt.Sprintf(" in %s of %s%s", count(moved), h.ev.Design.count(h.out.N), h.greatest())
}

func (h *hearing) greatest() string {
	if h.ev.Moved.Count == 0 {
		return ""
	}
	return "; the greatest move: " + h.greatestMove()
}

// greatestMove names the world, the account, the day, and by how much.
func (h *hearing) greatestMove() string {
	m := h.ev.Moved.Greatest
	by := moved(m.By) + h.unit(m.By)
	switch {
	case h.ev.Design == OverPairs:
		return fmt.Sprintf("pair %d by %s", m.Pair, by)
	case m.World == "":
		return fmt.Sprintf("account %s on day %d by %s", m.Account, m.Day, by)
	}
	return fmt.Sprintf("account %s in world %s on day %d by %s", m.Account, m.World, m.Day, by)
}

// findingExactly says whether the declared number came out everywhere.
func (h *hearing) findingExactly() string {
	off := h.ev.Moved.Count
	if off == 0 {
		verb := "is"
		if h.c.Estimand != Level {
			verb = "comes to"
		}
		all := ""
		if h.ev.Design == OverLog {
			all = " for each of " + h.eligible(h.out.N)
		}
		return h.exactlyWhat() + fmt.Sprintf(" %s exactly %s", verb, h.declared()) + all
	}
	where := fmt.Sprintf("it differs in %s of %s", count(off), h.ev.Design.count(h.out.N))
	if h.ev.Design == OverLog {
		where = fmt.Sprintf("%s, it differs for %s of %s", ofTheLog, count(off), count(h.out.N))
	}
	return h.exactlyWhat() + fmt.Sprintf(" is not always %s: %s; farthest off is %s", h.declared(), where, h.greatestMove())
}

func (h *hearing) exactlyWhat() string {
	if h.c.Estimand == Contrast {
		return fmt.Sprintf("what “%s” does to the %s%s", h.c.Treated, h.c.Metric, h.besides())
	}
	return fmt.Sprintf("under “%s” the %s", h.c.Treated, h.c.Metric)
}

// declared is the number of an exactly claim: a level has no sign to show.
func (h *hearing) declared() string {
	x := *h.out.Equals
	if h.c.Estimand == Level {
		return h.points(x)
	}
	return shortSigned(x) + h.unit(x)
}

// findingLevel says where the metric stands, on average.
func (h *hearing) findingLevel() string {
	n := h.numerals()
	text := fmt.Sprintf("under “%s” the %s is %s", h.c.Treated, h.c.Metric, n.plain(*h.out.Estimate)+h.unit(*h.out.Estimate))
	switch i := h.out.Interval; {
	case h.out.Path == PathCensus:
		return text + " on average over " + h.eligible(h.out.N)
	case h.out.Path == PathExact || i == nil:
		return text + fmt.Sprintf(" in %s of %s", count(h.out.N), h.ev.Design.count(h.out.Planned))
	default:
		return text + fmt.Sprintf(" (95 %%: %s to %s, %s)", n.plain(i.Low), n.plain(i.High), h.ev.Design.count(h.out.N))
	}
}

func (h *hearing) findingPooled() string {
	seen, central := *h.out.Observed, h.out.Interval
	is := "stands"
	switch h.out.Verdict {
	case Supported:
		is = "is an ordinary outcome: it stands"
	case Refuted:
		is = "is no ordinary outcome: it stands"
	}
	return fmt.Sprintf("for the %s under “%s”, %s %s at percentile %.1f of %s, and the middle 90 %% of them changed by %s to %s%s (width %s)",
		h.c.Metric, h.c.Treated, shortSigned(seen)+h.unit(seen), is, *h.out.Percentile, h.pool(),
		shortSigned(central.Low), shortSigned(central.High), h.unit(0), short(central.High-central.Low))
}

// pool is whom a reproduction pools.
func (h *hearing) pool() string {
	if h.ev.Design == OverLog {
		return h.eligible(h.out.N)
	}
	return h.subjects()
}

// subjects counts what a reproduction pools.
func (h *hearing) subjects() string {
	switch {
	case h.ev.Design == OverLog:
		return count(h.out.N) + " of the accounts in this log"
	case h.ev.Design == OverPairs:
		return OverPairs.count(h.out.N)
	case h.out.N == 1:
		return "1 subject"
	}
	return count(h.out.N) + " subjects"
}

// findingOrdered lists the metric at every dose, then the whole way.
func (h *hearing) findingOrdered() string {
	doses := h.out.Doses
	shown := make([]float64, len(doses))
	for i, d := range doses {
		shown[i] = d.Mean
	}
	n := apart(nil, shown...).spread(shown)
	means := make([]string, len(doses))
	for i, d := range doses {
		means[i] = fmt.Sprintf("%s under “%s”", n.plain(d.Mean), d.Arm)
	}
	text := fmt.Sprintf("from dose to dose the %s was %s", h.c.Metric, strings.Join(means, ", "))
	way := h.numerals()
	switch by := way.signed(*h.out.Estimate) + h.unit(*h.out.Estimate); {
	case h.out.Path == PathCensus:
		return text + fmt.Sprintf(", %s in all, on average over %s", by, h.eligible(h.out.N))
	case h.out.Path == PathExact:
		return text + fmt.Sprintf(", %s in all", by) + fmt.Sprintf(", the same in %s of %s", count(h.out.N), h.ev.Design.count(h.out.Planned))
	default:
		return text + fmt.Sprintf(", %s in all", by) + h.range95(way)
	}
}
