package trace

import (
	"fmt"
	"slices"
	"strings"
)

// header finds the columns of a log among those of a file, −1 where an optional
// one is missing. Columns that are no log's are passed over, as tables have them.
func (f *frames) header(fields []string) (at []int, err error) {
	var lacks []string
	for column, name := range columnNames {
		i := slices.Index(fields, name)
		switch {
		case i < 0 && column < parentColumn:
			lacks = append(lacks, name)
		case i >= 0 && slices.Contains(fields[i+1:], name):
			return nil, fmt.Errorf("column %q stands there a second time", name)
		}
		at = append(at, i)
	}
	if len(lacks) > 0 {
		return nil, fmt.Errorf("missing column %s; a log has %s", strings.Join(lacks, ", "), strings.Join(logColumns, ","))
	}
	return at, nil
}

// stock adds the stock of a file's metadata.
func (f *frames) stock(text string) error {
	return ReadStock(strings.NewReader(text), stockName(f.file), f.into)
}
