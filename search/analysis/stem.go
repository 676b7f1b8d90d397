package analysis

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"
)

// stemFamilies corrects the stemmer where it joins words with different meanings or separates words with the same
// meaning.
//
//go:embed stemfamilies.txt
var stemFamilies string

// StemOverrides maps words that the stemmer would get wrong to their stems. It also maps numbers in words to digits.
var StemOverrides = sync.OnceValue(func() map[string]string {
	stems := make(map[string]string, len(stemFamilies)/10)
	for line := range DataLines(stemFamilies) {
		words := strings.Fields(line)
		for _, w := range words {
			stems[w] = words[0]
		}
	}
	return stems
})

// familyOf returns the words of stemFamilies by stem.
var familyOf = sync.OnceValue(func() map[string][]string {
	families := map[string][]string{}
	for line := range DataLines(stemFamilies) {
		if words := strings.Fields(line); len(words) > 0 {
			families[words[0]] = words
		}
	}
	return families
})

// Stemmer reduces English words to stems with the Snowball algorithm: administrators, administering and administration
// have the same stem. It is not safe for concurrent use.
type Stemmer struct{ env *snowballstem.Env }

// NewStemmer returns a stemmer for one goroutine.
func NewStemmer() *Stemmer { return &Stemmer{snowballstem.NewEnv("")} }

// Stem returns the stem of a folded word. Unless stemFamilies says otherwise, words of one or two letters are their own
// stems, and so are words with characters other than a to z (names, versions, other scripts). A word never has the same
// stem as a stop word: mining has nothing to do with mine, and UPS has nothing to do with up.
func (s *Stemmer) Stem(word string) string {
	stem := s.anyStem(word)
	if StopStems()[stem] && !StopWords()[word] && StemOverrides()[word] == "" {
		return stem + "'"
	}
	return stem
}

// StopStems returns the stems of the stop words.
var StopStems = sync.OnceValue(func() map[string]bool {
	stems, s := make(map[string]bool, len(StopWords())), NewStemmer()
	for w := range StopWords() {
		stems[strings.Clone(s.anyStem(w))] = true
	}
	return stems
})

// anyStem is like Stem, but may return the stem of a stop word.
func (s *Stemmer) anyStem(word string) string {
	if stem, ok := StemOverrides()[word]; ok {
		return stem
	}
	if len(word) < 3 || !IsLowerASCII(word) {
		return word
	}
	s.env.SetCurrent(americanSpelling(word))
	english.Stem(s.env)
	return s.env.Current()
}

// IsLowerASCII reports whether a word consists of the letters a to z.
func IsLowerASCII(word string) bool {
	for i := range len(word) {
		if word[i] < 'a' || word[i] > 'z' {
			return false
		}
	}
	return true
}

// americanSpelling changes a British ending to the American one. It also changes words that only look British
// (exercise). That does no harm, because entries and queries are changed alike.
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
