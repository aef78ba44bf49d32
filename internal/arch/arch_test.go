package arch

import (
	"strings"
	"testing"
)

// TestHouse holds every source to the drawing and to the rules.
func TestHouse(t *testing.T) {
	d := drawn(t)
	all := sources(t)
	for _, s := range all {
		for _, rule := range []func(source) []string{d.down, kept, d.pure, d.seen, named, mannered, documented} {
			report(t, rule(s))
		}
	}
	report(t, siblings(all))
	report(t, introduced(all))
	report(t, d.built(all))
}

// TestSizes holds files and functions to what fits in one look.
func TestSizes(t *testing.T) {
	needed := map[string]bool{}
	for _, s := range sources(t) {
		for _, w := range sized(s) {
			place := exception(w)
			needed[place] = true
			if oversize[place] == "" {
				t.Error(w)
			}
		}
	}
	for place := range oversize {
		if !needed[place] {
			t.Errorf("%s fits: take it off the list", place)
		}
	}
}

// exception is the key of oversize that would excuse what is wrong: the path of
// a file that is too long, or its path and the name of a function.
func exception(wrong string) string {
	at, text, _ := strings.Cut(wrong, ": ")
	file, _, inside := strings.Cut(at, ":")
	if !inside {
		return file
	}
	name, _, _ := strings.Cut(text, " ")
	return file + " " + name
}

func drawn(t *testing.T) drawing {
	t.Helper()
	d, err := parseDrawing(read(t, "ARCHITECTURE.md"))
	if err != nil {
		t.Fatalf("ARCHITECTURE.md: %v", err)
	}
	return d
}

func report(t *testing.T, wrong []string) {
	t.Helper()
	for _, w := range wrong {
		t.Error(w)
	}
}
