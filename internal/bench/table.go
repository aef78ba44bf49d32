package bench

import (
	"fmt"
	"regexp"
	"strings"
	"text/tabwriter"
)

// trailing is what empty cells leave at the end of a line.
var trailing = regexp.MustCompile(`(?m) +$`)

// table is the rows in columns; numbers stand to the right.
func (r *Report) table() string {
	var text strings.Builder
	w := tabwriter.NewWriter(&text, 0, 0, 2, ' ', tabwriter.AlignRight)
	line := func(cells ...string) { _, _ = fmt.Fprintln(w, strings.Join(cells, "\t")+"\t") } // into memory
	line("workload", "events", "who", "CPU s", "wall s", "peak MiB", "M events/s", "to ours", "to limit", "results")
	for i, row := range r.Rows {
		if i > 0 && row.section.Shape != r.Rows[i-1].section.Shape {
			line(make([]string, 10)...) // empty cells keep the columns above and below alike
		}
		line(append([]string{row.Workload, row.section.Size(), row.Who}, row.cells()...)...)
	}
	_ = w.Flush()
	return trailing.ReplaceAllString(text.String(), "")
}

func (row Row) cells() []string {
	if row.Skipped != "" {
		return []string{"", "", "", "", "", "", "skipped"}
	}
	results := "agree"
	if row.Differs != "" {
		results = "DIFFER"
	}
	if row.isStandard() {
		results = "ours"
	}
	return []string{
		seconds(row.CPU), seconds(row.Wall), fmt.Sprintf("%.0f", row.Peak), fmt.Sprintf("%.1f", row.Rate/1e6),
		times(row.Ratio), times(row.ToLimit), results,
	}
}

func (row Row) isStandard() bool {
	return row.Who == ours || (row.section.Workload == R1 && row.Who == "parquet")
}

// seconds shows three digits that count.
func seconds(s float64) string {
	switch {
	case s < 1:
		return fmt.Sprintf("%.3f", s)
	case s < 10:
		return fmt.Sprintf("%.2f", s)
	}
	return fmt.Sprintf("%.1f", s)
}

func times(ratio float64) string {
	switch {
	case ratio == 0:
		return "–"
	case ratio < 10:
		return fmt.Sprintf("%.2f ×", ratio)
	}
	return fmt.Sprintf("%.0f ×", ratio)
}
