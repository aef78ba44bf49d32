package replay_test

import (
	"testing"

	"github.com/yardstick-lab/yardstick/internal/intervention"
	"github.com/yardstick-lab/yardstick/internal/replay"
	"github.com/yardstick-lab/yardstick/internal/scorer"
)

// BenchmarkTenThousandStrangers is what bought followers cost, for one subject.
func BenchmarkTenThousandStrangers(b *testing.B) {
	w := village(b, 1)
	s := scene(b, w)
	bought := intervention.Arm{Name: "bought", Steps: []intervention.Step{{Follow: &intervention.Follow{By: intervention.Strangers, Count: 10_000}}}}
	who := subjects(b, s, w, 1)[0].Account
	b.Run("make", func(b *testing.B) {
		for b.Loop() {
			if _, err := s.Delta(who, bought); err != nil {
				b.Fatal(err)
			}
		}
	})
	delta, err := s.Delta(who, bought)
	if err != nil {
		b.Fatal(err)
	}
	ix, keep := scorer.NewIndex(w.Trace), scorer.Keep{From: w.FirstMeasured - 1, To: w.Last()}
	for _, name := range []string{"klout-2011", "klout-2012", "volume", "followers", "engagement-rate", "likes-only", "kred-2012", "pagerank"} {
		base, err := shipped(b, name).Baseline(ix, keep)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := replay.Observe(base, who, &delta, keep.Days()); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
