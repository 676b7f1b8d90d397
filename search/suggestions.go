package search

import (
	"cmp"
	"slices"
	"strings"

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

// near finds what resembles the words of a query that lead nowhere.
func (ix *Index) suggest(words []expansion) Suggestions {
	var found []spelling
	for _, w := range words {
		if !w.stop && len(w.alts) == 0 {
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
	n.Entries = ix.entriesWithTerms(terms)
	return n
}

// add puts topics that share words with the query before those of words that
// only resemble its own.
func (n *Suggestions) prepend(topics []*handbook.Entry) {
	for _, e := range n.Entries {
		if !slices.Contains(topics, e) {
			topics = append(topics, e)
		}
	}
	n.Entries = topics[:min(len(topics), maxSuggestions)]
}

// resembling gives the words that begin alike, or are within one edit in three letters.
func (ix *Index) similarWords(word string) []spelling {
	var found []spelling
	for _, s := range ix.spellings(word, min(3, len(word)/3), false) {
		if ix.docFreq(s.term) > 0 {
			found = append(found, s)
		}
	}
	if len(word) >= 4 {
		for _, w := range ix.vocab.withPrefix(word[:4]) {
			if ix.docFreq(w.term) > 0 && !stopWords[w.text] {
				found = append(found, spelling{w, 3, true})
			}
		}
	}
	return found
}

// topics gives the entries that hold most of some terms.
func (ix *Index) entriesWithTerms(terms []termID) []*handbook.Entry {
	score := map[uint32]float32{}
	for i, t := range terms {
		for _, p := range ix.postingsOf(t) {
			score[p.entry()] += p.weight / float32(1+i)
		}
	}
	var cs []candidate
	for e, s := range score {
		cs = append(cs, candidate{entry: e, score: s})
	}
	slices.SortFunc(cs, func(a, b candidate) int { return cmp.Compare(a.entry, b.entry) })
	return ix.entriesOf(topCandidates(cs, maxSuggestions))
}

// nothing fills a result that no word led to: with guesses, or with what is nearest.
func (ix *Index) answerNothing(r *Result, q *query, words []expansion, opt Options) {
	var guesses []fuzzyMatch
	if len(q.phrases)+len(q.excluded) == 0 {
		guesses = ix.fuzzySearch(q)
	}
	if r.FuzzyOnly = len(guesses) > 0; !r.FuzzyOnly {
		r.Suggestions = ix.suggest(words)
		return
	}
	r.Total = len(guesses)
	for _, g := range guesses {
		e := ix.entries[g.entry]
		r.Counts[e.Category]++
		for name, set := range opt.Sets {
			if set[e] {
				r.SetCounts[name]++
			}
		}
		asked := (opt.Category == "" || opt.Category == e.Category) && (opt.Set == "" || opt.Sets[opt.Set][e])
		if asked && (len(r.Hits) < opt.Limit || opt.Limit <= 0) {
			r.Hits = append(r.Hits, ix.fuzzyHit(g))
		}
	}
}

// summaryOf is what stands for an entry where no sentence answers.
func summaryOf(e *handbook.Entry) string { return cmp.Or(oneLine(e.Summary), firstSentence(e)) }

// oneLine puts a text on one line, with single spaces.
func oneLine(text string) string {
	text = strings.TrimSpace(text)
	if !strings.ContainsAny(text, "\n\t\r\v\f\u0085\u00a0\u2028\u2029") && !strings.Contains(text, "  ") {
		return text
	}
	return strings.Join(strings.Fields(text), " ")
}
