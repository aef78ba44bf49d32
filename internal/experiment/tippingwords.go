package experiment

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/result"
	"github.com/yardstick-lab/yardstick/internal/spec"
)

// wording puts a tipping point into words.
type wording struct {
	result.Tipping
	// subject is the constant as the subject of a sentence, with its verb: "a like
	// counts", "scorer.half_life is".
	subject string
	// reference is what the constant is a share of, and of is what that is called:
	// " of a comment". Without one, reference is 0.
	reference float64
	of        string
}

// wording finds the natural words for a constant: how much an action counts is
// told in comments, as they count in the preset; everything else in its own unit.
func (p *Plan) wording(t result.Tipping) wording {
	w := wording{Tipping: t, subject: cmp.Or(named[t.Constant], strings.ReplaceAll(t.Constant, `"`, "")+" is")}
	path, ok := strings.CutPrefix(t.Constant, spec.OfScorer+"weights.")
	at := strings.LastIndexByte(path, '.')
	if !ok || at < 0 {
		return w
	}
	network, action := strings.Trim(path[:at], `"`), path[at+1:]
	if comment := p.Presets[0].Weights.Of(network, activity.Comment); action != activity.Comment.String() && comment > 0 {
		w.reference, w.of = comment, " of a comment"
	}
	w.subject = article(action) + " " + action
	if action == activity.Endorse.String() {
		w.subject = "a +K"
	}
	if network != "*" && network != p.Spec.Subjects.Network {
		w.subject += " on " + network
	}
	w.subject += " counts"
	return w
}

func article(noun string) string {
	if strings.ContainsAny(noun[:1], "aeiou") {
		return "an"
	}
	return "a"
}

// value writes a value in the constant's unit, to three digits.
func (w wording) value(x float64) string {
	if w.reference > 0 {
		x /= w.reference
	}
	return short(x) + w.of
}

func short(x float64) string {
	text := strconv.FormatFloat(x, 'g', 3, 64)
	if strings.ContainsRune(text, 'e') {
		text = strconv.FormatFloat(x, 'f', -1, 64)
		if len(text) > 9 {
			text = strconv.FormatFloat(x, 'g', 3, 64)
		}
	}
	return strings.Replace(text, "-", "−", 1)
}

// says is the whole walk in a sentence, verdict by verdict: "no-lift is
// SUPPORTED while a like counts less than 0.11 of a comment, REFUTED from there
// on; here it is 0.25 of a comment".
func (w wording) says() string {
	here := fmt.Sprintf("; here it is %s", w.amount(w.Value))
	if len(w.Flips) == 0 {
		return w.steady() + here
	}
	var parts []string
	for i, f := range w.Flips {
		if i == 0 {
			parts = append(parts, fmt.Sprintf("%s is %s while %s", w.Claim, f.Below, w.while("less than "+w.turn(&f))))
			continue
		}
		parts = append(parts, fmt.Sprintf("%s up to %s", f.Below, w.turn(&f)))
	}
	last := w.Flips[len(w.Flips)-1]
	return strings.Join(parts, ", then ") + ", and " + last.Above + " beyond" + here
}

// steady says that nothing flips, and where that was tried.
func (w wording) steady() string {
	i := slices.IndexFunc(w.Probes, func(p result.Probe) bool { return p.Verdict != "" })
	if i < 0 {
		return fmt.Sprintf("%s no experiment could be made: %s", w.between(w.Between[0], w.Between[1]), w.Probes[0].Refused)
	}
	text := fmt.Sprintf("%s does not flip: it is %s wherever %s", w.Claim, w.Probes[i].Verdict, w.while(w.between(w.Between[0], w.Between[1])))
	if slices.ContainsFunc(w.Probes, func(p result.Probe) bool { return p.Verdict == "" }) {
		text += " and an experiment could be made"
	}
	return text
}

// when is the flip nearest to the value that the constant has: "flips when a like
// counts less than 0.11 of a comment".
func (w wording) when() string {
	if len(w.Flips) == 0 {
		return ""
	}
	nearest := w.Flips[0]
	for _, f := range w.Flips[1:] {
		if math.Abs(f.Middle()-w.Value) < math.Abs(nearest.Middle()-w.Value) {
			nearest = f
		}
	}
	than, to := "less", nearest.Below
	if w.Value <= nearest.Low {
		than, to = "more", nearest.Above
	}
	return fmt.Sprintf("%s when %s", to, w.while(than+" than "+w.turn(&nearest)))
}
