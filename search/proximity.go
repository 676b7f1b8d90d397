package search

import "trustbook/handbook"

// A long text holds the words of many questions and answers few of them. What
// tells them apart is whether the words stand together: in one sentence, its
// heading included.

const (
	// gathered is how many of the best entries are read for it.
	maxProximityCandidates = 30
	// togetherWeight is by how much such an entry's score grows where bodies are very
	// long. Where they are short the score says it all, and nothing is added.
	proximityBoost = 3
	// headingMass is the share of the query's words of topic from which a heading
	// names its topic.
	minHeadingShare = .6
)

// reading is what the body of an entry says about a query.
type bodyMatch struct {
	passage   string // the sentence that answers
	section   int
	fullMatch bool // one sentence holds every word of topic
	proximity bool // and there are two or more
}

// reading reads the body of an entry, once.
func (x *explainer) bodyMatch(entry uint32) bodyMatch {
	if r, ok := x.bodyMatches[entry]; ok {
		return r
	}
	e := x.ix.entries[entry]
	sentence, section, best := x.finder.bestSentence(e)
	r := bodyMatch{section: section}
	r.fullMatch, r.proximity = x.sentenceMatch(e, sentence, section)
	r.passage = x.finder.choosePassage(e, sentence, best)
	x.bodyMatches[entry] = r
	return r
}

// whole reports whether the best sentence of an entry, or its summary, holds every
// word of topic of the query, and whether there are two or more.
func (x *explainer) sentenceMatch(e *handbook.Entry, sentence string, section int) (whole, together bool) {
	var want uint64
	words := 0
	for i, w := range x.words {
		if !w.stop {
			want |= 1 << i
			words++
		}
	}
	if words == 0 {
		return false, false
	}
	whole = sentence != "" && want&^x.finder.exactWords(e.Sections[section].Heading, sentence) == 0 || want&^x.finder.exactWords(e.Summary) == 0
	return whole, whole && words > 1
}

// firmly gives the words of the query that texts hold as they were asked, as bits.
func (f *passageFinder) exactWords(texts ...string) (words uint64) {
	f.occurrences = f.occurrences[:0]
	for _, text := range texts {
		f.occurrences = f.findAll(text, f.occurrences)
	}
	for _, o := range f.occurrences {
		for _, s := range f.contributions[o.term] {
			if s.exact {
				words |= 1 << s.word
			}
		}
	}
	return words
}

// headed reports whether a heading of an entry names what the query is about.
func (x *explainer) hasTopicHeading(e *handbook.Entry) bool {
	for _, s := range e.Sections {
		if s.Heading != "" && x.namesTopic(s.Heading) {
			return true
		}
	}
	return false
}

func (x *explainer) namesTopic(heading string) bool {
	firm := x.finder.exactWords(heading)
	if firm == 0 {
		return false
	}
	var held, queryWeight float32
	for i, w := range x.words {
		if w.stop || commonWords[w.word] {
			continue
		}
		queryWeight += w.weight
		if firm>>i&1 == 1 {
			held += w.weight
		}
	}
	return queryWeight > 0 && held >= minHeadingShare*queryWeight
}

// lead explains the best hit of all and the one after it: how far it is ahead
// tells how sure it is. Entries whose words stand together come before a best
// one that does not answer.
func (x *explainer) leadingHits(found []candidate) []Hit {
	if x.ix.longBodies > 0 {
		x.boostProximity(found, 1+proximityBoost*x.ix.longBodies*x.ix.longBodies, 0)
	}
	lead := x.explainTop(found)
	if x.features[0].isNoAnswer() && x.boostProximity(found, 1, float32(lead[0].Score)) {
		lead = x.explainTop(found)
	}
	x.features[0].inHeading = x.features[0].isNoAnswer() && x.hasTopicHeading(lead[0].Entry)
	if x.features[0].isNoAnswer() && x.query.promoteGlossary(found) {
		lead = x.explainTop(found)
	}
	return lead
}

func (x *explainer) explainTop(found []candidate) []Hit {
	lead := x.explain(topCandidates(found, 2))
	x.setConfidence(lead, lead)
	return lead
}

// gather raises the score of those of the best entries in which the words of
// the query stand together, and reports whether there are any.
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
