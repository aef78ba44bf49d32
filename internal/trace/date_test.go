package trace

import (
	"testing"
	"time"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// TestParseDateIsTheCalendar goes through all dates of the years 0 to 9999, and
// those that no calendar has.
func TestParseDateIsTheCalendar(t *testing.T) {
	want := time.Date(0, 1, 1, 0, 0, 0, 0, time.UTC)
	for year := range 10_000 {
		for month := range 14 {
			for day := range 33 {
				b := []byte{'0' + byte(year/1000), '0' + byte(year/100%10), '0' + byte(year/10%10), '0' + byte(year%10), '-',
					'0' + byte(month/10), '0' + byte(month%10), '-', '0' + byte(day/10), '0' + byte(day%10)}
				got, ok := parseDate(b)
				if exists := want.Year() == year && int(want.Month()) == month && want.Day() == day; ok != exists || (ok && got.Start() != want.Unix()*activity.Second) {
					t.Fatalf("%s: %s, %v, want %s", b, got, ok, want.Format(time.DateOnly))
				}
				if ok {
					want = want.AddDate(0, 0, 1)
				}
			}
		}
	}
}
