package search

import (
	"slices"
	"strconv"
)

// Topic is a topic word of a query.
type Topic struct {
	Word  string // the folded word
	Key   string // equal for words with the same meaning, such as inflected forms and synonyms
	Inner string // the key of a shorter phrase that begins the same, such as "SOC 2" in "SOC 2 report", or ""
	Known bool   // an entry contains the word or one of its alternatives
}

// Topics returns the topic words of a query, one for each meaning. Keys can be compared across queries to the same
// index.
func (ix *Index) Topics(text string) []Topic {
	s, _ := ix.scratch.Get().(*searchBuffers) // the pool contains only *scratch
	defer ix.scratch.Put(s)
	q := ix.parse(ix.stripForm(text)+" ", Options{}) // the space ends the last word
	x := &expander{ix: ix, stemmer: s.stemmer, query: &q, swedish: ix.isSwedish(q.source, q.words), sentence: true}
	for _, w := range q.words {
		x.addWord(w)
	}
	for i := range x.words {
		x.followPhrase(0, i, i, 1, 1)
	}
	var out []Topic
	seen := map[string]bool{}
	for i := range x.words {
		w := &x.words[i]
		t := Topic{Word: w.Word, Known: w.leadsToEntries(ix) || x.isInPhrase(i)}
		t.Key, t.Inner = x.meaningKeys(i)
		if !w.function && !w.formal && len(w.Word) > 1 && !seen[t.Key] {
			seen[t.Key] = true
			out = append(out, t)
		}
	}
	return out
}

// isInPhrase reports whether word i is part of a synonym phrase whose concept has an entry.
func (x *expander) isInPhrase(i int) bool {
	return slices.ContainsFunc(x.matches, func(f synonymMatch) bool {
		return f.from <= i && i <= f.to && x.ix.DocFreq(f.concept) > 0
	})
}

// meaningKeys returns the keys of a [Topic]. The first represents the longest synonym phrase with word i or, if there
// is no such phrase, the stem of the word.
func (x *expander) meaningKeys(i int) (whole, inner string) {
	var best synonymMatch
	for _, f := range x.matches {
		if i < f.from || f.to < i || f.confidence < 1 || x.ix.isOneWay(f.concept) || whole != "" && f.to-f.from < best.to-best.from {
			continue
		}
		if best.from == f.from && best.from < best.to && best.to < f.to {
			inner = whole
		}
		best, whole = f, "="+strconv.Itoa(int(f.concept))
	}
	if whole == "" {
		whole = x.stemmer.Stem(x.words[i].Word)
	}
	return whole, inner
}
