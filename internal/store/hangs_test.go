package store

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/yardstick-lab/yardstick/internal/result"
)

// stated is a statement with a group of events and one of what is none.
func stated() *result.Statement {
	return &result.Statement{
		Unit: "world 2", Account: "ada", Arm: "likes", Day: 3, Before: 20.5, After: 31.25, Bottom: 1,
		Groups: []result.StatedGroup{
			{State: "put in", Role: "reaction", Action: "like", Network: "facebook", Count: 50, Before: 0, After: 12},
			{State: "there anyway", Role: "alike for all", Count: 1, Before: 19.5, After: 18.25},
		},
		Events: []result.StatedEvent{
			{State: "put in", Role: "reaction", Day: 2, Time: "2011-08-03T14:27:27.871787Z", Network: "facebook", Action: "like", Actor: "bea", Object: "ada.1", After: 0.5},
			{State: "taken out", Role: "endorsement", Day: -1, Time: "2011-07-31T00:00:00Z", Network: "klout", Action: "endorse", Actor: "cai", Before: 0.25},
		},
	}
}

// hangs is a sensitivity with something in everything that is kept: probes that
// were refused, constants that were not tried, worlds in which nothing is worth it.
func hangs(experiment string) *result.Sensitivity {
	at := func(x float64) *float64 { return &x }
	exploratory := "not locked"
	return &result.Sensitivity{
		Schema: result.Schema, Experiment: experiment, Scorer: "klout-2011", Exploratory: &exploratory, Anchors: "left as it is",
		Inputs: result.Inputs{Program: "aa", Spec: "bb", Dataset: "cc", Preset: "dd"},
		Claims: []result.Standing{{Claim: "no-lift", Verdict: "REFUTED", Estimate: at(0.5)}, {Claim: "dip", Verdict: "VOID"}},
		Tippings: []result.Tipping{
			{
				Claim: "no-lift", Constant: "scorer.weights.like", Value: 0.1, Between: [2]float64{0, 0.4}, Reference: 0.25,
				Probes: []result.Probe{{At: 0, Verdict: "SUPPORTED", Estimate: at(0.125), Interval: &[2]float64{0, 0.375}}, {At: 0.4, Refused: "too much"}},
				Flips:  []result.Flip{{Low: 0.05, High: 0.0625, Below: "SUPPORTED", Above: "REFUTED"}},
				Says:   "no-lift flips", When: "SUPPORTED when less", Holds: "Is refuted while more",
			},
			{Claim: "dip", Constant: "world.returns", Value: 2, Between: [2]float64{1, 3}, Says: "dip does not flip"},
		},
		Ours: []result.Perturbed{
			{Constant: "scorer.weights.like", Source: "ours", Value: "0.1", Low: 0.05, High: 0.15, Note: "nearly", Tried: true, Moves: []result.Move{
				{Claim: "no-lift", Low: result.Standing{Claim: "no-lift", Verdict: "SUPPORTED", Estimate: at(0.25)}, High: result.Standing{Claim: "no-lift", Verdict: "REFUTED", Estimate: at(0.75)}},
				{Claim: "dip", Low: result.Standing{Claim: "dip", Verdict: "VOID"}},
			}},
			{Constant: "world.days", Source: "ours too", Value: "90", Note: "not used", Moves: []result.Move{}},
		},
		Rates: []result.Rate{
			{
				Give: "like", Count: 50, For: "comment", Worth: at(12.5), Interval: &[2]float64{10, 15}, Method: "geometric mean", Network: "facebook",
				Arm: "likes", Control: "quiet", Metric: "score", Most: 30, Says: "50 likes are 12.5 comments",
				Units: []result.RateUnit{{Unit: "world 1", Effect: 0.5, Worth: at(12), Most: 30}, {Unit: "world 2", Effect: 0.75, Most: 31, Beyond: true}},
			},
			{Give: "mention", Count: 5, For: "comment", Method: "no mean", Network: "facebook", Arm: "likes", Control: "quiet", Metric: "score", Says: "worth none"},
		},
	}
}

// rowsAre wants the rows of a table or of what stands after it in a query.
func rowsAre(t *testing.T, path string) func(table string, want ...string) {
	return func(table string, want ...string) {
		t.Helper()
		if d := cmp.Diff(want, tableOf(t, path, "FROM "+table)); d != "" {
			t.Errorf("%s: -want +got\n%s", table, d)
		}
	}
}

func TestStatementIsKept(t *testing.T) {
	path := filepath.Join(t.TempDir(), "yardstick.duckdb")
	saved(t, path, Run{Result: finding("likes-only")})
	check := rowsAre(t, path)
	check("statements", "likes-only|klout-2011|world 2|ada|likes|3|20.5|31.25|1")
	check("statement_groups", "likes-only|klout-2011|1|put in|reaction|like|facebook|50|0|12", "likes-only|klout-2011|2|there anyway|alike for all|<nil>|<nil>|1|19.5|18.25")
	check("statement_events",
		"likes-only|klout-2011|1|put in|reaction|2|2011-08-03 14:27:27.871787 +0000 UTC|facebook|like|bea|ada.1|0|0.5",
		"likes-only|klout-2011|2|taken out|endorsement|-1|2011-07-31 00:00:00 +0000 UTC|klout|endorse|cai|<nil>|0.25|0")
	check("activity_statements",
		"likes-only|klout-2011|world 2|ada|likes|3|put in|reaction|like|facebook|50|0|12|12|10.75",
		"likes-only|klout-2011|world 2|ada|likes|3|there anyway|alike for all|<nil>|<nil>|1|19.5|18.25|-1.25|10.75")

	untimed := finding("likes-only")
	untimed.Scorers[0].Statement.Events[1].Time = "noon"
	if err := SaveRun(t.Context(), path, Run{Result: untimed}); err == nil || !strings.HasPrefix(err.Error(), "save results: load likes-only: the statement of klout-2011: event 2: ") {
		t.Errorf("an event at noon: %v", err)
	}
	unmoved := finding("likes-only")
	unmoved.Scorers[0].Statement = nil
	saved(t, path, Run{Result: unmoved})
	check("(SELECT count(*) FROM activity_statements)", "0")
	check("(SELECT count(*) FROM statement_events)", "0")
}

func TestSensitivityIsKept(t *testing.T) {
	path := filepath.Join(t.TempDir(), "yardstick.duckdb")
	saved(t, path, Run{Result: finding("likes-only")})
	check := rowsAre(t, path)
	check("sensitivities", "likes-only|klout-2011|<nil>|true|left as it is|not locked")
	check("tipping_points",
		"likes-only|klout-2011|1|no-lift|scorer.weights.like|0.1|0|0.4|0.25|REFUTED|0.5|no-lift flips|SUPPORTED when less|Is refuted while more",
		"likes-only|klout-2011|2|dip|world.returns|2|1|3|<nil>|VOID|<nil>|dip does not flip|<nil>|<nil>")
	check("tipping_flips", "likes-only|klout-2011|no-lift|scorer.weights.like|1|0.05|0.0625|SUPPORTED|REFUTED")
	check("tipping_probes",
		"likes-only|klout-2011|no-lift|scorer.weights.like|1|0|SUPPORTED|0.125|0|0.375|<nil>",
		"likes-only|klout-2011|no-lift|scorer.weights.like|2|0.4|<nil>|<nil>|<nil>|<nil>|too much")
	check("perturbed_constants",
		"likes-only|klout-2011|1|scorer.weights.like|0.1|ours|true|0.05|0.15|nearly",
		"likes-only|klout-2011|2|world.days|90|ours too|false|<nil>|<nil>|not used")
	check("perturbations",
		"likes-only|klout-2011|scorer.weights.like|low|0.05|1|no-lift|SUPPORTED|0.25|true",
		"likes-only|klout-2011|scorer.weights.like|high|0.15|1|no-lift|REFUTED|0.75|false",
		"likes-only|klout-2011|scorer.weights.like|low|0.05|2|dip|VOID|<nil>|false",
		"likes-only|klout-2011|scorer.weights.like|high|0.15|2|dip|<nil>|<nil>|<nil>")
	check("exchange_rates",
		"likes-only|klout-2011|1|like|50|comment|12.5|10|15|geometric mean|facebook|likes|quiet|score|30|50 likes are 12.5 comments",
		"likes-only|klout-2011|2|mention|5|comment|<nil>|<nil>|<nil>|no mean|facebook|likes|quiet|score|0|worth none")
	check("unit_exchange_rates", "likes-only|klout-2011|1|world 1|0.5|12|30|false", "likes-only|klout-2011|1|world 2|0.75|<nil>|31|true")
	check("where_verdicts_flip",
		"likes-only|klout-2011|no-lift|REFUTED|scorer.weights.like|0.1|0.05|0.0625|SUPPORTED|REFUTED|Is refuted while more",
		"likes-only|klout-2011|dip|VOID|world.returns|2|<nil>|<nil>|<nil>|<nil>|<nil>")
}

// TestSensitivityThatComesAndGoes saves the same findings with what their verdicts
// hang on found later, outdated, and lost: the tables say what there is.
func TestSensitivityThatComesAndGoes(t *testing.T) {
	path := filepath.Join(t.TempDir(), "yardstick.duckdb")
	finished := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	r := finding("a")
	check := func(want ...string) {
		t.Helper()
		saved(t, path, Run{Result: r}) // told once more
		if d := cmp.Diff(want, tableOf(t, path, "SELECT outdated, whole, (SELECT count(*) FROM tipping_points), (SELECT count(*) FROM perturbations), (SELECT count(*) FROM unit_exchange_rates) FROM sensitivities")); d != "" {
			t.Errorf("-want +got\n%s", d)
		}
		if got := tableOf(t, path, "SELECT finished FROM runs"); !cmp.Equal(got, []string{finished.String()}) {
			t.Errorf("it ended %v", got)
		}
	}
	r.Sensitivity = nil
	saved(t, path, Run{Result: r, Finished: finished})
	check()
	r.Sensitivity = hangs("a")
	r.Sensitivity.Ours, r.Sensitivity.Rates = nil, nil
	check("<nil>|false|2|0|0")
	r.Sensitivity = hangs("a")
	check("<nil>|true|2|4|2")
	r.Sensitivity, r.Outdated = nil, "program"
	check("program|<nil>|0|0|0")
	r.Outdated = ""
	check()
}
