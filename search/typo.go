package search

import (
	"math/bits"
	"slices"
)

// Typos. A word that no text and no synonym holds is compared with all words
// that are, by optimal string alignment: the fewest letters inserted, left
// out, exchanged, or swapped with their neighbour (Damerau 1964, restricted).

const (
	maxTypoWord   = 32 // longer words are no typing mistakes
	maxSpellings  = 8  // spellings taken, the nearest first
	minTypoLength = 4  // shorter words are a letter away from too many others

	editFactor         = .5 // worth of a word per edit
	editConfidence     = .8 // sureness per edit
	otherInitialFactor = .7 // of both, because people seldom get the first letter wrong
)

// edits is how many mistakes a word of n letters may hold.
func allowedEdits(n int) int {
	switch {
	case n < minTypoLength:
		return 0
	case n < 8:
		return 1
	}
	return 2
}

// spelling is a word that may have been meant.
type spelling struct {
	vocabWord
	distance    int
	sameInitial bool // it begins with the same letter
}

// correct adds the words that u may be a misspelling of.
func (x *expander) correct(w *expansion) {
	if commonWords[w.word] || !lowerASCIIOnly(w.word) || uncorrectableWords()[w.word] { // numbers and names are not guessed at
		return
	}
	found := x.ix.spellings(w.word, allowedEdits(len(w.word)), false)
	open := len(found) == 0 && w.typing
	if open {
		found = x.ix.spellings(w.word, allowedEdits(len(w.word)), true)
	}
	for _, s := range found {
		meant := s.text
		if open {
			meant = meant[:min(len(meant), len(w.word))]
		}
		if plausibleTypo(w.word, meant) {
			w.alts = append(w.alts, s.alternative())
		}
	}
}

func (s spelling) alternative() alternative {
	a := alternative{term: s.term, factor: 1, confidence: 1, origin: corrected, word: s.text}
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

// spellings gives the words within limit edits of a word, the nearest and
// most frequent first. With open the word may be a beginning only.
func (ix *Index) spellings(word string, limit int, open bool) []spelling {
	var found []spelling
	if limit == 0 || len(word) > maxTypoWord {
		return nil
	}
	mask := letterMask(word)
	var table alignment
	for i, m := range ix.vocab.masks {
		if tooDifferent(mask, m, limit, open) {
			continue
		}
		w := ix.vocab.words[i]
		if !similarLength(len(word), len(w.text), limit, open) || ix.reach(w.term) == 0 {
			continue
		}
		if d := table.distance(word, w.text, limit, open); d <= limit && !stopWords[w.text] {
			found = append(found, spelling{w, d, word[0] == w.text[0]})
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
	return int(ix.reach(b.term)) - int(ix.reach(a.term))
}

// tooDifferent rules out most words at the cost of two instructions: each
// edit changes the set of letters by two at most.
func tooDifferent(word, other uint32, limit int, open bool) bool {
	if open {
		return bits.OnesCount32(word&^other) > limit
	}
	return bits.OnesCount32(word^other) > 2*limit
}

func similarLength(word, other, limit int, open bool) bool {
	return other >= word-limit && other <= maxTypoWord && (open || other <= word+limit)
}

// alignment is the table of the distance, kept on the stack between words.
type alignment [3][maxTypoWord + 1]uint8

// distance is the optimal string alignment of a and b in bytes, or a number
// above limit once it cannot be within. With open the end of b is free.
func (t *alignment) distance(a, b string, limit int, open bool) int {
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
	if !open {
		return int(last[len(b)])
	}
	return int(slices.Min(last))
}
