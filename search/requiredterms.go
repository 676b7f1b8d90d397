package search

import "math"

// Of two or three words, people mean every one: an entry that holds only some
// of them is worth less than their sum says. In longer questions any word may
// be talk, and demanding all of them finds worse entries.

// maxDemanded is the most words of topic in a query that are all demanded.
const maxRequired = 3

// minShare is for entries that hold none of the demanded words but others.
const minRequiredShare = .01

// demands tells what an entry's score is multiplied by, for each set of the
// demanded words that it holds, as bits.
type requiredTerms struct {
	bit    []uint8 // by unit; 0 for those not demanded
	factor [1 << maxRequired]float32
}

// demandsOf sets the factors: the share of the demanded worth that is held,
// to the power of 3/4 for two words and 1/3 for three (3/n²; measured).
func newRequiredTerms(words []expansion) requiredTerms {
	r := requiredTerms{bit: make([]uint8, len(words))}
	var weight []float32
	wants := requiredFunc(words)
	for i, w := range words {
		if !wants(w) {
			continue
		}
		if len(weight) < maxRequired {
			r.bit[i] = 1 << len(weight)
		}
		weight = append(weight, w.weight)
	}
	if len(weight) > maxRequired || len(weight) < 2 {
		clear(r.bit)
		weight = nil
	}
	power := 3 / float64(len(weight)*len(weight))
	for held := range r.factor {
		r.factor[held] = requiredShare(weight, held, power)
	}
	return r
}

// wanted tells which words people mean every one of: those with a topic of their
// own. Where there is one such word only, the ordinary ones beside it are of its
// topic: sick leave, paid leave.
func requiredFunc(words []expansion) func(expansion) bool {
	own := 0
	for _, w := range words {
		if !w.stop && !commonWords[w.word] {
			own++
		}
	}
	return func(w expansion) bool { return !w.stop && (own < 2 || !commonWords[w.word]) }
}

// share is the part of the worth whose bits are set, to a power; 1 of nothing.
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
	return float32(math.Pow(max(got/all, minRequiredShare), power))
}
