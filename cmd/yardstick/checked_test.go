package main

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"math"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// TestSavedCounterexamplesReproduce scores the two files of every counterexample
// and holds the scores to those that check gave.
func TestSavedCounterexamplesReproduce(t *testing.T) {
	reproduced := 0
	for _, name := range []string{"klout-2012", "snp", "pagerank", "learned", "kred-2012", "x-2023"} {
		c := newCall(t)
		if code := c.run(context.Background(), "check", name, "--json", "--save", "saved", "--cases", "40"); code != exitDone {
			t.Fatal(c.err.String())
		}
		var found checkedFile
		if err := json.Unmarshal([]byte(c.out.String()), &found); err != nil {
			t.Fatal(err)
		}
		for _, p := range found.Properties {
			if (p.Verdict == "VIOLATED") != (p.Example != nil) {
				t.Errorf("%s: %s is %s, and has counterexample %v", name, p.Name, p.Verdict, p.Example)
			}
			if p.Example == nil {
				continue
			}
			reproduced++
			for i, side := range []string{".before.csv", ".after.csv"} {
				got := c.scoreOf(filepath.Join("saved", p.Name+side), name, p.Example.Accounts[i], p.Example.Day)
				if math.Abs(got-p.Example.Scores[i]) > 1e-5 { // the files of scores have six places
					t.Errorf("%s, %s%s: %g points, check said %g", name, p.Name, side, got, p.Example.Scores[i])
				}
			}
		}
	}
	if reproduced < 10 {
		t.Errorf("only %d counterexamples", reproduced)
	}
}

func (c *called) scoreOf(log, scorer, account, day string) float64 {
	c.t.Helper()
	if code := c.run(context.Background(), "score", log, "--scorer", scorer, "--days", day); code != exitDone {
		c.t.Fatal(c.err.String())
	}
	rows, err := csv.NewReader(strings.NewReader(c.out.String())).ReadAll()
	if err != nil {
		c.t.Fatal(err)
	}
	for _, row := range rows {
		if row[0] == account && row[1] == day {
			x, err := strconv.ParseFloat(row[2], 64)
			if err != nil {
				c.t.Fatal(err)
			}
			return x
		}
	}
	c.t.Fatalf("%s has no score of %s on %s", log, account, day)
	return 0
}
