package search

import (
	_ "embed"
	"slices"
	"strings"

	"trustbook/handbook/pattern"
)

//go:embed nocorrect.txt
var uncorrectableList string

// uncorrectableWords are ordinary words within an edit or two of another word. If no
// entry contains "conference", it still is not a misspelling of "confidence".
var uncorrectableWords = pattern.WordSet(uncorrectableList)

func isOrdinary(word string) bool {
	return commonWords()[word] || formalWords()[word] || uncorrectableWords()[word]
}

// plausibleTypo reports whether word can be a slip of the finger for meant. Missing, doubled and swapped
// letters always can. A substituted letter may make a different word (paternity, maternity), so there may be
// at most one, and not the first, unless the two letters sound alike.
func plausibleTypo(word, meant string) bool {
	if len(meant) != len(word) {
		return true
	}
	exchanged, foreign := 0, 0
	for i := 0; i < len(word); i++ {
		switch {
		case word[i] == meant[i]:
		case i+1 < len(word) && word[i] == meant[i+1] && word[i+1] == meant[i]:
			i++
		case soundsLike(word[i], meant[i]):
			exchanged++
		case i == 0:
			return false
		default:
			exchanged++
			foreign++
		}
	}
	if exchanged > allowedEdits(len(word)) { // letters between an omission and an insertion have moved by one
		return true
	}
	return foreign == 0 || exchanged == 1
}

// confusableLetters are groups of letters that are easily mistaken for each other.
var confusableLetters = [...]string{"aeiouy", "ckqsxz", "bp", "dt", "fvw", "gj", "mn"}

func soundsLike(a, b byte) bool {
	return slices.ContainsFunc(confusableLetters[:], func(letters string) bool {
		return strings.IndexByte(letters, a) >= 0 && strings.IndexByte(letters, b) >= 0
	})
}
