package spec

import (
	"errors"
	"strings"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/scorer"
	"github.com/yardstick-lab/yardstick/internal/strictyaml"
)

const experiments = "../../experiments"

// shipped is what the program would hand in.
func shipped() Known {
	of := map[string]Kind{"village": World, "silent-village": World, "town": World, "github-2015-01-01": Log}
	return Known{
		Datasets: []string{"github-2015-01-01", "silent-village", "town", "village"},
		KindOf:   func(dataset string) Kind { return of[dataset] },
		Networks: func(dataset string) []string {
			if of[dataset] == World {
				return []string{"blogger", "facebook", "flickr", "instagram", "klout", "lastfm", "linkedin", "tumblr", "twitter", "youtube"}
			}
			return []string{"github"}
		},
		Offers: func(dataset string) (topics, places int) {
			if of[dataset] == World {
				return 12, 8
			}
			return 0, 0
		},
		Scorers: scorer.Shipped(),
		Top: func(name string) float64 {
			p, err := scorer.Load(name)
			if err != nil {
				panic(err)
			}
			return p.Scale.Top()
		},
		Constants: func(dataset, name string) Constants {
			c := Constants{Others: []string{"scorer.phi", "world.clock.hours"}}
			p, err := scorer.Load(name)
			if err != nil {
				panic(err)
			}
			for _, n := range p.Numbers("facebook", "twitter", "github") {
				c.Numbers = append(c.Numbers, OfScorer+n.Path)
			}
			if of[dataset] == World {
				c.Numbers = append(c.Numbers, "world.conversation.author_answers", "world.conversation.others_join", "world.conversation.commenter_answers", "world.likeness.posting")
				for _, of := range []string{"asked", "endorses", "fatigue", "follows", "reads", "returns", "specific"} {
					c.Numbers = append(c.Numbers, "world.ripples."+of)
				}
			}
			return c
		},
	}
}

func problemsOf(t *testing.T, err error) strictyaml.Problems {
	t.Helper()
	var problems strictyaml.Problems
	if err != nil && !errors.As(err, &problems) {
		t.Fatalf("not the problems of a file: %v", err)
	}
	return problems
}

// headlines are an error's problems without excerpts, one a line.
func headlines(t *testing.T, err error) string {
	t.Helper()
	var lines []string
	for _, p := range problemsOf(t, err) {
		lines = append(lines, p.Headline())
	}
	return strings.Join(lines, "\n")
}
