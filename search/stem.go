package search

import (
	"strings"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"
)

// stemmer reduces English words to their stems: administrators, administering
// and administration meet in one. It is not safe for concurrent use.
type stemmer struct{ env *snowballstem.Env }

func newStemmer() *stemmer { return &stemmer{snowballstem.NewEnv("")} }

// stem gives the stem of a folded word. Words of fewer than three letters and
// words with anything but a to z (names, versions, other scripts) stay as they are.
func (s *stemmer) stem(word string) string {
	if len(word) < 3 || !lowerASCIIOnly(word) {
		return word
	}
	s.env.SetCurrent(americanSpelling(word))
	english.Stem(s.env)
	return s.env.Current()
}

func lowerASCIIOnly(word string) bool {
	for i := range len(word) {
		if word[i] < 'a' || word[i] > 'z' {
			return false
		}
	}
	return true
}

// oneSpelling writes a British spelling as the American one where the
// endings say so. Words that only look alike (exercise) change too, in texts
// and queries alike, which does no harm.
func americanSpelling(word string) string {
	if len(word) < 6 {
		return word
	}
	for _, e := range [...][2]string{
		{"isation", "ization"},
		{"isations", "izations"},
		{"ise", "ize"},
		{"ised", "ized"},
		{"ises", "izes"},
		{"ising", "izing"},
		{"our", "or"},
		{"ours", "ors"},
		{"oured", "ored"},
		{"tre", "ter"},
		{"tres", "ters"},
	} {
		if head, ok := strings.CutSuffix(word, e[0]); ok {
			return head + e[1]
		}
	}
	return word
}
