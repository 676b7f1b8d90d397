package search

import (
	"cmp"
	"iter"
	"math"
	"slices"

	"trustbook/handbook"
)

// candidates returns the entries that pass the filters and either have a score or are named in the query, and counts
// them in c. It clears the scores. If n is positive, the result contains the n best candidates and omits most of the
// others. The result is valid until s is used again.
func (ix *Index) candidates(q *query, words []expansion, s *searchBuffers, c *hitCounts, n int) []candidate {
	f := finalScorer{scores: &s.sum, factor: s.required.factor, queryWeight: totalWeight(words), titleWeight: ix.TitleWeight}
	best := bestCandidates{found: s.candidates[:0], top: s.top[:0], n: n, least: math.SmallestNonzeroFloat32}
	ix.finishScores(&f, q, &best, c)
	if len(q.names) > 0 {
		best.found = slices.DeleteFunc(best.found, func(c candidate) bool { _, named := q.names[c.entry]; return named })
	}
	for e, name := range q.names {
		if !q.passesFilters(ix.Entries[e]) {
			continue
		}
		score := f.score(e)
		if score == 0 {
			c.add(ix, e)
		}
		best.found = append(best.found, candidate{e, score + name.score()})
	}
	s.sum.clear()
	s.candidates, s.top = best.found, best.top
	return best.found
}

func (ix *Index) finishScores(f *finalScorer, q *query, best *bestCandidates, c *hitCounts) {
	switch {
	case len(q.filters)+len(c.sets) > 0, ix.collects:
		for e := range f.entries() {
			if score := f.score(e); score > 0 && q.passesFilters(ix.Entries[e]) {
				c.add(ix, e)
				best.add(candidate{e, score})
			}
		}
	case f.scores.unlisted:
		f.finishAll(best, c.byCategory, ix.CategoryOf)
	default:
		for _, e := range f.scores.entries {
			c.byCategory[ix.CategoryOf[e]]++
			best.add(candidate{e, f.score(e)})
		}
	}
}

// finishAll visits every entry. Most entries have no score or too low a score. To avoid branches, the loop compares an
// upper bound of the final score of every entry, even of those without a score or a match in the title. It updates
// byCategory only when the category changes, because every update has to wait for the previous one.
func (f *finalScorer) finishAll(best *bestCandidates, byCategory []int, categoryOf []int32) {
	n := len(f.scores.total) // number of entries; cutting the slices below to this length avoids bounds checks
	if n == 0 {
		return
	}
	title, held, categoryOf := f.scores.title[:n], f.scores.held[:n], categoryOf[:n]
	least, factor, bound := best.least, &f.factor, f.titleBound()
	category, count := categoryOf[0], 0
	for e, total := range f.scores.total {
		if c := categoryOf[e]; c != category {
			byCategory[category] += count
			category, count = c, 0
		}
		count += int(nonzeroBit(math.Float32bits(total)))
		shared := title[e]
		if (total+bound*shared*shared*shared)*factor[held[e]%(1<<maxRequiredWords)] < least {
			continue
		}
		if score := f.score(uint32(e)); score >= least {
			best.add(candidate{uint32(e), score})
			least = best.least
		}
	}
	byCategory[category] += count
}

// finalScorer computes final scores. A final score is the sum of the word scores and the title similarity. If required
// words are missing, it is reduced.
type finalScorer struct {
	scores      *entryScores
	factor      [1 << maxRequiredWords]float32
	queryWeight float32
	titleWeight []float32
}

// titleBoost is the weight of title similarity relative to word scores; see doc.go.
const titleBoost = 4

// titleSimilarity returns how much title similarity adds to the score of an entry. Its parameters are total weights: of
// the words that title and query share, of all words of the query, and of all words of the title.
func titleSimilarity(shared, query, title float32) float32 {
	union := query
	if rest := title - shared; rest > 0 {
		union += rest
	}
	share := shared / union
	return titleBoost * shared * share * share
}

// titleBound returns a factor for an upper bound of titleSimilarity: the factor times the cube of shared is never less
// than the similarity, because the union weighs at least as much as the query.
func (f *finalScorer) titleBound() float32 {
	const rounding = 1.001
	return titleBoost * rounding / (f.queryWeight * f.queryWeight)
}

// entries yields each entry that may have a score, once. If the scores are unlisted, so that their list is incomplete,
// it yields all entries.
func (f *finalScorer) entries() iter.Seq[uint32] {
	if !f.scores.unlisted {
		return slices.Values(f.scores.entries)
	}
	return func(yield func(uint32) bool) {
		for e, total := range f.scores.total {
			if total > 0 && !yield(uint32(e)) {
				return
			}
		}
	}
}

// score returns the score of an entry without the bonus for names, or 0.
func (f *finalScorer) score(e uint32) float32 {
	score := f.scores.total[e]
	if f.scores.title[e] > 0 {
		score = f.withTitle(e)
	}
	return min(score*f.factor[f.scores.held[e]%(1<<maxRequiredWords)], tierStep/2)
}

func (f *finalScorer) withTitle(e uint32) float32 {
	return f.scores.total[e] + titleSimilarity(f.scores.title[e], f.queryWeight, f.titleWeight[e])
}

// bestCandidates collects candidates. Once it has n of them, it rejects each candidate that scores lower than all n
// best. It keeps ties.
type bestCandidates struct {
	found []candidate
	n     int       // number of candidates; 0 means all
	top   []float32 // the n highest scores, highest first
	least float32   // lowest score that is accepted
}

func (b *bestCandidates) add(c candidate) {
	if c.score < b.least {
		return
	}
	b.found = append(b.found, c)
	if b.n <= 0 {
		return
	}
	i := len(b.top)
	if i < b.n {
		b.top = append(b.top, 0)
	} else {
		i--
	}
	for ; i > 0 && b.top[i-1] < c.score; i-- {
		b.top[i] = b.top[i-1]
	}
	if b.top[i] < c.score {
		b.top[i] = c.score
	}
	if len(b.top) == b.n {
		b.least = max(b.least, b.top[b.n-1])
	}
}

func totalWeight(words []expansion) (sum float32) {
	for _, w := range words {
		sum += w.weight
	}
	return sum
}

// filteredCandidates returns all entries that pass the filters. It includes the generated glossary only if at least one
// filter is not negated.
func (ix *Index) filteredCandidates(q *query) []candidate {
	positive := slices.ContainsFunc(q.filters, func(f entryFilter) bool { return !f.negated })
	var out []candidate
	for i, e := range ix.Entries {
		if q.passesFilters(e) && (positive || !e.Derived.Generated) {
			out = append(out, candidate{entry: uint32(i)})
		}
	}
	return out
}

// topCandidates returns as many of the best candidates as limit allows, or all candidates if limit is 0. The best come
// first, and ties are in reading order. In a large handbook most candidates score lower than all that were kept, and
// cost one comparison each.
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

func (ix *Index) entriesOf(cs []candidate) []*handbook.Entry {
	return handbook.MapSlice(cs, func(c candidate) *handbook.Entry { return ix.Entries[c.entry] })
}
