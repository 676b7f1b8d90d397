package search

import (
	"math"
	"math/bits"
	"slices"

	"trustbook/search/analysis"
	"trustbook/search/index"
)

// searchBuffers are the working memory of a search. They are pooled, so they may hold the scores of any
// earlier query.
//
// While a word is being typed, the words before it stay the same, so their scores are kept from one keystroke to the
// next. A search copies them and adds the word that is being typed.
type searchBuffers struct {
	kept       entryScores    // scores for keptWords
	keptWords  []finishedWord // topic words of the last query, except the one that was being typed
	sum        entryScores    // scores for all words of the query; zero while in the pool
	best       []uint32       // for each entry, the highest score of any alternative of the current word, as float bits
	bestTitle  []float32      // for each entry, the highest score of any alternative of the current word in the title
	touched    []uint32       // entries whose value in best is not zero
	candidates []candidate    // buffer
	top        []float32
	required   requiredTerms
	stemmer    *analysis.Stemmer
}

// entryScores holds, for each entry, sums over some words of a query.
type entryScores struct {
	total, title []float32 // sum of the scores so far; sum of the weights of the words in the title
	held         []uint8   // required words that the entry contains, as bits
	entries      []uint32  // entries with a score, in no particular order; incomplete if unlisted is true
	unlisted     bool      // too many entries have a score to be listed
}

// finishedWord holds everything that determines the score of a word.
type finishedWord struct {
	alts []alternative
	bit  uint8
}

func (ix *Index) newScratch() any {
	n := len(ix.Entries)
	buf, held := make([]float32, 5*n), make([]uint8, 2*n)
	return &searchBuffers{
		kept: entryScores{total: buf[:n], title: buf[n : 2*n], held: held[:n]},
		sum:  entryScores{total: buf[2*n : 3*n], title: buf[3*n : 4*n], held: held[n:]},
		best: make([]uint32, n), bestTitle: buf[4*n:], stemmer: analysis.NewStemmer(),
	}
}

type candidate struct {
	entry uint32
	score float32 // includes tierStep for each tier
}

// glossaryScore is lower than the score of any word.
const glossaryScore = 1e-6

// scoreWords adds up the scores of all entries for words. Stop words count only for entries that also match another
// word, unless there are only stop words.
func (ix *Index) scoreWords(words []expansion, s *searchBuffers) {
	hasTopic := hasTopicWords(words)
	s.required = newRequiredTerms(words)
	finished := make([]int, 0, maxQueryWords)
	typed := -1
	for i, w := range words {
		switch {
		case w.stop:
		case w.typing:
			typed = i
		case typed < 0: // adding the scores in another order would round differently
			finished = append(finished, i)
		}
	}
	ix.keepScores(words, finished, s)
	s.sum.copyFrom(&s.kept)
	for i := range words {
		if w := &words[i]; !w.stop && typed >= 0 && i >= typed {
			ix.scoreWord(w.alts, &s.sum, s, s.required.bit[i], false)
		}
	}
	for i := range words {
		if w := &words[i]; w.stop {
			ix.scoreWord(w.alts, &s.sum, s, 0, hasTopic)
		}
	}
}

func hasTopicWords(words []expansion) bool {
	return slices.ContainsFunc(words, func(w expansion) bool { return !w.stop })
}

// keepScores sets the kept scores to those of the finished words, which are given as indexes in words.
func (ix *Index) keepScores(words []expansion, finished []int, s *searchBuffers) {
	same := len(s.keptWords) <= len(finished)
	for i, k := range s.keptWords {
		same = same && k.bit == s.required.bit[finished[i]] && slices.EqualFunc(k.alts, words[finished[i]].alts, sameScore)
	}
	if !same {
		s.kept.clear()
		s.keptWords = s.keptWords[:0]
	}
	for _, i := range finished[len(s.keptWords):] {
		ix.scoreWord(words[i].alts, &s.kept, s, s.required.bit[i], false)
		s.keptWords = append(s.keptWords, finishedWord{slices.Clone(words[i].alts), s.required.bit[i]})
	}
}

func sameScore(a, b alternative) bool { return a.term == b.term && a.factor == b.factor }

func (c *entryScores) clear() {
	if c.unlisted {
		clear(c.total)
		clear(c.title)
		clear(c.held)
	}
	for _, e := range c.entries {
		c.total[e], c.title[e], c.held[e] = 0, 0, 0
	}
	c.entries, c.unlisted = c.entries[:0], false
}

// copyFrom sets c, which must be zero, to a copy of o.
func (c *entryScores) copyFrom(o *entryScores) {
	if c.unlisted = o.unlisted; c.unlisted {
		copy(c.total, o.total)
		copy(c.title, o.title)
		copy(c.held, o.held)
		return
	}
	for _, e := range o.entries {
		c.total[e], c.title[e], c.held[e] = o.total[e], o.title[e], o.held[e]
	}
	c.entries = append(c.entries, o.entries...)
}

// maxListedShare is the maximum share of all entries that are kept in a list. If more have a score, visiting every
// entry costs less than keeping the list.
const maxListedShare = 1. / 8

// stopListing stops listing entries if the postings of alts may add too many.
func (c *entryScores) stopListing(ix *Index, alts []alternative) {
	n := len(c.entries)
	for _, a := range alts {
		n += ix.DocFreq(a.term)
	}
	c.unlisted = c.unlisted || float32(n) > maxListedShare*float32(len(c.total))
}

// scoreWord adds the score of a word's best alternative to each entry or, if foundOnly is true, to each entry that
// already has a score.
func (ix *Index) scoreWord(alts []alternative, to *entryScores, s *searchBuffers, bit uint8, foundOnly bool) {
	if !foundOnly {
		to.stopListing(ix, alts)
	}
	switch {
	case len(alts) == 1 && foundOnly:
		ix.scoreFound(alts[0], to)
	case len(alts) == 1:
		ix.scoreSingle(alts[0], to, bit)
	case to.unlisted && !foundOnly:
		ix.scoreAll(alts, to, s, bit)
	default:
		ix.scoreRareWord(alts, to, s, bit, foundOnly)
	}
}

// scoreSingle is scoreWord for a word with a single alternative, which needs no comparison.
func (ix *Index) scoreSingle(a alternative, to *entryScores, bit uint8) {
	weight := a.factor * ix.IDF[a.term]
	total, title, held, list := to.total, to.title, to.held, !to.unlisted
	for _, p := range ix.PostingsOf(a.term) {
		e := p.Entry()
		if list && total[e] == 0 {
			to.entries = append(to.entries, e)
		}
		total[e] += weight * p.Weight
		held[e] |= bit
		if p.InTitle() {
			title[e] += weight
		}
	}
}

// scoreFound is scoreSingle with foundOnly. A frequent word has so many postings that looking up a few entries costs
// less than reading all postings.
func (ix *Index) scoreFound(a alternative, to *entryScores) {
	weight, ps := a.factor*ix.IDF[a.term], ix.PostingsOf(a.term)
	if !to.unlisted && len(to.entries)*bits.Len(uint(len(ps))) < len(ps) {
		for _, e := range to.entries {
			if p, ok := findPosting(ps, e); ok {
				to.addFound(p, weight)
			}
		}
		return
	}
	for _, p := range ps {
		to.addFound(p, weight)
	}
}

// addFound adds a posting if its entry has a score. The code has no branch for this, because the processor would often
// mispredict whether an entry has a score.
func (c *entryScores) addFound(p index.Posting, weight float32) {
	e := p.Entry()
	mask := -nonzeroBit(math.Float32bits(c.total[e]))
	c.total[e] += math.Float32frombits(math.Float32bits(weight*p.Weight) & mask)
	if p.InTitle() {
		c.title[e] += math.Float32frombits(math.Float32bits(weight) & mask)
	}
}

// scoreRareWord is scoreWord for words with few postings.
func (ix *Index) scoreRareWord(alts []alternative, to *entryScores, s *searchBuffers, bit uint8, foundOnly bool) {
	best, bestTitle, total, touched := s.best, s.bestTitle, to.total, s.touched[:0]
	for _, a := range alts {
		weight := a.factor * ix.IDF[a.term]
		for _, p := range ix.PostingsOf(a.term) {
			e := p.Entry()
			if foundOnly && total[e] == 0 {
				continue
			}
			if v := math.Float32bits(weight * p.Weight); v > best[e] {
				if best[e] == 0 {
					touched = append(touched, e)
				}
				best[e] = v
			}
			if p.InTitle() && weight > bestTitle[e] {
				bestTitle[e] = weight
			}
		}
	}
	for _, e := range touched {
		if total[e] == 0 && !to.unlisted {
			to.entries = append(to.entries, e)
		}
		total[e] += math.Float32frombits(best[e])
		to.held[e] |= bit
		to.title[e] += bestTitle[e]
		best[e], bestTitle[e] = 0, 0
	}
	s.touched = touched
}

// scoreAll is scoreWord for words with many postings. It has no branch that depends on scores. It can compare scores as
// integers, because positive floats are in the same order as their bits.
func (ix *Index) scoreAll(alts []alternative, to *entryScores, s *searchBuffers, bit uint8) {
	best, bestTitle := s.best, s.bestTitle
	for _, a := range alts {
		weight := a.factor * ix.IDF[a.term]
		for _, p := range ix.PostingsOf(a.term) {
			e := p.Entry()
			best[e] = max(best[e], math.Float32bits(weight*p.Weight))
			if p.InTitle() && weight > bestTitle[e] {
				bestTitle[e] = weight
			}
		}
	}
	n := len(best)
	total, title, held, bestTitle := to.total[:n], to.title[:n], to.held[:n], bestTitle[:n]
	for e, v := range best {
		total[e] += math.Float32frombits(v)
		title[e] += bestTitle[e]
		held[e] |= bit & -uint8(nonzeroBit(v))
	}
	clear(best)
	clear(bestTitle)
}

// nonzeroBit returns 1 if bits are not zero, and 0 otherwise.
func nonzeroBit(bits uint32) uint32 { return (bits | -bits) >> 31 }

// findPosting returns the posting of entry in ps, which contains the postings of one term. ok is false if there is
// none.
func findPosting(ps []index.Posting, entry uint32) (index.Posting, bool) {
	from, to := 0, len(ps)
	for from < to { // a call of a function for each comparison would take twice the time
		if middle := (from + to) / 2; ps[middle].Entry() < entry {
			from = middle + 1
		} else {
			to = middle
		}
	}
	if from == len(ps) || ps[from].Entry() != entry {
		return index.Posting{}, false
	}
	return ps[from], true
}
