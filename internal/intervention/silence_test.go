package intervention

import (
	"slices"
	"strings"
	"testing"
)

// TestSilenceAfterSilence lets a second silence take what the first one kept.
func TestSilenceAfterSilence(t *testing.T) {
	sc := stageOf(t, day0)
	d, err := sc.Delta(subjectOf(t, sc, "ann"), arm(
		Step{Silence: &Silence{Days{0, 0}, KeepOnePost}}, Step{Silence: &Silence{Days{0, 0}, KeepNothing}}))
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range written(t, sc, "ann", d) {
		if line == "0 facebook post ann ann p1" {
			t.Error("the kept post is still there")
		}
	}
}

// TestSilenceTakesNoMoreThanHangs plants the removal of what others did among
// themselves on the silenced day.
func TestSilenceTakesNoMoreThanHangs(t *testing.T) {
	sc := stageOf(t, day0+"\n0 18 facebook like cyd bob b1\n0 19 facebook reply cyd bob p2")
	ann := subjectOf(t, sc, "ann")
	a := arm(Step{Silence: &Silence{Days{0, 0}, KeepNothing}})
	d, err := sc.Delta(ann, a)
	if err != nil || sc.Declared(ann, a, &d) != "" {
		t.Fatalf("%v, %q", err, sc.Declared(ann, a, &d))
	}
	for i := range sc.Trace.Time {
		e := sc.Trace.At(i)
		apart := sc.Trace.Accounts[e.Actor] == "cyd" && sc.Trace.Objects[e.Object] == "b1"
		if gone := slices.Contains(d.Removed, int32(i)); apart && gone {
			t.Error("cyd's like of bob's post went with ann's silence")
		} else if apart {
			d.Removed = append(d.Removed, int32(i))
		}
	}
	if got := sc.Declared(ann, a, &d); !strings.Contains(got, "a removed like") {
		t.Errorf("got %q", got)
	}
}
