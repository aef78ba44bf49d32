package experiment_test

import (
	"strings"
	"testing"
	"time"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/claim"
	"github.com/yardstick-lab/yardstick/internal/experiment"
	"github.com/yardstick-lab/yardstick/internal/replay"
	"github.com/yardstick-lab/yardstick/internal/scorer"
	"github.com/yardstick-lab/yardstick/internal/store"
)

// program stands for a scorer that Open makes: likes move it by so much, comments by
// five points, and every baseline is off by drift from the one before.
type program struct {
	by, drift float64
	asked     int
}

func (p *program) Baseline(_ *scorer.Index, keep scorer.Keep) (replay.Baseline, error) {
	p.asked++
	return answers{40 + float64(p.asked)*p.drift, p.by, keep}, nil
}

type answers struct {
	score, by float64
	keep      scorer.Keep
}

func (a answers) Score(activity.Account, activity.Day) float64     { return a.score }
func (a answers) Displayed(activity.Account, activity.Day) float64 { return 40 }
func (a answers) Follow(who activity.Account, d *activity.Delta, _ activity.Day) ([]scorer.Change, error) {
	by := 0.0
	for _, k := range d.Added.Action {
		switch k {
		case activity.Like:
			by = a.by
		case activity.Comment:
			by = 5 + float64(who)/1e4
		}
	}
	var moved []scorer.Change
	for day := a.keep.From; day <= a.keep.To && by != 0; day++ {
		moved = append(moved, scorer.Change{Day: day, Account: who, Score: a.score + by, Displayed: 40})
	}
	return moved, nil
}

// opened is likes-only on six worlds, asked of a program.
func opened(t *testing.T, p *program) experiment.Inputs {
	in := small(t)
	in.Spec.Claims = []claim.Claim{{
		ID: "nothing", Says: "likes move nothing", Type: claim.Invariant, Estimand: claim.Contrast, Treated: "likes", Control: "quiet",
		Metric: in.Spec.Metrics[0].Name, SensitiveTo: "comments",
	}, {
		ID: "comments", Says: "comments do", Type: claim.Increases, Estimand: claim.Contrast, Treated: "comments", Control: "quiet",
		Metric: in.Spec.Metrics[0].Name,
	}}
	in.Presets = []scorer.Preset{{
		Name: "ext", Kind: scorer.KindExternal, Scale: scorer.Scale{Anchors: []scorer.Anchor{{R: 0, Score: 0}, {R: 100, Score: 100}}, Step: 1},
		External: &scorer.External{Command: []string{"ext"}, Protocol: scorer.ProtocolCSV, Timeout: time.Second, Tolerance: 1e-9},
	}}
	in.Open = func(scorer.Preset) (replay.Scorer, error) { return p, nil }
	return in
}

// TestTolerance: what a program's arithmetic is off by moves nobody.
func TestTolerance(t *testing.T) {
	check := func(by float64, want claim.Verdict) {
		t.Helper()
		r := judged(t, opened(t, &program{by: by}), func(int, *store.Shard) {})
		if got := r.Main().Claims[0]; got.Verdict != want {
			t.Errorf("moved by %g: %s, %s", by, got.Verdict, got.Sentence)
		}
	}
	check(0.9e-9, claim.Supported)
	check(1e-6, claim.Refuted)
}

// TestDriftingProgram: who answers otherwise when asked again is VOID, and told so.
func TestDriftingProgram(t *testing.T) {
	r := judged(t, opened(t, &program{drift: 1e-12}), func(int, *store.Shard) {})
	c := r.Main().Claims[0]
	if c.Verdict != claim.Void {
		t.Errorf("got %s", c.Verdict)
	}
	for _, g := range r.Gates {
		if g.Check == claim.Determinism && !strings.HasSuffix(g.What, "; its program has to give the same numbers whenever it is asked the same") {
			t.Errorf("got %q", g.What)
		}
	}
}

// TestNobodyOpens: without an Opener a program is refused, not taken for something
// else.
func TestNobodyOpens(t *testing.T) {
	in := opened(t, nil)
	in.Open = nil
	if _, err := experiment.NewPlan(in); err == nil || !strings.Contains(err.Error(), "scorer ext is a program of its own, and cannot be asked here") {
		t.Errorf("got %v", err)
	}
}

// TestProgramsInKeys: a changed program is another scorer, another time limit not.
func TestProgramsInKeys(t *testing.T) {
	hash := func(change func(*scorer.External)) string {
		x := scorer.External{Command: []string{"a", "s.py"}, Protocol: scorer.ProtocolCSV, Timeout: time.Second, Dir: "here", Files: map[string]string{"s.py": "1"}}
		change(&x)
		return experiment.PresetHash(scorer.Preset{Name: "ext", Kind: scorer.KindExternal, External: &x})
	}
	check := func(what string, change func(*scorer.External), want bool) {
		t.Helper()
		if same := hash(change) == hash(func(*scorer.External) {}); same != want {
			t.Errorf("%s: the same scorer: %v", what, same)
		}
	}
	check("a changed file", func(x *scorer.External) { x.Files = map[string]string{"s.py": "2"} }, false)
	check("another command", func(x *scorer.External) { x.Command = []string{"b", "s.py"} }, false)
	check("another protocol", func(x *scorer.External) { x.Protocol = scorer.ProtocolArrow }, false)
	check("another time limit", func(x *scorer.External) { x.Timeout = time.Hour }, true)
	check("another folder", func(x *scorer.External) { x.Dir = "there" }, true)
}
