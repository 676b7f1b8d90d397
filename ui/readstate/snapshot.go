package readstate

import (
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
	"time"

	"trustbook/handbook"
)

// MaxNews is the largest number of entries for which news is told, because the marks of
// all of them have to be stored.
const MaxNews = 10_000

// maxMarks is how many bytes a snapshot may take in the file.
const maxMarks = 192 << 10

// Snapshot is a handbook as it was at a start of the program.
type Snapshot struct {
	Day    string `json:"day"`
	Digest string `json:"digest"` // of the whole handbook
	Marks  []byte `json:"texts"`  // a mark for each entry, eight bytes each

	New     keySet `json:"fresh,omitempty"`   // added at some start, and not opened since
	Changed keySet `json:"changed,omitempty"` // changed at some start, and not opened since

	renamed map[entryKey]entryKey // former to present id
}

// Changes is the difference between a handbook and an earlier start.
type Changes struct {
	Since   string // the day of that start, such as 2026-01-31
	New     []*handbook.Entry
	Changed []*handbook.Entry
	Gone    int // entries that are no longer there; their titles are not stored
}

// TakeSnapshot returns the snapshot of a handbook at a start of the program.
func TakeSnapshot(h *handbook.Handbook, at time.Time) Snapshot {
	s := Snapshot{Day: at.Format(time.DateOnly), Digest: h.Digest, renamed: map[entryKey]entryKey{}}
	for _, e := range h.Entries {
		if len(h.Entries) <= MaxNews {
			id, wording := keyOf(e.ID), wordingKey(e)
			s.Marks = append(append(s.Marks, id[:]...), wording[:]...)
		}
		for _, former := range e.FormerIDs {
			s.renamed[keyOf(former)] = keyOf(e.ID)
		}
	}
	return s
}

// wordingKey stands for what an entry says. A higher MAJOR number changes it too, because
// it asks everybody to read the entry again.
func wordingKey(e *handbook.Entry) (k entryKey) {
	if edition, ok := e.Metadata.Edition(); ok {
		return keyOf(fmt.Sprint(e.Hash(), edition.Major))
	}
	_, _ = hex.Decode(k[:], []byte(e.Hash()[:2*len(k)])) // a hash is hexadecimal
	return k
}

// wordings returns the marks as a map from an entry to its wording.
func (s *Snapshot) wordings() map[entryKey]entryKey {
	out := make(map[entryKey]entryKey, len(s.Marks)/8)
	for mark := range slices.Chunk(s.Marks, 8) {
		if len(mark) == 8 {
			out[entryKey(mark[:4])] = entryKey(mark[4:])
		}
	}
	return out
}

// Compare returns how a handbook differs from the snapshot. now is its present snapshot.
func (s Snapshot) Compare(h *handbook.Handbook, now Snapshot) Changes {
	c := Changes{Since: s.Day}
	if len(s.Marks) == 0 || len(now.Marks) == 0 {
		return c
	}
	before, present := s.wordings(), now.wordings()
	for _, e := range h.Entries {
		was, known := removeEntry(before, e)
		switch {
		case !known:
			c.New = append(c.New, e)
		case was != present[keyOf(e.ID)]:
			c.Changed = append(c.Changed, e)
		}
	}
	c.Gone = len(before)
	return c
}

// removeEntry removes an entry by its present and former ids, and returns its wording.
func removeEntry(wordings map[entryKey]entryKey, e *handbook.Entry) (wording entryKey, found bool) {
	for _, id := range append([]string{e.ID}, e.FormerIDs...) {
		k := keyOf(id)
		if w, ok := wordings[k]; ok && !found {
			wording, found = w, true
		}
		delete(wordings, k)
	}
	return wording, found
}

// takeSnapshot stores the snapshot of a start. What was new before and was not opened
// since stays new, also under another id. When another window has taken a snapshot of the
// same handbook, that one knows better what was opened meanwhile.
func (st *State) takeSnapshot(now Snapshot) {
	if last := st.snapshot; last != nil {
		if last.Digest == now.Digest {
			now.New, now.Changed = last.New, last.Changed
		} else {
			now.New = now.present(last.New, now.New)
			now.Changed = now.present(last.Changed, now.Changed)
			maps.DeleteFunc(now.Changed, func(k entryKey, _ bool) bool { return now.New[k] })
		}
	}
	now.renamed = nil
	st.snapshot = &now
}

// present joins two sets of entries, and leaves out those that are not in the handbook.
func (s *Snapshot) present(before, added keySet) keySet {
	out, wordings := keySet{}, s.wordings()
	add := func(k entryKey) {
		if _, ok := wordings[k]; ok {
			out[k] = true
		}
	}
	for k := range before {
		if id, ok := s.renamed[k]; ok {
			k = id
		}
		add(k)
	}
	for k := range added {
		add(k)
	}
	return out
}

func (s *Snapshot) newsOf(id string) (added, changed bool) {
	if s == nil || len(s.New)+len(s.Changed) == 0 {
		return false, false
	}
	k := keyOf(id)
	return s.New[k], s.Changed[k]
}

// withoutNews returns the snapshot without the news of an entry.
func (s *Snapshot) withoutNews(id string) *Snapshot {
	added, changed := s.newsOf(id)
	if !added && !changed {
		return s
	}
	out, k := *s, keyOf(id)
	out.New, out.Changed = s.New.without(k), s.Changed.without(k)
	return &out
}

func (s *Snapshot) valid() bool {
	size := len(s.Marks) + len(entryKey{})*(len(s.New)+len(s.Changed))
	return validDay(s.Day) && validWord(s.Digest) && base64.StdEncoding.EncodedLen(size) <= maxMarks
}
