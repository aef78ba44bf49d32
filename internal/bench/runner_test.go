package bench

import (
	"os/exec"
	"slices"
	"testing"
)

func TestRunner(t *testing.T) {
	if _, err := exec.LookPath("sh"); err != nil {
		t.Skip("there is no sh to stand in for the program")
	}
	var started []string
	run := func(script string) (*Report, error) {
		started = nil
		r := Runner{Command: []string{"sh", "-c", script}, Folder: t.TempDir(), Starts: func(s Section) { started = append(started, s.String()) }}
		return r.Run(t.Context(), Choice{Quick: true, Only: W3})
	}
	report, err := run(`test -d "$1" && echo '{"cpu_s": 2, "check": {"sum": 3}}'`)
	if err != nil || len(report.Rows) != 2 || report.Rows[0].CPU != 2 || len(report.Wrong()) > 0 {
		t.Errorf("%+v, %v", report, err)
	}
	if want := []string{"limits/machine", "W3/1600k/yardstick-full", "W3/1600k/yardstick"}; !slices.Equal(started, want) {
		t.Errorf("started %q", started)
	}
	if _, err := run(`echo "no memory" >&2; exit 3`); err == nil || err.Error() != "limits/machine: exit status 3: no memory" {
		t.Errorf("a section that fails: %v", err)
	}
}

// TestSections: whatever can be chosen is found again by its name.
func TestSections(t *testing.T) {
	for _, c := range []Choice{{}, {Quick: true}, {Full: true}, {Only: W2}} {
		for _, s := range c.Sections() {
			if found, err := find(s.String()); err != nil || found != s {
				t.Errorf("%s: %+v, %v", s, found, err)
			}
		}
	}
	if _, err := find("W9/2M/yardstick"); err == nil || err.Error() != `there is no section "W9/2M/yardstick"` {
		t.Errorf("got %v", err)
	}
	for _, name := range Workloads() {
		if w, ok := ParseWorkload(name); !ok || w.String() != name {
			t.Errorf("%s is read as %s", name, w)
		}
	}
	if _, ok := ParseWorkload("W9"); ok {
		t.Error("W9 is a workload")
	}
}

func TestNeeds(t *testing.T) {
	s := Shape{Events: 40_000, Accounts: 500, Seed: 3}
	c := s.Make().Columns
	linear, engine := needsOf(W1, &c, s), needsOf(W2, &c, s)
	// A quarter of the days is outside the window in the end.
	if moves := linear.Cached; moves != 50_000 || linear.Distant != 0 || linear.Logs != 500*Days {
		t.Errorf("W1 needs %+v", linear)
	}
	if engine.Cached >= moves(linear) || engine.Logs > 3*500*5*Days || engine.Logs < 500*Days {
		t.Errorf("W2 needs %+v", engine)
	}
	if got := (Speeds{Read: 10, Triad: 5, Cached: 2, Distant: 1, Logs: 4}).Seconds(Needs{Bytes: 20, Cached: 2, Distant: 3, Logs: 4}); got != 7 {
		t.Errorf("%g seconds, want 7", got)
	}
}

func moves(n Needs) float64 { return n.Cached + n.Distant }
