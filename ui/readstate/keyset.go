package readstate

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"maps"
	"slices"

	"trustbook/handbook"
)

// entryKey is the beginning of the hash of an entry's id. It is stored instead of the id where the
// ids of ten thousand entries would take too much space. One in four billion pairs of ids has the
// same key; the two entries then share a "new" marker.
type entryKey [4]byte

func keyOf(text string) entryKey {
	sum := sha256.Sum256([]byte(text))
	return entryKey(sum[:len(entryKey{})])
}

// keySet is a set of keys, stored as their sorted bytes. Copies of a state share it, so it is immutable.
type keySet map[entryKey]bool

// keysOf returns the keys of entries, except the entries with some ids.
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
