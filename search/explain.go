package search

import (
	"cmp"
	"slices"
	"strings"
)

// explainer says why entries were found, and how sure that is.
type explainer struct {
	ix          *Index
	query       *query
	words       []expansion
	finder      *passageFinder
	features    []features           // of the hits explained last, in order
	bodyMatches map[uint32]bodyMatch // of those read so far
}

// explained is how many hits of one result are explained. Nobody reads
// further, and explaining costs ten times what finding does.
const maxExplained = 200

func (x *explainer) explain(cs []candidate) []Hit {
	x.features = x.features[:0]
	hits := make([]Hit, len(cs))
	for i, c := range cs {
		hits[i] = x.hit(c)
	}
	return hits
}

func (x *explainer) hit(c candidate) Hit {
	e := x.ix.entries[c.entry]
	if len(x.features) == maxExplained {
		return Hit{Entry: e, Score: float64(c.score), Passage: summaryOf(e)}
	}
	h := Hit{Entry: e, Score: float64(c.score)}
	read := x.bodyMatch(c.entry)
	n, ok := x.query.names[c.entry]
	h.Passage, h.Section = cmp.Or(n.passage, read.passage), read.section
	x.finder.markHit(&h)
	if ok {
		h.Reasons = append(h.Reasons, n.label)
	}
	if len(h.TitleMarks) > 0 {
		h.Reasons = append(h.Reasons, "title")
	}
	f := features{tier: n.tier, fullMatch: read.fullMatch, proximity: read.proximity}
	x.collectFeatures(&h, c, &f)
	x.features = append(x.features, f)
	return h
}

// weighWords sees which words of the query an entry holds, and why.
func (x *explainer) collectFeatures(h *Hit, c candidate, f *features) {
	held := x.finder.matched // by title and passage
	var queryWeight float64
	content := hasTopicWords(x.words)
	for i, w := range x.words {
		if w.stop && content {
			continue
		}
		f.topicWords++
		weight := float64(w.weight)
		queryWeight += weight
		a, inTitle, ok := x.ix.bestAlternative(w, c.entry)
		f.addWord(w, ok)
		if !ok {
			continue
		}
		weight *= float64(a.confidence)
		f.coverage += weight
		if inTitle {
			f.title += weight
		}
		if held[i] > 0 {
			f.passage += weight
		}
		if r := x.reason(w, a, h); r != "" && !slices.Contains(h.Reasons, r) {
			h.Reasons = append(h.Reasons, r)
		}
	}
	f.normalize(queryWeight, float64(c.score))
}

// share makes shares of the query's worth of sums.
func (f *features) normalize(queryWeight, score float64) {
	if queryWeight > 0 {
		f.coverage /= queryWeight
		f.title /= queryWeight
		f.passage /= queryWeight
		f.strength = score / queryWeight
	}
}

// bestOf gives the alternative that a word found an entry by.
func (ix *Index) bestAlternative(w expansion, entry uint32) (best alternative, inTitle, ok bool) {
	var top float32
	for _, a := range w.alts {
		p, has := findPosting(ix.postingsOf(a.term), entry)
		if !has {
			continue
		}
		inTitle = inTitle || p.inTitle()
		if v := a.factor * ix.idf[a.term] * p.weight; v > top {
			best, top, ok = a, v, true
		}
	}
	return best, inTitle, ok
}

func (x *explainer) reason(w expansion, a alternative, h *Hit) string {
	switch a.origin {
	case corrected:
		return "typo: " + w.word + " -> " + a.word
	case synonym:
		asked, found := x.queryPhrase(a.term), x.ix.matchingPhrase(a.term, h)
		if foldedWords(found) != asked {
			return "synonym: " + asked + " = " + found
		}
	}
	return ""
}

// asked is the phrase of the query that asked for a concept.
func (x *explainer) queryPhrase(t termID) string {
	var words []string
	for _, w := range x.words {
		if slices.ContainsFunc(w.alts, func(a alternative) bool { return a.term == t }) {
			words = append(words, w.word)
		}
	}
	return strings.Join(words, " ")
}

// phraseIn is the phrase of a concept that an entry holds, rather one that
// the hit shows.
func (ix *Index) matchingPhrase(t termID, h *Hit) string {
	group, e := ix.concepts[t].To, h.Entry
	for _, text := range []string{e.Title + "\n" + h.Passage, e.Summary + "\n" + e.Question, e.Text(), strings.Join(e.Keywords, "\n")} {
		if p, ok := longestPhraseIn(group, text); ok {
			return p
		}
	}
	return group[0]
}

// anyIn gives the longest of the phrases that a text holds.
func longestPhraseIn(phrases []string, text string) (longest string, ok bool) {
	text = " " + foldedWords(text) + " "
	for _, p := range phrases {
		if len(p) > len(longest) && strings.Contains(text, " "+foldedWords(p)+" ") {
			longest = p
		}
	}
	return longest, longest != ""
}
