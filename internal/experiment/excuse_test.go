package experiment_test

import (
	"context"
	"errors"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/experiment"
	"github.com/yardstick-lab/yardstick/internal/result"
	"github.com/yardstick-lab/yardstick/internal/scorer"
)

// A scorer that cannot be asked leaves the others what they would be without it.
// Where nothing is excused it ends the run, and so does the main scorer always.
func TestExcused(t *testing.T) {
	const log = "likes-only-github" // which knows no follows
	gather := func(p *experiment.Plan) (*experiment.Evidence, error) {
		return p.Run(context.Background(), experiment.Bench{Shards: open(t, t.TempDir()), Workers: 2})
	}
	judge := func(p *experiment.Plan, ev *experiment.Evidence) *result.Result {
		r, err := p.Result(ev, experiment.Setting{})
		must(t, err)
		return r
	}
	all := plan(t, load(t, log, "klout-2011", "tunkrank", "volume"))
	ev, err := gather(all.Excusing())
	must(t, err)
	rest, evidence, excused := all.Asked(ev)
	if len(excused) != 1 || excused[0].Scorer != "tunkrank" || excused[0].Why != scorer.ErrNoFollows.Error() {
		t.Errorf("excused: %+v", excused)
	}
	got := judge(rest, evidence)
	two := plan(t, load(t, log, "klout-2011", "volume"))
	ev, err = gather(two.Excusing())
	must(t, err)
	if _, _, none := two.Asked(ev); len(none) != 0 {
		t.Errorf("excused without need: %+v", none)
	}
	want := judge(two, ev)
	for i := range want.Scorers {
		for k, c := range want.Scorers[i].Claims {
			if g := got.Scorers[i].Claims[k]; got.Scorers[i].Name != want.Scorers[i].Name || g.Sentence != c.Sentence {
				t.Errorf("%s: got %q, want %q", want.Scorers[i].Name, g.Sentence, c.Sentence)
			}
		}
	}
	if _, err := gather(all); !errors.Is(err, scorer.ErrNoFollows) {
		t.Errorf("not excusing: %v", err)
	}
	if _, err := gather(plan(t, load(t, log, "tunkrank", "volume")).Excusing()); !errors.Is(err, scorer.ErrNoFollows) {
		t.Errorf("the main scorer: %v", err)
	}
}
