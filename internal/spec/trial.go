package spec

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"github.com/yardstick-lab/yardstick/internal/intervention"
)

// Trial is a question in one sentence with all that a spec has to say besides.
type Trial struct {
	Phrase  string
	Step    intervention.Step // from [ParsePhrase]
	Kind    Kind
	Dataset string
	Network string // of the subjects
	Scorers []string
	Sample  int // subjects a world
	// Worlds is how many there are, from seed 1 on; Warmup and Measured are their
	// days. None of this is anything to a log.
	Worlds, Warmup, Measured int
}

// What a trial takes where nobody says (ours): followers as in plus-k.
const (
	triedAudience = 30
	triedSeed     = 7
)

// Arms of a trial.
const (
	triedArm   = "tried"
	usualArm   = "usual"
	quietArm   = "quiet"
	triedClaim = "moves"
)

// Name is what the spec is called: the words of the sentence.
func (t Trial) Name() string {
	keep := func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return ' '
	}
	words := strings.Fields(strings.Map(keep, strings.ToLower(t.Phrase)))
	name := "try-" + strings.Join(words, "-")
	if len(name) > maxName {
		name = strings.TrimRight(name[:maxName], "-")
	}
	return name
}

// Says says in words what the trial changes.
func (t Trial) Says() string { return Says(intervention.Arm{Steps: []intervention.Step{t.Step}}) }

// Spec is the spec that the sentence stands for. Its claim is one-sided, since a
// claim has to be able to fail; the sentence only asked what happens.
func (t Trial) Spec() []byte {
	last := t.lastDay()
	direction, kind := "lifts", "increases"
	if s := t.Step; s.Silence != nil || s.Remove != nil || s.Disconnect != nil || s.Unfollow != nil {
		direction, kind = "lowers", "decreases"
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "schema: 1\nname: %s\n", t.Name())
	fmt.Fprintf(&b, "question: %s\n", strconv.Quote("What does this do to the score: "+t.Says()+"?"))
	fmt.Fprintf(&b, "dataset: %s\nscorers: [%s]\n", t.Dataset, strings.Join(t.Scorers, ", "))
	if t.Kind == Log {
		fmt.Fprintf(&b, "seeds: {scorer: %d}\nsubjects:\n  census: true\n", triedSeed)
		fmt.Fprintf(&b, "  having: {network: %s, reactions: {at_least: 1}}\ndays: {measured: %d}\n", t.Network, last+1)
	} else {
		fmt.Fprintf(&b, "seeds: {worlds: 1..%d, scorer: %d}\nsubjects:\n  sample: %d\n", t.Worlds, triedSeed, t.Sample)
		fmt.Fprintf(&b, "  having: {network: %s, audience: {at_least: %d}}\n", t.Network, t.audience())
		fmt.Fprintf(&b, "days: {warmup: %d, measured: %d}\n", t.Warmup, max(t.Measured, last+1))
	}
	control := usualArm
	fmt.Fprintf(&b, "arms:\n  %s: {}\n", usualArm)
	if t.needsKeptPost() {
		control = quietArm
		fmt.Fprintf(&b, "  %s: {silence: {days: %d..%d, keep: %s}}\n", quietArm, last, last, keepNames[intervention.KeepOnePost])
		fmt.Fprintf(&b, "  %s: {from: %s, %s}\n", triedArm, quietArm, stepYAML(t.Step))
	} else {
		fmt.Fprintf(&b, "  %s: {%s}\n", triedArm, stepYAML(t.Step))
	}
	fmt.Fprintf(&b, "metrics:\n  score: {of: score, day: %d}\n", last)
	fmt.Fprintf(&b, "claims:\n  - id: %s\n    says: It %s the score\n    type: %s\n", triedClaim, direction, kind)
	fmt.Fprintf(&b, "    compare: {treated: %s, control: %s}\n    metric: score\n", triedArm, control)
	return b.Bytes()
}

func (t Trial) lastDay() int {
	return t.Step.Days().Last
}

func (t Trial) needsKeptPost() bool {
	return t.Step.Add != nil && t.Step.Add.To == intervention.KeptPost
}

// audience is how many followers a subject needs: those who act, and as many more
// as likes-only asks for, since some have reacted already.
func (t Trial) audience() int {
	n := 0
	switch s := t.Step; {
	case s.Add != nil && s.Add.By == intervention.Audience:
		n = s.Add.Count * s.Add.Days.Len()
	case s.List != nil && s.List.By == intervention.Others:
		n = s.List.Count
	case s.PlusK != nil:
		n = s.PlusK.Count
	case s.Unfollow != nil:
		n = s.Unfollow.Count * s.Unfollow.Days.Len()
	}
	return max(triedAudience, n*8/5)
}
