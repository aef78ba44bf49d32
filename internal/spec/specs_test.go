package spec

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/intervention"
	"github.com/yardstick-lab/yardstick/internal/seed"
	"github.com/yardstick-lab/yardstick/internal/strictyaml"
	"github.com/yardstick-lab/yardstick/internal/world"
)

// mechanical are specs of worlds that need no answer and were added together.
var mechanical = []string{"comments-bring-it-back", "followers-only", "gaming", "listed-by-others", "more-of-everything", "networks", "offline", "one-burst", "sporadic-month"}

// answered are those in which a world answers.
var answered = []string{
	"ask-for-plus-k", "busy-days", "lift-others", "list-that-reacts", "more-or-better", "plus-k-comes-unasked", "plus-k-received", "plus-k-with-a-reason", "put-others-forward",
	"put-others-forward-unanswered", "ripples", "ripples-unanswered", "talk-more",
}

func TestShippedSpecs(t *testing.T) {
	names, err := List(experiments)
	if err != nil {
		t.Fatal(err)
	}
	known := []string{"does-it-measure-engagement", "klout-lists", "klout-people", "klout-statements", "likes-only", "likes-only-github", "list-key", "perks", "plus-k", "self-listing"}
	for _, name := range slices.Concat(known, mechanical, answered) {
		if !strings.Contains(" "+strings.Join(names, " ")+" ", " "+name+" ") {
			t.Errorf("%s is not among %s", name, names)
		}
	}
	for _, name := range names {
		if _, err := Load(experiments, name, shipped()); err != nil {
			t.Errorf("%v", err)
		}
		data, err := os.ReadFile(experiments + "/" + name + extension)
		if err != nil || !strings.HasPrefix(string(data), "# yaml-language-server: $schema=spec.schema.json\n") {
			t.Errorf("%s: an editor finds no schema: %v", name, err)
		}
	}
}

// In the first and the last world of every shipped spec there are as many
// eligible accounts as it wants to draw.
func TestShippedSpecsFindTheirSubjects(t *testing.T) {
	data, err := os.ReadFile("../../datasets/village/dataset.yaml")
	if err != nil {
		t.Fatal(err)
	}
	settings := world.Decode(strictyaml.Parse("dataset.yaml", data).Map().Required("world"))
	check := func(name string, number uint64) {
		t.Helper()
		e, err := Load(experiments, name, shipped())
		if err != nil {
			t.Fatal(err)
		}
		w, err := world.Make(settings, world.Span{Seed: number, Warmup: e.Warmup, Measured: e.Measured, FirstMeasured: settings.Days.FirstMeasured})
		if err != nil {
			t.Fatal(err)
		}
		n, _ := w.Trace.NetworkNamed(e.Subjects.Network)
		scene := intervention.NewScene(intervention.Setting{Trace: w.Trace, Society: w, Zero: w.FirstMeasured, Network: n, Key: seed.New(number)})
		candidates := scene.Candidates(intervention.Having{
			PostsPerDay: e.Subjects.Posts, AudienceAtLeast: e.Subjects.AudienceAtLeast, ReactionsAtLeast: e.Subjects.ReactionsAtLeast,
			From: w.First(), To: w.FirstMeasured - 1,
		})
		found, err := scene.Draw(candidates, e.Arms, e.Subjects.Sample)
		if err != nil || len(found.Subjects) != e.Subjects.Sample {
			t.Errorf("%s, world %d: %d of %d subjects: %v %v", name, number, len(found.Subjects), e.Subjects.Sample, err, found.Why)
		}
	}
	for _, name := range []string{"does-it-measure-engagement", "likes-only", "list-key", "plus-k", "self-listing"} {
		check(name, 1)
		check(name, 20)
	}
	for _, name := range []string{"klout-lists", "klout-statements"} {
		check(name, 21)
	}
	for _, name := range mechanical {
		check(name, 101)
	}
	check("klout-people", 61)
	check("klout-people", 80)
}
