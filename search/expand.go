package search

import (
	"cmp"
	"slices"

	"trustbook/search/analysis"
	"trustbook/search/index"
	"trustbook/search/question"
)

// expand determines the terms to search for, for each word of a query.
func (ix *Index) expand(q *query, s *analysis.Stemmer) []expansion {
	x := ix.newExpander(q, s)
	x.completeStopWord()
	for i := range x.words {
		w := &x.words[i]
		w.asked = question.IsNumber(w.Word) && !w.stop || q.isDetail(w, true)
	}
	x.weakenOfferNouns()
	x.weakenModifiers()
	x.joinPairs()
	x.addConcepts()
	x.addTranslations()
	x.weakenContext()
	x.setWeights()
	x.weakenFormalWords()
	return dropRepeated(dropStraddlingPairs(x.words))
}

func (ix *Index) newExpander(q *query, s *analysis.Stemmer) *expander {
	x := &expander{ix: ix, stemmer: s, query: q, swedish: ix.isSwedish(q.source, q.words)}
	x.foreignStop = ix.foreignStopOf(q.words, x.swedish)
	x.sentence = slices.ContainsFunc(q.words, func(w queryWord) bool { return analysis.IsStopWord(w.Word) || x.foreignStop[w.Word] })
	for _, w := range q.words {
		x.addWord(w)
	}
	return x
}

// foreignStopOf returns the function words of the query's language, or nil for English. The language is Swedish if
// isSwedish is true. Otherwise it is the language of some entries if the query has more of its function words than of
// the English ones.
func (ix *Index) foreignStopOf(words []queryWord, isSwedish bool) (best map[string]bool) {
	if isSwedish {
		return analysis.SwedishStopWords()
	}
	count := func(stop func(string) bool) (n int) {
		for _, w := range words {
			if stop(w.Word) {
				n++
			}
		}
		return n
	}
	most := 0
	if len(ix.Languages) > 0 {
		most = count(analysis.IsStopWord)
	}
	for _, l := range ix.Languages {
		if l.StopWords == nil || l == analysis.Swedish() {
			continue
		}
		set := l.StopWords()
		if n := count(func(w string) bool { return set[w] }); n > most {
			best, most = set, n
		}
	}
	return best
}

// formalWordFactor and commonWordFactor are the shares of their weight that formal and common words keep in a sentence.
const (
	formalWordFactor = .3
	commonWordFactor = .6
)

// weakenFormalWords reduces the weight of formal words in sentences, and of common words and words in brackets in
// sentences with a topic. In other queries they keep their weight, so that "process" finds the process.
func (x *expander) weakenFormalWords() {
	hasTopic := slices.ContainsFunc(x.words, func(w expansion) bool { return w.isTopic() && len(w.alts) > 0 })
	for i := range x.words {
		switch w := &x.words[i]; {
		case x.sentence && hasTopic && isInBrackets(x.query.source, w.Start), !w.asked && (w.formal || w.modifier):
			w.weaken(formalWordFactor)
		case w.asked:
		case x.sentence && hasTopic && !w.stop && analysis.CommonWords()[w.Word] && !analysis.NamingWords()[w.Word]:
			w.weaken(commonWordFactor)
		}
	}
}

// dropRepeated removes repeated words. It runs after synonym phrases have been matched, so that the second "time" in
// "time-based one-time password" still counts for the phrase.
func dropRepeated(words []expansion) []expansion {
	var out []expansion
	for _, w := range words {
		if !slices.ContainsFunc(out, func(o expansion) bool { return o.Word == w.Word }) {
			out = append(out, w)
		}
	}
	return out
}

func (x *expander) addWord(qw queryWord) {
	if analysis.IsStopWord(qw.Word) || x.foreignStop[qw.Word] || !qw.typing && x.ix.isStopWordTypo(qw.Word) {
		w := expansion{queryWord: qw, stop: true, function: true}
		w.addTerm(x, 1, originTyped)
		x.words = append(x.words, w)
		return
	}
	if first, second, ok := analysis.SplitUnit([]byte(qw.Word)); ok && !qw.typing && !x.ix.beginsPhrase(qw.Word) && x.splitAt(qw, qw.Word[:first.End], qw.Word[second.Start:]) {
		return
	}
	w := expansion{queryWord: qw, formal: x.sentence && analysis.FormalWords()[qw.Word]}
	known := w.addTerm(x, 1, originTyped)
	w.stop = !known && (analysis.CommonWords()[qw.Word] || w.formal || x.isFiller(qw.Word))
	if qw.typing {
		x.addCompletions(&w, known)
	}
	x.completeCharacter(&w)
	if len(x.languages()) > 0 && x.addForeign(&w, known) {
		return
	}
	if !known && len(w.alts) == 0 && !x.query.wholeWords {
		if x.completeOrCorrect(&w); len(w.alts) == 0 && x.splitWord(qw) {
			return
		}
	}
	x.words = append(x.words, w)
}

// beginsPhrase reports whether a synonym phrase begins with word. A number that begins a phrase is more than a number:
// the 2 of 2FA is not an amount.
func (ix *Index) beginsPhrase(word string) bool {
	t, ok := ix.Vocab.Lookup([]byte(word))
	return ok && ix.Phrases.ChildOf(0, t) != 0
}

// addForeign adds terms to w by the rules of languages other than English. It returns true if it has also added w to
// x.words, which completes the word.
func (x *expander) addForeign(w *expansion, known bool) bool {
	if known && x.ix.ApproxEntryCount(w.alts[0].term) == 0 { // the word occurs in synonyms, but in no entry
		known, w.alts = false, nil
	}
	x.addForms(w)
	x.completeCompound(w)
	if x.needsTranslation() {
		if _, ok := x.ix.Dictionary().TermOf(w.Word); ok || known {
			x.words = append(x.words, *w)
			return true
		}
	}
	if known || len(w.alts) > 0 || x.query.wholeWords {
		return false
	}
	if x.addCompletions(w, false); len(w.alts) == 0 && x.addCompoundParts(w.queryWord, (*analysis.Language).Split) {
		return true
	}
	if len(w.alts) == 0 && !x.needsTranslation() {
		x.completeOrCorrect(w)
	}
	if len(w.alts) == 0 && x.addCompoundParts(w.queryWord, (*analysis.Language).SplitUnknown) {
		return true
	}
	if len(w.alts) == 0 {
		x.addContainingWords(w)
	}
	x.words = append(x.words, *w)
	return true
}

// completeOrCorrect handles an unknown word that is not being typed. The word may be the beginning of another word, or
// misspelt.
func (x *expander) completeOrCorrect(w *expansion) {
	if len(w.Word) >= 4 && !analysis.CommonWords()[w.Word] && !w.formal {
		x.addCompletions(w, false)
	}
	if len(w.alts) == 0 {
		x.addCorrections(w)
	}
}

// setWeights drops alternatives without entries and sets the weights of the words.
func (x *expander) setWeights() {
	for i := range x.words {
		w := &x.words[i]
		w.alts = slices.DeleteFunc(w.alts, func(a alternative) bool { return x.ix.DocFreq(a.term) == 0 })
		w.stop = w.stop || len(w.alts) == 0 && !w.asked && !w.isAbsent() && (w.formal || analysis.CommonWords()[w.Word] && !analysis.NamingWords()[w.Word]) // the word occurs only in synonyms
		w.weight = x.weightOf(w)
	}
}

// unknownPairShare is the weight of an unknown pair of characters relative to an unknown word. A word of three
// characters already contains two pairs, and many pairs are the end of one word and the beginning of the next.
const unknownPairShare = .5

func (x *expander) weightOf(w *expansion) float32 {
	switch {
	case len(w.alts) == 0 && w.stop:
		return 0
	case len(w.alts) == 0 && analysis.IsUnspaced(w.Word):
		return unknownPairShare * index.IDFOf(len(x.ix.Handbook.Entries), 0)
	case len(w.alts) == 0:
		return index.IDFOf(len(x.ix.Handbook.Entries), 0)
	}
	best := slices.MaxFunc(w.alts, func(a, b alternative) int { return cmp.Compare(a.confidence, b.confidence) })
	return x.ix.IDF[best.term]
}
