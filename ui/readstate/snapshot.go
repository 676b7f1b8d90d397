package readstate

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"trustbook/handbook"
)

// MaxNewsEntries is the maximum number of entries in a handbook whose new and changed entries are reported. It is
// limited because a mark is stored for each entry.
const MaxNewsEntries = 10_000

// maxSnapshotBytes is the maximum size of a snapshot in the file.
const maxSnapshotBytes = 192 << 10

// Snapshot describes a handbook at a start of the program.
type Snapshot struct {
	Day    string `json:"day"`
	Digest string `json:"digest"` // digest of the whole handbook
	Marks  []byte `json:"texts"`  // eight bytes for each entry: the key of its id and the key of its text

	HashVersion int    `json:"hash,omitempty"` // version of the hashes that the marks contain
	Lang        string `json:"lang,omitempty"` // language of the handbook, if it has several languages

	New     keySet `json:"fresh,omitempty"`   // entries added at this or an earlier start and not opened since
	Changed keySet `json:"changed,omitempty"` // entries changed at this or an earlier start and not opened since

	renamed map[entryKey]entryKey // former id -> current id
}

// Changes contains the differences between a handbook and one of its earlier snapshots.
type Changes struct {
	Since   string // day of the snapshot, such as 2026-01-31
	New     []*handbook.Entry
	Changed []*handbook.Entry
	Gone    int // number of entries that no longer exist; their titles are not stored
}

// TakeSnapshot returns a snapshot of the handbook.
func TakeSnapshot(h *handbook.Handbook, at time.Time) Snapshot {
	s := Snapshot{Day: at.Format(time.DateOnly), Digest: h.Digest, HashVersion: handbook.HashVersion, renamed: map[entryKey]entryKey{}}
	s.Lang = listingLanguage(h)
	for _, e := range h.Entries {
		if len(h.Entries) <= MaxNewsEntries {
			id, wording := keyOf(e.ID), wordingKey(e)
			s.Marks = append(append(s.Marks, id[:]...), wording[:]...)
		}
		for _, former := range e.FormerIDs {
			s.renamed[keyOf(former)] = keyOf(e.ID)
		}
	}
	return s
}

// listingLanguage returns the language in which a handbook lists its entries, or "" if it has only one language.
func listingLanguage(h *handbook.Handbook) string {
	if len(h.Translations) == 0 {
		return ""
	}
	return truncateLine(h.Language(), maxWordBytes)
}

// wordingKey returns a key for the text of an entry. The key also depends on the MAJOR number of the version, because
// everyone has to read the entry again when that number rises.
func wordingKey(e *handbook.Entry) (k entryKey) {
	if edition, ok := e.Metadata.Edition(); ok {
		return keyOf(fmt.Sprint(e.Hash(), edition.Major))
	}
	_, _ = hex.Decode(k[:], []byte(e.Hash()[:2*len(k)])) // cannot fail: a hash is hexadecimal
	return k
}

// wordings returns the marks as a map from the key of an entry's id to the key of its text.
func (s *Snapshot) wordings() map[entryKey]entryKey {
	out := make(map[entryKey]entryKey, len(s.Marks)/8)
	for mark := range slices.Chunk(s.Marks, 8) {
		if len(mark) == 8 {
			out[entryKey(mark[:4])] = entryKey(mark[4:])
		}
	}
	return out
}

// Compare returns the differences between the snapshot and a handbook. now is the current snapshot of that handbook.
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
		case was != present[keyOf(e.ID)] && sameLanguage(s.Lang, now.Lang, h) && (s.HashVersion == now.HashVersion || !oldHashMayDiffer(e)):
			c.Changed = append(c.Changed, e)
		}
	}
	c.Gone = len(before)
	return c
}

// sameLanguage reports whether two snapshots of a handbook contain texts in the same language. "" means the only or
// first language of the handbook.
func sameLanguage(before, now string, h *handbook.Handbook) bool {
	first := ""
	if len(h.Languages) > 0 {
		first = h.Languages[0]
	}
	return before == now || handbook.SameLanguage(cmp.Or(before, first), cmp.Or(now, first))
}

// isOfLanguage reports whether the snapshot has hashes of the current version over the texts that the handbook lists.
func (s Snapshot) isOfLanguage(h *handbook.Handbook) bool {
	return s.HashVersion == handbook.HashVersion && sameLanguage(s.Lang, listingLanguage(h), h)
}

// differsFrom reports whether the snapshot has another text of an entry, or none. A snapshot without any texts differs
// from no entry.
func (s Snapshot) differsFrom(e *handbook.Entry) bool {
	at := s.markOf(e)
	return len(s.Marks) > 0 && (at < 0 || entryKey(s.Marks[at+4:at+8]) != wordingKey(e))
}

// markOf returns the index of the mark of an entry, or -1.
func (s Snapshot) markOf(e *handbook.Entry) int {
	k := keyOf(e.ID)
	for at := 0; at+8 <= len(s.Marks); at += 8 {
		if entryKey(s.Marks[at:at+4]) == k {
			return at
		}
	}
	return -1
}

// withWording returns the snapshot with the current text of an entry.
func (s Snapshot) withWording(e *handbook.Entry) *Snapshot {
	id, wording := keyOf(e.ID), wordingKey(e)
	s.Marks = slices.Clone(s.Marks)
	if at := s.markOf(e); at >= 0 {
		copy(s.Marks[at+4:], wording[:])
	} else {
		s.Marks = append(append(s.Marks, id[:]...), wording[:]...)
	}
	return &s
}

// oldHashMayDiffer reports whether a hash of version 1 may differ from the current hash of the same text.
func oldHashMayDiffer(e *handbook.Entry) bool {
	markdown, _ := e.AuthorText()
	return e.WasRewritten() || e.Source.Summary != "" || strings.ContainsAny(markdown, "<{") ||
		slices.ContainsFunc([]string{"!!!", "???", "===", ":::", "[!", "*[", "[TOC]", "_TOC_", "$toc"}, func(mark string) bool { return strings.Contains(markdown, mark) })
}

// removeEntry removes an entry by its current and former ids, and returns the key of its text.
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

// takeSnapshot stores the snapshot of a start. Entries that were new or changed stay so until they are opened, even
// under a new id. If another window has already taken a snapshot of the same handbook, its changes are more recent and
// are kept.
func (st *State) takeSnapshot(now Snapshot) {
	if last := st.snapshot; last != nil {
		if last.Digest == now.Digest {
			now.New, now.Changed = last.New, last.Changed
		} else {
			now.New = now.presentKeys(last.New, now.New)
			now.Changed = now.presentKeys(last.Changed, now.Changed)
			maps.DeleteFunc(now.Changed, func(k entryKey, _ bool) bool { return now.New[k] })
		}
	}
	now.renamed = nil
	st.snapshot = &now
}

// presentKeys returns the keys that are in at least one of two sets and belong to an entry of the handbook.
func (s *Snapshot) presentKeys(before, added keySet) keySet {
	out, wordings := maps.Clone(added), s.wordings()
	for k := range before {
		if id, ok := s.renamed[k]; ok {
			k = id
		}
		putValue((*map[entryKey]bool)(&out), k, true)
	}
	maps.DeleteFunc(out, func(k entryKey, _ bool) bool { _, ok := wordings[k]; return !ok })
	return out
}

func (s *Snapshot) newsOf(id string) (added, changed bool) {
	if s == nil || len(s.New)+len(s.Changed) == 0 {
		return false, false
	}
	k := keyOf(id)
	return s.New[k], s.Changed[k]
}

// withoutNews returns the snapshot with an entry no longer marked as new or changed.
func (s *Snapshot) withoutNews(id string) *Snapshot {
	added, changed := s.newsOf(id)
	if !added && !changed {
		return s
	}
	out, k := *s, keyOf(id)
	out.New, out.Changed = s.New.withoutKey(k), s.Changed.withoutKey(k)
	return &out
}

func (s *Snapshot) isValid() bool {
	size := len(s.Marks) + len(entryKey{})*(len(s.New)+len(s.Changed))
	return isValidDay(s.Day) && isValidWord(s.Digest) && isValidWord(s.Lang) && base64.StdEncoding.EncodedLen(size) <= maxSnapshotBytes
}

// entryKey is the beginning of the hash of an entry's id. It is stored instead of the id to save space, because a
// handbook may have ten thousand entries. One in four billion pairs of ids has equal keys, and then the two entries
// share a "new" mark.
type entryKey [4]byte

func keyOf(text string) entryKey {
	sum := sha256.Sum256([]byte(text))
	return entryKey(sum[:len(entryKey{})])
}

// keySet is a set of keys, stored as their sorted bytes. It is immutable, because copies of a state share it.
type keySet map[entryKey]bool

// keysOf returns the keys of entries, except those whose id is in except.
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
