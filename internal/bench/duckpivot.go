package bench

import (
	"context"
	"errors"
	"fmt"
	"math"
	"strings"

	"github.com/yardstick-lab/yardstick/internal/store"
)

// blockDays is how many days a running sum is put together of, beside those of
// whole blocks (ours: about the root of the days).
const blockDays = 10

// each joins what text says of 0 to n−1.
func each(n int, between string, text func(i int) string) string {
	all := make([]string, n)
	for i := range all {
		all[i] = text(i)
	}
	return strings.Join(all, between)
}

// pivotSQL writes the columns of pivot.sql out.
func pivotSQL() string {
	growth := func(d int) string { return number(math.Exp2(float64(d) / halfLife)) }
	sum := func(prefix string, from, n int) string {
		return each(n, " + ", func(i int) string { return fmt.Sprint(prefix, from+i) })
	}
	inWindow := func(d int) string {
		if d < window {
			return fmt.Sprint("c", d)
		}
		return fmt.Sprintf("greatest(c%d - c%d, 0)", d, d-window)
	}
	return strings.NewReplacer(
		"{days}", each(Days, ", ", func(d int) string { return fmt.Sprint(d) }),
		"{worth}", each(Days, ", ", func(d int) string { return fmt.Sprintf(`coalesce("%d", 0) * %s AS g%d`, d, growth(d), d) }),
		"{blocks}", each(Days/blockDays, ", ", func(b int) string { return fmt.Sprint(sum("g", b*blockDays, blockDays), " AS b", b) }),
		"{starts}", each(Days/blockDays, ", ", func(b int) string {
			if b == 0 {
				return "0::DOUBLE AS s0"
			}
			return fmt.Sprint(sum("b", 0, b), " AS s", b)
		}),
		"{sums}", each(Days, ", ", func(d int) string {
			b := d / blockDays
			return fmt.Sprint("s", b, " + ", sum("g", b*blockDays, d%blockDays+1), " AS c", d)
		}),
		"{results}", each(Days, ", ", func(d int) string { return fmt.Sprintf("sum(ln(1 + %s / %s)) AS r%d", inWindow(d), growth(d), d) }),
	).Replace(block(peer("pivot.sql"), "query"))
}

// duckPivot is W1 in one query.
func duckPivot(threads int) func(context.Context, *Trial) error {
	return func(ctx context.Context, t *Trial) (err error) {
		s, err := store.OpenScratch(ctx, threads)
		if err != nil {
			return err
		}
		d := &duck{Scratch: s}
		defer func() { err = errors.Join(err, d.Close()) }()
		if err := d.load(ctx, &t.trace().Columns, linearTable()); err != nil {
			return err
		}
		query := pivotSQL()
		if err := t.measure(ctx, func() error { return d.Exec(ctx, query) }); err != nil {
			return err
		}
		t.Measured.Check, err = d.pivotCheck(ctx, t.shape().spots())
		return err
	}
}

// pivotCheck is check of results with a column a day; who has no row has nothing.
func (d *duck) pivotCheck(ctx context.Context, spots []Spot) (Check, error) {
	c := Check{Spots: make([]float64, len(spots))}
	query := fmt.Sprintf("SELECT sum(%s), sum((account %% 97 + 1) * (%s)) FROM results",
		each(Days, " + ", func(d int) string { return fmt.Sprint("r", d) }),
		each(Days, " + ", func(d int) string { return fmt.Sprint(d+1, " * r", d) }))
	if err := d.Rows(ctx, query, func(v []float64) { c.Sum, c.Weighted = v[0], v[1] }); err != nil {
		return c, err
	}
	for i, s := range spots {
		query := fmt.Sprintf("SELECT r%d FROM results WHERE account = %d", s.Day, s.Account)
		if err := d.Rows(ctx, query, func(v []float64) { c.Spots[i] = v[0] }); err != nil {
			return c, err
		}
	}
	return c, nil
}
