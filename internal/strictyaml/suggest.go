package strictyaml

import "strings"

// longestSuggestion bounds the work on a hostile word (ours).
const longestSuggestion = 64

// Suggest returns the word of among that was probably meant: the nearest by
// edits (a letter more, less, other, or two swapped), when at most one letter
// in three differs; the first of among when several are as near. It returns
// the empty string when none is near.
func Suggest(word string, among []string) string {
	best, bestEdits := "", longestSuggestion
	for _, candidate := range among {
		a, b := []rune(strings.ToLower(word)), []rune(strings.ToLower(candidate))
		longer := max(len(a), len(b))
		if longer > longestSuggestion || longer == 0 || word == candidate {
			continue
		}
		d := edits(a, b)
		if d <= max(1, longer/3) && d < longer && d < bestEdits {
			best, bestEdits = candidate, d
		}
	}
	return best
}

// edits is the optimal string alignment distance: Levenshtein's with the swap
// of two neighbours as one edit.
func edits(a, b []rune) int {
	before, above, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range row {
		above[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			other := 1
			if a[i-1] == b[j-1] {
				other = 0
			}
			row[j] = min(above[j]+1, row[j-1]+1, above[j-1]+other)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, above, row = above, row, before
	}
	return above[len(b)]
}
