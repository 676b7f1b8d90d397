package search

import "hash/maphash"

// wordTable finds the term of a word. Every word of every text goes through
// it while the index is built, so it must cost one visit to memory, not the
// three of a map with strings for keys: it knows words by a 64-bit hash of a
// random seed alone. That two of a million words share one has a chance of
// one in forty million, and would make them find each other's entries.
type wordTable struct {
	slots []slot // a power of two, at most half full
	used  int
}

// slot holds the hash of a word and its term plus one; term zero is free.
type slot struct {
	hash uint64
	term termID
}

var hashSeed = maphash.MakeSeed()

func hashOf(word []byte) uint64 { return maphash.Bytes(hashSeed, word) }

func newWordTable() wordTable { return wordTable{slots: make([]slot, 1<<12)} }

// find gives the term of a word, and false when it is not there.
func (t *wordTable) find(hash uint64) (termID, bool) {
	s := t.slots[t.place(hash)]
	return s.term - 1, s.term != 0
}

// place gives where a hash is, or where it belongs.
func (t *wordTable) place(hash uint64) uint64 {
	mask := uint64(len(t.slots) - 1)
	i := hash & mask
	for t.slots[i].term != 0 && t.slots[i].hash != hash {
		i = (i + 1) & mask
	}
	return i
}

// insert enters a word that is not there.
func (t *wordTable) insert(hash uint64, term termID) {
	if t.used++; 2*t.used > len(t.slots) {
		old := t.slots
		t.slots = make([]slot, 2*len(old))
		for _, s := range old {
			if s.term != 0 {
				t.slots[t.place(s.hash)] = s
			}
		}
	}
	t.slots[t.place(hash)] = slot{hash, term + 1}
}
