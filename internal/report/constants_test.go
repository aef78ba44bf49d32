package report

import "testing"

func TestReadable(t *testing.T) {
	check := func(value, want string) {
		t.Helper()
		if got := readable(value); got != want {
			t.Errorf("%s: got %q, want %q", value, got, want)
		}
	}
	check(`0.004`, "0.004")
	check(`"2011-08-15"`, "2011-08-15")
	check(`[1,2,3]`, "[1, 2, 3]")
	check(`[[0,1],[0.5,12]]`, "[[0,\u00a01], [0.5,\u00a012]]")
	check(`"torn`, `"torn`)
	check("", "")
}
