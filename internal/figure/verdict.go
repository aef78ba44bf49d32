package figure

import (
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// Verdict is the outcome of a claim as it is drawn: a colour, a sign and a
// word. The zero value is invalid.
type Verdict int

// The verdicts, and the cell of a claim that was not put to a scorer.
const (
	Supported Verdict = 1 + iota
	Refuted
	Inconclusive
	Void
	NotTested
)

var verdictWords = map[Verdict]string{
	Supported: "supported", Refuted: "refuted", Inconclusive: "inconclusive", Void: "void", NotTested: "not tested",
}

// Blue and vermilion are the pair that stays furthest apart under every common
// colour blindness; what decides nothing is grey.
var verdictPaints = map[Verdict]paint{
	Supported: blue, Refuted: vermilion, Inconclusive: muted, Void: muted, NotTested: muted,
}

// String is the word in lower case, "" for an invalid verdict.
func (v Verdict) String() string { return verdictWords[v] }

func (v Verdict) paint() paint { return verdictPaints[v] }

// signRadius is that of the disc behind a sign.
const signRadius vg.Length = 7.5

// sign draws the verdict's sign as lines, so that no font has to have it: a
// tick, a cross and a question mark on discs, an empty struck ring, a dash.
func (v Verdict) sign(c draw.Canvas, at vg.Point) {
	pt := func(x, y vg.Length) vg.Point { return vg.Point{X: at.X + x, Y: at.Y + y} }
	on := solid(paper, 2)
	switch v {
	case Supported:
		fillCircle(c, v.paint(), at, signRadius)
		strokeLine(c, on, pt(-3.6, -0.2), pt(-1.1, -2.9), pt(3.7, 2.9))
	case Refuted:
		fillCircle(c, v.paint(), at, signRadius)
		strokeLine(c, on, pt(-2.9, -2.9), pt(2.9, 2.9))
		strokeLine(c, on, pt(-2.9, 2.9), pt(2.9, -2.9))
	case Inconclusive:
		fillCircle(c, v.paint(), at, signRadius)
		newHand(12, paper).bold().centred(c, middle, at, "?")
	case Void:
		fillCircle(c, v.paint(), at, signRadius)
		fillCircle(c, paper, at, signRadius-2)
		strokeLine(c, solid(v.paint(), 2), pt(-4.6, -4.6), pt(4.6, 4.6))
	default:
		strokeLine(c, solid(v.paint(), 1.5), pt(-4, 0), pt(4, 0))
	}
}

func (v Verdict) key() key { return key{v.String(), v.sign} }

// verdictKeys explains the verdicts that occur, in their own order.
func verdictKeys(seen map[Verdict]bool) []key {
	var keys []key
	for v := Supported; v <= NotTested; v++ {
		if seen[v] {
			keys = append(keys, v.key())
		}
	}
	return keys
}
