package judgment

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/yardstick-lab/yardstick/internal/scorer"
)

// Preset is the file of a scorer with the fitted weights, anchored on the
// accounts that were judged, each once.
func (f *Fitted) Preset(pairs []Pair) string {
	w := row{f.Terms.U, f.Terms.O, f.Terms.L, f.Terms.F}
	seen, r := map[Counts]bool{}, []float64(nil)
	for _, p := range pairs {
		for _, c := range []Counts{p.A, p.B} {
			if !seen[c] {
				seen[c], r = true, append(r, w.measure(c))
			}
		}
	}
	var anchors []string
	for _, a := range scorer.AnchorsFor(r, scorer.Everyone) {
		anchors = append(anchors, fmt.Sprintf("[%s, %s]", digits(a.R), digits(a.Score)))
	}
	source := fmt.Sprintf("fitted to %d judgments of people", len(pairs))
	return fmt.Sprintf(learned, digits(w[0]), source, digits(w[1]), source, digits(w[2]), source, digits(w[3]), source,
		strings.Join(anchors, ", "), len(r), strings.TrimPrefix(scorer.Everyone.Source, "quantiles of "))
}

func digits(x float64) string { return strconv.FormatFloat(x, 'g', 6, 64) }

const learned = `name: learned
says: "Weights that people's judgments of two accounts give to what they have in numbers, none below 0."
kind: engine
phi: identity
rep: none
weights:
  "*":
    mention: {is: 1, source: "ours: a reaction is a reaction"}
    comment: {is: 1, source: "ours: a reaction is a reaction"}
    reply: {is: 1, source: "ours: a reaction is a reaction"}
    reshare: {is: 1, source: "ours: a reaction is a reaction"}
    quote: {is: 1, source: "ours: a reaction is a reaction"}
own_weights:
  "*":
    post: {is: 1, source: "ours: an act is an act"}
    mention: {is: 1, source: "ours: an act is an act"}
    reshare: {is: 1, source: "ours: an act is an act"}
b:
  U: {is: %s, source: "%s"}
  O: {is: %s, source: "%s"}
  L: {is: %s, source: "%s"}
  F: {is: %s, source: "%s"}
p: {is: 1, source: ours}
scale:
  step: {is: 1, source: "ours: as klout-2011"}
  anchors:
    is: [%s]
    source: "R of the %d accounts judged, at the quantiles of %s; ends ours"
`
