package catalogue

import (
	"strings"
	"testing"
)

// Every row of every group is there, in the order of the groups.
func TestRows(t *testing.T) {
	groups, rows := Rows()
	many := map[string]int{}
	for _, r := range rows {
		many[r.Group]++
	}
	check := func(group string, want int) {
		t.Helper()
		if many[group] != want {
			t.Errorf("group %s has %d rows, want %d", group, many[group], want)
		}
	}
	check("S", 19)
	check("E", 18) // nobody published E16 or E18
	check("K", 9)
	check("B", 1)
	if len(groups) != len(many) {
		t.Errorf("%d groups, rows of %d", len(groups), len(many))
	}
}

func TestRowsRefused(t *testing.T) {
	check := func(rows, want string) {
		t.Helper()
		_, _, err := parse([]byte("groups: [{id: S, says: a, from: b}]\nrows: [" + rows + "]\n"))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %q in it", err, want)
		}
	}
	check("{id: X1, says: a}", "rows.yaml:2:13: rows[0].id: is of no group")
	check("{id: S1, says: a}, {id: S1, says: b}", "is there twice")
	check("{id: S1}", `missing key "says"`)
}
