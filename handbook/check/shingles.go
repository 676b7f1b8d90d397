package check

import "slices"

// How texts are compared. A text is the set of its shingles: every run of
// shingleWords words. Two texts are nearly the same when they share most of
// both sets. Comparing every pair would take a minute for ten thousand texts,
// so each text is known by its sketch, the sketchSize smallest hashes of its
// shingles: texts that share most shingles share most of their sketches. An
// index from hash to texts finds those that share enough, and only they are
// compared in full. A hash leads to indexDepth texts at most, the first ones:
// the time for a text has a bound, whatever a thousand texts have in common.
const (
	shingleWords   = 3
	sketchSize     = 64
	maxPerHash     = 16
	minWords       = 25   // shorter texts are alike by chance
	minResemblance = 0.8  // shared part of both sets: one word in about thirty differs
	minSketchShare = 0.45 // shared part of the sketches that is worth a full comparison
)

// sketches finds texts like one another.
type shingleIndex struct {
	sets   [][]uint64 // shingles of every text, sorted
	byHash map[uint64][]int
}

func newShingleIndex() *shingleIndex { return &shingleIndex{byHash: map[uint64][]int{}} }

// add takes in the next text. It returns the number of the earlier text that is
// most like it, and how much of both is the same; -1 when none is nearly the same.
func (s *shingleIndex) add(words []string) (like int, same float64) {
	set := shingles(words)
	sketch := set[:min(len(set), sketchSize)]
	shared := map[int]int{}
	for _, h := range sketch {
		for _, i := range s.byHash[h] {
			shared[i]++
		}
		if len(s.byHash[h]) < maxPerHash {
			s.byHash[h] = append(s.byHash[h], len(s.sets))
		}
	}
	s.sets = append(s.sets, set)
	like = -1
	for i, n := range shared {
		if float64(n) < minSketchShare*float64(len(sketch)) {
			continue
		}
		if r := resemblance(set, s.sets[i]); r >= minResemblance && (r > same || r == same && i < like) {
			like, same = i, r
		}
	}
	return like, same
}

// shingles is the sorted set of a text's shingles, as hashes; nil for a short text.
func shingles(words []string) []uint64 {
	if len(words) < minWords {
		return nil
	}
	set := make([]uint64, 0, len(words))
	for i := range len(words) - shingleWords + 1 {
		set = append(set, hash(words[i:i+shingleWords]))
	}
	slices.Sort(set)
	return slices.Compact(set)
}

// hash is FNV-1a with a finish that spreads the bits: the smallest hashes have
// to be a fair sample.
func hash(words []string) uint64 {
	const offset, prime = 14695981039346656037, 1099511628211
	h := uint64(offset)
	for _, w := range words {
		for i := range len(w) {
			h = (h ^ uint64(w[i])) * prime
		}
		h = (h ^ ' ') * prime
	}
	h = (h ^ h>>33) * 0xff51afd7ed558ccd
	return h ^ h>>33
}

// resemblance is how much of two sorted sets is in both.
func resemblance(a, b []uint64) float64 {
	both := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			both, i, j = both+1, i+1, j+1
		}
	}
	return float64(both) / float64(len(a)+len(b)-both)
}
