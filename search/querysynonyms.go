package search

import (
	"slices"

	"trustbook/search/question"
)

// addConcepts finds the synonym phrases in the query and adds their concepts to the words. Any alternative of a word
// may match, so a phrase is found even if one of its words is misspelt or unfinished.
func (x *expander) addConcepts() {
	for i := range x.words {
		x.followPhrase(0, i, i, 1, 1)
	}
	for _, f := range x.matches {
		switch {
		case x.ix.DocFreq(f.concept) == 0:
			x.markAbsent(f)
		case !x.isInsideLonger(f):
			x.addConcept(f)
		}
	}
}

// markAbsent marks the words of a phrase as absent if no entry contains the phrase or a synonym: an entry that mentions
// encrypted passwords and the rest of the data is not about encryption at rest.
func (x *expander) markAbsent(f synonymMatch) {
	if f.from == f.to || f.confidence < 1 || x.ix.isOneWay(f.concept) || x.isMeaningPresent(f) {
		return
	}
	phrase := x.words[f.from : f.to+1]
	for i := range phrase {
		phrase[i].absent = Span{Start: phrase[0].Start, End: phrase[len(phrase)-1].End}
		phrase[i].dropSmallNumber()
	}
}

// dropSmallNumber handles a small number that is part of a phrase: it removes the number itself from the alternatives
// of w. An entry that mentions two aims has nothing to do with two factors or SOC 2.
func (w *expansion) dropSmallNumber() {
	if question.IsSmallNumber(w.Word) {
		w.alts = slices.DeleteFunc(w.alts, func(a alternative) bool { return a.origin == originTyped })
	}
}

// leadsToEntries reports whether an entry contains the word or one of its alternatives.
func (w *expansion) leadsToEntries(ix *Index) bool {
	return slices.ContainsFunc(w.alts, func(a alternative) bool { return ix.DocFreq(a.term) > 0 })
}

// isMeaningPresent reports whether an entry contains a phrase with the same meaning as f, or as a longer match that
// includes f.
func (x *expander) isMeaningPresent(f synonymMatch) bool {
	return slices.ContainsFunc(x.matches, func(g synonymMatch) bool {
		return g.from <= f.from && f.to <= g.to && x.ix.DocFreq(g.concept) > 0
	})
}

// followPhrase records in x.matches the phrases that continue with word i. The words from index from up to i lead to
// the trie node at; factor and sure are their factor and confidence so far.
func (x *expander) followPhrase(at int32, from, i int, factor, sure float32) {
	if i >= len(x.words) {
		return
	}
	for _, a := range x.words[i].alts {
		n := x.ix.Phrases.ChildOf(at, a.term)
		if n == 0 || a.origin == originCompound || a.origin == originSubstring {
			continue
		}
		f, s := factor, min(sure, a.confidence)
		if a.origin != originTyped {
			f *= a.factor * completeFactor
		}
		for c := range x.ix.Phrases.ConceptsAt(n) {
			if c.InQueries {
				x.matches = append(x.matches, synonymMatch{c.Term, from, i, f, s})
			}
		}
		x.followPhrase(n, from, i+1, f, s)
	}
}

// isInsideLonger reports whether a phrase is part of a longer matching phrase: an "authenticator app" is not an "app".
func (x *expander) isInsideLonger(f synonymMatch) bool {
	return slices.ContainsFunc(x.matches, func(g synonymMatch) bool {
		return g.from <= f.from && f.to <= g.to && g.to-g.from > f.to-f.from && g.confidence >= f.confidence && x.ix.DocFreq(g.concept) > 0
	})
}

// synonymConfidence is the likelihood that someone who types a phrase means its synonyms too.
const synonymConfidence = .9

// addConcept adds the concept to every word of the phrase, each with an equal share, so that the whole phrase counts
// once. If the phrase has other words too, its function words get no share, because they count for little: "who can
// see".
func (x *expander) addConcept(f synonymMatch) {
	own := 0
	for i := f.from; i <= f.to; i++ {
		if !x.words[i].function {
			own++
		}
	}
	if own == 0 {
		own = f.to - f.from + 1
	}
	share := 1 / float32(own)
	isTopic := f.from < f.to && f.confidence >= editConfidence && !x.ix.isOneWay(f.concept)
	for i := f.from; i <= f.to; i++ {
		w := &x.words[i]
		w.formal = w.formal && !isTopic // such as "least" in "least privilege"
		if isTopic {
			w.dropSmallNumber()
		}
		w.alts = append(w.alts, alternative{f.concept, f.factor * share, synonymConfidence * f.confidence, originSynonym, ""})
	}
}
