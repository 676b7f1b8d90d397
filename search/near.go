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

const maxNear = 5

// near finds what resembles the words of a query that lead nowhere.
func (ix *Index) near(units []unit) Suggestions {
	var found []spelling
	for _, u := range units {
		if !u.stop && len(u.alts) == 0 {
			found = append(found, ix.resembling(u.word)...)
		}
	}
	slices.SortStableFunc(found, ix.compareSpellings)
	var n Suggestions
	var terms []termID
	for _, s := range found {
		if slices.Contains(terms, s.term) || len(n.Words) == maxNear {
			continue
		}
		terms = append(terms, s.term)
		n.Words = append(n.Words, SuggestedWord{s.text, ix.count(s.term)})
	}
	n.Entries = ix.topics(terms)
	return n
}

// add puts topics that share words with the query before those of words that
// only resemble its own.
func (n *Suggestions) add(topics []*handbook.Entry) {
	for _, e := range n.Entries {
		if !slices.Contains(topics, e) {
			topics = append(topics, e)
		}
	}
	n.Entries = topics[:min(len(topics), maxNear)]
}

// resembling gives the words that begin alike, or are within one edit in three letters.
func (ix *Index) resembling(word string) []spelling {
	var found []spelling
	for _, s := range ix.spellings(word, min(3, len(word)/3), false) {
		if ix.count(s.term) > 0 {
			found = append(found, s)
		}
	}
	if len(word) >= 4 {
		for _, w := range ix.vocab.withPrefix(word[:4]) {
			if ix.count(w.term) > 0 && !stopWords[w.text] {
				found = append(found, spelling{w, 3, true})
			}
		}
	}
	return found
}

// topics gives the entries that hold most of some terms.
func (ix *Index) topics(terms []termID) []*handbook.Entry {
	score := map[uint32]float32{}
	for i, t := range terms {
		for _, p := range ix.posted(t) {
			score[p.entry()] += p.weight / float32(1+i)
		}
	}
	var cs []candidate
	for e, s := range score {
		cs = append(cs, candidate{entry: e, score: s})
	}
	return ix.entriesOf(best(cs, maxNear))
}

// nothing fills a result that no word led to: with guesses, or with what is nearest.
func (ix *Index) nothing(r *Result, q *query, units []unit, opt Options) {
	var guesses []guess
	if len(q.phrases)+len(q.banned) == 0 {
		guesses = ix.guess(q)
	}
	if r.FuzzyOnly = len(guesses) > 0; !r.FuzzyOnly {
		r.Suggestions = ix.near(units)
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
			r.Hits = append(r.Hits, ix.guessHit(g))
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
