package main

import (
	"fmt"
	"strings"

	"github.com/yardstick-lab/yardstick/internal/claim"
	"github.com/yardstick-lab/yardstick/internal/result"
)

// The exit codes of the gate, the worst first.
const (
	exitVoid         = 11
	exitRefuted      = 10
	exitInconclusive = 12
)

// closed is a gate that some claims did not pass. It was printed.
type closed struct{ code int }

func (c *closed) Error() string { return fmt.Sprintf("the gate is closed, %d", c.code) }

// gated returns the code for a claim, 0 where it passes: it is what it was
// expected to be, or better.
func gated(o claim.Outcome) int {
	if o.Verdict == o.Claim.Expected() {
		return exitDone
	}
	return map[claim.Verdict]int{claim.Void: exitVoid, claim.Refuted: exitRefuted, claim.Inconclusive: exitInconclusive}[o.Verdict]
}

// pass holds the claims of the main scorers to what is expected of them. The last
// line says what came of it.
func (r *running) pass(all []*result.Result) error {
	say := r.printf
	if r.asJSON {
		say = func(format string, args ...any) { fmt.Fprintf(r.stderr, format, args...) }
	}
	claims, codes := 0, map[int]int{}
	var explored []string
	for _, res := range all {
		if res.Manifest.Exploratory != "" {
			explored = append(explored, res.Experiment)
		}
		for _, c := range res.Main().Claims {
			claims++
			codes[gated(c.Outcome)]++
			if text := unexpected(c.Outcome); text != "" {
				say("%s: %s\n", res.Experiment, plain(text))
			}
		}
	}
	label := ""
	if len(explored) > 0 {
		label = fmt.Sprintf(", %s: %s", exploratory, strings.Join(explored, ", "))
	}
	for _, code := range []int{exitVoid, exitRefuted, exitInconclusive} {
		if codes[code] > 0 {
			say("GATE %s (exit code %d): %d of %s came out worse than expected%s\n", gateWords[code], code, claims-codes[exitDone], plural(claims, "claim"), label)
			return &closed{code}
		}
	}
	say("GATE PASSED: %s of %s as expected%s\n", plural(claims, "claim"), plural(len(all), "experiment"), label)
	return nil
}

var gateWords = map[int]string{exitVoid: "VOID", exitRefuted: "REFUTED", exitInconclusive: "INCONCLUSIVE"}

// unexpected says how a claim is not what it was expected to be; empty where it
// is.
func unexpected(o claim.Outcome) string {
	want := o.Claim.Expected()
	if o.Verdict == want {
		return ""
	}
	text := fmt.Sprintf("%s is %s, expected %s", o.Claim.ID, o.Verdict, want)
	if o.Verdict == claim.Supported {
		text += "; write that into its \"expect:\" if it is to stay so"
	}
	return text
}
