package main

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"github.com/yardstick-lab/yardstick/internal/report"
	"github.com/yardstick-lab/yardstick/internal/spec"
)

// listed is one experiment of the list. Verdict is that of the last run, if any.
type listed struct {
	Name           string  `json:"experiment"`
	Question       *string `json:"question"`
	Problem        *string `json:"problem"`
	Lock           *string `json:"lock_sha256"`
	Exploratory    *string `json:"exploratory"`
	Verdict        *string `json:"verdict"`
	Supported      int     `json:"supported"`
	Total          int     `json:"claims_total"`
	ByConstruction int     `json:"claims_by_construction"`

	lock     standing // of the spec today
	explored bool     // the last run was exploratory
}

func listVerb(h *house) *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use: "list", Short: "List the experiments, with their last verdicts", Args: takes(),
		RunE: func(*cobra.Command, []string) error { return h.list(asJSON) },
	}
	c.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return c
}

func (h *house) list(asJSON bool) error {
	if err := h.enter(); err != nil {
		return err
	}
	names, err := spec.List(h.experiments())
	if err != nil {
		return err
	}
	r, err := h.reader()
	if err != nil {
		return err
	}
	all := []listed{}
	for _, name := range names {
		all = append(all, h.listed(r, name))
	}
	if asJSON {
		return h.writeJSON(struct {
			Experiments []listed `json:"experiments"`
			Datasets    []string `json:"datasets"`
			Scorers     []string `json:"scorers"`
		}{all, append([]string{}, r.known.Datasets...), r.known.Scorers})
	}
	h.printList(all, r)
	return nil
}

// listed reads what is known of an experiment. A spec that cannot be read is
// listed with its first problem: a list is where one looks when lost.
func (h *house) listed(r *reader, name string) listed {
	l := listed{Name: name}
	if e, err := r.load(name); err != nil {
		first, _, _ := strings.Cut(err.Error(), "\n")
		l.Problem = &first
	} else {
		l.Question = &e.Question
		l.lock, err = h.stands(e, h.lockPath(name))
		if err != nil {
			l.lock.why = "broken lock"
		}
		l.Lock, l.Exploratory = textOrNil(l.lock.sum), textOrNil(l.lock.why)
	}
	data, err := os.ReadFile(h.reports(name, resultFile))
	if errors.Is(err, fs.ErrNotExist) {
		return l
	}
	entry, err := report.ParseEntry(data)
	if err != nil || len(entry.Scorers) == 0 {
		return l // left by another version, or by nobody: as good as not run
	}
	main := entry.Scorers[0]
	verdict := main.Verdict.String()
	l.Verdict, l.Supported, l.Total = &verdict, main.Supported, main.Total
	var s shown
	if err := json.Unmarshal(data, &s); err == nil && len(s.Scorers) > 0 {
		l.ByConstruction, l.explored = s.Scorers[0].ByConstruction, s.stands().why != ""
	}
	return l
}

func (h *house) printList(all []listed, r *reader) {
	if len(all) == 0 {
		h.printf("no experiments yet: \"%s new NAME\" writes one to start from\n", typed)
	} else {
		g := grid{header: []string{"EXPERIMENT", "LOCK", "VERDICT", "QUESTION"}, left: 4, widest: map[int]int{3: 90}}
		for _, l := range all {
			g.add(l.Name, l.lock.short(), l.outcome(), l.text())
		}
		h.printf("%s", &g)
	}
	h.printf("\ndatasets: %s\nscorers: %s\n", orNone(r.known.Datasets), orNone(r.known.Scorers))
}

func (l listed) outcome() string {
	if l.Verdict == nil {
		return "not run"
	}
	text := sums{*l.Verdict, l.Supported, l.Total, l.ByConstruction}.String()
	if l.explored {
		text += ", " + exploratory
	}
	return text
}

func (l listed) text() string {
	if l.Problem != nil {
		return "cannot be read: " + *l.Problem
	}
	return *l.Question
}

func orNone(names []string) string {
	if len(names) == 0 {
		return "none"
	}
	return strings.Join(names, ", ")
}
