package readstate

import "slices"

// maxRecent is the maximum length of [Store.Recent].
const maxRecent = 20

// queryState returns the answer of ask to the state of the current handbook.
func queryState[T any](s *Store, ask func(*State) T) T {
	s.mu.Lock()
	defer s.mu.Unlock()
	return ask(s.current())
}

// LastStart returns the day of the previous start with the handbook, or "".
func (s *Store) LastStart() string {
	return queryState(s, func(*State) string { return s.lastStarts[s.title] })
}

// Saved reports whether the reader has saved an entry.
func (s *Store) Saved(id string) bool {
	return queryState(s, func(st *State) bool { return st.saved.has(id) })
}

// SavedIDs returns the saved entries, most recent first.
func (s *Store) SavedIDs() []string {
	return queryState(s, func(st *State) []string { return slices.Clone(st.saved.ids) })
}

// Recent returns the entries that were opened last, most recent first, at most 20.
func (s *Store) Recent() []string {
	return queryState(s, func(st *State) []string { return slices.Clone(st.read.ids[:min(len(st.read.ids), maxRecent)]) })
}

// Visited reports whether the reader has opened an entry.
func (s *Store) Visited(id string) bool {
	return queryState(s, func(st *State) bool { return st.read.has(id) })
}

// Position returns where the reader left an entry, as the number of letters above the top row,
// which does not depend on the width. ok is false for an entry that was not opened, or was
// left at its top.
func (s *Store) Position(id string) (letters int, ok bool) {
	letters = queryState(s, func(st *State) int { return st.positions[id] })
	return letters, letters > 0
}

// Record returns how an entry was read, or the zero Record.
func (s *Store) Record(id string) Record {
	return queryState(s, func(st *State) Record { return st.record(id) })
}

// Snapshot returns the handbook as it was at the last start; ok is false if it is unknown.
func (s *Store) Snapshot() (last Snapshot, ok bool) {
	if last := queryState(s, func(st *State) *Snapshot { return st.snapshot }); last != nil {
		return *last, true // snapshots are immutable
	}
	return Snapshot{}, false
}

// NewsOf reports whether an entry was added or changed since an earlier start and not opened
// since.
func (s *Store) NewsOf(id string) (added, changed bool) {
	return queryState(s, func(st *State) *Snapshot { return st.snapshot }).newsOf(id)
}

// PathStart returns the day on which a path was started, such as 2026-01-31, or "". Without a
// state folder no path is ever started: the deadline would begin again with every run.
func (s *Store) PathStart(path string) string {
	if s.disk.Path == "" {
		return ""
	}
	return queryState(s, func(st *State) string { return st.pathStarts[path] })
}
