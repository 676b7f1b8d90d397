package search

import (
	"math"
	"slices"
)

// scratch is the working memory of one search, reused between searches.
// Invariant: all zero while in the pool.
type scratch struct {
	total, title   []float32 // by entry: score so far; worth of the query's words found in its title
	best, bestIn   []float32 // the same of the query word being scored
	touched        []uint32  // entries with best
	stem           *stemmer
	contentTouched bool
}

func (ix *Index) newScratch() any {
	n := len(ix.entries)
	buf := make([]float32, 4*n)
	return &scratch{total: buf[:n], title: buf[n : 2*n], best: buf[2*n : 3*n], bestIn: buf[3*n:], stem: newStemmer()}
}

// candidate is an entry that matches, before it is explained.
type candidate struct {
	entry uint32
	tier  tier
	score float32
}

// tier ranks before any score.
type tier uint8

const (
	tierWords tier = iota
	tierNear       // the query begins its id or a control reference
	tierRef        // the query names its id or a control
	tierTitle      // the query is its title or question
)

// scoreUnits adds up what every entry gets for the query words. Words without
// a topic only add to entries that others found, unless there are no others.
func (ix *Index) scoreUnits(units []unit, s *scratch) {
	content := slices.ContainsFunc(units, func(u unit) bool { return !u.stop })
	for _, u := range units {
		if !u.stop {
			ix.scoreUnit(u, s, false)
		}
	}
	for _, u := range units {
		if u.stop {
			ix.scoreUnit(u, s, content)
		}
	}
}

// scoreUnit adds the best alternative of one word to each entry.
func (ix *Index) scoreUnit(u unit, s *scratch, foundOnly bool) {
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
		s.title[e] += s.bestIn[e]
		s.best[e], s.bestIn[e] = 0, 0
	}
}

// titleWeight is what the likeness of title and query is worth beside the words.
const titleWeight = 1.6

// finish gives the final score: the words, and how alike title and query are
// (the share of the query in the title times the share of the title in the query).
func (ix *Index) finishScore(e uint32, s *scratch, mass float32) float32 {
	got := s.title[e]
	rest := max(0, ix.titleMass[e]-got)
	return s.total[e] + titleWeight*got*got/(mass+rest)
}

// candidates gathers the entries that scored, and those looked up by name.
func (ix *Index) candidates(q *query, units []unit, s *scratch) []candidate {
	mass := float32(0)
	for _, u := range units {
		mass += u.mass
	}
	named := ix.lookUp(q)
	var out []candidate
	for e, total := range s.total {
		t := named[uint32(e)]
		if total == 0 && t.tier == tierWords {
			continue
		}
		if !q.keeps(ix.entries[e]) {
			continue
		}
		c := candidate{uint32(e), t.tier, t.bonus}
		if total > 0 {
			c.score += ix.finishScore(uint32(e), s, mass)
		}
		out = append(out, c)
	}
	clear(s.total)
	clear(s.title)
	return out
}

// filtered lists all entries that the filters keep.
func (ix *Index) filtered(q *query) []candidate {
	var out []candidate
	for i, e := range ix.entries {
		if q.keeps(e) {
			out = append(out, candidate{entry: uint32(i)})
		}
	}
	return out
}

// best sorts candidates, best first, and keeps limit of them (0: all). Equal
// ones stay in reading order.
func best(cs []candidate, limit int) []candidate {
	slices.SortFunc(cs, compareCandidates)
	if limit > 0 && len(cs) > limit {
		cs = cs[:limit]
	}
	return cs
}

func compareCandidates(a, b candidate) int {
	switch {
	case a.tier != b.tier:
		return int(b.tier) - int(a.tier)
	case a.score != b.score:
		return cmpFloat(b.score, a.score)
	}
	return int(a.entry) - int(b.entry)
}

// tierStep is more than any sum of words reaches, so that Score alone orders hits.
const tierStep = 1000

func (c candidate) fullScore() float64 {
	return float64(c.tier)*tierStep + math.Min(float64(c.score), tierStep-1)
}
