package report

import (
	"strings"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/figure"
)

// sampleSheet is a page about a proof, with names that mean mischief.
func sampleSheet(t *testing.T) Sheet {
	t.Helper()
	rates := figure.Rates{
		Head: figure.Head{Name: "errors", Title: "How often false verdicts come out SUPPORTED", Unit: "% of experiments"},
		Rows: []figure.RateRow{
			{Label: "no effect: increases 0, effect 0, 20 worlds", Rate: 2.4, Interval: figure.Interval{Low: 2, High: 2.8}, Most: &figure.Margin{High: 2.5}, Kept: true},
			{Label: "<b onclick=x>peek</b>", Rate: 9, Interval: figure.Interval{Low: 8, High: 10}, Most: &figure.Margin{High: 2.5}},
		},
	}
	f, err := rates.Figure()
	if err != nil {
		t.Fatal(err)
	}
	return Sheet{
		Name: "proof", Title: "How often do the verdicts err?", Answer: "FAILS", Rest: "in 1 of 2 cells.",
		Says: []string{"Truths were planted.", "<script>alert(1)</script>"}, Facts: []Fact{{"Cells", "2"}, {"Experiments a cell", "20,000"}},
		Figures: []figure.Figure{f}, Repeat: "build/yardstick prove",
		Sections: []SheetSection{{
			Title: "False verdicts", Says: []string{"At a bound both verdicts are false."},
			Header: []string{"Planted", "SUPPORTED / REFUTED / INCONCLUSIVE / VOID, %", "False SUPPORTED", "Promised", "False REFUTED", "Promised", "95 and 90 % cover", "Held"},
			Rows: [][]string{
				{"An effect of just min_effect, downwards: decreases 0.75, effect −0.75, 20 worlds", "2.4 / 2.4 / 95.2 / 0.0", "2.4 % [2.0, 2.8]", "≤ 2.5 %", "2.4 % [2.0, 2.8]", "≤ 2.5 %", "95.0 / 90.0", "yes"},
				{"<b onclick=x>peek</b>", "9.0 / 9.0 / 82.0 / 0.0", "9.0 % [8.0, 10.0]", "≤ 2.5 %", "–", "–", "–", "FAIL"},
			},
		}},
	}
}

func sheet(t *testing.T) string {
	t.Helper()
	html, err := SheetPage(sampleSheet(t))
	if err != nil {
		t.Fatal(err)
	}
	return string(html)
}

func TestSheetSays(t *testing.T) {
	text := words(parsed(t, sheet(t)))
	check := func(want string) {
		t.Helper()
		if !strings.Contains(text, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	check("How often do the verdicts err?")
	check("FAILS in 1 of 2 cells.")
	check("<script>alert(1)</script>")
	check("Experiments a cell 20,000")
	check("Table of every number in figure 1")
	check("<b onclick=x>peek</b>")
	check("9.0 % [8.0, 10.0]")
	check("build/yardstick prove")
}

func TestSheetRefused(t *testing.T) {
	s := sampleSheet(t)
	s.Sections[0].Rows[1] = s.Sections[0].Rows[1][:3]
	_, err := SheetPage(s)
	if want := `page proof: section "False verdicts": a row of 3 cells under 8 headings`; err == nil || err.Error() != want {
		t.Errorf("got %v, want %q", err, want)
	}
}
