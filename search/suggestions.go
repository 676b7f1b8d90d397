package search

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"trustbook/handbook"
)

// Suggestions is what to try when nothing answers: at most five of each.
type Suggestions struct {
	Words   []SuggestedWord   // words of the handbook that resemble those of the query, most similar first
	Entries []*handbook.Entry // related entries, most relevant first
}

// SuggestedWord is a word that occurs in the handbook.
type SuggestedWord struct {
	Word  string
	Count int // number of entries that contain it
}

const maxSuggestions = 5

// suggest finds words that those of the query may be slips for, and the entries with those words.
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

// prepend puts entries that share words with the query before those with similar words.
func (n *Suggestions) prepend(entries []*handbook.Entry) {
	for _, e := range n.Entries {
		if !slices.Contains(entries, e) {
			entries = append(entries, e)
		}
	}
	n.Entries = entries[:min(len(entries), maxSuggestions)]
}

// onTopic returns the candidates that have a topic word of the query, or all if it has none. What shares "what" or
// "your" with it is not related.
func (ix *Index) onTopic(found []candidate, words []expansion) []candidate {
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

// add puts entries after those that are there.
func (n *Suggestions) add(entries []*handbook.Entry) {
	for _, e := range entries {
		if len(n.Entries) < maxSuggestions && !slices.Contains(n.Entries, e) {
			n.Entries = append(n.Entries, e)
		}
	}
}

// synonymSections is the heading in synonyms.yaml of each group, by sectionKey: groups under one
// heading are neighbours in meaning.
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

// sectionKey names a group by its phrases. It copies: searches share the group's slices.
func sectionKey(g handbook.Synonym) string {
	return strings.Join(slices.Concat(g.From, g.To[:1]), ",")
}

// conceptSections returns, for each concept of the general synonyms, those under the same heading, itself included.
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

// maxNeighbours is how many entries are named as neighbours in meaning.
const maxNeighbours = 3

// neighbours returns the entries that are about what is next to what a query asks for: about
// availability where no entry is about backups.
func (ix *Index) neighbours(q *query) []*handbook.Entry {
	terms := ix.neighbourConcepts(q)
	return ix.entriesAbout(terms, func(i int) float32 { return ix.idf[terms[i]] }, maxNeighbours)
}

// neighbourConcepts returns the concepts of the handbook under the headings of those of the query that it lacks.
// Synonyms in one direction lead to general words, such as support, so they are no neighbours.
func (ix *Index) neighbourConcepts(q *query) []termID {
	s, _ := ix.scratch.Get().(*scratch) // the pool holds nothing else
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

// entriesAbout returns the entries in which terms weigh most, best first. factor says how much the i-th term counts.
func (ix *Index) entriesAbout(terms []termID, factor func(i int) float32, limit int) []*handbook.Entry {
	if len(terms) == 0 {
		return nil
	}
	s, _ := ix.scratch.Get().(*scratch) // the pool holds nothing else
	defer ix.scratch.Put(s)
	sum, cs := s.sum.total, s.candidates[:0]
	for i, t := range terms {
		f := factor(i)
		for _, p := range ix.postingsOf(t) {
			sum[p.entry()] += f * p.weight
		}
	}
	for e, score := range sum {
		if score > 0 {
			cs = append(cs, candidate{entry: uint32(e), score: score})
		}
	}
	clear(sum)
	s.candidates = cs
	return ix.entriesOf(topCandidates(cs, limit))
}

// isWord reports whether a word is known to be one, and so is not a slip for another: "backups"
// is not "back".
func (ix *Index) isWord(word string) bool {
	return ix.vocab.has(word) || isOrdinary(word)
}

// similarWords returns the words that a word may be a slip for: its plausible corrections,
// and words that begin like it.
func (ix *Index) similarWords(word string) []spelling {
	var found []spelling
	for _, s := range ix.spellings(word, allowedEdits(len(word)), false) {
		if ix.docFreq(s.term) > 0 && len(s.text) >= minTypoLength && plausibleTypo(word, s.text) {
			found = append(found, s)
		}
	}
	if len(word) < minTypoLength {
		return found
	}
	for _, w := range ix.vocab.withPrefix(word[:minTypoLength]) {
		if ix.docFreq(w.term) > 0 && !stopWords()[w.text] && 2*len(word) >= len(w.text) && beginsLike(word, w.text) {
			found = append(found, spelling{w, 3, true})
		}
	}
	return found
}

// longWord is the least length of a badly misspelt word whose first four letters are enough to
// compare it with others.
const longWord = 8

// beginsLike reports whether two words with the same first four letters may be one, one of
// them misspelt or in another form.
func beginsLike(a, b string) bool {
	if min(len(a), len(b)) >= longWord {
		return true
	}
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	return 2*n > max(len(a), len(b))
}

// searchFallback fills a result without hits with fuzzy matches or, failing that, with suggestions.
func (ix *Index) searchFallback(r *Result, q *query, words []expansion, opt Options) {
	var matches []fuzzyMatch
	if len(q.phrases)+len(q.excluded) == 0 {
		matches = ix.fuzzySearch(q)
	}
	if r.FuzzyOnly = len(matches) > 0; !r.FuzzyOnly {
		r.Suggestions = ix.suggest(words)
		r.Suggestions.add(ix.neighbours(q))
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

// summaryOf returns what to show for an entry if no sentence matches.
func summaryOf(e *handbook.Entry) string { return cmp.Or(oneLine(e.Summary), firstSentence(e)) }

// oneLine puts a text on one line, with single spaces.
func oneLine(text string) string {
	text = strings.TrimSpace(text)
	if !strings.ContainsAny(text, "\n\t\r\v\f\u0085\u00a0\u2028\u2029") && !strings.Contains(text, "  ") {
		return text
	}
	return strings.Join(strings.Fields(text), " ")
}
