package proof

import "slices"

// Quick and Full are how many experiments a cell makes: in a test, and for the
// page (ours: the interval of a rate of 5 % is then 7 and 1 points wide).
const (
	Quick = 500
	Full  = 20_000
)

// Chunk is how many experiments make one piece of work for a worker; it changes
// no result (ours).
const Chunk = 250

// Groups are the names of the groups of cells, in the order of the table.
func Groups() []string {
	var names []string
	for g := Errors; g <= Warning; g++ {
		names = append(names, g.String())
	}
	return names
}

// CellsOf are the cells of one group by its name, or all where it is "".
func CellsOf(group string) []Cell {
	return slices.DeleteFunc(Cells(), func(c Cell) bool { return group != "" && c.Group.String() != group })
}
