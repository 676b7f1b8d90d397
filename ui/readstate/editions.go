package readstate

import (
	"maps"
	"os"
	"slices"

	"trustbook/handbook"
	"trustbook/handbook/pack"
	"trustbook/ui/statedir"
)

// Limits for each handbook and signing key. When a limit is exceeded, the oldest data is dropped.
const (
	maxFormerTitles    = 64
	maxEditionPaths    = 8
	maxPathBytes       = 4096 // maximum length of a file path
	maxHandbookIDBytes = 200  // maximum length of a handbook's id
)

// SignedEdition is the newest edition of a handbook, among those signed with the same key, that was opened on this
// computer. Paths are the paths from which any of these editions was opened.
type SignedEdition struct {
	pack.Edition

	Paths []string
}

// EditionOf returns the data to store about an edition of a handbook. key is "" for an unsigned handbook.
func EditionOf(h *handbook.Handbook, key string, seq int64) pack.Edition {
	e := pack.Edition{Key: key, ID: truncateLine(h.ID, maxHandbookIDBytes), Title: storedTitle(h.Titles()[0]), Seq: seq}
	for _, title := range h.Titles()[1:] {
		e.Former = append(e.Former, storedTitle(title))
	}
	return e
}

// Covers reports whether everything about an edition opened from path is already recorded.
func (s SignedEdition) Covers(e pack.Edition, path string) bool {
	return s.Key == e.Key && s.Title == e.Title && s.ID == e.ID && s.Seq >= e.Seq && slices.Contains(s.Paths, path) &&
		!slices.ContainsFunc(e.Former, func(title string) bool { return !s.HasTitle(title) })
}

// Editions returns the signed editions opened on this computer, those of the most recently used handbook first.
func (s *Store) Editions() []SignedEdition {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.library.editions()
}

// ReadEditions reads the editions stored in a folder without changing the folder. Data that it cannot read is ignored.
func ReadEditions(dir string) []SignedEdition {
	var got storedFiles
	_ = statedir.Dir{Path: dir}.View(func(root *os.Root) (err error) {
		got, err = readStored(root)
		return err
	})
	return got.library.editions()
}

func (l stateList) editions() []SignedEdition {
	var out []SignedEdition
	for _, st := range l {
		for _, key := range st.signingKeys() {
			more := st.signed[key]
			out = append(out, SignedEdition{pack.Edition{Key: key, ID: more.ID, Title: st.title, Former: more.Former, Seq: st.editions[key]}, more.Paths})
		}
	}
	return out
}

// signingKeys returns the sorted keys with stored data about editions.
func (st *State) signingKeys() []string {
	keys := slices.AppendSeq(slices.Collect(maps.Keys(st.editions)), maps.Keys(st.signed))
	slices.Sort(keys)
	return slices.Compact(keys)
}

// NoteEdition records a signed edition and the path from which it was opened. The path is removed from all other
// handbooks.
func (s *Store) NoteEdition(e pack.Edition, path string) {
	if !isValidID(e.Key) {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.queue("", func(l *stateList) {
		for _, st := range *l {
			st.dropPath(path)
		}
		l.touch(e.Title).noteEdition(e, path)
	})
}

func (st *State) noteEdition(e pack.Edition, path string) {
	if e.Seq > 0 {
		putValue(&st.editions, e.Key, max(st.editions[e.Key], e.Seq))
	}
	was := st.signed[e.Key]
	now := signedEditions{ID: e.ID, Former: mergeTitles(e.Former, was.Former, maxFormerTitles)}
	now.Former = slices.DeleteFunc(now.Former, func(title string) bool { return title == st.title })
	now.Paths = mergeTitles([]string{path}, was.Paths, maxEditionPaths)
	putValue(&st.signed, e.Key, now)
}

// mergeTitles concatenates two lists and keeps the first limit lines. It omits duplicates and lines that cannot be
// stored.
func mergeTitles(first, then []string, limit int) []string {
	var out []string
	for _, line := range slices.Concat(first, then) {
		if line != "" && len(line) <= maxPathBytes && len(out) < limit && !containsControl(line) && !slices.Contains(out, line) {
			out = append(out, line)
		}
	}
	return out
}

func (st *State) dropPath(path string) {
	for key, e := range st.signed {
		if slices.Contains(e.Paths, path) {
			e.Paths = slices.DeleteFunc(slices.Clone(e.Paths), func(p string) bool { return p == path })
			st.signed[key] = e
		}
	}
}

// ForgetEditions removes the stored data about the signed editions of a handbook, and returns the removed editions.
// name is the id or a current or former title of the handbook.
func (s *Store) ForgetEditions(name string) []SignedEdition {
	gone := editionsOf(s.Editions(), name)
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, e := range gone {
		s.queue("", func(l *stateList) {
			if st := l.find(e.Title); st != nil {
				delete(st.editions, e.Key)
				delete(st.signed, e.Key)
			}
		})
	}
	return gone
}

// editionsOf returns all editions of each handbook that has the given id or title in at least one edition.
func editionsOf(all []SignedEdition, name string) []SignedEdition {
	var named, out []SignedEdition
	for _, e := range all {
		if e.ID == name && name != "" || e.HasTitle(name) {
			named = append(named, e)
		}
	}
	for _, e := range all {
		if slices.ContainsFunc(named, func(n SignedEdition) bool { return n.SameHandbook(e.Edition) }) {
			out = append(out, e)
		}
	}
	return out
}
