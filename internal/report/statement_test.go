package report

import (
	"html"
	"strings"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/result"
)

// TestStatementIsTold reads the section about the subject that moved most.
func TestStatementIsTold(t *testing.T) {
	check := func(r *result.Result, want string, there bool) {
		t.Helper()
		if strings.Contains(html.UnescapeString(page(t, r)), want) != there {
			t.Errorf("%q: want it there: %t", want, there)
		}
	}
	r := villageResult(t)
	check(r, "Of all subjects, a0241 in world 18 moved furthest: on day 0 its score was 33.15 under “comments” and 17.93 without the intervention, +15.22 points of klout-2011.", true)
	check(r, `comment on facebook</th><td role="cell" data-label="As">reaction</td><td role="cell" data-label="It was">put in</td><td role="cell" class="num" data-label="How many">50</td><td role="cell" class="num" data-label="Without">0.00</td><td role="cell" class="num" data-label="With">19.97</td><td role="cell" class="num" data-label="Change">+19.97</td>`, true)
	check(r, `followers on linkedin</th>`, true)
	check(r, `>alike for all</th>`, true)
	check(r, `data-label="Change">≈ 0</td>`, true)
	check(r, `the score</th><td role="cell" class="num" data-label="Without">17.93</td>`, true)
	check(r, "The 12 single events whose part changed most", true)
	check(r, `day −3, 08:47`, true)
	check(r, `href="#statement"`, true)
	r.Scorers[0].Statement.Before, r.Scorers[0].Statement.After = 33.15, 17.93
	check(r, "−15.22 points of klout-2011", true)
	r.Scorers[0].Statement = nil
	check(r, "statement", false)
	log := censusResult(t)
	log.Scorers[0].Statement = villageResult(t).Scorers[0].Statement
	check(log, "Of all subjects, a0241 moved furthest: ", true)
}
