package bench

import (
	"context"
	"database/sql/driver"
	"embed"
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/scorer"
	"github.com/yardstick-lab/yardstick/internal/store"
)

//go:embed peers
var peers embed.FS

// peer is the text of a program that is none of ours.
func peer(name string) string {
	text, err := peers.ReadFile("peers/" + name)
	if err != nil {
		panic("bench: there is no peer called " + name + ".")
	}
	return string(text)
}

// block is the part of an SQL text behind the line "-- @name".
func block(text, name string) string {
	_, rest, ok := strings.Cut(text, "-- @"+name+"\n")
	if !ok {
		panic("bench: there is no block called " + name + ".")
	}
	body, _, _ := strings.Cut(rest, "\n-- @")
	return body
}

// duck is a workload in SQL: what to do at first and on every day.
type duck struct {
	*store.Scratch
	sql    string
	words  []string // what stands for what in it, in pairs
	result string   // column of results that is compared
	first  int      // day of the results' first day
}

func (d *duck) run(ctx context.Context) error {
	if err := d.Exec(ctx, strings.NewReplacer(d.words...).Replace(block(d.sql, "begin"))); err != nil {
		return err
	}
	day := block(d.sql, "day")
	for i := range Days {
		gone := "nothing"
		if i >= window {
			gone = fmt.Sprint("day", i-window)
		}
		words := append([]string{"{day}", strconv.Itoa(i), "{gone}", gone, "{growth}", number(math.Exp2(float64(i) / halfLife))}, d.words...)
		if err := d.Exec(ctx, strings.NewReplacer(words...).Replace(day)); err != nil {
			return fmt.Errorf("day %d: %w", i, err)
		}
	}
	return nil
}

// number is a float as SQL, exactly.
func number(x float64) string { return strconv.FormatFloat(x, 'e', 17, 64) }

// check sums up the results.
func (d *duck) check(ctx context.Context, spots []Spot) (Check, error) {
	var c Check
	of := " FROM results WHERE day >= " + strconv.Itoa(d.first)
	query := fmt.Sprintf("SELECT sum(%s), sum(%s * (account %% 97 + 1) * (day - %d + 1))", d.result, d.result, d.first) + of
	if err := d.Rows(ctx, query, func(v []float64) { c.Sum, c.Weighted = v[0], v[1] }); err != nil {
		return c, err
	}
	for _, s := range spots {
		query := fmt.Sprintf("SELECT %s FROM results WHERE account = %d AND day = %d", d.result, s.Account, s.Day+d.first)
		if err := d.Rows(ctx, query, func(v []float64) { c.Spots = append(c.Spots, v[0]) }); err != nil {
			return c, err
		}
	}
	return c, nil
}

// load hands over the events as numbers, the day among them, and the weights.
func (d *duck) load(ctx context.Context, c *activity.Columns, weights []float64) error {
	const tables = "CREATE TABLE events (day UTINYINT, network UTINYINT, action UTINYINT, actor INTEGER, owner INTEGER);" +
		"CREATE TABLE weights (action UTINYINT, w DOUBLE)"
	if err := d.Exec(ctx, tables); err != nil {
		return err
	}
	err := d.Append(ctx, "events", 5, c.Len(), func(i int, v []driver.Value) {
		v[0], v[1], v[2] = uint8(activity.DayOf(c.Time[i])-FirstDay), uint8(c.Network[i]), uint8(c.Action[i])
		v[3], v[4] = int32(c.Actor[i]), int32(c.Owner[i])
	})
	if err != nil {
		return err
	}
	for action, w := range weights {
		if w != 0 {
			if err := d.Exec(ctx, fmt.Sprintf("INSERT INTO weights VALUES (%d, %s)", action, number(w))); err != nil {
				return err
			}
		}
	}
	return nil
}

// measured loads, runs and checks.
func (d *duck) measured(ctx context.Context, t *Trial, spots []Spot, load func() error) (err error) {
	defer func() { err = errors.Join(err, d.Close()) }()
	if err := load(); err != nil {
		return err
	}
	if err := t.measure(ctx, func() error { return d.run(ctx) }); err != nil {
		return err
	}
	t.Measured.Check, err = d.check(ctx, spots)
	return err
}

func duckLinear(threads int) func(context.Context, *Trial) error {
	return func(ctx context.Context, t *Trial) error {
		s, err := store.OpenScratch(ctx, threads)
		if err != nil {
			return err
		}
		d := &duck{Scratch: s, sql: peer("linear.sql"), words: []string{"{accounts}", strconv.Itoa(t.shape().Accounts)}, result: "result"}
		return d.measured(ctx, t, t.shape().spots(), func() error { return d.load(ctx, &t.trace().Columns, linearTable()) })
	}
}

func duckEngine(threads int) func(context.Context, *Trial) error {
	return func(ctx context.Context, t *Trial) error {
		d, weights, err := newDuckEngine(ctx, threads, t.shape().Accounts)
		if err != nil {
			return err
		}
		d.result = "result"
		return d.measured(ctx, t, t.shape().spots(), func() error { return d.load(ctx, &t.trace().Columns, weights) })
	}
}

// duckArms is W3 at once, as if the accounts of each arm were others.
func duckArms(ctx context.Context, t *Trial) error {
	worlds := worldsOf(t.shape())
	accounts := len(worlds) * armsAWorld * armAccounts
	d, weights, err := newDuckEngine(ctx, 1, accounts)
	if err != nil {
		return err
	}
	d.result, d.first = "score", forkDay
	return d.measured(ctx, t, armSpots(accounts), func() error {
		traces, err := arms(worlds)
		if err != nil {
			return err
		}
		return d.load(ctx, together(traces), weights)
	})
}

// together puts the events of several traces behind each other, accounts
// numbered on, in order of days.
func together(traces []*activity.Trace) *activity.Columns {
	var all activity.Columns
	for day := range Days {
		for i, t := range traces {
			from, to := t.Between(Day(day), Day(day))
			for e := from; e < to; e++ {
				event := t.At(e)
				event.Actor += activity.Account(i * armAccounts)
				event.Owner += activity.Account(i * armAccounts)
				all.Append(event)
			}
		}
	}
	return &all
}

func newDuckEngine(ctx context.Context, threads, accounts int) (*duck, []float64, error) {
	p, err := scorer.Load("klout-2011")
	if err != nil {
		return nil, nil, err
	}
	s, err := store.OpenScratch(ctx, threads)
	if err != nil {
		return nil, nil, err
	}
	weights := make([]float64, len(activity.Actions())+1)
	for k := range weights[1:] {
		weights[k+1] = p.Weights.Of(networkNames[0], activity.Action(k+1))
	}
	d := &duck{Scratch: s, sql: peer("engine.sql"), words: []string{
		"{accounts}", strconv.Itoa(accounts), "{networks}", strconv.Itoa(len(networkNames)), "{window}", strconv.Itoa(window),
		"{post}", strconv.Itoa(int(activity.Post)), "{follow}", strconv.Itoa(int(activity.Follow)),
		"{bU}", number(p.B.U), "{bQ}", number(p.B.Q), "{bF}", number(p.B.F), "{k0}", number(p.K0), "{score}", scaleSQL(p.Scale),
		"{bottom}", number(p.Scale.Displayed(p.Scale.Bottom())), "{top}", number(p.Scale.Top()), "{step}", number(p.Scale.Step),
	}}
	return d, weights, nil
}

// scaleSQL puts r on a scale.
func scaleSQL(s scorer.Scale) string {
	text := "CASE"
	for i := 1; i < len(s.Anchors); i++ {
		lo, hi := s.Anchors[i-1], s.Anchors[i]
		text += fmt.Sprintf(" WHEN r < %s THEN %s + %s * ((r - %s) / %s)", number(hi.R), number(lo.Score), number(hi.Score-lo.Score), number(lo.R), number(hi.R-lo.R))
	}
	return text + " ELSE " + number(s.Top()) + " END"
}
