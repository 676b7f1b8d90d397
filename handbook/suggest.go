package handbook

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Meant is the one of names that a wrong name was most likely to be, "" when none is
// near. Capitals, the plural and a slip or two make no other name.
func Nearest(wrong string, names []string) string {
	best, least := "", maxEdits+1
	if len(wrong) > maxNameBytes {
		return best
	}
	for _, name := range names {
		if d := edits(strings.ToLower(wrong), strings.ToLower(name)); d < least && d <= allowedEdits(name) {
			best, least = name, d
		}
	}
	return best
}

// didYouMean is the end of a message about a wrong name, nothing where none was meant.
func didYouMean(name string) string {
	if name == "" {
		return ""
	}
	return fmt.Sprintf("; did you mean %q?", name)
}

// maxSlips is how many slips of the pen any name may have. Of a short one nearly no
// letter would be left.
const maxEdits = 2

func allowedEdits(name string) int {
	switch n := utf8.RuneCountInString(name); {
	case n < 3:
		return 0
	case n < 6:
		return 1
	}
	return maxEdits
}

// singular makes one of many: entry and entries are further apart than a slip.
var singular = strings.NewReplacer("ies", "y")

func edits(a, b string) int {
	if n := utf8.RuneCountInString(a) - utf8.RuneCountInString(b); max(n, -n) > maxEdits || digitsIn(a) != digitsIn(b) {
		return maxEdits + 1
	}
	d := distance(a, b)
	if d > 0 && strings.Contains(a+b, "ies") {
		d = min(d, distance(singular.Replace(a), singular.Replace(b)))
	}
	return d
}

// allDigits are the digits of a name: chapter-2 is not chapter-3 misspelt.
func digitsIn(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return r
		}
		return -1
	}, name)
}

// distance is how many letters have to be added, left out, changed, or swapped with
// the next one, to make b of a; beyond maxSlips nobody counts.
func distance(a, b string) int {
	from, to := []rune(a), []rune(b)
	rows := [][]int{make([]int, len(to)+1)}
	for j := range rows[0] {
		rows[0][j] = j
	}
	for i, x := range from {
		row, last := make([]int, len(to)+1), rows[i]
		row[0] = i + 1
		for j, y := range to {
			change := last[j]
			if x != y {
				change++
			}
			if i > 0 && j > 0 && x == to[j-1] && from[i-1] == y {
				change = min(change, rows[i-1][j-1]+1)
			}
			row[j+1] = min(change, last[j+1]+1, row[j]+1)
		}
		if slices.Min(row) > maxEdits {
			return maxEdits + 1
		}
		rows = append(rows, row)
	}
	return rows[len(from)][len(to)]
}
