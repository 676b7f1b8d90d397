package search

import (
	"math"
	"slices"

	"trustbook/search/analysis"
)

// Users who type two or three words mean all of them, so an entry with only some of the words gets less than the sum of
// their scores. In longer queries and in sentences, any single word may be unimportant: an entry need not contain
// "originate" to answer "where did the virus originate".

// maxRequiredWords is the maximum number of topic words of a query that requires them all.
const maxRequiredWords = 3

// shareWithoutRequired replaces a share of zero if an entry contains none of the required words.
const shareWithoutRequired = .01

// requiredTerms holds a factor for each set of required words. The score of an entry is multiplied by the factor of the
// set of required words that it contains.
type requiredTerms struct {
	bit    []uint8 // bit of each word in such a set; 0 if the word is not required
	factor [1 << maxRequiredWords]float32
}

// newRequiredTerms sets each factor to the share of the required weight that the entry contains, to the power of 3/n²
// for n words. The exponents are 3/4 for two words and 1/3 for three, which gave the best results.
func newRequiredTerms(words []expansion) requiredTerms {
	r := requiredTerms{bit: make([]uint8, len(words))}
	var weight []float32
	wants := newRequiredCheck(words)
	for i, w := range words {
		if !wants(w) {
			continue
		}
		if len(weight) < maxRequiredWords {
			r.bit[i] = 1 << len(weight)
		}
		weight = append(weight, w.weight)
	}
	if len(weight) > maxRequiredWords || len(weight) < 2 || isSentence(words) {
		clear(r.bit)
		weight = nil
	}
	power := 3 / float64(len(weight)*len(weight))
	for held := range r.factor {
		r.factor[held] = requiredShare(weight, held, power)
	}
	return r
}

// newRequiredCheck returns a function that reports whether a word is required. A common word is required only if it
// qualifies the only other topic word: "sick leave", "paid leave".
func newRequiredCheck(words []expansion) func(expansion) bool {
	own := 0
	for _, w := range words {
		if !w.stop && !analysis.CommonWords()[w.Word] {
			own++
		}
	}
	return func(w expansion) bool { return !w.stop && (own < 2 || !analysis.CommonWords()[w.Word]) }
}

// requiredShare returns the share of the weights whose bits are set in held, raised to the given power, or 1 if all
// weights are zero.
func requiredShare(weight []float32, held int, power float64) float32 {
	var got, all float64
	for i, w := range weight {
		all += float64(w)
		if held>>i&1 == 1 {
			got += float64(w)
		}
	}
	if all == 0 {
		return 1
	}
	return float32(math.Pow(max(got/all, shareWithoutRequired), power))
}

// isSentence reports whether a query has function words, and so is more than keywords.
func isSentence(words []expansion) bool {
	return slices.ContainsFunc(words, func(w expansion) bool { return w.stop })
}
