package check

import (
	"slices"
)

// Near-duplicates are found by w-shingling and bottom-k sketches (Broder, "On the resemblance and containment of
// documents", 1997). A body is represented by the set of its shingles: all runs of shingleWords words. Two bodies are
// near-duplicates if their sets have a high resemblance (Jaccard similarity).
//
// Comparing all pairs would take a minute for ten thousand entries. Instead, each body has a sketch: the sketchSize
// smallest hashes of its shingles. Only bodies whose sketches overlap enough are compared. Each hash refers to at most
// maxBodiesPerHash bodies, which limits the time spent on each body.
const (
	shingleWords     = 3
	sketchSize       = 64
	maxBodiesPerHash = 16
	minComparedWords = 25   // shorter bodies resemble each other by chance
	minResemblance   = 0.9  // allows a difference of about one word in sixty
	minSketchShare   = 0.45 // minimum resemblance of two sketches for a full comparison
	maxSharingBodies = 4    // a shingle in more entries belongs to a frame that they share, such as a form
	minOwnShingles   = 5    // minimum number of shingles outside the frame for a comparison
)

type shingleIndex struct {
	sets   [][]uint64 // sorted shingles of each body
	byHash map[uint64][]int
}

// add adds the words of a body. It returns the index of the most similar earlier body and the resemblance of the two.
// The index is -1 if no earlier body is a near-duplicate.
func (s *shingleIndex) add(words []string) (like int, same float64) {
	set := shinglesOf(words)
	sketch := set[:min(len(set), sketchSize)]
	shared := map[int]int{}
	for _, h := range sketch {
		for _, i := range s.byHash[h] {
			shared[i]++
		}
		if len(s.byHash[h]) < maxBodiesPerHash {
			s.byHash[h] = append(s.byHash[h], len(s.sets))
		}
	}
	s.sets = append(s.sets, set)
	like = -1
	for i, n := range shared {
		if float64(n) < minSketchShare*float64(len(sketch)) {
			continue
		}
		if r := similarity(set, s.sets[i]); r >= minResemblance && (r > same || r == same && i < like) {
			like, same = i, r
		}
	}
	return like, same
}

// shinglesOf returns the sorted hashes of the shingles of words, or nil if there are too few words.
func shinglesOf(words []string) []uint64 {
	if len(words) < minComparedWords {
		return nil
	}
	set := make([]uint64, 0, len(words))
	for i := range len(words) - shingleWords + 1 {
		set = append(set, hashWords(words[i:i+shingleWords]))
	}
	slices.Sort(set)
	return slices.Compact(set)
}

// hashWords returns the FNV-1a hash of words with its bits mixed further, so that the smallest hashes are a fair
// sample.
func hashWords(words []string) uint64 {
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

// similarity returns the Jaccard similarity of two sorted sets.
func similarity(a, b []uint64) float64 {
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

// findDuplicates maps each page that is a near-duplicate of an earlier page to the earlier page.
func findDuplicates(pages []*checkedPage) map[*checkedPage]duplicate {
	found := map[*checkedPage]duplicate{}
	texts := map[string]*shingleIndex{} // by language
	known, at := map[string][]*checkedPage{}, map[*checkedPage]int{}
	for _, p := range pages {
		lang := p.Metadata.Lang
		if texts[lang] == nil {
			texts[lang] = &shingleIndex{byHash: map[uint64][]int{}}
		}
		if like, same := texts[lang].add(lowercaseWords(p.Summary + "\n" + p.Text())); like >= 0 {
			found[p] = duplicate{known[lang][like], same}
		}
		known[lang] = append(known[lang], p)
		at[p] = len(known[lang]) - 1
	}
	for lang, index := range texts {
		pairs := map[int]int{}
		for p, d := range found {
			if p.Metadata.Lang == lang && d.share < 1 {
				pairs[at[p]] = at[d.page]
			}
		}
		for i, framed := range index.framedBodies(pairs) {
			if framed {
				delete(found, known[lang][i])
			}
		}
	}
	return found
}

// framedBodies returns the bodies that resemble the other body of their pair only because many bodies share the same
// frame, such as the sections of a form.
func (s *shingleIndex) framedBodies(pairs map[int]int) map[int]bool {
	sharing := map[uint64]int{} // number of bodies that contain each shingle
	for i := range pairs {
		for _, h := range s.sets[i] {
			sharing[h] = 0
		}
	}
	for _, set := range s.sets {
		for _, h := range set {
			if n, ok := sharing[h]; ok {
				sharing[h] = n + 1
			}
		}
	}
	out := map[int]bool{}
	for i, other := range pairs {
		own := func(set []uint64) []uint64 {
			return slices.DeleteFunc(slices.Clone(set), func(h uint64) bool { return sharing[h] > maxSharingBodies })
		}
		a, b := own(s.sets[i]), own(s.sets[other])
		out[i] = len(a)+len(b) > 2*minOwnShingles && similarity(a, b) < minResemblance
	}
	return out
}

// nearDuplicate finds entries that are near-duplicates of other entries.
func nearDuplicate(c *checker, p *checkedPage) {
	if t, ok := c.duplicates[p]; ok {
		c.reportField(p.Entry, "title", "says nearly the same as %s (%d%% of the wording is the same): keep one, or say in each what is different",
			t.page.Path, int(100*t.share)).Subject.Other = t.page.Path
	}
}
