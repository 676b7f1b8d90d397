package search

import (
	"slices"
	"strings"
	"unicode/utf8"

	"trustbook/handbook"
	"trustbook/search/analysis"
	"trustbook/search/index"
)

// isFiller reports whether a pair of characters that no entry contains is a Chinese function word or part of one. It
// is false for queries with kana, because in Japanese the same characters occur in nouns.
func (x *expander) isFiller(word string) bool {
	return analysis.IsChineseFiller(word) && !analysis.HasHiragana(x.query.source)
}

// completeCharacter adds the pairs that begin or end with w, if w is a single character.
func (x *expander) completeCharacter(w *expansion) {
	if !analysis.IsUnspaced(w.Word) || utf8.RuneCountInString(w.Word) != 1 {
		return
	}
	var found []index.Word
	for _, v := range x.ix.Vocab.Words {
		if len(v.Text) > len(w.Word) && (strings.HasPrefix(v.Text, w.Word) || strings.HasSuffix(v.Text, w.Word)) && x.ix.DocFreq(v.Term) > 0 {
			found = append(found, v)
		}
	}
	slices.SortStableFunc(found, func(a, b index.Word) int { return x.ix.DocFreq(b.Term) - x.ix.DocFreq(a.Term) })
	for _, v := range found[:min(len(found), maxCompletions)] {
		w.alts = append(w.alts, alternative{v.Term, completeFactor, minExactConfidence, originCompleted, v.Text})
	}
}

// isStraddling reports whether both characters of pair i also belong to neighbouring pairs that are known. Such a pair
// may be the end of one word and the start of the next, so it does not matter if no entry contains the pair.
func isStraddling(words []expansion, i int, isKnown func(j int) bool) bool {
	return analysis.IsUnspaced(words[i].Word) && countShared(words, i, isKnown) == 2
}

// dropStraddlingPairs drops the pairs of characters that no entry contains, except pairs with a character that is in no
// other pair.
func dropStraddlingPairs(words []expansion) []expansion {
	kept := handbook.MapSlice(words, func(w expansion) bool { return len(w.alts) > 0 || w.stop || !analysis.IsUnspaced(w.Word) })
	isKept := func(j int) bool { return kept[j] }
	for _, shared := range []int{0, 1} { // the first pass keeps pairs that share no character with those already kept
		for i := range words {
			if !kept[i] {
				kept[i] = countShared(words, i, isKept) <= shared
			}
		}
	}
	out := words[:0]
	for i, w := range words {
		if kept[i] {
			out = append(out, w)
		}
	}
	return out
}

// countShared returns how many characters of word i also belong to counted words.
func countShared(words []expansion, i int, isCounted func(j int) bool) (n int) {
	w := words[i]
	before, after := 0, 0
	for j, o := range words {
		switch {
		case j == i || !isCounted(j):
		case o.Start < w.Start && w.Start < o.End:
			before = 1
		case w.Start < o.Start && o.Start < w.End:
			after = 1
		}
	}
	return before + after
}
