package search

import "math"

// Of two or three words, people mean every one: an entry that holds only some
// of them is worth less than their sum says. In longer questions any word may
// be talk, and demanding all of them finds worse entries.

// maxDemanded is the most words of topic in a query that are all demanded.
const maxDemanded = 3

// minShare is for entries that hold none of the demanded words but others.
const minShare = .01

// demands tells what an entry's score is multiplied by, for each set of the
// demanded words that it holds, as bits.
type demands struct {
	bit    []uint8 // by unit; 0 for those not demanded
	factor [1 << maxDemanded]float32
}

// demandsOf sets the factors: the share of the demanded worth that is held,
// to the power of 3/4 for two words and 1/3 for three (3/n²; measured).
func demandsOf(units []unit) demands {
	d := demands{bit: make([]uint8, len(units))}
	var worth []float32
	wants := wanted(units)
	for i, u := range units {
		if !wants(u) {
			continue
		}
		if len(worth) < maxDemanded {
			d.bit[i] = 1 << len(worth)
		}
		worth = append(worth, u.mass)
	}
	if len(worth) > maxDemanded || len(worth) < 2 {
		clear(d.bit)
		worth = nil
	}
	power := 3 / float64(len(worth)*len(worth))
	for held := range d.factor {
		d.factor[held] = share(worth, held, power)
	}
	return d
}

// wanted tells which words people mean every one of: those with a topic of their
// own. Where there is one such word only, the ordinary ones beside it are of its
// topic: sick leave, paid leave.
func wanted(units []unit) func(unit) bool {
	own := 0
	for _, u := range units {
		if !u.stop && !plainWords[u.word] {
			own++
		}
	}
	return func(u unit) bool { return !u.stop && (own < 2 || !plainWords[u.word]) }
}

// share is the part of the worth whose bits are set, to a power; 1 of nothing.
func share(worth []float32, held int, power float64) float32 {
	var got, all float64
	for i, w := range worth {
		all += float64(w)
		if held>>i&1 == 1 {
			got += float64(w)
		}
	}
	if all == 0 {
		return 1
	}
	return float32(math.Pow(max(got/all, minShare), power))
}
