package handbook

import (
	"fmt"
	"math/bits"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// NearestName returns the name in names that wrong most likely misspells, or "" if none is close enough. It ignores
// case, a plural ending and one or two edits.
func NearestName(wrong string, names []string) string {
	best, least := "", maxEdits+1
	if len(wrong) > maxNearestBytes {
		return best
	}
	wrong = strings.ToLower(wrong)
	letters := letterSet(wrong)
	for _, name := range names {
		lower := strings.ToLower(name)
		if bits.OnesCount64(letters^letterSet(lower)) > maxUnsharedLetters && !strings.Contains(wrong+lower, "ies") {
			continue
		}
		if d := editDistance(wrong, lower); d < least && d <= allowedEdits(name) {
			best, least = name, d
		}
	}
	return best
}

// MayBeNear reports whether [Nearest] might consider name close to wrong. It is quick and excludes nearly all names.
func MayBeNear(wrong, name string) bool {
	const ending = len("ies")
	return max(len(wrong), len(name))-min(len(wrong), len(name)) <= maxEdits+ending
}

// letterSet returns the letters of name as bits. Letters whose codes are equal modulo 64 share a bit.
func letterSet(name string) (set uint64) {
	for _, r := range name {
		set |= 1 << (r % 64)
	}
	return set
}

// maxUnsharedLetters is the maximum number of letters that occur in only one of two similar names. An edit that
// replaces a letter adds two.
const maxUnsharedLetters = 2 * maxEdits

// DidYouMean returns the end of a message about a wrong name. It suggests name, or is "" if name is "".
func DidYouMean(name string) string {
	if name == "" {
		return ""
	}
	return fmt.Sprintf("; did you mean %q?", name)
}

// maxEdits limits the number of edits, even for long names. Short names are allowed fewer edits, because with more they
// could match without a letter in common. Input longer than maxNearestBytes is not a typo.
const (
	maxEdits        = 2
	maxNearestBytes = 200
)

func allowedEdits(name string) int {
	switch n := utf8.RuneCountInString(name); {
	case n < 3:
		return 0
	case n < 6:
		return 1
	}
	return maxEdits
}

// singularReplacer turns a plural such as entries, which is more than one edit away from the singular, into the
// singular.
var singularReplacer = strings.NewReplacer("ies", "y")

// editDistance returns the edit distance of two names, at most maxEdits+1. Names with different digits never match:
// chapter-2 is not a misspelling of chapter-3.
func editDistance(a, b string) int {
	if n := utf8.RuneCountInString(a) - utf8.RuneCountInString(b); max(n, -n) > maxEdits || digitsIn(a) != digitsIn(b) {
		return maxEdits + 1
	}
	d := alignmentDistance(a, b)
	if d > 0 && strings.Contains(a+b, "ies") {
		d = min(d, alignmentDistance(singularReplacer.Replace(a), singularReplacer.Replace(b)))
	}
	return d
}

func digitsIn(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return r
		}
		return -1
	}, name)
}

// alignmentDistance returns the optimal string alignment distance: the number of insertions, deletions, substitutions
// and transpositions of adjacent letters. It stops counting above maxEdits.
func alignmentDistance(a, b string) int {
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
