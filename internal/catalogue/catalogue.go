// Package catalogue holds what people said of influence scores, row by row: the
// source essay, experiments that others published, what Klout said of its own
// score. Specs name these rows as their source, and each keeps its place in the
// claims matrix whether or not an experiment asks it yet.
package catalogue

import (
	_ "embed"

	"github.com/yardstick-lab/yardstick/internal/strictyaml"
)

//go:embed rows.yaml
var file []byte

// Group is where rows come from.
type Group struct {
	ID   string // the letter that its rows begin with
	Says string // its name
	From string // who said it
}

// Row is one statement.
type Row struct {
	ID    string // as S7
	Group string // the ID of its group
	Says  string // in our words
}

// Rows returns all groups and all rows, in their order.
func Rows() ([]Group, []Row) {
	groups, rows, err := parse(file)
	if err != nil {
		panic("catalogue: the rows that come with the program cannot be read: " + err.Error())
	}
	return groups, rows
}

// parse reads the groups and the rows, each of which belongs to a group.
func parse(data []byte) (groups []Group, rows []Row, err error) {
	doc := strictyaml.Parse("rows.yaml", data)
	m := doc.Map()
	known := map[string]bool{}
	for _, v := range m.Required("groups").List() {
		g := v.Map()
		groups = append(groups, Group{g.Required("id").Text(), g.Required("says").Text(), g.Required("from").Text()})
		known[groups[len(groups)-1].ID] = true
	}
	seen := map[string]bool{}
	for _, v := range m.Required("rows").List() {
		r := v.Map()
		id := r.Required("id")
		row := Row{ID: id.Text(), Says: r.Required("says").Text()}
		if row.Group = letter(row.ID); !known[row.Group] {
			id.Problemf("is of no group")
		}
		if seen[row.ID] {
			id.Problemf("is there twice")
		}
		seen[row.ID] = true
		rows = append(rows, row)
	}
	return groups, rows, doc.Problems().Err()
}

// letter is what a row's ID begins with.
func letter(id string) string {
	if id == "" {
		return ""
	}
	return id[:1]
}
