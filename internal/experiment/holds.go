package experiment

import (
	"cmp"
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/yardstick-lab/yardstick/internal/claim"
	"github.com/yardstick-lab/yardstick/internal/result"
	"github.com/yardstick-lab/yardstick/internal/spec"
)

// people is how an assumption about people reads, of a share of them.
var people = map[string]string{
	"ripples.returns":                "of those spoken to return the visit",
	"ripples.follows":                "of those spoken to follow whoever spoke",
	"ripples.endorses":               "of those spoken to give a +K for it",
	"ripples.thanks":                 "of those given a +K or a place on a list say thanks",
	"ripples.asked":                  "of the followers give the +K that they are asked for",
	"conversation.author_answers":    "of the comments are answered by the author",
	"conversation.commenter_answers": "of those answered come back",
}

// times is how an assumption reads that says how many times as much something is.
var times = map[string]string{
	"ripples.specific": "a message meant for one person is answered %s times as often as a generic one",
	"ripples.reads":    "members of a list react %s times as readily as followers",
}

// named are other constants as subjects of a sentence, with their verb.
var named = map[string]string{
	spec.OfScorer + "half_life": "the half-life in days is", spec.OfScorer + "p": "the exponent p over networks is",
	spec.OfScorer + "b.F": "the weight b.F of followers is", spec.OfScorer + "b.L": "the weight b.L of lists is",
	spec.OfWorld + "likeness.posting": "the correlation of being followed and posting is",
	spec.OfWorld + "ripples.fatigue":  "the exponent with which readers tire of one more post a day is",
}

// holds says within which values of the constant the verdict is what it is, for
// the beginning of a sentence: "Holds while at least 12 % of those spoken to
// return the visit"; "" where it flips nowhere.
func (w wording) holds() string {
	low, high := w.around()
	switch {
	case low == nil && high == nil:
		return ""
	case low == nil:
		return w.standing() + " while " + w.below(high)
	case high == nil:
		return w.standing() + " while " + w.above(low)
	}
	return w.standing() + " while " + w.while(fmt.Sprintf("between %s and %s", w.turn(low), w.turn(high)))
}

// above is the constant lying beyond a flip; one beside the end of the range is told
// as one at it.
func (w wording) above(f *result.Flip) string {
	switch f.Low {
	case 0:
		return w.atAll()
	case w.Between[0]:
		return w.while("more than " + w.amount(f.Low))
	}
	return w.while("at least " + w.turn(f))
}

// below is the constant lying short of a flip.
func (w wording) below(f *result.Flip) string {
	if f.Low == 0 {
		return w.notAtAll()
	}
	return w.while("less than " + w.turn(f))
}

// around returns the flips next to what the constant is, below and above.
func (w wording) around() (low, high *result.Flip) {
	for i := range w.Flips {
		if f := &w.Flips[i]; f.Middle() <= w.Value {
			low = f
		} else if high == nil {
			high = f
		}
	}
	return low, high
}

// standing is the verdict where the constant is what it is, as a verb.
func (w wording) standing() string {
	for _, p := range w.Probes {
		if p.At != w.Value {
			continue
		}
		switch p.Verdict {
		case claim.Supported.String():
			return "Holds"
		case claim.Refuted.String():
			return "Is refuted"
		}
		return "Is " + p.Verdict
	}
	return "Stands"
}

// sharp is how near the ends of a flip have to be, as a share of its value, for a
// third digit to say something (ours).
const sharp = 0.02

// turn writes where a verdict flips, to two digits where no more are sure, and of
// a share of people.
func (w wording) turn(f *result.Flip) string {
	x := f.Middle()
	if _, share := people[w.name()]; share || f.High-f.Low > sharp*math.Abs(x) {
		unit := cmp.Or(w.reference, 1)
		digits, _ := strconv.ParseFloat(strconv.FormatFloat(x/unit, 'g', 2, 64), 64)
		x = digits * unit
	}
	return w.amount(x)
}

// atAll is the constant being more than nothing: a flip beside 0 is told as one at
// it.
func (w wording) atAll() string {
	if who, ok := people[w.name()]; ok {
		return "any " + who
	}
	switch {
	case strings.HasSuffix(w.subject, " counts"):
		return w.subject + " anything at all"
	case w.name() == "ripples.reads":
		return "members of a list react at all"
	}
	return w.while("more than 0")
}

// notAtAll is the constant being nothing.
func (w wording) notAtAll() string {
	if who, ok := people[w.name()]; ok {
		return "none " + who
	}
	if strings.HasSuffix(w.subject, " counts") {
		return w.subject + " nothing"
	}
	return w.while("0")
}

// name is the constant without its owner.
func (w wording) name() string { return strings.TrimPrefix(w.Constant, spec.OfWorld) }

// amount writes a value in the constant's unit; a share of people in per cent.
func (w wording) amount(x float64) string {
	if _, share := people[w.name()]; share {
		return short(100*x) + " %"
	}
	return w.value(x)
}

func (w wording) between(low, high float64) string {
	return fmt.Sprintf("between %s and %s", w.amount(low), w.amount(high))
}

// while says of an amount, as "less than 12 %", what it is an amount of.
func (w wording) while(amount string) string {
	if who, ok := people[w.name()]; ok {
		return amount + " " + who
	}
	if what, ok := times[w.name()]; ok {
		return fmt.Sprintf(what, amount)
	}
	return w.subject + " " + amount
}
