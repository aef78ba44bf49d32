package report

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/figure"
	"github.com/yardstick-lab/yardstick/internal/result"
)

// columnRow is a row of the page's table of the figures' numbers.
var (
	columnRow = regexp.MustCompile("(?m)^\\| `([^`]+)\\.csv` \\| `([^`]+)` \\| [^|]+ \\|$")
	ordinal   = regexp.MustCompile(`-\d+$`)
)

// TestReadmeFigures holds the page that describes the figures' numbers against
// what is drawn: every column of every file in its order, and none besides.
func TestReadmeFigures(t *testing.T) {
	page, err := os.ReadFile("../../reports/README.md")
	if err != nil {
		t.Fatal(err)
	}
	described := map[string][]string{}
	for _, row := range columnRow.FindAllStringSubmatch(string(page), -1) {
		described[row[1]] = append(described[row[1]], row[2])
	}
	drawn := map[string]bool{}
	check := func(r *result.Result) {
		t.Helper()
		for _, f := range drawnOf(t, r) {
			name := ordinal.ReplaceAllString(f.Name, "-<n>")
			drawn[name] = true
			header, _, _ := strings.Cut(string(f.CSV()), "\n")
			if want := strings.Split(header, ","); !slices.Equal(described[name], want) {
				t.Errorf("%s.csv: described are %q, and it has %q", name, described[name], want)
			}
		}
	}
	check(villageResult(t))
	check(censusResult(t))
	check(declaredResult(t))
	for name := range described {
		if !drawn[name] {
			t.Errorf("there is no %s.csv", name)
		}
	}
}

func drawnOf(t *testing.T, r *result.Result) []figure.Figure {
	t.Helper()
	figures, err := Figures(r)
	if err != nil {
		t.Fatal(err)
	}
	return figures
}
