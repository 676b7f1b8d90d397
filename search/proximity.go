package search

import (
	"trustbook/handbook"
)

// A long entry contains the words of many questions but answers few of them. What matters is whether the words are
// close together: in one sentence, including its heading.

const (
	// maxProximityCandidates is the number of best candidates whose bodies are read.
	maxProximityCandidates = 30
	// proximityBoost is the factor by which the score of an entry with all words in one sentence grows, in a handbook
	// with very long bodies. In a handbook with short bodies there is no boost.
	proximityBoost = 3
)

// bodyMatch describes how well the body of an entry matches.
type bodyMatch struct {
	passage   string // sentence to show
	section   int
	mentioned uint64 // query words that the body mentions, as bits
	fullMatch bool   // see hitFeatures.fullMatch
	proximity bool
}

// bodyMatch reads the body of entry and caches the result for this search.
func (x *explainer) bodyMatch(entry uint32) bodyMatch {
	if r, ok := x.bodyMatches[entry]; ok {
		return r
	}
	e := x.ix.Entries[entry]
	best := x.finder.bestSentence(e)
	r := bodyMatch{section: best.section}
	r.passage = x.finder.choosePassage(e, best)
	r.mentioned = x.finder.mentioned
	r.fullMatch, r.proximity = x.sentenceMatch(e, best.text(e), best.section)
	x.bodyMatches[entry] = r
	return r
}

// sentenceMatch returns whether the best sentence of an entry, or its summary, contains every topic word of the query
// (fullMatch), and whether there are also at least two topic words (proximity). The summary must be the last one read.
func (x *explainer) sentenceMatch(e *handbook.Entry, sentence string, section int) (fullMatch, proximity bool) {
	var want uint64
	words, covered := 0, sentence != ""
	for i, w := range x.words {
		if !w.stop {
			want |= 1 << i
			words++
			covered = covered && x.finder.bestMatched[i] > 0
		}
	}
	if words == 0 {
		return false, false
	}
	fullMatch = covered && want&^x.finder.exactWords(e.Sections[section].Heading, sentence) == 0 || want&^x.finder.inSummary == 0
	return fullMatch, fullMatch && words > 1
}

// exactWords returns, as bits, the query words with an exact match in texts.
func (f *passageFinder) exactWords(texts ...string) uint64 {
	f.occurrences = f.occurrences[:0]
	for _, text := range texts {
		f.occurrences = f.findAll(text, f.occurrences)
	}
	return f.exactIn(f.occurrences)
}

// exactIn returns, as bits, the query words with an exact match among some occurrences.
func (f *passageFinder) exactIn(found []occurrence) (words uint64) {
	for _, o := range found {
		for _, s := range f.contributions[o.term] {
			if s.exact {
				words |= 1 << s.word
			}
		}
	}
	return words
}

// maxPromotionCandidates is the number of best candidates that promoteVisibleMatch reads.
const maxPromotionCandidates = 6

// boostProximity raises the scores of the best candidates that have all words in one sentence. It reports whether there
// are such candidates.
func (x *explainer) boostProximity(found []candidate, factor, plus float32) bool {
	raised := map[uint32]bool{}
	for _, c := range topCandidates(found, maxProximityCandidates) {
		if c.score < tierStep && x.bodyMatch(c.entry).proximity {
			raised[c.entry] = true
		}
	}
	for i := range found {
		if raised[found[i].entry] {
			found[i].score = min(found[i].score*factor+plus, tierStep/2)
		}
	}
	return len(raised) > 0
}
