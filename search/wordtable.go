package search

import "hash/maphash"

// wordTable maps words to terms. Every word of every text is looked up in it while the index is built, so a
// lookup must cost one memory access, not the three of a map with string keys. Words are identified by a
// 64-bit hash with a random seed alone. If two words had the same hash they would find each other's entries;
// for a million words the probability is one in forty million.
type wordTable struct {
	slots []tableSlot // length is a power of two; at most half full
	used  int
}

// tableSlot holds the hash of a word and its term plus one; it is free if term is zero.
type tableSlot struct {
	hash uint64
	term termID
}

var hashSeed = maphash.MakeSeed()

func hashOf(word []byte) uint64 { return maphash.Bytes(hashSeed, word) }

func newWordTable() wordTable { return wordTable{slots: make([]tableSlot, 1<<12)} }

func (t *wordTable) find(hash uint64) (termID, bool) {
	s := t.slots[t.slotOf(hash)]
	return s.term - 1, s.term != 0
}

func (t *wordTable) slotOf(hash uint64) uint64 {
	mask := uint64(len(t.slots) - 1)
	i := hash & mask
	for t.slots[i].term != 0 && t.slots[i].hash != hash {
		i = (i + 1) & mask
	}
	return i
}

func (t *wordTable) insert(hash uint64, term termID) {
	if t.used++; 2*t.used > len(t.slots) {
		old := t.slots
		t.slots = make([]tableSlot, 2*len(old))
		for _, s := range old {
			if s.term != 0 {
				t.slots[t.slotOf(s.hash)] = s
			}
		}
	}
	t.slots[t.slotOf(hash)] = tableSlot{hash, term + 1}
}
