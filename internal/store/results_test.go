package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/yardstick-lab/yardstick/internal/claim"
	"github.com/yardstick-lab/yardstick/internal/result"
)

// tableOf reads a query's rows, values separated by bars. It opens the file as
// other programs do, under another name than ours.
func tableOf(t *testing.T, path, text string) []string {
	t.Helper()
	engine, err := openEngine(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer engine.Close()
	engine.SetMaxOpenConns(1) // USE is the connection's
	if _, err := engine.ExecContext(t.Context(), "ATTACH "+quoted(path)+" AS other (READ_ONLY); USE other"); err != nil {
		t.Fatal(err)
	}
	rows, err := engine.QueryContext(t.Context(), text)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for rows.Next() {
		all = append(all, barred(t, rows, len(columns)))
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}

// barred is a row, its values separated by bars.
func barred(t *testing.T, rows *sql.Rows, columns int) string {
	t.Helper()
	values, pointers := make([]any, columns), make([]any, columns)
	for i := range values {
		pointers[i] = &values[i]
	}
	if err := rows.Scan(pointers...); err != nil {
		t.Fatal(err)
	}
	return strings.TrimSuffix(fmt.Sprintf(strings.Repeat("%v|", columns), values...), "|")
}

func saved(t *testing.T, path string, run Run) {
	t.Helper()
	if err := SaveRun(t.Context(), path, run); err != nil {
		t.Fatal(err)
	}
}

func TestEverythingIsKept(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "yardstick.duckdb")
	shard := Shard{
		Observations: []Observation{{"klout-2011", "world 1", "likes", "bea", 0, 40.25, 40}, {"klout-2011", "world 1", "likes", "ada", 0, 41.5, 42}},
		Outcomes:     []Outcome{{"", "world 1", "likes", "ada", "got", 7}, {"klout-2011", "world 1", "likes", "", "agreement", 0.25}},
		Footprints:   []Footprint{{"world 1", "likes", "ada", 3, 50}},
		Origins:      []Origin{{"klout-2011", "world 1", "likes", 0, "like", "facebook", "", 0.5}},
		Facts:        []Fact{{"world 1", "eligible", "31"}},
	}
	s := opened(t, filepath.Join(dir, "shards"))
	if _, err := s.Write(t.Context(), "world-1", keyed, shard); err != nil {
		t.Fatal(err)
	}
	saved(t, path, Run{finding("likes-only"), []string{s.Path("world-1")}, time.Date(2026, 1, 2, 3, 4, 5, 0, time.FixedZone("", 3600))})
	id, err := runID(finding("likes-only"))
	if err != nil {
		t.Fatal(err)
	}
	check := func(table string, want ...string) {
		t.Helper()
		if d := cmp.Diff(want, tableOf(t, path, "FROM "+table)); d != "" {
			t.Errorf("%s: -want +got\n%s", table, d)
		}
	}
	check("yardstick_schema", "5")
	check("runs", "likes-only|"+id+"|Do likes alone lift?|[S7 S8]|village|[world 1 world 2]|25|25 accounts|90|2|2011-08-01|[-1 0]|[1 18446744073709551615]|7|0.1|aa|bb|cc|[duckdb v1]|yardstick run likes-only|<nil>|not locked|2026-01-02 02:04:05 +0000 UTC")
	check("datasets", "likes-only|village|a village|world|<nil>|<nil>|150000|600|[facebook]")
	check("arms", "likes-only|1|quiet|<nil>|one post|0|0", "likes-only|2|likes|quiet|50 likes|0|50")
	check("metrics", "likes-only|1|score|score|points|true|<nil>|<nil>|0|score on day 0",
		"likes-only|2|dip|displayed|points|true|-1|<nil>|0|change of displayed from day -1 to day 0",
		"likes-only|3|got|reactions|reactions|false|<nil>|0|6|reactions received on days 0 to 6")
	check("scorers", "likes-only|1|klout-2011|the engine|1|100|1|[S7]|VOID|0|2")
	check("constants", "likes-only|klout-2011|weights.like|0.1|ours")
	check("hashes", "likes-only|preset|klout-2011|dd", "likes-only|shard|world-1|ee")
	check("claims",
		"likes-only|klout-2011|1|no-lift|it's no lift|[S7]|not_increases|contrast|quiet|likes|score|points|true|REFUTED|t|[S7]|2|3|0.5|0.125|0.75|0.25|0.875|0.95|0.375|0.625|0.03125|0.25|0.125|0.75|4|0.0625|0.5|0.375|0.875|133.5|1.5|-0.5|0.03|0.5|half a point|0.1|-1|12.5|7|6.5|comments-lift|0.001|[-1 0 1]|0.25|0.125|0.625|1|world 2|ada|3|-0.5|40|it moved|It did lift.",
		"likes-only|klout-2011|2|dip|a dip|[]|reproduces|before-after|<nil>|likes|dip|points|true|VOID|pooled|[]|0|0"+strings.Repeat("|<nil>", 12)+"|0"+strings.Repeat("|<nil>", 15)+"|<nil>|0|[]|<nil>|<nil>|<nil>|0|<nil>|<nil>|<nil>|<nil>|0|the gate residue failed|Nothing to judge.")
	check("doses", "likes-only|klout-2011|no-lift|1|quiet|0|40|<nil>|<nil>", "likes-only|klout-2011|no-lift|2|likes|50|41|40.5|41.5")
	check("effects", "likes-only|klout-2011|no-lift|world 1|1|1.5|0.5|true", "likes-only|klout-2011|no-lift|world 2|0|0|0|false")
	check("gates", "likes-only|1|determinism|true|<nil>", "likes-only|2|residue|false|an event differs")
	check("curves", "likes-only|klout-2011|quiet|-1|40|39|41", "likes-only|klout-2011|quiet|0|41|40|42", "likes-only|klout-2011|likes|-1|40|<nil>|<nil>", "likes-only|klout-2011|likes|0|43|<nil>|<nil>")
	check("origins", "likes-only|klout-2011|likes|0|0.5|like|facebook|0.5")
	check("warnings", "likes-only|<nil>|<nil>|1|one world is missing", "likes-only|klout-2011|no-lift|1|few worlds")
	check("observations", "likes-only|klout-2011|world 1|likes|bea|0|40.25|40", "likes-only|klout-2011|world 1|likes|ada|0|41.5|42")
	check("outcomes", "likes-only|<nil>|world 1|likes|ada|got|7", "likes-only|klout-2011|world 1|likes|<nil>|agreement|0.25")
	check("footprints", "likes-only|world 1|likes|ada|3|50")
	check("unit_origins", "likes-only|klout-2011|world 1|likes|0|like|facebook|<nil>|0.5")
	check("facts", "likes-only|world 1|eligible|31")

	check("latest_runs", "likes-only|Do likes alone lift?|village|klout-2011|VOID|0|2|not locked|yardstick run likes-only|2026-01-02 02:04:05 +0000 UTC|"+id)
	check("verdicts", "likes-only|klout-2011|no-lift|it's no lift|not_increases|0.125|0.75|0.5|0.25|0.875|0.25|0.125|0.625|2|REFUTED|true|not locked|it moved|It did lift.",
		"likes-only|klout-2011|dip|a dip|reproduces"+strings.Repeat("|<nil>", 8)+"|0|VOID|false|not locked|the gate residue failed|Nothing to judge.")
	check("claim_effects", "likes-only|klout-2011|no-lift|world 1|1|1.5|0.5|REFUTED|0.5")
	check("scores", "likes-only|klout-2011|world 1|likes|0|2|40.875|41")
	check("where_the_change_came_from", "likes-only|klout-2011|likes|0|like|facebook|0.5|0.5")
}

func TestARunTakesThePlaceOfTheEarlierOne(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "deep", "yardstick.duckdb")
	shards := written(t, filepath.Join(dir, "shards"), 2)
	for _, name := range []string{"a", "b", "a"} {
		saved(t, path, Run{Result: finding(name), Shards: shards})
	}
	again := finding("a")
	again.Question = "Another?"
	saved(t, path, Run{Result: again, Shards: shards[:1]})
	check := func(query string, want ...string) {
		t.Helper()
		if d := cmp.Diff(want, tableOf(t, path, query)); d != "" {
			t.Errorf("%s: -want +got\n%s", query, d)
		}
	}
	check("SELECT experiment, question FROM latest_runs", "a|Another?", "b|Do likes alone lift?")
	check("SELECT experiment, count(*) FROM observations GROUP BY 1 ORDER BY 1", "a|11250", "b|22500")
	check("SELECT table_name FROM duckdb_tables() WHERE database_name = 'other' AND table_name <> 'yardstick_schema' AND table_name NOT LIKE 'matri%' ORDER BY ALL", slices.Sorted(slices.Values(resultTables))...)
	for _, table := range resultTables {
		check("SELECT DISTINCT experiment FROM "+table+" ORDER BY 1", "a", "b")
	}
	inFolder(t, filepath.Dir(path), ".yardstick.lock", "yardstick.duckdb")
}

func TestSameFindingsAreNotSavedAgain(t *testing.T) {
	path := filepath.Join(t.TempDir(), "yardstick.duckdb")
	saved(t, path, Run{Result: finding("a")})
	before := content(t, path)
	saved(t, path, Run{Result: finding("a"), Shards: []string{"not looked at"}})
	if string(before) != string(content(t, path)) {
		t.Error("the file was written again")
	}
}

func TestWhatOthersPutThereStays(t *testing.T) {
	path := filepath.Join(t.TempDir(), "yardstick.duckdb")
	saved(t, path, Run{Result: finding("a")})
	if err := child(t, "crash", path).Run(); err != nil {
		t.Fatal(err)
	}
	saved(t, path, Run{Result: finding("b")})
	if got := tableOf(t, path, "SELECT answer, (SELECT count(*) FROM runs) FROM mine"); !cmp.Equal(got, []string{"42|2"}) {
		t.Errorf("got %v", got)
	}
	inFolder(t, filepath.Dir(path), ".yardstick.lock", "yardstick.duckdb")
}

func TestHostileNamesInResults(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "it's.duckdb")
	for i := 0; i < len(hostile); i += 3 {
		name, arm, scorer := hostile[i], hostile[i+1], hostile[i+2]
		r := finding(name)
		r.Question, r.Arms[0].Name, r.Scorers[0].Name, r.Scorers[0].Claims[0].Claim.ID = arm, arm, scorer, arm
		r.Scorers[0].Claims[0].Units[0].Name = scorer
		s := opened(t, filepath.Join(dir, "shards'", fmt.Sprint(i)))
		if _, err := s.Write(t.Context(), "world-1", keyed, Shard{Facts: []Fact{{arm, scorer, scorer}}}); err != nil {
			t.Fatal(err)
		}
		saved(t, path, Run{Result: r, Shards: []string{s.Path("world-1")}})
		got, err := Verdicts(t.Context(), path, name)
		if err != nil || len(got) != 2 || got[0].Scorer != scorer || got[0].Claim != arm {
			t.Errorf("%q: %+v, %v", name, got, err)
		}
	}
	all, err := Experiments(t.Context(), path)
	if err != nil || len(all) != len(hostile)/3 {
		t.Errorf("%d experiments, %v", len(all), err)
	}
	if got := tableOf(t, path, "SELECT count(*) FROM facts JOIN runs USING (experiment) WHERE unit = question AND name = text"); !cmp.Equal(got, []string{fmt.Sprint(len(hostile) / 3)}) {
		t.Errorf("facts: %v", got)
	}
}

func TestResultsRefuseWhatIsNoNumber(t *testing.T) {
	path := filepath.Join(t.TempDir(), "yardstick.duckdb")
	saved(t, path, Run{Result: finding("a")})
	before := content(t, path)
	check := func(change func(*result.Result), want string) {
		t.Helper()
		r := finding("a")
		r.Dataset.Kind = result.Log // its units are not in result.json, which refuses such numbers too
		change(r)
		if err := SaveRun(t.Context(), path, Run{Result: r}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %s", err, want)
		}
	}
	check(func(r *result.Result) {
		r.Scorers[0].Claims[0].Units = []claim.Unit{{Name: "ada", Difference: math.NaN()}}
	}, "save results: load a: append to effects: value 7 of [a klout-2011 no-lift ada 0 0 NaN false] is not finite")
	check(func(r *result.Result) { r.Scorers[0].Claims[0].Quantiles[1] = math.Inf(1) }, "+Inf")
	if string(before) != string(content(t, path)) {
		t.Error("what was there before was touched")
	}
	inFolder(t, filepath.Dir(path), ".yardstick.lock", "yardstick.duckdb")
}

func TestReadBack(t *testing.T) {
	path := filepath.Join(t.TempDir(), "yardstick.duckdb")
	if _, err := Experiments(t.Context(), path); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("without a file: %v", err)
	}
	finished := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	saved(t, path, Run{Result: finding("b")})
	saved(t, path, Run{Result: finding("a"), Finished: finished})
	all, err := Experiments(t.Context(), path)
	if err != nil || len(all) != 2 {
		t.Fatalf("%+v, %v", all, err)
	}
	want := Latest{"a", "Do likes alone lift?", "village", "klout-2011", "VOID", 0, 2, "yardstick run a", finished, all[0].Run}
	if d := cmp.Diff(want, all[0]); d != "" || all[1].Experiment != "b" || !all[1].Finished.IsZero() {
		t.Errorf("second: %+v, first: -want +got\n%s", all[1], d)
	}
	got, err := Verdicts(t.Context(), path, "a")
	if err != nil || len(got) != 2 {
		t.Fatalf("%+v, %v", got, err)
	}
	at := func(x float64) *float64 { return &x }
	if d := cmp.Diff(Verdict{
		Scorer: "klout-2011", Claim: "no-lift", Says: "it's no lift", Type: "not_increases", ControlArm: "quiet", TreatedArm: "likes",
		Control: at(0.125), Treated: at(0.75), Effect: at(0.5), Low: at(0.25), High: at(0.875), Down: at(0.25), Same: at(0.125), Up: at(0.625), N: 2,
		Path: "t", Verdict: "REFUTED", ByConstruction: true, SensitiveTo: "comments-lift", Reason: "it moved", Sentence: "It did lift.",
	}, got[0]); d != "" {
		t.Errorf("-want +got\n%s", d)
	}
	if got[1].Control != nil || got[1].ControlArm != "" || got[1].Verdict != "VOID" {
		t.Errorf("absent numbers: %+v", got[1])
	}
	if none, err := Verdicts(t.Context(), path, "c"); err != nil || none != nil {
		t.Errorf("an experiment that is not there: %v, %v", none, err)
	}
}

func TestCancelledSaveLeavesNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "yardstick.duckdb")
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := SaveRun(ctx, path, Run{Result: finding("a")}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	inFolder(t, filepath.Dir(path), ".yardstick.lock")
}
