package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/yardstick-lab/yardstick/internal/proof"
)

// proving is a call of the verb prove.
type proving struct {
	*house
	quick, asJSON bool
	only          string
	workers       int
}

// proofSeed is the root of all chance of the proof (ours; any would do, and
// another gives other digits and the same answer).
const proofSeed = 1

func proveVerb(h *house) *cobra.Command {
	p := &proving{house: h}
	c := &cobra.Command{
		Use: "prove", Short: "Show how often the verdicts err, on truths that were planted",
		Long: "Plants truths, has experiments on them judged as those of a run are, and counts: how often what is false comes out SUPPORTED or what is true REFUTED, " +
			"how often the intervals hold the truth, how often what is true is found. Fails where that is not what was promised. " +
			"Without --quick it makes " + thousands(proof.Full) + " experiments a cell, in some minutes, and writes reports/proof/index.html",
		Example: "  yardstick prove --quick\n  yardstick prove --quick --only power",
		Args:    takes(),
		RunE:    func(c *cobra.Command, _ []string) error { return p.prove(c.Context()) },
	}
	f := c.Flags()
	f.BoolVar(&p.quick, "quick", false, thousands(proof.Quick)+" experiments a cell, and no page")
	f.StringVar(&p.only, "only", "", "one `group` of cells, and no page: "+strings.Join(proof.Groups(), ", "))
	f.IntVar(&p.workers, "workers", h.processors, "how `many` cells are worked on at once; changes no result")
	f.BoolVar(&p.asJSON, "json", false, "print proof.json")
	complete(c, "only", cobra.FixedCompletions(proof.Groups(), cobra.ShellCompDirectiveNoFileComp))
	return c
}

func (p *proving) prove(ctx context.Context) error {
	if p.workers < 1 {
		return usagef("--workers %d: at least one has to work", p.workers)
	}
	cells := proof.CellsOf(p.only)
	if len(cells) == 0 {
		return usagef("unknown group %q%s", p.only, meant(p.only, proof.Groups()))
	}
	r := proof.Report{Seed: proofSeed, Experiments: proof.Full}
	if p.quick {
		r.Experiments = proof.Quick
	}
	if p.writes() {
		if err := p.roomForProof(); err != nil {
			return err
		}
	}
	tallies, err := p.tallies(ctx, cells, r)
	if err != nil {
		return err
	}
	for i, c := range cells {
		r.Findings = append(r.Findings, c.Held(tallies[i]))
	}
	return p.tellProof(ctx, r)
}

// writes reports whether this is the whole proof, which has a page.
func (p *proving) writes() bool { return !p.quick && p.only == "" }

// piece is a range of a cell's experiments.
type piece struct{ cell, from, to int }

// tallies has the experiments of all cells made and judged, by several workers.
// Tallies are counts: in whatever order they come in, they add up to the same.
func (p *proving) tallies(ctx context.Context, cells []proof.Cell, r proof.Report) ([]proof.Tally, error) {
	var pieces []piece
	for i := range cells {
		for from := 0; from < r.Experiments; from += proof.Chunk {
			pieces = append(pieces, piece{i, from, min(from+proof.Chunk, r.Experiments)})
		}
	}
	counted := make([]proof.Tally, len(pieces))
	err := inParallel(ctx, work{len(pieces), p.workers, p.counter(len(pieces))}, func(i int) (err error) {
		counted[i], err = cells[pieces[i].cell].Run(pieces[i].from, pieces[i].to, r.Seed)
		return err
	})
	tallies := make([]proof.Tally, len(cells))
	for i, t := range counted {
		tallies[pieces[i].cell].Add(t)
	}
	return tallies, err
}

// counter tells every tenth of the way.
func (p *proving) counter(total int) func(done int) {
	return func(done int) {
		if tenth := max(1, total/10); !p.quiet && done%tenth == 0 && done < total {
			p.tell("proof: %d %% done", 100*done/total)
		}
	}
}

// tellProof writes the page, prints the table, and fails where the proof does.
func (p *proving) tellProof(ctx context.Context, r proof.Report) error {
	page := ""
	if p.writes() {
		if err := p.publishProof(ctx, r); err != nil {
			return err
		}
		page = "   reports/proof/index.html"
	}
	if p.asJSON {
		data, err := r.JSON()
		if err != nil {
			return err
		}
		p.printf("%s", data)
	} else {
		p.printf("%s%s%s\n", proofTable(r), proofAnswer(r), page)
	}
	if failed := r.Failed(); len(failed) > 0 {
		return fmt.Errorf("the proof fails: %s", strings.Join(failed, "; "))
	}
	return nil
}

func proofAnswer(r proof.Report) string {
	word, where := proofVerdict(r)
	return fmt.Sprintf("PROOF %s %s, %s experiments each", word, where, thousands(r.Experiments))
}

// proofVerdict says whether the proof holds, and in how many of its cells.
func proofVerdict(r proof.Report) (word, where string) {
	bad := 0
	for _, f := range r.Findings {
		if len(f.Failed) > 0 {
			bad++
		}
	}
	if bad > 0 {
		return "FAILS", fmt.Sprintf("in %d of %s", bad, plural(len(r.Findings), "cell"))
	}
	return "HOLDS", "in all of " + plural(len(r.Findings), "cell")
}

// printed are the columns of a finding that fit a terminal, with short names.
var printed = []struct {
	column int
	name   string
}{
	{0, "CELL"}, {2, "SUPP/REF/INC/VOID %"}, {3, "FALSE SUPPORTED"}, {4, "PROMISED"}, {5, "FALSE REFUTED"}, {6, "PROMISED"},
	{7, "95/90 % COVER"}, {8, "POWER"}, {9, "PLANNED"}, {10, "HELD"},
}

func proofTable(r proof.Report) string {
	g := grid{left: 1}
	for _, c := range printed {
		g.header = append(g.header, c.name)
	}
	for _, f := range r.Findings {
		row := f.Row()
		var cells []string
		for _, c := range printed {
			cells = append(cells, row[c.column])
		}
		g.add(cells...)
	}
	return g.String() + fmt.Sprintf("Brackets are %g %% intervals (Clopper–Pearson). Effects and bounds are in SDs of the worlds' means.\n", 100*proof.Confidence)
}
