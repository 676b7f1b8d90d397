package search

import (
	"slices"
	"strings"
	"unicode/utf8"

	"trustbook/handbook"
)

// maxCompletions is the maximum number of completions of a prefix, which bounds the cost of a keystroke. The most
// frequent words are kept.
const maxCompletions = 16

// addCompletions adds the words that begin with w. A completion gets less weight if w itself is a known word, and more
// weight the larger the share of its letters that was typed.
func (x *expander) addCompletions(w *expansion, known bool) {
	if len(w.word) == 1 && !isLowerASCII(w.word) {
		return // a single digit is the beginning of any number
	}
	factor := float32(completeFactor)
	if known {
		factor /= 2
	}
	typed := float32(len(w.word))
	accented, short := !known && x.isAccented(w), x.isShortName(w)
	for _, v := range x.ix.completions(w.word) {
		if accented && !x.ix.vocab.attested[v.text] || short && !x.ix.isInCapitals(v) {
			continue
		}
		share := typed / float32(len(v.text))
		w.alts = append(w.alts, alternative{v.term, factor * (.6 + .4*share), .5 + .4*share, originCompleted, v.text})
	}
}

// isAccented reports whether a word was typed with letters that English does not have: "lös" is not a prefix of
// "lost".
func (x *expander) isAccented(w *expansion) bool {
	return w.end <= len(x.source) && isLowerASCII(w.word) && strings.ContainsFunc(x.source[w.start:w.end], func(r rune) bool {
		return r >= utf8.RuneSelf && classOf(r) == classLetter
	})
}

// isShortName reports whether a word was typed as two capitals: AI is not a prefix of "aims".
func (x *expander) isShortName(w *expansion) bool {
	return len(w.word) == 2 && w.end <= len(x.source) && isLowerASCII(w.word) && strings.ToUpper(w.word) == x.source[w.start:w.end]
}

// isInCapitals reports whether a word is in capitals in the first entry that contains it.
func (ix *Index) isInCapitals(w vocabWord) bool {
	found := ix.postingsOf(w.term)
	return len(found) > 0 && eachContains(ix.entries[found[0].entry()], strings.ToUpper(w.text))
}

func eachContains(e *handbook.Entry, word string) (found bool) {
	eachText(e, func(_ field, text string) { found = found || strings.Contains(text, word) })
	return found
}

// completions returns the words that begin with a prefix and occur in the most entries, one word per term.
func (ix *Index) completions(prefix string) []vocabWord {
	var best []vocabWord
	less := func(a, b vocabWord) int { return int(ix.reachOf(b.term)) - int(ix.reachOf(a.term)) }
	for _, w := range ix.vocab.withPrefix(prefix) {
		if len(w.text) == len(prefix) || ix.reachOf(w.term) == 0 || len(best) == maxCompletions && less(w, best[len(best)-1]) >= 0 {
			continue
		}
		if slices.ContainsFunc(best, func(b vocabWord) bool { return b.term == w.term }) {
			continue
		}
		i, _ := slices.BinarySearchFunc(best, w, func(a, b vocabWord) int {
			if c := less(a, b); c != 0 {
				return c
			}
			return -1
		})
		best = slices.Insert(best, i, w)
		best = best[:min(len(best), maxCompletions)]
	}
	return best
}

// reachOf returns the number of entries that a search for a term finds. It is the number that contain the term or the
// number found through a synonym phrase with the term, whichever is higher.
func (ix *Index) reachOf(t termID) uint32 { return ix.reaches[t] }

func (ix *Index) leadsToEntries(word string) bool {
	t, ok := ix.vocab.lookup([]byte(word))
	return ok && ix.reachOf(t) > 0
}

func (ix *Index) computeReach() {
	ix.reaches = make([]uint32, ix.vocab.terms)
	for t := range ix.reaches {
		ix.reaches[t] = uint32(ix.docFreq(termID(t)))
	}
	ix.phrases.walk(0, nil, func(path []termID, c phraseConcept) {
		if !c.inQueries {
			return
		}
		for _, t := range path {
			ix.reaches[t] = max(ix.reaches[t], uint32(ix.docFreq(c.term)))
		}
	})
}
