package bench

import (
	"encoding/json"
	"strings"
	"testing"
)

// reported is a report of a few made-up rows.
func reported() *Report {
	var r Report
	one, two := Shape{Events: 2_000_000, Accounts: 10}, Shape{Events: 20_000_000, Accounts: 10}
	r.add(Section{Workload: Limits, Who: "machine"}, Measured{Speeds: Speeds{Read: 2e9, Triad: 1e9, Cached: 1e9, Distant: 1e8, Logs: 1e9}})
	r.add(Section{W1, one, ours}, Measured{CPU: 0.5, Wall: 0.6, Peak: 100, Check: Check{Sum: 1}, Needs: Needs{Bytes: 2e8, Logs: 1e8}, Says: "index", Part: 0.1})
	r.add(Section{W1, one, "structs"}, Measured{CPU: 2, Wall: 2, Check: Check{Sum: 1 + 1e-12}})
	r.add(Section{W1, one, "numpy"}, Measured{Skipped: "python3 has no numpy"})
	r.add(Section{W1, two, ours}, Measured{CPU: 5, Check: Check{Sum: 1, Spots: []float64{1, 2}}})
	r.add(Section{W1, two, "maps"}, Measured{CPU: 50, Check: Check{Sum: 1, Spots: []float64{1, 3}}})
	r.compare()
	return &r
}

func TestReport(t *testing.T) {
	r := reported()
	var text strings.Builder
	if err := r.Write(&text); err != nil {
		t.Fatal(err)
	}
	squeezed := strings.Join(strings.Fields(text.String()), " ")
	check := func(want string) {
		t.Helper()
		if !strings.Contains(squeezed, want) {
			t.Errorf("%q is not in\n%s", want, text.String())
		}
	}
	check("W1 2 M yardstick 0.500 0.600 100 4.0 1.00 × 2.50 × ours")
	check("W1 2 M structs 2.00 2.00 0 1.0 4.00 × 10 × agree")
	check("W1 2 M numpy skipped")
	check("W1 20 M maps 50.0 0.000 0 0.4 10 × – DIFFER")
	check("reading 2.0 GB/s, triad 1.0 GB/s")
	check("skipped W1/2M/numpy: python3 has no numpy")
	check("W1/2M/yardstick: index 0.100 of 0.500 CPU s")
	if got := strings.Join(r.Wrong(), "; "); got != "W1/20M/maps: spot 1 is 3, not 2" {
		t.Errorf("wrong: %s", got)
	}
	text.Reset()
	if err := r.WriteJSON(&text); err != nil {
		t.Fatal(err)
	}
	var again Report
	if err := json.Unmarshal([]byte(text.String()), &again); err != nil || again.Rows[1].Ratio != 4 {
		t.Errorf("%v, %+v", err, again)
	}
}

func TestDiffers(t *testing.T) {
	check := func(got, want Check, differs string) {
		t.Helper()
		if said := got.differs(want); said != differs {
			t.Errorf("%q, want %q", said, differs)
		}
	}
	nan := newGrid(1, 1).check(nil) // nobody filled it in
	check(Check{Sum: 1e6}, Check{Sum: 1e6 + 1e-4}, "")
	check(Check{Sum: 1e6}, Check{Sum: 1e6 + 1e-2}, "the sum is 1000000, not 1000000.01")
	check(Check{Weighted: 1}, Check{Weighted: 2}, "the weighted sum is 1, not 2")
	check(Check{Spots: []float64{1}}, Check{}, "1 spots, not 0")
	check(nan, nan, "the sum is NaN, not NaN")
}
