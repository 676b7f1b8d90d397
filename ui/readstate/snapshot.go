package readstate

import (
	"bytes"
	"crypto/sha256"
	"slices"

	"trustbook/handbook"
)

// textKey stands for the id of a text where very many are kept: the first bytes of its
// hash. Two texts in some millions have the same, and then are news together.
type textKey [4]byte

func keyOf(text string) textKey {
	sum := sha256.Sum256([]byte(text))
	return textKey(sum[:len(textKey{})])
}

// textKeys are keys of texts, each once and in order, one behind the other.
type textKeys []byte

func keysOf(keys []textKey) (out textKeys) {
	slices.SortFunc(keys, func(a, b textKey) int { return bytes.Compare(a[:], b[:]) })
	for _, k := range slices.Compact(keys) {
		out = append(out, k[:]...)
	}
	return out
}

func (t textKeys) all() (out []textKey) {
	for k := range slices.Chunk(t, len(textKey{})) {
		if len(k) == len(textKey{}) {
			out = append(out, textKey(k))
		}
	}
	return out
}

// has looks a key up in as many steps as the number of keys has digits, because a filter
// asks for every text of a handbook.
func (t textKeys) has(k textKey) bool {
	from, to := 0, len(t)/len(k)
	for from < to {
		at := (from + to) / 2
		switch bytes.Compare(t[at*len(k):(at+1)*len(k)], k[:]) {
		case 0:
			return true
		case -1:
			from = at + 1
		default:
			to = at
		}
	}
	return false
}

func (t textKeys) without(k textKey) textKeys {
	return keysOf(slices.DeleteFunc(t.all(), func(other textKey) bool { return other == k }))
}

// meet keeps what the handbook is like at a start. What was news before and was not
// opened since stays so, also under another id. Another window that has met the same
// handbook knows better what was opened meanwhile.
func (b *book) meet(m Snapshot) {
	if was := b.met; was != nil {
		if was.Digest == m.Digest {
			m.Fresh, m.Changed = was.Fresh, was.Changed
		} else {
			m.Fresh = m.still(was.Fresh, m.Fresh, nil)
			m.Changed = m.still(was.Changed, m.Changed, m.Fresh)
		}
	}
	m.renamed = nil
	b.met = &m
}

// still are those of two kinds of news whose texts are there, without others.
func (m *Snapshot) still(before, more, but textKeys) textKeys {
	keys := before.all()
	for _, r := range m.renamed {
		for i := range keys {
			if keys[i] == r[0] {
				keys[i] = r[1]
			}
		}
	}
	there := map[textKey]bool{}
	for k := range slices.Chunk(m.Texts, 8) {
		if len(k) == 8 {
			there[textKey(k[:4])] = true
		}
	}
	return keysOf(slices.DeleteFunc(append(keys, more.all()...), func(k textKey) bool { return !there[k] || but.has(k) }))
}

func (m *Snapshot) news(id string) (fresh, changed bool) {
	if m == nil || len(m.Fresh)+len(m.Changed) == 0 {
		return false, false
	}
	k := keyOf(id)
	return m.Fresh.has(k), m.Changed.has(k)
}

// opened is what is known without the news of a text. Copies of a book share it, so it
// is another one.
func (m *Snapshot) opened(id string) *Snapshot {
	fresh, changed := m.news(id)
	if !fresh && !changed {
		return m
	}
	now, k := *m, keyOf(id)
	now.Fresh, now.Changed = m.Fresh.without(k), m.Changed.without(k)
	return &now
}

// entryKeys are the keys of texts, but for those in a set of ids.
func entryKeys(texts []*handbook.Entry, but map[string]bool) textKeys {
	var keys []textKey
	for _, e := range texts {
		if !but[e.ID] {
			keys = append(keys, keyOf(e.ID))
		}
	}
	return keysOf(keys)
}
