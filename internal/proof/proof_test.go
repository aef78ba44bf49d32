package proof_test

import (
	"testing"

	"github.com/yardstick-lab/yardstick/internal/proof"
)

// TestQuickProof is the quick proof, as yardstick prove --quick makes it: a rule of
// a verdict that errs more often than it says fails here.
func TestQuickProof(t *testing.T) {
	for _, c := range proof.Cells() {
		t.Run(c.Name, func(t *testing.T) {
			t.Parallel()
			tally, err := c.Run(0, proof.Quick, 1)
			if err != nil {
				t.Fatal(err)
			}
			f := c.Held(tally)
			for _, what := range f.Failed {
				t.Errorf("%s: %s", what, f.Row())
			}
		})
	}
}

// TestPiecesAddUp: the results do not hang on who makes which experiment.
func TestPiecesAddUp(t *testing.T) {
	for _, c := range proof.CellsOf("families of claims")[:2] {
		whole, err := c.Run(0, 40, 1)
		if err != nil {
			t.Fatal(err)
		}
		var sum proof.Tally
		for _, piece := range [][2]int{{27, 40}, {0, 3}, {3, 27}} {
			part, err := c.Run(piece[0], piece[1], 1)
			if err != nil {
				t.Fatal(err)
			}
			sum.Add(part)
		}
		if sum != whole {
			t.Errorf("%s: pieces add up to %+v, the whole is %+v", c.Name, sum, whole)
		}
		if other, _ := c.Run(0, 40, 2); other == whole {
			t.Errorf("%s: another seed gives the same", c.Name)
		}
	}
}

// TestCells: names are unique, since they name streams, and every cell is held to
// something.
func TestCells(t *testing.T) {
	seen := map[string]bool{}
	for _, c := range proof.Cells() {
		l := c.Limits
		if seen[c.Name] || c.Planted == "" || c.Group == 0 {
			t.Errorf("%+v: a name used twice, no words or no group", c)
		}
		seen[c.Name] = true
		if l.Supported == 0 && l.Refuted == 0 && !l.Never && l.Plan == nil {
			t.Errorf("%s is held to nothing", c.Name)
		}
	}
	for _, group := range proof.Groups() {
		if len(proof.CellsOf(group)) == 0 {
			t.Errorf("no cell is of the group %q", group)
		}
	}
	if got := proof.CellsOf("nothing"); len(got) != 0 {
		t.Errorf("an unknown group has %d cells", len(got))
	}
}
