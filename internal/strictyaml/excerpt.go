package strictyaml

import (
	"strings"
	"unicode"
)

const (
	// excerptWidth is how many characters of a line are shown (ours: fits a
	// terminal of 100 columns beside the margin).
	excerptWidth = 90
	// excerptBefore is how many of them stand before the column when the line
	// is cut (ours: the cause is more often on the left).
	excerptBefore = 55
	excerptMargin = "    "
)

// excerpt shows a line with a caret under its column, counted from 1 in
// characters. A long line is cut around the column.
func excerpt(line string, column int) string {
	runes := []rune(line)
	at := min(max(column-1, 0), len(runes))
	from, to := 0, len(runes)
	if len(runes) > excerptWidth {
		from = max(0, min(at-excerptBefore, len(runes)-excerptWidth))
		to = min(len(runes), from+excerptWidth)
	}
	var shown, under strings.Builder
	shown.WriteString(excerptMargin)
	under.WriteString(excerptMargin)
	if from > 0 {
		shown.WriteString("…")
		under.WriteString(" ")
	}
	for i := from; i < to; i++ {
		shown.WriteRune(printable(runes[i]))
		if i < at {
			under.WriteString(blank(runes[i]))
		}
	}
	if to < len(runes) {
		shown.WriteString("…")
	}
	return shown.String() + "\n" + under.String() + "^"
}

// printable keeps control characters of a hostile file away from the
// terminal. A tab becomes one blank, so that it is as wide as its column.
func printable(r rune) rune {
	switch {
	case r == '\t':
		return ' '
	case unicode.IsPrint(r):
		return r
	}
	return '·'
}

// blank is as much white space as the character takes on a terminal.
func blank(r rune) string {
	switch {
	case unicode.Is(unicode.Mn, r):
		return ""
	case isWide(r):
		return "  "
	}
	return " "
}

// wideRanges are the scripts and pictures that terminals draw two cells wide,
// roughly East Asian Width W and F of Unicode Annex 11.
var wideRanges = [...][2]rune{
	{0x1100, 0x115F}, {0x2E80, 0xA4CF}, {0xAC00, 0xD7A3}, {0xF900, 0xFAFF},
	{0xFE30, 0xFE6F}, {0xFF00, 0xFF60}, {0xFFE0, 0xFFE6}, {0x1F300, 0x1FAFF}, {0x20000, 0x3FFFD},
}

func isWide(r rune) bool {
	for _, w := range wideRanges {
		if w[0] <= r && r <= w[1] {
			return true
		}
	}
	return false
}
