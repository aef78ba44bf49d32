package report

import (
	"strings"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/metric"
)

// A page says who receivers are where there are any, and nowhere else.
func TestReceiversOnThePage(t *testing.T) {
	const who = "Receivers are those on whose work an arm has a subject act"
	r := villageResult(t)
	if strings.Contains(words(parsed(t, page(t, r))), who) {
		t.Error("a page without receivers speaks of them")
	}
	r.Metrics = append(r.Metrics, metric.Metric{Name: "theirs", Of: metric.Score, Receivers: "comments"})
	text := words(parsed(t, page(t, r)))
	for _, want := range []string{who, "score of the receivers in comments on day 0"} {
		if !strings.Contains(text, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
}
