package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"github.com/yardstick-lab/yardstick/internal/bench"
)

// benching is a call of the verb bench.
type benching struct {
	*house
	choice bench.Choice
	only   string
	asJSON bool
}

func benchVerb(h *house) *cobra.Command {
	b := &benching{house: h}
	c := &cobra.Command{
		Use: "bench", Short: "Measure the speed of scoring and reading",
		Long: "Measures how fast events are scored and read, beside DuckDB, plain Go and, where they are installed, numpy, pandas and Polars, " +
			"and beside what the machine can do. Takes some minutes; make bench is the same",
		Example: "  yardstick bench --quick\n  yardstick bench --only W2 --json",
		Args:    takes(),
		RunE:    func(c *cobra.Command, _ []string) error { return b.bench(c.Context()) },
	}
	f := c.Flags()
	f.BoolVar(&b.choice.Quick, "quick", false, "small sizes, within a minute")
	f.BoolVar(&b.choice.Full, "full", false, "also those that take minutes each")
	f.StringVar(&b.only, "only", "", "one `workload`: "+strings.Join(bench.Workloads(), ", "))
	f.BoolVar(&b.asJSON, "json", false, "print what was measured as JSON")
	complete(c, "only", cobra.FixedCompletions(bench.Workloads(), cobra.ShellCompDirectiveNoFileComp))
	c.AddCommand(sectionVerb(h))
	return c
}

// sectionVerb measures one section in this process. It is how bench calls itself.
func sectionVerb(h *house) *cobra.Command {
	return &cobra.Command{
		Use: "section NAME FOLDER", Short: "Measure one section", Hidden: true, Args: takes("the section", "the folder"),
		RunE: func(c *cobra.Command, args []string) error {
			m, err := bench.RunSection(c.Context(), args[0], bench.Outside{Now: h.now, Folder: args[1]})
			if err != nil {
				return err
			}
			return json.NewEncoder(h.stdout).Encode(m)
		},
	}
}

func (b *benching) bench(ctx context.Context) (err error) {
	if b.only != "" {
		var known bool
		if b.choice.Only, known = bench.ParseWorkload(b.only); !known {
			return usagef("unknown workload %q%s", b.only, meant(b.only, bench.Workloads()))
		}
	}
	folder, err := os.MkdirTemp("", "yardstick-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	runner := bench.Runner{Command: []string{b.executable(), "bench", "section"}, Folder: folder, Starts: b.starts}
	report, err := runner.Run(ctx, b.choice)
	if err != nil {
		return err
	}
	write := report.Write
	if b.asJSON {
		write = report.WriteJSON
	}
	if err := write(b.stdout); err != nil {
		return err
	}
	if wrong := report.Wrong(); len(wrong) > 0 {
		return fmt.Errorf("results differ: %s", strings.Join(wrong, "; "))
	}
	return nil
}

func (b *benching) starts(s bench.Section) {
	if !b.quiet {
		b.tell("measuring %s", s)
	}
}
