package calibration

import (
	"reflect"
	"strings"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

func TestReadTable(t *testing.T) {
	check := func(text string, want Observed) {
		t.Helper()
		got, err := ReadTable("t.csv", []byte(text))
		if err != nil || !reflect.DeepEqual(*got, want) {
			t.Errorf("%q: %+v, %v, want %+v", text, got, err, want)
		}
		if !LooksLikeTable([]byte(text)) {
			t.Errorf("%q does not look like a table", text)
		}
	}
	check("posts\n3\n1\n", Observed{Posts: []float64{3, 1}})
	check("acts\r\n2\r\n", Observed{Acts: []float64{2}})
	check("time\n1970-01-01T00:00:01Z\n", Observed{Times: []activity.Time{activity.Second}})
	check("network,likes,comments\nb,5,0\na,1,2\n", Observed{Received: []Received{
		{"a", []float64{1}, []float64{2}}, {"b", []float64{5}, []float64{0}},
	}})
	check("network,action,minutes\nb,reshare,0.5\na,like,3\nb,comment,2\nb,reshare,1\n", Observed{Delays: []Delays{
		{"a", activity.Like, []float64{3}}, {"b", activity.Comment, []float64{2}}, {"b", activity.Reshare, []float64{0.5, 1}},
	}})
	if LooksLikeTable([]byte("time,network,action,actor,owner,object\n")) {
		t.Error("a log looks like a table")
	}
}

func TestReadTableErrors(t *testing.T) {
	check := func(text string, want ...string) {
		t.Helper()
		_, err := ReadTable("t.csv", []byte(text))
		if err == nil || err.Error() != strings.Join(want, "\n") {
			t.Errorf("%q: %v\nwant %s", text, err, strings.Join(want, "\n"))
		}
	}
	check("", "t.csv is empty: it wants a header and a line for each observation")
	check("likes\n1\n", `t.csv:1: a table has one of the headers acts | network,action,minutes | network,likes,comments | posts | time, got "likes"`)
	check("posts\n1.5\n0\n-1\n", `t.csv:2: posts is "1.5": it wants a whole number of at least 1`,
		`t.csv:3: posts is "0": it wants a whole number of at least 1`, `t.csv:4: posts is "-1": it wants a whole number of at least 1`)
	check("network,likes,comments\nf,1\n", "t.csv:2: has 2 cells, the header 3")
	check("network,likes,comments\nf,99999999999999,0\n", `t.csv:2: likes is "99999999999999": it wants a whole number of at least 0`)
	check("network,action,minutes\n,lik,NaN\n", `t.csv:2: network is "": it wants the name of a network`,
		`t.csv:2: action is "lik": it wants an action such as comment or reshare`, `t.csv:2: minutes is "NaN": it wants a number above 0`)
	check("time\n2011-08-15\n", `t.csv:2: time is "2011-08-15": it wants a time like 2011-08-15T12:00:00Z`)
	check("posts\n\"1\n", "t.csv: parse error on line 2, column 4: extraneous or missing \" in quoted-field")
}

func FuzzReadTable(f *testing.F) {
	for header := range layouts {
		f.Add([]byte(header + "\n1,2,3\n"))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		o, err := ReadTable("t.csv", data)
		if (o == nil) == (err == nil) {
			t.Errorf("%v, %v", o, err)
		}
	})
}

func TestHalves(t *testing.T) {
	o := &Observed{}
	for i := range 1000 {
		o.Posts = append(o.Posts, float64(i))
	}
	fit, judge := o.Halves()
	if n := len(fit.Posts); n < 450 || n > 550 || n+len(judge.Posts) != 1000 {
		t.Errorf("halves of %d and %d", n, len(judge.Posts))
	}
	seen := map[float64]int{}
	for _, x := range append(fit.Posts, judge.Posts...) {
		seen[x]++
	}
	if len(seen) != 1000 {
		t.Errorf("%d of 1000 are in a half", len(seen))
	}
	again, _ := o.Halves()
	if !reflect.DeepEqual(again, fit) {
		t.Error("the halves are not the same twice")
	}
}
