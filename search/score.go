package search

import (
	"cmp"
	"slices"
)

// scratch is the working memory of a search. Scratches are pooled; in the pool all
// their scores are zero.
type scratch struct {
	total, title    []float32   // by entry: score so far, and weight of the query words in its title
	heldRequired    []uint8     // by entry: bits of the required words it contains
	best, bestTitle []float32   // by entry: the same as total and title for the current query word
	touched         []uint32    // entries with a nonzero best
	candidates      []candidate // buffer
	required        requiredTerms
	stemmer         *stemmer
}

func (ix *Index) newScratch() any {
	n := len(ix.entries)
	buf := make([]float32, 4*n)
	return &scratch{heldRequired: make([]uint8, n), total: buf[:n], title: buf[n : 2*n], best: buf[2*n : 3*n], bestTitle: buf[3*n:], stemmer: newStemmer()}
}

// candidate is an entry that matches.
type candidate struct {
	entry uint32
	score float32 // including tierStep for each tier
}

// tier ranks before the score.
type tier uint8

// tierStep is higher than any score of words.
const tierStep = 1000

const (
	tierWords     tier = iota
	tierRefPrefix      // the query begins its id or a control reference
	tierRef            // the query names its id or a control
	tierTitle          // the query is its title or question
	tierGlossary       // the glossary explains the topic: certain, but listed last
)

// glossaryScore is less than any word adds.
const glossaryScore = 1e-6

// scoreWords adds up the scores of all entries. Stop words add to entries that other
// words have found, unless the query has nothing but stop words.
func (ix *Index) scoreWords(words []expansion, s *scratch) {
	hasTopic := hasTopicWords(words)
	s.required = newRequiredTerms(words)
	for i, w := range words {
		if !w.stop {
			ix.scoreWord(w, s, s.required.bit[i], false)
		}
	}
	for _, w := range words {
		if w.stop {
			ix.scoreWord(w, s, 0, hasTopic)
		}
	}
}

func hasTopicWords(words []expansion) bool {
	return slices.ContainsFunc(words, func(w expansion) bool { return !w.stop })
}

// scoreWord adds the best alternative of a word to the score of each entry or, with
// foundOnly, of each entry that has a score.
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

// scoreSingle is scoreWord for a word with one alternative, which needs no comparing.
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

// titleBoost is the weight of title similarity relative to the words; see doc.go.
const titleBoost = 4

// finishScore adds the similarity of title and query, and multiplies by the factor for
// missing required words.
func (ix *Index) finishScore(e uint32, s *scratch, queryWeight float32) float32 {
	score := s.total[e]
	if shared := s.title[e]; shared > 0 {
		share := shared / (queryWeight + max(0, ix.titleWeight[e]-shared))
		score += titleBoost * shared * share * share
	}
	return score * s.required.factor[s.heldRequired[e]]
}

// candidates returns the entries with a score or a name match that pass the filters,
// and clears the scratch.
func (ix *Index) candidates(q *query, words []expansion, s *scratch) []candidate {
	queryWeight := totalWeight(words)
	s.candidates = s.candidates[:0]
	named, filtered := len(q.names) > 0, len(q.filters) > 0
	for e, total := range s.total {
		if total == 0 && !named {
			continue
		}
		c := candidate{entry: uint32(e)}
		if named {
			c.score = q.names[c.entry].score()
		}
		if total == 0 && c.score == 0 || filtered && !q.accepts(ix.entries[e]) {
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

func totalWeight(words []expansion) (sum float32) {
	for _, w := range words {
		sum += w.weight
	}
	return sum
}

// filtered returns all entries that pass the filters. The generated glossary is one
// of them only if there is a filter that is not negated.
func (ix *Index) filtered(q *query) []candidate {
	positive := slices.ContainsFunc(q.filters, func(f entryFilter) bool { return !f.negated })
	var out []candidate
	for i, e := range ix.entries {
		if q.accepts(e) && (positive || !e.Derived.Generated) {
			out = append(out, candidate{entry: uint32(i)})
		}
	}
	return out
}

// topCandidates returns the limit best candidates (all if limit is 0), best first and
// ties in reading order. In a large handbook most candidates are worse than the worst
// one kept and cost one comparison each.
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
