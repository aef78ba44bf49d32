package main

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"

	"github.com/yardstick-lab/yardstick/internal/inference"
)

// grid is a table for a terminal: aligned columns without lines or colours.
type grid struct {
	header []string
	rows   [][]string
	total  []string       // below the rows, set apart; may be missing
	left   int            // columns from the first that hold text; the others hold numbers
	widest map[int]int    // wrap a column's text at this width
	also   map[int]string // further text columns, by place
}

func (g *grid) add(cells ...string) { g.rows = append(g.rows, cells) }

// String lays the table out; it ends in a line break.
func (g *grid) String() string {
	t := table.NewWriter()
	t.SetStyle(table.Style{
		Name:    "plain",
		Box:     table.BoxStyle{PaddingRight: "   ", MiddleVertical: ""},
		Format:  table.FormatOptions{Header: text.FormatDefault, Footer: text.FormatDefault},
		Options: table.OptionsNoBordersAndSeparators,
	})
	t.SuppressTrailingSpaces()
	var columns []table.ColumnConfig
	for i := range g.header {
		align := text.AlignRight
		if _, isText := g.also[i]; isText || i < g.left {
			align = text.AlignLeft
		}
		columns = append(columns, table.ColumnConfig{
			Number: i + 1, Align: align, AlignHeader: align, WidthMax: g.widest[i], WidthMaxEnforcer: text.WrapSoft,
		})
	}
	t.SetColumnConfigs(columns)
	t.AppendHeader(rowOf(g.header))
	for _, r := range g.rows {
		t.AppendRow(rowOf(r))
	}
	if g.total != nil {
		t.AppendRow(rowOf(make([]string, len(g.header))))
		t.AppendRow(rowOf(g.total))
	}
	return t.Render() + "\n"
}

func rowOf(cells []string) table.Row {
	row := make(table.Row, len(cells))
	for i, c := range cells {
		row[i] = strings.ReplaceAll(plain(c), seam, "\n")
	}
	return row
}

// seam is between the lines of a cell: a character that nobody's text has a use
// for, since a line break in somebody's text must not start a line here.
const seam = "\ue000"

// stacked puts cells below each other.
func stacked(cells ...string) string { return strings.Join(cells, seam) }

// wrapped breaks a text that is to be stacked: the table would break the stack.
func wrapped(s string, width int) string {
	return strings.ReplaceAll(folded(plain(s), width), "\n", seam)
}

// folded breaks a text into lines.
func folded(s string, width int) string {
	all := strings.Split(text.WrapSoft(s, width), "\n")
	for i := range all {
		all[i] = strings.TrimRight(all[i], " ") // the library fills lines up
	}
	return strings.Join(all, "\n")
}

// none stands for what does not exist.
const none = "–"

// fixed writes a number for people: a true minus, and none before a zero. What
// decimal places cannot show it writes with a power of ten.
func fixed(x float64, places int) string {
	s := strconv.FormatFloat(x, 'f', places, 64)
	if a := math.Abs(x); a >= 1e15 || places == mostPlaces && a > inference.Same && a < math.Pow10(-mostPlaces) {
		s = strconv.FormatFloat(x, 'e', 2, 64)
	}
	if strings.Trim(s, "-0.") == "" {
		return strings.TrimPrefix(s, "-")
	}
	if size, below := strings.CutPrefix(s, "-"); below {
		return "−" + size
	}
	return s
}

// signed is fixed with a plus before what is more than 0.
func signed(x float64, places int) string {
	s := fixed(x, places)
	if strings.HasPrefix(s, "−") || strings.Trim(s, "0.") == "" {
		return s
	}
	return "+" + s
}

// mostPlaces are the most decimal places that anything is shown with.
const mostPlaces = 9

// placesFor are the decimal places at which none of the numbers reads like 0
// without being it: 2, or more where needed.
func placesFor(numbers ...float64) int {
	places := 2
	for _, x := range numbers {
		for places < mostPlaces && x != 0 && math.Abs(x) < math.Pow(10, -float64(places)) {
			places++
		}
	}
	return places
}

// thousands writes a count as 150,000.
func thousands(n int) string {
	if n < 0 {
		return "−" + thousands(-n)
	}
	if n < 1000 {
		return strconv.Itoa(n)
	}
	return fmt.Sprintf("%s,%03d", thousands(n/1000), n%1000)
}

// plural counts a noun.
func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return thousands(n) + " " + noun + "s"
}
