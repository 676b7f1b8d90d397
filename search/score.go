package search

import (
	"cmp"
	"slices"
)

// scratch is the working memory of one search, reused between searches.
// Invariant: all scores are zero while in the pool.
type scratch struct {
	total, title    []float32   // by entry: score so far; worth of the query's words found in its title
	heldRequired    []uint8     // by entry: which demanded words it holds
	best, bestTitle []float32   // by entry: total and title of the query word being scored
	touched         []uint32    // entries with best
	candidates      []candidate // buffer
	required        requiredTerms
	stemmer         *stemmer
}

func (ix *Index) newScratch() any {
	n := len(ix.entries)
	buf := make([]float32, 4*n)
	return &scratch{heldRequired: make([]uint8, n), total: buf[:n], title: buf[n : 2*n], best: buf[2*n : 3*n], bestTitle: buf[3*n:], stemmer: newStemmer()}
}

// candidate is an entry that matches, before it is explained.
type candidate struct {
	entry uint32
	score float32 // with tierStep for each tier
}

// tier ranks before any score.
type tier uint8

// tierStep is more than the words of any query add up to.
const tierStep = 1000

const (
	tierWords     tier = iota
	tierRefPrefix      // the query begins its id or a control reference
	tierRef            // the query names its id or a control
	tierTitle          // the query is its title or question
	tierGlossary       // it answers for sure, and yet comes after all others
)

// asideScore is less than any word adds.
const glossaryScore = 1e-6

// scoreUnits adds up what every entry gets for the query words. Words without
// a topic only add to entries that others found, unless there are no others.
func (ix *Index) scoreWords(words []expansion, s *scratch) {
	content := hasTopicWords(words)
	s.required = newRequiredTerms(words)
	for i, w := range words {
		if !w.stop {
			ix.scoreWord(w, s, s.required.bit[i], false)
		}
	}
	for _, w := range words {
		if w.stop {
			ix.scoreWord(w, s, 0, content)
		}
	}
}

func hasTopicWords(words []expansion) bool {
	return slices.ContainsFunc(words, func(w expansion) bool { return !w.stop })
}

// scoreUnit adds the best alternative of one word to each entry; with
// foundOnly to those that have a score already.
func (ix *Index) scoreWord(w expansion, s *scratch, bit uint8, foundOnly bool) {
	if len(w.alts) == 1 {
		ix.scoreSingle(w.alts[0], s, bit, foundOnly)
		return
	}
	s.touched = s.touched[:0]
	for _, a := range w.alts {
		weight := a.factor * ix.idf[a.term]
		for _, p := range ix.postingsOf(a.term) {
			e := p.entry()
			if foundOnly && s.total[e] == 0 {
				continue
			}
			if v := weight * p.weight; v > s.best[e] {
				if s.best[e] == 0 {
					s.touched = append(s.touched, e)
				}
				s.best[e] = v
			}
			if p.inTitle() && weight > s.bestTitle[e] {
				s.bestTitle[e] = weight
			}
		}
	}
	for _, e := range s.touched {
		s.total[e] += s.best[e]
		s.heldRequired[e] |= bit
		s.title[e] += s.bestTitle[e]
		s.best[e], s.bestTitle[e] = 0, 0
	}
}

// scoreOnly is scoreUnit for a word with one alternative, which is the best
// without comparing.
func (ix *Index) scoreSingle(a alternative, s *scratch, bit uint8, foundOnly bool) {
	weight := a.factor * ix.idf[a.term]
	for _, p := range ix.postingsOf(a.term) {
		e := p.entry()
		if foundOnly && s.total[e] == 0 {
			continue
		}
		s.total[e] += weight * p.weight
		s.heldRequired[e] |= bit
		if p.inTitle() {
			s.title[e] += weight
		}
	}
}

// titleWeight is what the likeness of title and query is worth beside the words.
const titleBoost = 4

// finishScore adds how alike title and query are (the share of both together
// that they have in common, squared, of what they have in common) and takes
// off for demanded words that are not there.
func (ix *Index) finishScore(e uint32, s *scratch, queryWeight float32) float32 {
	score := s.total[e]
	if got := s.title[e]; got > 0 {
		common := got / (queryWeight + max(0, ix.titleWeight[e]-got))
		score += titleBoost * got * common * common
	}
	return score * s.required.factor[s.heldRequired[e]]
}

// candidates gathers the entries that scored, and those looked up by name.
func (ix *Index) candidates(q *query, words []expansion, s *scratch) []candidate {
	queryWeight := totalWeight(words)
	s.candidates = s.candidates[:0]
	for e, total := range s.total {
		c := candidate{entry: uint32(e)}
		if len(q.names) > 0 {
			c.score = q.names[c.entry].score()
		}
		if total == 0 && c.score == 0 || !q.accepts(ix.entries[e]) {
			continue
		}
		if total > 0 {
			c.score += min(ix.finishScore(c.entry, s, queryWeight), tierStep/2)
		}
		s.candidates = append(s.candidates, c)
	}
	clear(s.total)
	clear(s.heldRequired)
	clear(s.title)
	return s.candidates
}

func totalWeight(words []expansion) (queryWeight float32) {
	for _, w := range words {
		queryWeight += w.weight
	}
	return queryWeight
}

// filtered lists all entries that the filters keep. The glossary is one only where
// some filter asks for it.
func (ix *Index) filtered(q *query) []candidate {
	asked := slices.ContainsFunc(q.filters, func(f entryFilter) bool { return !f.negated })
	var out []candidate
	for i, e := range ix.entries {
		if q.accepts(e) && (asked || !e.Derived.Generated) {
			out = append(out, candidate{entry: uint32(i)})
		}
	}
	return out
}

// best gives the limit best candidates (0: all), best first. Equal ones stay
// in reading order. Most candidates of a large handbook are worse than the
// worst kept, so they cost one comparison each.
func topCandidates(cs []candidate, limit int) []candidate {
	if limit <= 0 || len(cs) <= 2*limit {
		slices.SortFunc(cs, compareCandidates)
		return cs[:min(len(cs), cmp.Or(max(limit, 0), len(cs)))]
	}
	top := slices.Clone(cs[:limit])
	slices.SortFunc(top, compareCandidates)
	for _, c := range cs[limit:] {
		if c.score > top[limit-1].score {
			i, _ := slices.BinarySearchFunc(top, c, compareCandidates)
			copy(top[i+1:], top[i:])
			top[i] = c
		}
	}
	return top
}

func compareCandidates(a, b candidate) int {
	return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.entry, b.entry))
}
