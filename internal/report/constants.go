package report

import (
	"strconv"
	"strings"

	"github.com/yardstick-lab/yardstick/internal/result"
)

// oursView is a table of numbers of ours. Noun is what it calls each of them.
type oursView struct {
	Anchor, Title, Noun string
	Constants           []constantView
}

// constantView is a number of ours as it stands in a table.
type constantView struct{ Path, Value, Source string }

func viewConstants(constants []result.Constant) []constantView {
	views := make([]constantView, len(constants))
	for i, c := range constants {
		views[i] = constantView{c.Path, readable(c.Value), c.Source}
	}
	return views
}

// viewWorld is nil where every setting has a source, or there is no world.
func viewWorld(r *result.Result) *oursView {
	if len(r.Dataset.Constants) == 0 {
		return nil
	}
	return &oursView{"constants-world", "Settings of the world " + r.Dataset.Name, "Setting", viewConstants(r.Dataset.Constants)}
}

// readable writes a value for people: a text without its quotes, a list with
// spaces, so that it can be broken into lines, but not within a pair.
func readable(value string) string {
	if text, err := strconv.Unquote(value); err == nil {
		return text
	}
	if !strings.Contains(value, "],") {
		return strings.ReplaceAll(value, ",", ", ")
	}
	return strings.NewReplacer("],", "], ", ",", ",\u00a0").Replace(value)
}
