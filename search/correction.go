package search

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed nocorrect.txt
var uncorrectableList string

// ordinaryWords is ordinary words that are a letter or two away from another one.
// Conference is no misspelling of confidence where no text holds it.
var uncorrectableWords = sync.OnceValue(func() map[string]bool {
	words := map[string]bool{}
	for line := range strings.Lines(uncorrectableList) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for w := range strings.FieldsSeq(line) {
			words[w] = true
		}
	}
	return words
})

// slip reports whether a word can be a slip of the pen for what it would be
// corrected to. Letters left out, doubled or swapped are; a letter exchanged for
// another may make another word of it (paternity, maternity), so there must be
// one at most unless the two sound alike, and never the first.
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
	if exchanged > allowedEdits(len(word)) { // the letters between one left out and one too many
		return true
	}
	return foreign == 0 || exchanged == 1
}

// alike are letters that people take for each other.
var confusableLetters = [...]string{"aeiouy", "ckqsxz", "bp", "dt", "fvw", "gj", "mn"}

func soundsLike(a, b byte) bool {
	for _, letters := range confusableLetters {
		if strings.IndexByte(letters, a) >= 0 && strings.IndexByte(letters, b) >= 0 {
			return true
		}
	}
	return false
}
