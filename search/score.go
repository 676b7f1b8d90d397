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
	best, bestTitle, total, touched := s.best, s.bestTitle, s.total, s.touched // local, so that the loop keeps them in registers
	for _, a := range w.alts {
		weight := a.factor * ix.idf[a.term]
		for _, p := range ix.postingsOf(a.term) {
			e := p.entry()
			if foundOnly && total[e] == 0 {
				continue
			}
			if v := weight * p.weight; v > best[e] {
				if best[e] == 0 {
					touched = append(touched, e)
				}
				best[e] = v
			}
			if p.inTitle() && weight > bestTitle[e] {
				bestTitle[e] = weight
			}
		}
	}
	title, held := s.title, s.heldRequired
	for _, e := range touched {
		total[e] += best[e]
		held[e] |= bit
		title[e] += bestTitle[e]
		best[e], bestTitle[e] = 0, 0
	}
	s.touched = touched
}

// scoreSingle is scoreWord for a word with one alternative, which needs no comparing.
func (ix *Index) scoreSingle(a alternative, s *scratch, bit uint8, foundOnly bool) {
	weight := a.factor * ix.idf[a.term]
	total, title, held := s.total, s.title, s.heldRequired
	for _, p := range ix.postingsOf(a.term) {
		e := p.entry()
		if foundOnly && total[e] == 0 {
			continue
		}
		total[e] += weight * p.weight
		held[e] |= bit
		if p.inTitle() {
			title[e] += weight
		}
	}
}

// titleBoost is the weight of title similarity relative to the words; see doc.go.
const titleBoost = 4

// titleSimilarity returns what an entry gains by the words that its title shares with the
// query, from their weight and those of the whole query and of the whole title.
func titleSimilarity(shared, query, title float32) float32 {
	union := query
	if rest := title - shared; rest > 0 {
		union += rest
	}
	share := shared / union
	return titleBoost * shared * share * share
}

// candidates returns the entries with a score or a name match that pass the filters,
// and clears the scratch. It finishes the scores with the similarity of the title and the
// factor for missing required words, in the same pass: it visits every entry.
func (ix *Index) candidates(q *query, words []expansion, s *scratch) []candidate {
	found, queryWeight := s.candidates[:0], totalWeight(words)
	n := len(s.total) // of the slices that follow, so that indexing them needs no check
	title, held, titleWeight := s.title[:n], s.heldRequired[:n], ix.titleWeight[:n]
	named, filtered := len(q.names) > 0, len(q.filters) > 0
	for e, score := range s.total {
		if score != 0 {
			if shared := title[e]; shared > 0 {
				score += titleSimilarity(shared, queryWeight, titleWeight[e])
			}
			score = min(score*s.required.factor[held[e]], tierStep/2)
		}
		if named {
			score += q.names[uint32(e)].score()
		}
		if score > 0 && (!filtered || q.accepts(ix.entries[e])) {
			found = append(found, candidate{uint32(e), score})
		}
	}
	clear(s.total)
	clear(s.heldRequired)
	clear(s.title)
	s.candidates = found
	return found
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

// contenders drops the candidates that cannot be among the hits, so that what follows need
// not visit them again. The boosts raise scores of the best candidates alone, and never
// lower one. The glossary may still be promoted.
func (q *query) contenders(found []candidate, opt Options) []candidate {
	n := max(opt.Limit, maxProximityCandidates, maxWordingCandidates)
	if opt.Limit <= 0 || opt.Category != "" || opt.Set != "" || len(found) <= 2*n {
		return found
	}
	least := topCandidates(found, n)[n-1].score
	kept, named := found[:0], len(q.names) > 0
	for _, c := range found {
		if c.score >= least || named && q.names[c.entry].tier == tierGlossary {
			kept = append(kept, c)
		}
	}
	return kept
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
	least := top[limit-1].score
	for _, c := range cs[limit:] {
		if c.score >= least && compareCandidates(c, top[limit-1]) < 0 {
			i, _ := slices.BinarySearchFunc(top, c, compareCandidates)
			copy(top[i+1:], top[i:])
			top[i] = c
			least = top[limit-1].score
		}
	}
	return top
}

func compareCandidates(a, b candidate) int {
	if a.score != b.score {
		return cmp.Compare(b.score, a.score)
	}
	return cmp.Compare(a.entry, b.entry)
}
