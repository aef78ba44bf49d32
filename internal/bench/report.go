package bench

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
)

// Row is one section with what it is compared to.
type Row struct {
	Section  string `json:"section"`
	Workload string `json:"workload"`
	Events   int    `json:"events,omitempty"`
	Accounts int    `json:"accounts,omitempty"`
	Who      string `json:"who"`
	Measured
	Rate    float64 `json:"events_per_cpu_s,omitempty"`
	Ratio   float64 `json:"cpu_to_ours,omitempty"`  // of the processor time to that of ours
	Limit   float64 `json:"limit_cpu_s,omitempty"`  // least time at the measured speeds
	ToLimit float64 `json:"cpu_to_limit,omitempty"` // of the processor time to that
	Differs string  `json:"differs,omitempty"`      // in what its results are not those of ours

	section Section
}

// Report is what a run measured.
type Report struct {
	Speeds Speeds `json:"speeds"`
	Rows   []Row  `json:"rows"`
}

func (r *Report) add(s Section, m Measured) {
	if s.Workload == Limits {
		r.Speeds = m.Speeds
		return
	}
	row := Row{
		Section: s.String(), Workload: s.Workload.String(), Events: s.Shape.Events, Accounts: s.Shape.Accounts, Who: s.Who,
		Measured: m, section: s,
	}
	if m.Skipped == "" && m.CPU > 0 {
		row.Rate = float64(s.Shape.Events) / m.CPU
	}
	r.Rows = append(r.Rows, row)
}

// standard is the row that another is compared to: ours of the same workload
// and size.
func (r *Report) standard(of Row) *Row {
	who := ours
	if of.section.Workload == R1 { // the peer reads the same format
		who = "parquet"
	}
	i := slices.IndexFunc(r.Rows, func(row Row) bool {
		return row.section.Workload == of.section.Workload && row.section.Shape == of.section.Shape && row.Who == who
	})
	if i < 0 {
		return nil
	}
	return &r.Rows[i]
}

// isOurs reports whether it is this program that does it.
func (row *Row) isOurs() bool {
	return strings.HasPrefix(row.Who, ours) || slices.ContainsFunc(formats, func(f format) bool { return f.name == row.Who })
}

func (r *Report) compare() {
	for i := range r.Rows {
		row := &r.Rows[i]
		standard := r.standard(*row)
		if row.Skipped != "" || standard == nil {
			continue
		}
		row.Differs = row.Check.differs(standard.Check)
		if standard.CPU > 0 && !(row.section.Workload == R1 && row.isOurs()) {
			row.Ratio = row.CPU / standard.CPU
		}
		if row.Limit = r.Speeds.Seconds(standard.Needs); row.Limit > 0 {
			row.ToLimit = row.CPU / row.Limit
		}
	}
}

// Wrong lists the sections whose results differ from ours, and in what.
func (r *Report) Wrong() []string {
	var all []string
	for _, row := range r.Rows {
		if row.Differs != "" {
			all = append(all, row.Section+": "+row.Differs)
		}
	}
	return all
}

// WriteJSON writes the report as JSON.
func (r *Report) WriteJSON(w io.Writer) error {
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	return e.Encode(r)
}

// Write writes the report as a table for people.
func (r *Report) Write(w io.Writer) error {
	_, err := io.WriteString(w, r.table()+r.notes())
	return err
}

func (r *Report) notes() string {
	s := r.Speeds
	text := fmt.Sprintf("\nOne core: reading %.1f GB/s, triad %.1f GB/s, random adds %.2f G/s into 4 MB and %.2f G/s into 96 MB, logarithms %.2f G/s.\n",
		s.Read/1e9, s.Triad/1e9, s.Cached/1e9, s.Distant/1e9, s.Logs/1e9)
	text += "structs and maps are plain Go; the number behind duckdb is its threads, pivot a single query in place of one a day.\n" +
		"Ratios are of CPU seconds: to ours (above 1 is slower) and to the limit, the time that a workload's bytes, random adds\n" +
		"and logarithms take at these speeds. Loading is not counted but in R1. Peaks include the events and the results.\n" +
		"Results agree when the sum, a weighted sum and single values are within 1e-9, relative.\n"
	for _, row := range r.Rows {
		switch {
		case row.Skipped != "":
			text += fmt.Sprintf("skipped %s: %s\n", row.Section, row.Skipped)
		case row.Differs != "":
			text += fmt.Sprintf("DIFFERS %s: %s\n", row.Section, row.Differs)
		case row.Says != "":
			text += fmt.Sprintf("%s: %s %.3f of %.3f CPU s\n", row.Section, row.Says, row.Part, row.CPU)
		}
	}
	return text
}
