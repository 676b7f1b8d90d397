package search

import (
	_ "embed"
	"math/bits"
	"slices"
	"strings"

	"trustbook/handbook/pattern"
	"trustbook/search/analysis"
	"trustbook/search/index"
)

// A word that occurs in no entry and no synonym is compared with all words that do, by optimal string alignment
// (restricted Damerau–Levenshtein distance): the number of insertions, deletions, substitutions and transpositions of
// adjacent letters.

const (
	maxTypoLength = 32 // longer words are not compared
	maxSpellings  = 8  // maximum number of corrections of a word; the closest are kept
	minTypoLength = 4  // shorter words are one edit away from too many other words
	minTypoPrefix = 5  // minTypoLength for the beginnings of words: "nope" is not a typo for the "note" of "notebook"

	editFactor         = .5 // factor of the weight for each edit
	editConfidence     = .8 // factor of the confidence for each edit
	otherInitialFactor = .7 // factor of both if the first letter differs, because people seldom mistype it
)

// allowedEdits returns the maximum number of edits for a word of n letters.
func allowedEdits(n int) int {
	switch {
	case n < minTypoLength:
		return 0
	case n < 8:
		return 1
	}
	return 2
}

// spelling is a word of the vocabulary that the user may have meant.
type spelling struct {
	index.Word
	distance    int
	sameInitial bool // it begins with the typed letter
}

// addCorrections adds the words that may have been meant if w is misspelt.
func (x *expander) addCorrections(w *expansion) {
	_, known := analysis.StemOverrides()[w.Word]
	if known || isOrdinaryWord(w.Word) || !analysis.IsLowerASCII(w.Word) { // numbers and names are never corrected
		return
	}
	found := x.ix.spellings(w.Word, allowedEdits(len(w.Word)), false)
	prefix := len(found) == 0 && w.typing && len(w.Word) >= minTypoPrefix
	if prefix {
		found = x.ix.spellings(w.Word, allowedEdits(len(w.Word)), true)
	}
	for _, s := range found {
		meant := s.Text
		if len(meant) < minTypoLength { // "prem" is not a typo for "pre"
			continue
		}
		if prefix {
			meant = meant[:min(len(meant), len(w.Word))]
		}
		if plausibleTypo(w.Word, meant) {
			w.misspelt = true
			w.alts = append(w.alts, s.alternative())
		}
	}
}

func (s spelling) alternative() alternative {
	a := alternative{term: s.Term, factor: 1, confidence: 1, origin: originCorrected, word: s.Text}
	for range s.distance {
		a.factor *= editFactor
		a.confidence *= editConfidence
	}
	if !s.sameInitial {
		a.factor *= otherInitialFactor
		a.confidence *= otherInitialFactor
	}
	return a
}

// spellings returns the words within limit edits of word, closest first and then most frequent first. If prefix is
// true, word may also be the misspelt beginning of a longer word.
func (ix *Index) spellings(word string, limit int, prefix bool) []spelling {
	var found []spelling
	if limit == 0 || len(word) > maxTypoLength {
		return nil
	}
	mask := analysis.LetterMask(word)
	var table editAlignment
	for i, m := range ix.Vocab.Masks {
		if tooDifferent(mask, m, limit, prefix) {
			continue
		}
		w := ix.Vocab.Words[i]
		if !similarLength(len(word), len(w.Text), limit, prefix) || ix.ApproxEntryCount(w.Term) == 0 {
			continue
		}
		if d := table.distance(word, w.Text, limit, prefix); d <= limit && !analysis.StopWords()[w.Text] {
			found = append(found, spelling{w, d, word[0] == w.Text[0]})
		}
	}
	slices.SortStableFunc(found, func(a, b spelling) int { return ix.compareSpellings(a, b) })
	return found[:min(len(found), maxSpellings)]
}

func (ix *Index) compareSpellings(a, b spelling) int {
	switch {
	case a.sameInitial != b.sameInitial:
		if a.sameInitial {
			return -1
		}
		return 1
	case a.distance != b.distance:
		return a.distance - b.distance
	}
	return int(ix.ApproxEntryCount(b.Term)) - int(ix.ApproxEntryCount(a.Term))
}

// tooDifferent reports whether the letter masks of two words differ by more than limit edits explain, since each edit
// changes the set of letters by at most two. It rules out most words with two machine instructions.
func tooDifferent(word, other uint32, limit int, prefix bool) bool {
	if prefix {
		return bits.OnesCount32(word&^other) > limit
	}
	return bits.OnesCount32(word^other) > 2*limit
}

func similarLength(word, other, limit int, prefix bool) bool {
	return other >= word-limit && other <= maxTypoLength && (prefix || other <= word+limit)
}

// editAlignment holds the last three rows of the distance matrix. It stays on the stack.
type editAlignment [3][maxTypoLength + 1]uint8

// distance returns the optimal string alignment distance of a and b in bytes. If it is greater than limit, the result
// may be any number above limit. If prefix is true, a is compared with the beginning of b.
func (t *editAlignment) distance(a, b string, limit int, prefix bool) int {
	for j := range len(b) + 1 {
		t[0][j] = uint8(j)
	}
	for i := 1; i <= len(a); i++ {
		row, above, two := &t[i%3], &t[(i-1)%3], &t[(i+1)%3]
		row[0] = uint8(i)
		least := row[0]
		for j := 1; j <= len(b); j++ {
			d := above[j-1]
			if a[i-1] != b[j-1] {
				d = 1 + min(d, above[j], row[j-1])
				if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
					d = min(d, two[j-2]+1)
				}
			}
			row[j] = d
			least = min(least, d)
		}
		if int(least) > limit {
			return limit + 1
		}
	}
	last := t[len(a)%3][:len(b)+1]
	if !prefix {
		return int(last[len(b)])
	}
	return int(slices.Min(last))
}

//go:embed nocorrect.txt
var uncorrectableList string

// uncorrectableWords are ordinary words that are one or two edits away from other words. Even if no entry contains
// "conference", it is not a misspelling of "confidence".
var uncorrectableWords = pattern.WordSet(uncorrectableList)

func isOrdinaryWord(word string) bool {
	return analysis.CommonWords()[word] || analysis.FormalWords()[word] || uncorrectableWords()[word]
}

// plausibleTypo reports whether word can be a typo for meant. Missing, doubled and swapped letters are always
// plausible. Substituted letters may make a different word (paternity, maternity), so at most one letter may be
// substituted, and it must not be the first one. Substitutions by a letter that sounds alike are always allowed.
func plausibleTypo(word, meant string) bool {
	if len(meant) != len(word) {
		return !isOppositeForm(word, meant) && !isOppositeForm(meant, word)
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
	if exchanged > allowedEdits(len(word)) { // one letter is missing, one added, and those between moved
		return true
	}
	return foreign == 0 || exchanged == 1
}

// isOppositeForm reports whether word is a form of other with a prefix that reverses the meaning, as in unmanaged and
// manages or in okrypterad and kryptering.
func isOppositeForm(word, other string) bool {
	return slices.ContainsFunc([]string{"un", "in", "im", "ir", "il", "non", "dis", "mis", "de", "o"}, func(prefix string) bool {
		rest, ok := strings.CutPrefix(word, prefix)
		return ok && (rest == other || len(rest) >= minTypoPrefix && strings.HasPrefix(other, rest[:minTypoPrefix]))
	})
}

// isStopWordTypo reports whether an unknown word is a stop word with two adjacent letters swapped. In a word of three
// letters, the first one counts as typed on purpose: AWS is a name, and no typo for "was".
func (ix *Index) isStopWordTypo(word string) bool {
	if len(word) < 3 || ix.Vocab.Has(word) || isOrdinaryWord(word) {
		return false
	}
	letters := []byte(word)
	first := 1
	if len(letters) < minTypoLength {
		first = 2
	}
	for i := first; i < len(letters); i++ {
		letters[i-1], letters[i] = letters[i], letters[i-1]
		if analysis.StopWords()[string(letters)] {
			return true
		}
		letters[i-1], letters[i] = letters[i], letters[i-1]
	}
	return false
}

// confusableLetters are groups of letters that are easily confused because they sound alike.
var confusableLetters = [...]string{"aeiouy", "ckqsxz", "bp", "dt", "fvw", "gj", "mn"}

func soundsLike(a, b byte) bool {
	return slices.ContainsFunc(confusableLetters[:], func(letters string) bool {
		return strings.IndexByte(letters, a) >= 0 && strings.IndexByte(letters, b) >= 0
	})
}
