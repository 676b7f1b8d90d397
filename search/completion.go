package search

import (
	"slices"
	"strings"
	"unicode/utf8"

	"trustbook/search/analysis"
	"trustbook/search/index"
)

// maxCompletions is the maximum number of completions of a prefix, which bounds the cost of a keystroke. The most
// frequent words are kept.
const maxCompletions = 16

// addCompletions adds the words that begin with w. A completion gets less weight if w itself is a known word, and more
// weight the larger the share of its letters that was typed.
func (x *expander) addCompletions(w *expansion, known bool) {
	if len(w.Word) == 1 && !analysis.IsLowerASCII(w.Word) || x.isShortName(w) {
		return // a single digit is the beginning of any number
	}
	factor := float32(completeFactor)
	if known {
		factor /= 2
	}
	typed := float32(len(w.Word))
	accented := !known && x.isAccented(w)
	for _, v := range x.ix.completions(w.Word) {
		if accented && !x.ix.Vocab.Attested[v.Text] {
			continue
		}
		share := typed / float32(len(v.Text))
		w.alts = append(w.alts, alternative{v.Term, factor * (.6 + .4*share), .5 + .4*share, originCompleted, v.Text})
	}
}

// completeStopWord completes a stop word if the query has no other word: "the" may become "theft".
func (x *expander) completeStopWord() {
	if len(x.words) == 1 && x.words[0].stop && x.words[0].typing {
		x.addCompletions(&x.words[0], true)
		x.words[0].stop = len(x.words[0].alts) <= 1
	}
}

// isAccented reports whether a word was typed with letters that English does not have: "lös" is not a prefix of
// "lost".
func (x *expander) isAccented(w *expansion) bool {
	return w.End <= len(x.query.source) && analysis.IsLowerASCII(w.Word) && strings.ContainsFunc(x.query.source[w.Start:w.End], func(r rune) bool {
		return r >= utf8.RuneSelf && analysis.IsLetter(r)
	})
}

// isShortName reports whether a word was typed as two capitals: AI is not a prefix of "aims".
func (x *expander) isShortName(w *expansion) bool {
	return len(w.Word) == 2 && w.End <= len(x.query.source) && analysis.IsLowerASCII(w.Word) && strings.ToUpper(w.Word) == x.query.source[w.Start:w.End]
}

// completions returns the words that begin with a prefix and occur in the most entries, one word per term.
func (ix *Index) completions(prefix string) []index.Word {
	var best []index.Word
	less := func(a, b index.Word) int { return int(ix.ApproxEntryCount(b.Term)) - int(ix.ApproxEntryCount(a.Term)) }
	for _, w := range ix.Vocab.WithPrefix(prefix) {
		if len(w.Text) == len(prefix) || ix.ApproxEntryCount(w.Term) == 0 || len(best) == maxCompletions && less(w, best[len(best)-1]) >= 0 {
			continue
		}
		if slices.ContainsFunc(best, func(b index.Word) bool { return b.Term == w.Term }) {
			continue
		}
		i, _ := slices.BinarySearchFunc(best, w, func(a, b index.Word) int {
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
