package report

import (
	"strconv"
	"strings"

	"github.com/yardstick-lab/yardstick/internal/result"
)

// repeatView is what it takes to run the experiment again and to see whether
// it was the same.
type repeatView struct {
	Command         string
	Builds          bool // the command is that of a program to be built first
	Facts           []pair
	Hashes          []pair
	Shards          []pair
	Libraries       []string
	Licence, Credit string
}

func viewRepeat(r *result.Result) repeatView {
	m := r.Manifest
	v := repeatView{
		Command: m.Command, Libraries: m.Libraries, Licence: r.Dataset.Licence, Credit: r.Dataset.Credit,
		Shards: hashPairs(m.Shards), Builds: m.Command != "" && !strings.HasPrefix(m.Command, "make "),
	}
	v.Facts = filled([]pair{
		{"Version", m.Version},
		{"World seeds", seedRanges(m.Seeds)},
		{"Scorer seed", strconv.FormatUint(m.ScorerSeed, 10)},
	})
	v.Hashes = filled([]pair{{"Program", m.Program}, {"Lock", m.Lock}, {"Spec", m.Spec}, {"Dataset", m.Dataset}})
	for _, p := range m.Presets {
		v.Hashes = append(v.Hashes, pair{"Preset " + p.Name, p.SHA256})
	}
	return v
}

func hashPairs(hashes []result.Hash) []pair {
	pairs := make([]pair, len(hashes))
	for i, h := range hashes {
		pairs[i] = pair{h.Name, h.SHA256}
	}
	return pairs
}

// filled drops what has no text.
func filled(pairs []pair) []pair {
	var kept []pair
	for _, p := range pairs {
		if p.Text != "" {
			kept = append(kept, p)
		}
	}
	return kept
}
