package store

import (
	"database/sql/driver"
	"fmt"
	"time"

	"github.com/yardstick-lab/yardstick/internal/result"
)

// stated appends what moved the subject whose score moved most, if any moved.
func (l loader) stated(scorer string, s *result.Statement) error {
	if s == nil {
		return nil
	}
	times := make([]time.Time, len(s.Events))
	for i, e := range s.Events {
		var err error
		if times[i], err = time.Parse(time.RFC3339Nano, e.Time); err != nil {
			return fmt.Errorf("the statement of %s: event %d: %w", scorer, i+1, err)
		}
	}
	return first(
		func() error { return rows(l.to("statements"), []*result.Statement{s}, statementRow(scorer)) },
		func() error { return rows(l.to("statement_groups"), s.Groups, groupRow(scorer)) },
		func() error { return rows(l.to("statement_events"), s.Events, eventRow(scorer, times)) },
	)
}

func statementRow(scorer string) func(int, *result.Statement) []driver.Value {
	return func(_ int, s *result.Statement) []driver.Value {
		return []driver.Value{scorer, s.Unit, s.Account, s.Arm, int32(s.Day), s.Before, s.After, s.Bottom}
	}
}

func groupRow(scorer string) func(int, result.StatedGroup) []driver.Value {
	return func(i int, g result.StatedGroup) []driver.Value {
		return []driver.Value{scorer, place(i), g.State, g.Role, textOrNull(g.Action), textOrNull(g.Network), int32(g.Count), g.Before, g.After}
	}
}

func eventRow(scorer string, times []time.Time) func(int, result.StatedEvent) []driver.Value {
	return func(i int, e result.StatedEvent) []driver.Value {
		return []driver.Value{scorer, place(i), e.State, e.Role, int32(e.Day), times[i].UTC(), e.Network, e.Action, e.Actor, textOrNull(e.Object), e.Before, e.After}
	}
}
