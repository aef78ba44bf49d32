package arch

import (
	"slices"
	"testing"
)

func TestDrawing(t *testing.T) {
	d, err := parseDrawing("# A\n```\nx\n```\n```\ncmd/yardstick   the roof\ninternal/\n  arch   a test\n  · floor 1, doors\n  store   keeps\n           more words\n" +
		"  · floor 0, nouns\n  seed   one\n```\n")
	want := drawing{"cmd/yardstick": roof, "internal/arch": roof, "internal/store": 1, "internal/seed": 0}
	if err != nil || len(d) != len(want) {
		t.Fatalf("got %v, %v, want %v", d, err, want)
	}
	for pkg, floor := range want {
		if d[pkg] != floor {
			t.Errorf("%s: floor %d, want %d", pkg, d[pkg], floor)
		}
	}
	if _, err := parseDrawing("```\n· floor 1\n```"); err == nil || err.Error() != "no fenced block draws the floors" {
		t.Errorf("no drawing: %v", err)
	}
	if _, err := parseDrawing("```\n· floor 0\n  seed   one\n  seed   two\n```"); err == nil || err.Error() != "internal/seed is drawn twice" {
		t.Errorf("drawn twice: %v", err)
	}
}

// TestTrees shows that the rules over all files can fail.
func TestTrees(t *testing.T) {
	check := func(rule func([]source) []string, all []source, want ...string) {
		t.Helper()
		if got := rule(all); !slices.Equal(got, want) {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	six := ours("internal/a", "internal/b", "internal/c", "internal/d", "internal/e")
	more := []source{
		file(t, "internal/spec/a.go", six), file(t, "internal/spec/b.go", ours("internal/a", "internal/f")),
		file(t, "internal/trace/a.go", six), file(t, "internal/trace/a_test.go", ours("internal/f")),
		file(t, "internal/experiment/a.go", six+ours("internal/f")),
	}
	check(siblings, more, "internal/spec: imports 6 of our packages, at most 5 should do")
	check(introduced, more[1:3])
	check(introduced, more, "internal/spec: has 2 package comments, one is right")
	silent, err := parse("internal/noun/a.go", []byte("package noun"))
	if err != nil {
		t.Fatal(err)
	}
	check(introduced, []source{silent}, "internal/noun: has 0 package comments, one is right")
	check(drawing{"internal/spec": 1, "internal/gone": 0}.built, more, "internal/gone: is in the drawing and not in the tree")
}
