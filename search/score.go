package search

import (
	"cmp"
	"slices"
)

// scratch is the working memory of one search, reused between searches.
// Invariant: all scores are zero while in the pool.
type scratch struct {
	total, title []float32   // by entry: score so far; worth of the query's words found in its title
	held         []uint8     // by entry: which demanded words it holds
	best, bestIn []float32   // by entry: total and title of the query word being scored
	touched      []uint32    // entries with best
	found        []candidate // buffer
	demands      demands
	stem         *stemmer
}

func (ix *Index) newScratch() any {
	n := len(ix.entries)
	buf := make([]float32, 4*n)
	return &scratch{held: make([]uint8, n), total: buf[:n], title: buf[n : 2*n], best: buf[2*n : 3*n], bestIn: buf[3*n:], stem: newStemmer()}
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
	tierWords tier = iota
	tierNear       // the query begins its id or a control reference
	tierRef        // the query names its id or a control
	tierTitle      // the query is its title or question
	tierAside      // it answers for sure, and yet comes after all others
)

// asideScore is less than any word adds.
const asideScore = 1e-6

// scoreUnits adds up what every entry gets for the query words. Words without
// a topic only add to entries that others found, unless there are no others.
func (ix *Index) scoreUnits(units []unit, s *scratch) {
	content := hasContent(units)
	s.demands = demandsOf(units)
	for i, u := range units {
		if !u.stop {
			ix.scoreUnit(u, s, s.demands.bit[i], false)
		}
	}
	for _, u := range units {
		if u.stop {
			ix.scoreUnit(u, s, 0, content)
		}
	}
}

func hasContent(units []unit) bool {
	return slices.ContainsFunc(units, func(u unit) bool { return !u.stop })
}

// scoreUnit adds the best alternative of one word to each entry; with
// foundOnly to those that have a score already.
func (ix *Index) scoreUnit(u unit, s *scratch, bit uint8, foundOnly bool) {
	if len(u.alts) == 1 {
		ix.scoreOnly(u.alts[0], s, bit, foundOnly)
		return
	}
	s.touched = s.touched[:0]
	for _, a := range u.alts {
		worth := a.factor * ix.idf[a.term]
		for _, p := range ix.posted(a.term) {
			e := p.entry()
			if foundOnly && s.total[e] == 0 {
				continue
			}
			if v := worth * p.weight; v > s.best[e] {
				if s.best[e] == 0 {
					s.touched = append(s.touched, e)
				}
				s.best[e] = v
			}
			if p.inTitle() && worth > s.bestIn[e] {
				s.bestIn[e] = worth
			}
		}
	}
	for _, e := range s.touched {
		s.total[e] += s.best[e]
		s.held[e] |= bit
		s.title[e] += s.bestIn[e]
		s.best[e], s.bestIn[e] = 0, 0
	}
}

// scoreOnly is scoreUnit for a word with one alternative, which is the best
// without comparing.
func (ix *Index) scoreOnly(a alternative, s *scratch, bit uint8, foundOnly bool) {
	worth := a.factor * ix.idf[a.term]
	for _, p := range ix.posted(a.term) {
		e := p.entry()
		if foundOnly && s.total[e] == 0 {
			continue
		}
		s.total[e] += worth * p.weight
		s.held[e] |= bit
		if p.inTitle() {
			s.title[e] += worth
		}
	}
}

// titleWeight is what the likeness of title and query is worth beside the words.
const titleWeight = 4

// finishScore adds how alike title and query are (the share of both together
// that they have in common, squared, of what they have in common) and takes
// off for demanded words that are not there.
func (ix *Index) finishScore(e uint32, s *scratch, mass float32) float32 {
	score := s.total[e]
	if got := s.title[e]; got > 0 {
		common := got / (mass + max(0, ix.titleMass[e]-got))
		score += titleWeight * got * common * common
	}
	return score * s.demands.factor[s.held[e]]
}

// candidates gathers the entries that scored, and those looked up by name.
func (ix *Index) candidates(q *query, units []unit, s *scratch) []candidate {
	mass := massOf(units)
	s.found = s.found[:0]
	for e, total := range s.total {
		c := candidate{entry: uint32(e)}
		if len(q.named) > 0 {
			c.score = q.named[c.entry].score()
		}
		if total == 0 && c.score == 0 || !q.keeps(ix.entries[e]) {
			continue
		}
		if total > 0 {
			c.score += min(ix.finishScore(c.entry, s, mass), tierStep/2)
		}
		s.found = append(s.found, c)
	}
	clear(s.total)
	clear(s.held)
	clear(s.title)
	return s.found
}

func massOf(units []unit) (mass float32) {
	for _, u := range units {
		mass += u.mass
	}
	return mass
}

// filtered lists all entries that the filters keep. The glossary is one only where
// some filter asks for it.
func (ix *Index) filtered(q *query) []candidate {
	asked := slices.ContainsFunc(q.filters, func(f entryFilter) bool { return !f.not })
	var out []candidate
	for i, e := range ix.entries {
		if q.keeps(e) && (asked || !e.Derived.Generated) {
			out = append(out, candidate{entry: uint32(i)})
		}
	}
	return out
}

// best gives the limit best candidates (0: all), best first. Equal ones stay
// in reading order. Most candidates of a large handbook are worse than the
// worst kept, so they cost one comparison each.
func best(cs []candidate, limit int) []candidate {
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
