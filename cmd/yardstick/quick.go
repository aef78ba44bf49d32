package main

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/yardstick-lab/yardstick/internal/dataset"
	"github.com/yardstick-lab/yardstick/internal/experiment"
)

// quickWorlds is how many worlds a look ahead has: the fewest that a claim could
// be judged on.
const quickWorlds = 6

// interim runs the first worlds of an experiment and prints what they show. It
// gives no verdict and writes no report: the number of worlds is fixed before
// they are run, so that nobody stops where they like what they see. The run
// proper takes the worlds up.
func (r *running) interim(ctx context.Context, l *lap) error {
	name := l.name
	p, err := r.prepare(name, r.scorers)
	if err != nil {
		return err
	}
	planned := len(p.spec().Seeds.Worlds)
	switch {
	case p.inputs.Dataset.Kind == dataset.KindLog:
		return usagef("%s asks a log, which is one: there are no fewer worlds to run with --quick", name)
	case planned <= quickWorlds:
		return usagef("%s has %s, and --quick runs %d: leave it out", name, plural(planned, "world"), quickWorlds)
	}
	p.spec().Seeds.Worlds = p.spec().Seeds.Worlds[:quickWorlds]
	if p.plan, err = experiment.NewPlan(p.inputs); err != nil {
		return err
	}
	found, err := r.gather(ctx, l, p)
	if err != nil {
		return err
	}
	var s shown
	if err := json.Unmarshal(found.files.result, &s); err != nil {
		return fmt.Errorf("%s: %w", resultFile, err)
	}
	for _, w := range s.Warnings {
		r.warn(w)
	}
	r.printf("%s", s.interim(planned, p.command))
	return nil
}

// interim is the table without the verdicts.
func (s *shown) interim(planned int, command string) string {
	main := s.Scorers[0]
	g := main.grid()
	for _, row := range append(g.rows, g.header) {
		_, row[verdictColumn], _ = strings.Cut(row[verdictColumn], seam)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s   INTERIM   %s   %s   %s, %s\n\n%s\n", s.Experiment, plain(s.stands().label()), main.Scorer, s.Dataset.Name, s.size(), g)
	fmt.Fprintf(&b, "INTERIM %s – no verdict   %d of %s; \"%s\" runs the others and judges\n",
		s.Experiment, len(s.Design.Units), plural(planned, "world"), command)
	return b.String()
}
