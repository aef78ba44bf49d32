package experiment

import (
	"fmt"
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

// holds says within which values of the constant the verdict is what it is, for
// the beginning of a sentence: "Holds while at least 12 % of those spoken to
// return the visit"; "" where it flips nowhere.
func (w wording) holds() string {
	low, high := w.around()
	var amount string
	switch {
	case low != nil && high != nil:
		amount = fmt.Sprintf("between %s and %s", w.amount(low.Middle()), w.amount(high.Middle()))
	case low != nil:
		amount = "at least " + w.amount(low.Middle())
	case high != nil:
		amount = "less than " + w.amount(high.Middle())
	default:
		return ""
	}
	return w.standing() + " while " + w.while(amount)
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

func (w wording) amount(x float64) string {
	if _, share := people[strings.TrimPrefix(w.Constant, spec.OfWorld)]; share {
		return short(100*x) + " %"
	}
	return w.value(x)
}

func (w wording) while(amount string) string {
	name := strings.TrimPrefix(w.Constant, spec.OfWorld)
	if who, ok := people[name]; ok {
		return amount + " " + who
	}
	if what, ok := times[name]; ok {
		return fmt.Sprintf(what, amount)
	}
	return w.subject + " " + amount
}
