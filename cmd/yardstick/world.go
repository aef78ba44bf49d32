package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/experiment"
	"github.com/yardstick-lab/yardstick/internal/inference"
	"github.com/yardstick-lab/yardstick/internal/scorer"
	"github.com/yardstick-lab/yardstick/internal/trace"
	"github.com/yardstick-lab/yardstick/internal/world"
)

// showing is a call of the verb world.
type showing struct {
	*house
	seed       uint64
	log, stock string // files to write
	out        string // the file to make it into
	asJSON     bool
	name       string
	report     bool     // hold it against data
	beside     []string // that data
}

func worldVerb(h *house) *cobra.Command {
	s := &showing{house: h}
	c := &cobra.Command{
		Use: "world NAME", Short: "Print the card of an invented society",
		Long: "Makes one society of a world and prints its card: counts per action, network and day; how many follow, post and " +
			"react; and how its scores are spread beside those of a real population. With --report, holds worlds of it against the data that " +
			"it was calibrated on, and writes a page with the distributions over one another",
		Example: "  yardstick world village --seed 1\n" +
			"  yardstick world village --seed 2 --export log.csv --export-stock accounts.csv\n" +
			"  yardstick world village --report\n" +
			"  yardstick world city --out city.arrow",
		Args: takes("the name of the world"), ValidArgsFunction: h.completeDatasets,
		RunE: func(c *cobra.Command, args []string) error {
			s.name = args[0]
			switch {
			case s.report && c.Flags().Changed("seed"):
				return usagef("--report makes worlds of seeds of its own: leave out --seed")
			case !s.report && c.Flags().Changed("beside"):
				return usagef("--beside is what --report holds the world against; give both")
			}
			return s.show(c.Context())
		},
	}
	f := c.Flags()
	f.Uint64Var(&s.seed, "seed", 1, "the `number` that the society is made from")
	f.StringVar(&s.log, "export", "", "write its events to this `file`, which the verb score reads: Parquet or Arrow IPC where it ends in .parquet or .arrow, else CSV")
	f.StringVar(&s.stock, "export-stock", "", "write what accounts held before to this CSV `file`")
	f.StringVar(&s.out, "out", "", "make it straight into this Arrow IPC `file`, for worlds that are larger than memory: no card is printed")
	f.BoolVar(&s.asJSON, "json", false, "print JSON")
	f.BoolVar(&s.report, "report", false, "hold worlds of it against data instead")
	f.StringSliceVar(&s.beside, "beside", []string{calibrationFolder}, "with --report, the `data`: folders of tables, tables and logs")
	return c
}

func (s *showing) show(ctx context.Context) error {
	if err := s.enter(); err != nil {
		return err
	}
	d, err := s.world(s.name)
	if err != nil {
		return err
	}
	if s.report {
		return s.besideData(ctx, d.World)
	}
	if err := s.apart(); err != nil {
		return err
	}
	if s.out != "" {
		return s.write(ctx, d)
	}
	made, err := interruptible(ctx, func() (*portrait, error) { return portray(s.name, d.World, s.seed) })
	if err != nil {
		return err
	}
	if err := s.export(made.world); err != nil {
		return err
	}
	if s.asJSON {
		return s.writeJSON(made)
	}
	s.printf("%s", made.text(d.Says))
	return nil
}

// besideData holds worlds against data, and writes a page about it.
func (s *showing) besideData(ctx context.Context, settings *world.Settings) error {
	if s.log != "" || s.stock != "" {
		return usagef("--export and --export-stock write one society, and --report makes several: ask for them one after the other")
	}
	evidence, err := s.evidence(s.beside)
	if err != nil {
		return err
	}
	b := besideData{house: s.house, name: s.name, evidence: evidence, repeat: "world " + s.name + " --report"}
	if !slices.Equal(s.beside, []string{calibrationFolder}) {
		b.repeat += " --beside " + strings.Join(s.beside, ",")
	}
	if err := b.room(); err != nil {
		return err
	}
	return b.show(ctx, settings, s.asJSON)
}

func (s *showing) export(w *world.World) error {
	if s.log != "" {
		if err := s.save(s.log, func(out io.Writer) error { return trace.LogWriterFor(s.log)(out, w.Trace) }); err != nil {
			return err
		}
	}
	if s.stock != "" {
		return s.save(s.stock, func(out io.Writer) error { return trace.WriteStock(out, w.Trace) })
	}
	return nil
}

// portrait is a world's card as it is printed.
type portrait struct {
	Name      string            `json:"world"`
	Seed      uint64            `json:"seed"`
	First     string            `json:"first_day"`
	Days      int               `json:"days"`
	Accounts  int               `json:"accounts"`
	Events    int               `json:"events"`
	Budget    int               `json:"event_budget"`
	Points    []float64         `json:"quantile_points"`
	Networks  []portraitNetwork `json:"networks"`
	Actions   []portraitAction  `json:"actions"`
	PerDay    []int             `json:"events_per_day"`
	Posts     []int             `json:"posts_per_account"`
	Scorer    string            `json:"scorer"`
	Scored    int               `json:"accounts_scored"`
	Histogram []portraitScore   `json:"scores"`

	world *world.World
}

type portraitNetwork struct {
	Name        string  `json:"network"`
	Linked      int     `json:"accounts"`
	Events      int     `json:"events"`
	Audience    []int   `json:"audience"`
	Followers   []int   `json:"followers"`
	Reactions   []int   `json:"reactions_per_post"`
	Reciprocity float64 `json:"reciprocity"`
}

type portraitAction struct {
	Action     string `json:"action"`
	PerNetwork []int  `json:"per_network"`
	Total      int    `json:"total"`
}

// portraitScore is the score below which a share of the accounts lies, here and
// in a real population.
type portraitScore struct {
	Share float64 `json:"share"`
	Here  float64 `json:"here"`
	Real  float64 `json:"real"`
}

func portray(name string, settings *world.Settings, seed uint64) (*portrait, error) {
	w, err := world.Make(settings, settings.Span(seed))
	if err != nil {
		return nil, usagef("the world %s: %s", name, err)
	}
	preset, err := scorer.Load(defaultScorer)
	if err != nil {
		return nil, err
	}
	scores, err := experiment.Scores(w, preset)
	if err != nil {
		return nil, err
	}
	card := w.Card()
	p := &portrait{
		Name: name, Seed: seed, First: card.First.String(), Days: card.Days, Accounts: card.Accounts, Events: card.Events,
		Budget: settings.Budget.Events, Points: world.QuantilePoints[:], PerDay: card.PerDay, Posts: card.Posts[:],
		Scorer: preset.Name, Scored: len(scores), Networks: []portraitNetwork{}, Actions: []portraitAction{},
		Histogram: []portraitScore{}, world: w,
	}
	for _, n := range card.Networks {
		p.Networks = append(p.Networks, portraitNetwork{n.Name, n.Linked, n.Events, n.Audience[:], n.Followers[:], n.Reactions[:], n.Reciprocity})
	}
	for _, a := range card.Actions {
		p.Actions = append(p.Actions, portraitAction{a.Action.String(), a.PerNetwork, a.Total})
	}
	for _, q := range scorer.Everyone.Quantiles {
		if len(scores) > 0 {
			p.Histogram = append(p.Histogram, portraitScore{q.Share, inference.Quantiles(scores, q.Share)[0], q.Score})
		}
	}
	return p, nil
}

func (p *portrait) text(says string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s, seed %d: %s\n%s accounts, %s events (budget %s) over %d days from %s\n\n",
		p.Name, p.Seed, plain(strings.Join(strings.Fields(says), " ")), thousands(p.Accounts), thousands(p.Events), thousands(p.Budget), p.Days, p.First)
	fmt.Fprintf(&b, "Events by action and network\n%s\n", p.actions())
	fmt.Fprintf(&b, "Accounts by network\n%s\n", p.networks())
	fmt.Fprintf(&b, "How unequal they are: quantiles\n%s\n", p.quantiles())
	fmt.Fprintf(&b, "Events by day, a week a line\n%s\n", p.weeks())
	fmt.Fprintf(&b, "Scores under %s of %s with a reaction, beside %s\n%s",
		p.Scorer, plural(p.Scored, "account"), scorer.Everyone.Source, p.scores())
	return b.String()
}

func (p *portrait) actions() *grid {
	g := &grid{header: []string{"ACTION"}, left: 1, total: []string{"all"}}
	for _, n := range p.Networks {
		g.header = append(g.header, n.Name)
		g.total = append(g.total, thousands(n.Events))
	}
	g.header, g.total = append(g.header, "ALL"), append(g.total, thousands(p.Events))
	for _, a := range p.Actions {
		row := []string{a.Action}
		for _, n := range a.PerNetwork {
			row = append(row, thousands(n))
		}
		g.add(append(row, thousands(a.Total))...)
	}
	return g
}

func (p *portrait) networks() *grid {
	g := &grid{header: []string{"NETWORK", "ACCOUNTS", "EVENTS", "TIES IN BOTH DIRECTIONS"}, left: 1}
	for _, n := range p.Networks {
		g.add(n.Name, thousands(n.Linked), thousands(n.Events), fixed(100*n.Reciprocity, 0)+" %")
	}
	return g
}

func (p *portrait) quantiles() *grid {
	g := &grid{header: []string{"OF"}, left: 1}
	for _, q := range p.Points {
		g.header = append(g.header, percent(q))
	}
	row := func(name string, counts []int) {
		cells := []string{name}
		for _, n := range counts {
			cells = append(cells, thousands(n))
		}
		g.add(cells...)
	}
	for _, n := range p.Networks {
		row("followers in the society, "+n.Name, n.Audience)
		row("all followers, "+n.Name, n.Followers)
		row("reactions to a post, "+n.Name, n.Reactions)
	}
	row("posts of an account", p.Posts)
	return g
}

func (p *portrait) weeks() *grid {
	g := &grid{header: []string{"FROM", "+0", "+1", "+2", "+3", "+4", "+5", "+6"}, left: 1}
	for at := 0; at < len(p.PerDay); at += 7 {
		row := []string{(p.world.First() + activity.Day(at)).String()}
		for i := at; i < min(at+7, len(p.PerDay)); i++ {
			row = append(row, thousands(p.PerDay[i]))
		}
		g.add(row...)
	}
	return g
}

func (p *portrait) scores() *grid {
	g := &grid{header: []string{"OF THE ACCOUNTS", "HERE UNDER", "THERE UNDER"}, left: 1}
	for _, q := range p.Histogram {
		g.add(percent(q.Share), fixed(q.Here, 1), fixed(q.Real, 0))
	}
	return g
}

// percent writes a share as 12.5 %.
func percent(share float64) string { return strconv.FormatFloat(100*share, 'g', 4, 64) + " %" }
