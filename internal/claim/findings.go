package claim

import "fmt"

func (h *hearing) findingInvariant() string {
	return h.movedWhat() + h.movedWhere()
}

func (h *hearing) movedWhat() string {
	verb, of := "moved", ""
	if h.ev.Moved.Count == 0 {
		of = " of no subject"
	}
	if h.ev.Design == OverPairs && of != "" {
		verb, of = "did not move", ""
	}
	if h.c.Estimand == BeforeAfter {
		return fmt.Sprintf("under “%s” the %s%s %s", h.c.Treated, h.c.Metric, of, verb)
	}
	return fmt.Sprintf("“%s” %s the %s%s against “%s”", h.c.Treated, verb, h.c.Metric, of, h.c.Control)
}

func (h *hearing) movedWhere() string {
	moved := h.ev.Moved.Count
	if h.ev.Design == OverLog {
		return fmt.Sprintf(": %s of %s moved%s", count(moved), h.eligible(h.out.N), h.greatest())
	}
	switch {
	case moved == 0 && h.out.Verdict == Supported:
		return ""
	case moved == 0:
		return fmt.Sprintf(" in %s %s", count(h.out.N), h.ev.Design)
	}
	return fmt.Sprintf(" in %s of %s %s%s", count(moved), count(h.out.N), h.ev.Design, h.greatest())
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
	by := apart(nil, m.By).signed(m.By) + h.unit(m.By)
	switch {
	case h.ev.Design == OverPairs:
		return fmt.Sprintf("pair %d by %s", m.Pair, by)
	case m.World == "":
		return fmt.Sprintf("account %s on day %d by %s", m.Account, m.Day, by)
	}
	return fmt.Sprintf("account %s in world %s on day %d by %s", m.Account, m.World, m.Day, by)
}

func (h *hearing) findingPooled() string {
	seen, central := *h.out.Observed, h.out.Interval
	is := "is"
	switch h.out.Verdict {
	case Supported:
		is = "is an ordinary outcome:"
	case Refuted:
		is = "is not an ordinary outcome:"
	}
	return fmt.Sprintf("for the %s under “%s”, %s %s at percentile %.1f of %s; the middle 90 %% of them changed by %s to %s%s (width %s)",
		h.c.Metric, h.c.Treated, shortSigned(seen)+h.unit(seen), is, *h.out.Percentile, h.pool(),
		shortSigned(central.Low), shortSigned(central.High), h.unit(0), short(central.High-central.Low))
}

// pool is whom a reproduction pools.
func (h *hearing) pool() string {
	if h.ev.Design == OverLog {
		return h.eligible(h.out.N)
	}
	return count(h.out.N) + " " + h.subjects()
}

// subjects is the noun for what a reproduction pools.
func (h *hearing) subjects() string {
	switch h.ev.Design {
	case OverLog:
		return "of the accounts in this log"
	case OverPairs:
		return "pairs"
	}
	return "subjects"
}
