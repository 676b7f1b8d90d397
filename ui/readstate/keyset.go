package readstate

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"maps"
	"slices"

	"trustbook/handbook"
)

// entryKey is the beginning of the hash of an entry's id. It is stored instead of the id to save space, because a
// handbook may have ten thousand entries. Of four billion pairs of ids, one has equal keys; those two entries share a
// "new" mark.
type entryKey [4]byte

func keyOf(text string) entryKey {
	sum := sha256.Sum256([]byte(text))
	return entryKey(sum[:len(entryKey{})])
}

// keySet is a set of keys, which is stored as its sorted bytes. It is immutable, because copies of a state share it.
type keySet map[entryKey]bool

// keysOf returns the keys of entries, except for those with an id in except.
func keysOf(entries []*handbook.Entry, except map[string]bool) keySet {
	keys := keySet{}
	for _, e := range entries {
		if !except[e.ID] {
			keys[keyOf(e.ID)] = true
		}
	}
	return keys
}

func (s keySet) withoutKey(k entryKey) keySet {
	if !s[k] {
		return s
	}
	out := maps.Clone(s)
	delete(out, k)
	return out
}

func (s keySet) MarshalJSON() ([]byte, error) {
	keys := slices.SortedFunc(maps.Keys(s), func(a, b entryKey) int { return bytes.Compare(a[:], b[:]) })
	out := make([]byte, 0, len(keys)*len(entryKey{}))
	for _, k := range keys {
		out = append(out, k[:]...)
	}
	return json.Marshal(out)
}

func (s *keySet) UnmarshalJSON(data []byte) error {
	var all []byte
	if err := json.Unmarshal(data, &all); err != nil {
		return err
	}
	*s = make(keySet, len(all)/len(entryKey{}))
	for k := range slices.Chunk(all, len(entryKey{})) {
		if len(k) == len(entryKey{}) {
			(*s)[entryKey(k)] = true
		}
	}
	return nil
}
