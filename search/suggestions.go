package search

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"sync"

	"trustbook/handbook"
)

// Suggestions are words and entries to try if nothing answers the query, up to five of each.
type Suggestions struct {
	Words   []SuggestedWord   // words of the handbook that resemble words of the query, most similar first
	Entries []*handbook.Entry // related entries, most relevant first
}

// SuggestedWord is a word that occurs in the handbook.
type SuggestedWord struct {
	Word  string
	Count int // number of entries that contain the word
}

const maxSuggestions = 5

// suggest returns the words that misspelt words of the query may be meant to be, and the entries that contain them.
func (ix *Index) suggest(words []expansion) Suggestions {
	var found []spelling
	for _, w := range words {
		if !w.stop && len(w.alts) == 0 && !ix.isWord(w.word) {
			found = append(found, ix.similarWords(w.word)...)
		}
	}
	slices.SortStableFunc(found, ix.compareSpellings)
	var n Suggestions
	var terms []termID
	for _, s := range found {
		if slices.Contains(terms, s.term) || len(n.Words) == maxSuggestions {
			continue
		}
		terms = append(terms, s.term)
		n.Words = append(n.Words, SuggestedWord{s.text, ix.docFreq(s.term)})
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

// candidatesOnTopic returns the candidates that contain a topic word of the query, or all if the query has none. An entry that
// shares only "what" or "your" with the query is not related to it.
func (ix *Index) candidatesOnTopic(found []candidate, words []expansion) []candidate {
	has := func(entry uint32, w *expansion) bool {
		return slices.ContainsFunc(w.alts, func(a alternative) bool {
			_, ok := findPosting(ix.postingsOf(a.term), entry)
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

// synonymSections returns the heading above each group in synonyms.yaml, by sectionKey. Groups under the same heading
// have related meanings.
var synonymSections = sync.OnceValue(func() map[string]string {
	sections, heading := map[string]string{}, ""
	for line := range strings.Lines(generalSynonyms) {
		if h, ok := strings.CutPrefix(line, "# "); ok {
			heading = h
		}
		for _, g := range parseSynonyms(line) {
			sections[sectionKey(g)] = heading
		}
	}
	return sections
})

// sectionKey identifies a group by its phrases. It joins them in a new slice, because concurrent searches share those
// of the group.
func sectionKey(g handbook.Synonym) string {
	return strings.Join(slices.Concat(g.From, g.To[:1]), ",")
}

// conceptSections returns, for each concept of the general synonyms, all concepts under the same heading, including
// itself.
func (ix *Index) conceptSections() map[termID][]termID {
	byHeading, out := map[string][]termID{}, map[termID][]termID{}
	for t := range ix.vocab.terms {
		if !ix.isConcept(t) {
			continue
		}
		if h := synonymSections()[sectionKey(ix.groupOf(t))]; h != "" {
			byHeading[h] = append(byHeading[h], t)
		}
	}
	for _, section := range byHeading {
		for _, t := range section {
			out[t] = section
		}
	}
	return out
}

// maxNeighbours is the maximum number of entries that are suggested because of a related meaning.
const maxNeighbours = 3

// neighbourEntries returns entries about topics related to that of the query, such as availability if no entry is about
// backups.
func (ix *Index) neighbourEntries(q *query) []*handbook.Entry {
	terms := ix.neighbourConcepts(q)
	return ix.entriesAbout(terms, func(i int) float32 { return ix.idf[terms[i]] }, maxNeighbours)
}

// neighbourConcepts returns the concepts under the same heading as a concept of the query that no entry contains. It
// omits concepts with one-way synonyms, because those represent general words such as "support".
func (ix *Index) neighbourConcepts(q *query) []termID {
	s, _ := ix.scratch.Get().(*scratch) // the pool contains only *scratch
	defer ix.scratch.Put(s)
	x := ix.newExpander(q.source, q.words, s.stemmer)
	x.addConcepts()
	var terms []termID
	for _, m := range x.matches {
		if ix.docFreq(m.concept) > 0 {
			continue
		}
		for _, t := range ix.sections()[m.concept] {
			if ix.docFreq(t) > 0 && !ix.isOneWay(t) && !slices.Contains(terms, t) {
				terms = append(terms, t)
			}
		}
	}
	return terms
}

// entriesAbout returns the entries in which terms have the highest weights, best first. factor(i) is multiplied by the
// weight of the i-th term.
func (ix *Index) entriesAbout(terms []termID, factor func(i int) float32, limit int) []*handbook.Entry {
	if len(terms) == 0 {
		return nil
	}
	s, _ := ix.scratch.Get().(*scratch) // the pool contains only *scratch
	defer ix.scratch.Put(s)
	sum, best := s.sum.total, bestCandidates{found: s.candidates[:0], top: s.top[:0], n: limit, least: math.SmallestNonzeroFloat32}
	for i, t := range terms {
		f := factor(i)
		for _, p := range ix.postingsOf(t) {
			sum[p.entry()] += f * p.weight
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
	return ix.vocab.has(word) || isOrdinaryWord(word)
}

// similarWords returns the words that word may be meant to be: its plausible corrections, and words with the same
// beginning.
func (ix *Index) similarWords(word string) []spelling {
	var found []spelling
	if isDigit(word[0]) { // a number or reference is never a typo for another
		return nil
	}
	for _, s := range ix.spellings(word, allowedEdits(len(word)), false) {
		if ix.docFreq(s.term) > 0 && len(s.text) >= minTypoLength && plausibleTypo(word, s.text) {
			found = append(found, s)
		}
	}
	if len(word) < minTypoLength {
		return found
	}
	for _, w := range ix.vocab.withPrefix(word[:minTypoLength]) {
		if ix.docFreq(w.term) > 0 && !stopWords()[w.text] && 2*len(word) >= len(w.text) && resembles(word, w.text) {
			found = append(found, spelling{w, 3, true})
		}
	}
	return found
}

// resembles reports whether at most half of the longer of two words with the same beginning differs, so that one may be
// an inflected form or a bad misspelling of the other. The beginning alone proves nothing: "databases" is not
// "datacenter".
func resembles(a, b string) bool {
	if max(len(a), len(b)) > maxTypoWord {
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
		r.Suggestions = ix.suggest(words)
		r.Suggestions.add(ix.neighbourEntries(q))
		return
	}
	r.Total = len(matches)
	for _, g := range matches {
		e := ix.entries[g.entry]
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

// summaryOf returns the passage of an entry in which no sentence matches.
func summaryOf(e *handbook.Entry) string { return cmp.Or(oneLine(e.Summary), firstSentence(e)) }

// oneLine returns text on one line, with single spaces.
func oneLine(text string) string {
	text = strings.TrimSpace(text)
	if !strings.ContainsAny(text, "\n\t\r\v\f\u0085\u00a0\u2028\u2029") && !strings.Contains(text, "  ") {
		return text
	}
	return strings.Join(strings.Fields(text), " ")
}
