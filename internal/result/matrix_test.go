package result

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/claim"
)

// A row's mark, from the letters of its cells: S, R, I, V a verdict, s the same by
// construction, - not asked, f failed, + and x SUPPORTED and REFUTED without a score.
func TestMarks(t *testing.T) {
	check := func(cells string, want Mark) {
		t.Helper()
		var all []Cell
		for _, letter := range cells {
			c := Cell{State: Judged, ByConstruction: letter == 's'}
			switch letter {
			case '+':
				c.Verdict, c.NoScore = claim.Supported, true
			case 'x':
				c.Verdict, c.NoScore = claim.Refuted, true
			case '-':
				c.State = NotAsked
			case 'f':
				c.State = Failed
			default:
				c.Verdict = claim.Verdict(1 + strings.IndexRune("SRIV", letter&^0x20))
			}
			all = append(all, c)
		}
		if got := markOf(all); got != want {
			t.Errorf("%s: %s, want %s", cells, got, want)
		}
	}
	check("S", AsSaid)
	check("SS-", AsSaid)
	check("Ss", AsBuilt)
	check("sR", InPart)
	check("SRI", InPart)
	check("R", NotSo)
	check("RI", NotSo)
	check("RV", NotSo)
	check("SI", Open)
	check("sV", Mute)
	check("IV", Mute)
	check("V", Mute)
	check("--", Unasked)
	check("f", Unasked)
	check("++", AsSaid)
	check("+x", InPart)
	check("+R", NotSo)
	check("xS", AsSaid)
	check("xV", Mute)
}

// file is a result.json with a scorer and a claim from rows.
func file(experiment, scorer, verdict, rows string) string {
	return fmt.Sprintf(`{"schema": 1, "experiment": %q, "question": "why?", "scorers": [{"scorer": %q, "scale": [0, 200], "verdict": %q,
		"claims": [{"id": "a", "says": "it goes", "type": "increases", "verdict": %q, "estimate": 3, "interval": [1, 5], "n": 6, "source": [%s]}]}],
		"excused": [{"scorer": "tunkrank", "preset_sha256": "ab", "why": "needs who follows whom"}], "provenance": {"lock_sha256": "cd"}}`,
		experiment, scorer, verdict, verdict, rows)
}

func finding(t *testing.T, text string) Finding {
	t.Helper()
	f, err := ReadFinding([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	f.Page = "./matrix/" + f.Experiment + "/index.html"
	return f
}

// A claim stands in every row that it comes from; one from none, and one of a row
// that nobody knows, are not lost.
func TestMatrix(t *testing.T) {
	m := MatrixOf([]Finding{
		finding(t, file("one", "volume", "SUPPORTED", `"S1", "K9"`)),
		finding(t, file("two", "volume", "REFUTED", `"S1"`)),
		finding(t, file("three", "volume", "SUPPORTED", ``)),
		finding(t, file("four", "volume", "SUPPORTED", `"X1"`)),
		{Experiment: "five", Question: "and this?", Failed: "no such dataset"},
	}, []string{"volume", "tunkrank", "h-index"})
	rows := map[string]MatrixRow{}
	for _, r := range m.Rows {
		rows[r.ID] = r
	}
	check := func(row, want string) {
		t.Helper()
		r := rows[row]
		got := r.Group + ":"
		for _, c := range r.Claims {
			got += " " + c.Experiment
			for i, cell := range c.Cells {
				got += fmt.Sprintf(" %s=%s%s", m.Scorers[i].Name, cell.State, strings.TrimRight(" "+cell.Verdict.String(), " "))
			}
		}
		got += fmt.Sprint(" ", r.Marks)
		if got != want {
			t.Errorf("%s: got %q, want %q", row, got, want)
		}
	}
	check("S1", "S: one volume=judged SUPPORTED tunkrank=not asked h-index=not asked two volume=judged REFUTED tunkrank=not asked h-index=not asked [in part not asked not asked]")
	check("K9", "K: one volume=judged SUPPORTED tunkrank=not asked h-index=not asked [as said not asked not asked]")
	check("S2", "S: []")
	check("three", ": three volume=judged SUPPORTED tunkrank=not asked h-index=not asked [as said not asked not asked]")
	check("X1", ": four volume=judged SUPPORTED tunkrank=not asked h-index=not asked [as said not asked not asked]")
	check("five", ": five volume=failed tunkrank=failed h-index=failed [not asked not asked not asked]")
	if tested, all := m.Tested(); tested != 2 || all != 47 {
		t.Errorf("%d of %d rows are tested, want 2 of 47", tested, all)
	}
	if s := m.Scorers[0]; s.Marks[AsSaid] != 1 || s.Marks[InPart] != 1 || s.Asked != 2 {
		t.Errorf("only rows of the catalogue count: %+v", s)
	}
	c := rows["S1"].Claims[0].Cells
	if *c[0].Share != .015 || c[0].Link != "./matrix/one/index.html#scorer-1" || c[0].Exploratory != "" {
		t.Errorf("%+v", c[0])
	}
	if c[1].Reason != "needs who follows whom" || c[2].Reason != "the last run left it out" {
		t.Errorf("%+v, %+v", c[1], c[2])
	}
	data, err := m.JSON()
	if err != nil || !json.Valid(data) || !strings.Contains(string(data), `"as_said_under"`) {
		t.Errorf("%s, %v", data, err)
	}
}

// A row in which no scorer has a say is the same under all of them, also those that
// could not be asked, and counts for none.
func TestRowsThatNeedNoScore(t *testing.T) {
	text := strings.Replace(file("one", "volume", "SUPPORTED", `"S6"`), `"estimate": 3`, `"estimate": 3, "unit": "reactions", "needs_no_score": true`, 1)
	m := MatrixOf([]Finding{finding(t, text)}, []string{"volume", "tunkrank", "h-index"})
	for _, r := range m.Rows {
		if r.ID != "S6" {
			continue
		}
		for i, c := range r.Claims[0].Cells {
			if c.Verdict != claim.Supported || !c.NoScore || c.Unit != "reactions" || c.Share != nil || c.Link != "./matrix/one/index.html#scorer-1" {
				t.Errorf("%s: %+v", m.Scorers[i].Name, c)
			}
		}
		if !r.NoScore || r.Marks[1] != AsSaid {
			t.Errorf("no score %v, marks %v", r.NoScore, r.Marks)
		}
	}
	for _, s := range m.Scorers {
		if s.Asked != 0 || s.Marks[AsSaid] != 0 {
			t.Errorf("%s gets credit for what it has no say in: %+v", s.Name, s)
		}
	}
	data, err := m.JSON()
	if err != nil || !strings.Contains(string(data), `"needs_no_score": true`) {
		t.Errorf("%v", err)
	}
}

func TestFindingRefused(t *testing.T) {
	check := func(text, want string) {
		t.Helper()
		if _, err := ReadFinding([]byte(text)); err == nil || err.Error() != want {
			t.Errorf("got %v, want %q", err, want)
		}
	}
	check(``, "result.json: unexpected end of JSON input")
	check(`{"schema": 2}`, "result.json: its schema is 2, and this program reads 1")
	check(file("one", "volume", "MAYBE", ""), `result.json: scorer "volume": unknown verdict "MAYBE"`)
	check(`{"schema": 1, "scorers": [{"scorer": "a", "claims": [{"verdict": "VOID"}]}, {"scorer": "b"}]}`, `result.json: scorer "b": 0 claims, the first has 1`)
}
