package index

import (
	"math"

	"trustbook/handbook"
	"trustbook/handbook/parallel"
	"trustbook/search/analysis"
)

// builder builds an index: each worker counts the terms of its share of the entries, then the counts are merged and
// sorted by term.
type builder struct {
	ix      *Index
	vocab   *Vocabulary
	phrases *PhraseTrie

	languages []*analysis.Language          // language of each entry; nil if all entries are in English
	foreign   map[*analysis.Language][]Word // words in entries of each language; nil if all entries are in English

	words   []int              // approximate number of words in each entry
	average [numFields]float32 // average length of each field, over the entries that have the field
	weight  [numFields]float32 // weight of each field; for bodies it depends on their average length
	workers []*worker
}

func newBuilder(ix *Index) *builder {
	b := &builder{ix: ix, vocab: newVocabulary(), phrases: newPhraseTrie()}
	ix.Vocab, ix.Phrases = b.vocab, b.phrases
	return b
}

// shortBodyWords is the number of words up to which a body is assumed to have a single topic. If the average body is
// longer, every word in a body counts for less: at four times the length it has half the weight.
const shortBodyWords = 150

// entryLength returns the approximate number of words in each field of an entry.
func (b *builder) entryLength(e *handbook.Entry) (length [numFields]float32) {
	b.eachText(e, func(f Field, text string) { length[f] += analysis.ApproxWords(text) })
	return length
}

func (b *builder) measureFields() {
	lengths := make([][numFields]float32, len(b.ix.Entries))
	parallel.Each((len(lengths)+progressInterval-1)/progressInterval, func(i int) {
		for e := i * progressInterval; e < min((i+1)*progressInterval, len(lengths)); e++ {
			if !b.ix.Entries[e].Derived.Generated {
				lengths[e] = b.entryLength(b.ix.Entries[e])
			}
		}
	})
	var with, sum [numFields]int
	b.words = make([]int, len(lengths))
	for e, length := range lengths {
		for f, n := range length {
			if n > 0 {
				sum[f] += int(n)
				with[f]++
				b.words[e] += int(n)
			}
		}
	}
	for f := range b.average {
		b.average[f] = float32(sum[f]) / float32(max(with[f], 1))
		b.weight[f] = fieldWeights[f].weight
		if b.average[f] > shortBodyWords {
			b.weight[f] *= float32(math.Sqrt(float64(shortBodyWords / b.average[f])))
		}
	}
	b.ix.LongBodies = 1 - b.weight[bodyField]/fieldWeights[bodyField].weight
}

// eachText calls f for every searchable string of an entry. It omits the reference at the start of the title.
func (b *builder) eachText(e *handbook.Entry, f func(Field, string)) {
	title, bare := b.ix.bareTitles[e]
	EachText(e, func(in Field, text string) {
		if in == titleField && bare {
			text = title
		}
		f(in, text)
	})
}

// sortPostings sorts the postings of all workers by term. It is a counting sort that keeps the postings of each term in
// reading order: each worker puts its postings after those of the workers before it.
func (b *builder) sortPostings() {
	ix := b.ix
	next := make([][]uint32, len(b.workers)) // position of the next posting, by worker and term
	parallel.Each(len(b.workers), func(i int) { next[i] = b.workers[i].countPostings(b.vocab.terms) })
	ix.starts = make([]uint32, b.vocab.terms+1)
	at := uint32(0)
	for t := range b.vocab.terms {
		ix.starts[t] = at
		for _, n := range next {
			n[t], at = at, at+n[t]
		}
	}
	ix.starts[b.vocab.terms] = at
	ix.postings = make([]Posting, at)
	parallel.Each(len(b.workers), func(i int) {
		w := b.workers[i]
		for j, t := range w.postingTerms {
			ix.postings[next[i][t]] = w.postings[j]
			next[i][t]++
		}
	})
	b.vocab.sortWords()
	b.computeWeights()
}

func (b *builder) computeWeights() {
	ix := b.ix
	ix.IDF = make([]float32, b.vocab.terms)
	for t := range b.vocab.terms {
		df := ix.DocFreq(t) // may include the generated glossary, which is not in Handbook.Entries
		ix.IDF[t] = IDFOf(max(len(ix.Handbook.Entries), df), df)
	}
	ix.TitleWeight = make([]float32, len(ix.Entries))
	for t := range b.vocab.terms {
		if ix.IsConcept(t) {
			continue
		}
		for _, p := range ix.PostingsOf(t) {
			if p.InTitle() {
				ix.TitleWeight[p.Entry()] += ix.IDF[t]
			}
		}
	}
}
