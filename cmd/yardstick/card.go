package main

import (
	"strings"

	"github.com/jedib0t/go-pretty/v6/text"
	"github.com/spf13/cobra"
	"github.com/yardstick-lab/yardstick/internal/scorer"
)

func scorerVerb(h *house) *cobra.Command {
	var file string
	var asJSON bool
	c := &cobra.Command{
		Use: "scorer [NAME]", Short: "Say what a scorer rewards, how, and what it cannot see",
		Long: "Prints the card of a scorer: its formula, what it needs of a log, what it cannot see, what it costs, and each of its " +
			"numbers with the source. Without NAME, one line for each scorer there is: those that come with the program, and those in the folder scorers",
		Example: "  yardstick scorer pagerank\n  yardstick scorer --preset mine.yaml",
		Args:    cobra.MaximumNArgs(1), ValidArgsFunction: h.completeScorers,
		RunE: func(_ *cobra.Command, args []string) error {
			return h.cards(append(args, "")[0], file, asJSON)
		},
	}
	c.Flags().StringVar(&file, "preset", "", "a `file` with the settings of a scorer")
	c.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return c
}

func (h *house) cards(name, file string, asJSON bool) error {
	var p scorer.Preset
	var err error
	switch {
	case name != "" && file != "":
		return usagef("a name and --preset both say which scorer; give one of them")
	case file != "":
		p, err = h.presetFile(file)
	case name == "":
		return h.cardList(asJSON)
	default:
		p, err = h.preset(name)
	}
	if err != nil {
		return err
	}
	card := scorer.CardOf(p)
	if asJSON {
		return h.writeJSON(cardJSON(card))
	}
	h.printCard(card)
	return nil
}

// cardFile is a card as JSON.
type cardFile struct {
	Scorer   string        `json:"scorer"`
	Kind     string        `json:"kind"`
	Says     string        `json:"says"`
	Formula  []string      `json:"formula"`
	Needs    []string      `json:"needs"`
	Blind    []string      `json:"cannot_see"`
	Cost     string        `json:"cost"`
	SetOn    []string      `json:"set_on"`
	Settings []settingFile `json:"settings"`
}

type settingFile struct {
	Path   string `json:"path"`
	Value  string `json:"value"`
	Source string `json:"source"`
}

func cardJSON(c scorer.Card) cardFile {
	f := cardFile{
		c.Name, c.Kind.String(), c.Says, c.Formula, append([]string{}, c.Needs...), append([]string{}, c.Blind...), c.Cost,
		append([]string{}, c.SetOn...), []settingFile{},
	}
	for _, s := range c.Settings {
		f.Settings = append(f.Settings, settingFile(s))
	}
	return f
}

func (h *house) cardList(asJSON bool) error {
	all := []cardFile{}
	names, err := h.scorers()
	if err != nil {
		return err
	}
	for _, name := range names {
		p, err := h.preset(name)
		if err != nil {
			return err
		}
		all = append(all, cardJSON(scorer.CardOf(p)))
	}
	if asJSON {
		return h.writeJSON(all)
	}
	for _, c := range all {
		h.printf("%-16s %s\n", c.Scorer, indented(c.Says, 17))
	}
	return nil
}

func (h *house) printCard(c scorer.Card) {
	h.printf("%s   %s\n", c.Name, c.Kind)
	part := func(title string, lines ...string) {
		for i, line := range lines {
			if i > 0 {
				title = ""
			}
			h.printf("%-12s %s\n", title, indented(line, 13))
		}
	}
	part("", c.Says)
	part("formula", c.Formula...)
	part("needs", strings.Join(c.Needs, ", "))
	part("cannot see", strings.Join(c.Blind, "; "))
	part("cost", c.Cost)
	if len(c.SetOn) > 0 {
		part("set on", strings.Join(c.SetOn, ", ")+": verdicts on these rows are by construction")
	}
	h.printf("\n")
	for _, s := range c.Settings {
		h.printf("%-28s %-10s %s\n", s.Path, short(s.Value), s.Source)
	}
}

// short keeps a list of anchors from filling the line.
func short(value string) string {
	if len(value) > 10 {
		return "…"
	}
	return value
}

// indented breaks a text into lines that begin below its first one.
func indented(s string, by int) string {
	lines := strings.Split(text.WrapSoft(s, 100), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n"+strings.Repeat(" ", by))
}
