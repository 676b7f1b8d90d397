package search

import (
	"cmp"
	"math"
	"slices"

	"trustbook/handbook"
	"trustbook/search/analysis"
	"trustbook/search/index"
)

const (
	maxSuggestions     = 5
	maxSuggestedValues = 10
)

// suggest returns the likely meanings of misspelt words of the query text, and the entries that contain those words.
func (ix *Index) suggest(text string, words []expansion) Suggestions {
	var found []spelling
	queries := map[string]string{}
	for _, w := range words {
		if w.stop || len(w.alts) > 0 || ix.isWord(w.Word) {
			continue
		}
		for _, s := range ix.similarWords(w.Word) {
			found, queries[s.Text] = append(found, s), text[:w.Start]+s.Text+text[w.End:]
		}
	}
	slices.SortStableFunc(found, ix.compareSpellings)
	var n Suggestions
	var terms []index.TermID
	for _, s := range found {
		if slices.Contains(terms, s.Term) || len(n.Words) == maxSuggestions {
			continue
		}
		terms = append(terms, s.Term)
		n.Words = append(n.Words, SuggestedWord{s.Text, ix.DocFreq(s.Term), queries[s.Text]})
	}
	n.Entries = ix.entriesAbout(terms, func(i int) float32 { return 1 / float32(1+i) }, maxSuggestions)
	return n
}

// prepend puts entries before those already suggested.
func (n *Suggestions) prepend(entries []*handbook.Entry) {
	for _, e := range n.Entries {
		if !slices.Contains(entries, e) {
			entries = append(entries, e)
		}
	}
	n.Entries = entries[:min(len(entries), maxSuggestions)]
}

// candidatesOnTopic returns the candidates that contain a topic word of the query. If the query has no topic word, it
// returns all candidates. An entry that shares only "what" or "your" with the query is not related to it.
func (ix *Index) candidatesOnTopic(found []candidate, words []expansion) []candidate {
	has := func(entry uint32, w *expansion) bool {
		return slices.ContainsFunc(w.alts, func(a alternative) bool {
			_, ok := findPosting(ix.PostingsOf(a.term), entry)
			return ok
		})
	}
	if !slices.ContainsFunc(words, func(w expansion) bool { return w.isTopic() }) {
		return found
	}
	return slices.DeleteFunc(slices.Clone(found), func(c candidate) bool {
		return !slices.ContainsFunc(words, func(w expansion) bool { return w.isTopic() && has(c.entry, &w) })
	})
}

// add appends entries to those already suggested.
func (n *Suggestions) add(entries []*handbook.Entry) {
	for _, e := range entries {
		if len(n.Entries) < maxSuggestions && !slices.Contains(n.Entries, e) {
			n.Entries = append(n.Entries, e)
		}
	}
}

// maxNeighbourEntries is the maximum number of entries that are suggested because they cover a related topic.
const maxNeighbourEntries = 3

// neighbourEntries returns entries about topics related to the topic of the query, such as availability if no entry is
// about backups.
func (ix *Index) neighbourEntries(q *query) []*handbook.Entry {
	terms := ix.neighbourConcepts(q)
	return ix.entriesAbout(terms, func(i int) float32 { return ix.IDF[terms[i]] }, maxNeighbourEntries)
}

// neighbourConcepts returns the concepts under the same heading as a concept of the query that no entry contains. It
// omits concepts with one-way synonyms, because those represent general words such as "support".
func (ix *Index) neighbourConcepts(q *query) []index.TermID {
	s, _ := ix.scratch.Get().(*searchBuffers) // the pool contains only *scratch
	defer ix.scratch.Put(s)
	x := ix.newExpander(q, s.stemmer)
	x.addConcepts()
	var terms []index.TermID
	for _, m := range x.matches {
		if ix.DocFreq(m.concept) > 0 {
			continue
		}
		for _, t := range ix.Sections()[m.concept] {
			if ix.DocFreq(t) > 0 && !ix.isOneWay(t) && !slices.Contains(terms, t) {
				terms = append(terms, t)
			}
		}
	}
	return terms
}

// entriesAbout returns the entries in which terms have the highest weights, best first. The weight of the i-th term is
// multiplied by factor(i).
func (ix *Index) entriesAbout(terms []index.TermID, factor func(i int) float32, limit int) []*handbook.Entry {
	if len(terms) == 0 {
		return nil
	}
	s, _ := ix.scratch.Get().(*searchBuffers) // the pool contains only *scratch
	defer ix.scratch.Put(s)
	sum, best := s.sum.total, bestCandidates{found: s.candidates[:0], top: s.top[:0], n: limit, least: math.SmallestNonzeroFloat32}
	for i, t := range terms {
		f := factor(i)
		for _, p := range ix.PostingsOf(t) {
			sum[p.Entry()] += f * p.Weight
		}
	}
	for e, score := range sum {
		best.add(candidate{entry: uint32(e), score: score})
	}
	clear(sum)
	s.candidates, s.top = best.found, best.top
	return ix.entriesOf(topCandidates(best.found, limit))
}

// isWord reports whether word is known to exist, so that it cannot be a misspelling: "backups" is not a misspelling of
// "back".
func (ix *Index) isWord(word string) bool {
	return ix.Vocab.Has(word) || isOrdinaryWord(word)
}

// similarWords returns words that the user may have meant: plausible corrections of word, and words with the same
// beginning.
func (ix *Index) similarWords(word string) []spelling {
	var found []spelling
	if analysis.IsDigit(word[0]) { // a number or reference is never a typo for another number or reference
		return nil
	}
	for _, s := range ix.spellings(word, allowedEdits(len(word)), false) {
		if ix.DocFreq(s.Term) > 0 && len(s.Text) >= minTypoLength && plausibleTypo(word, s.Text) {
			found = append(found, s)
		}
	}
	if len(word) < minTypoLength {
		return found
	}
	for _, w := range ix.Vocab.WithPrefix(word[:minTypoLength]) {
		if ix.DocFreq(w.Term) > 0 && !analysis.StopWords()[w.Text] && 2*len(word) >= len(w.Text) && isSimilarSpelling(word, w.Text) {
			found = append(found, spelling{w, 3, true})
		}
	}
	return found
}

// isSimilarSpelling reports whether two words that begin alike are at most as many edits apart as half the length of
// the longer one. One may then be an inflected form or a bad misspelling of the other.
func isSimilarSpelling(a, b string) bool {
	if max(len(a), len(b)) > maxTypoLength {
		return false
	}
	limit := max(len(a), len(b)) / 2
	var table editAlignment
	return table.distance(a, b, limit, false) <= limit
}

// searchFallback adds fuzzy matches or else suggestions to a result without hits.
func (ix *Index) searchFallback(r *Result, q *query, words []expansion, opt Options) {
	var matches []fuzzyMatch
	if len(q.phrases)+len(q.excluded) == 0 {
		matches = ix.fuzzySearch(q)
	}
	if r.FuzzyOnly = len(matches) > 0; !r.FuzzyOnly {
		r.Suggestions = ix.suggest(r.Query, words)
		r.Suggestions.add(ix.neighbourEntries(q))
		return
	}
	r.Total = len(matches)
	for _, g := range matches {
		e := ix.Entries[g.entry]
		r.Counts[e.Category]++
		for name, set := range opt.Sets {
			if set[e] {
				r.SetCounts[name]++
			}
		}
		selected := (opt.Category == "" || opt.Category == e.Category) && (opt.Set == "" || opt.Sets[opt.Set][e])
		if selected && (len(r.Hits) < opt.Limit || opt.Limit <= 0) {
			r.Hits = append(r.Hits, ix.fuzzyHit(g))
		}
	}
}

// summaryPassage returns the passage of an entry in which no sentence matches.
func summaryPassage(e *handbook.Entry) string { return cmp.Or(oneLine(e.Summary), firstSentence(e)) }
