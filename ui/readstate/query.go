package readstate

import "slices"

// maxRecent is how many entries [Store.Recent] returns.
const maxRecent = 20

// LastStart returns the day of the previous start with the handbook, "" when there was none.
func (s *Store) LastStart() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.lastStarts[s.title]
}

// Saved reports whether the reader has saved an entry.
func (s *Store) Saved(id string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.current().saved.has(id)
}

// SavedIDs returns the saved entries, the latest first.
func (s *Store) SavedIDs() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.current().saved.ids)
}

// Recent returns the entries that were opened last, the latest first, at most 20.
func (s *Store) Recent() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	ids := s.current().read.ids
	return slices.Clone(ids[:min(len(ids), maxRecent)])
}

// Visited reports whether the reader has opened an entry.
func (s *Store) Visited(id string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.current().read.has(id)
}

// Position returns where the reader left an entry, as the number of letters above the top
// row, which is the same at every width. ok is false for an entry that was not opened, or
// was left at its top.
func (s *Store) Position(id string) (letters int, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	letters, ok = s.current().positions[id]
	return letters, ok
}

// Edition returns the highest number that a key, by its id, has given to an edition that
// was opened here; 0 for none.
func (s *Store) Edition(key string) int64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.current().editions[key]
}

// Record returns how an entry was read; the zero Record when it was not.
func (s *Store) Record(id string) Record {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.current().record(id)
}

// Snapshot returns the handbook as it was at the last start; ok is false when there was none.
func (s *Store) Snapshot() (last Snapshot, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if last := s.current().snapshot; last != nil {
		return *last, true
	}
	return Snapshot{}, false
}

// NewsOf reports whether an entry was added or changed since an earlier start, and was not
// opened since.
func (s *Store) NewsOf(id string) (added, changed bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.current().snapshot.newsOf(id)
}

// PathStart returns the day on which a path was started, such as 2026-01-31; "" when it
// was not. Nothing is started where nothing is stored: the days would begin again with
// every run.
func (s *Store) PathStart(path string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.disk.Path == "" {
		return ""
	}
	return s.current().pathStarts[path]
}
