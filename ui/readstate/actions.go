package readstate

import (
	"fmt"
	"slices"
	"time"

	"trustbook/handbook"
)

// The methods in this file ignore invalid ids.

// Save adds an entry to the front of the saved entries. If there are already [maxSavedEntries], it adds a warning
// instead.
func (s *Store) Save(id string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if saved := &s.currentState().saved; !saved.has(id) && len(saved.ids) >= maxSavedEntries {
		s.warn(fmt.Sprintf("not saved: %d entries are saved, which is the maximum; remove one first", maxSavedEntries))
		return
	}
	if isValidID(id) {
		s.apply("save "+id, func(st *State) { st.saved.moveToFront(id) })
	}
}

// Unsave removes an entry from the saved entries.
func (s *Store) Unsave(id string) { s.applyTo(id, "save ", func(st *State) { st.saved.remove(id) }) }

// Visit records that an entry was opened, which makes it the most recent one.
func (s *Store) Visit(id string) { s.applyTo(id, "visit ", func(st *State) { st.visit(id) }) }

// SetPosition records where the reader left an entry; see [Store.Position].
func (s *Store) SetPosition(id string, position int) {
	s.setPosition(id, func(st *State) { st.setPosition(id, position) })
}

// SetPlace records where the reader left an entry that is available in several languages. The position alone would not
// identify the same place in another language.
func (s *Store) SetPlace(id string, position int, place Place) {
	s.setPosition(id, func(st *State) { st.setPlace(id, position, place) })
}

func (s *Store) setPosition(id string, set func(*State)) {
	if !s.WasVisited(id) {
		s.Visit(id)
	}
	s.applyTo(id, "position ", set)
}

// MarkRead records that an entry was read to its end, or that the reader marked it as read.
func (s *Store) MarkRead(id string, r ReadRecord) {
	// Only the MAJOR number of a version is compared, and a version that has one is never long enough to be cut.
	if r.Version = truncateLine(r.Version, maxWordBytes); isValidFinished(r.finishedLine()) {
		s.applyTo(id, "", func(st *State) { st.markRead(id, r) })
	}
}

// RecordSeen records which letters of a text were on the screen long enough to be read.
func (s *Store) RecordSeen(id string, seen PartialRead) {
	seen.Version = truncateLine(seen.Version, maxWordBytes)
	if !isValidID(id) || !isValidPartial(seen.line()) {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	all := s.currentState().record(id).Partial.add(seen) // keep the earlier intervals, because the last update replaces all earlier ones
	s.apply(fmt.Sprintf("seen %s %s %d %s", id, seen.Hash, seen.Total, seen.Version), func(st *State) { st.recordSeen(id, all) })
}

// SetGroupOpen records that the reader has opened or closed a group; see [Store.GroupOpen].
func (s *Store) SetGroupOpen(id string, open bool) {
	s.applyTo(id, "group ", func(st *State) { st.openGroup(id, open) })
}

// restore replaces an entry's record with an earlier one; the zero Record means unread.
func (s *Store) restore(id string, was ReadRecord) {
	if was.isValid() {
		s.applyTo(id, "", func(st *State) { st.restoreRecord(id, was) })
	}
}

// rename moves the data stored under an entry's former id to its current id.
func (s *Store) rename(former, id string) {
	if isValidID(id) {
		s.applyTo(former, "", func(st *State) { st.rename(former, id) })
	}
}

// StartPath records the day on which a path was started. If the path was started before, it keeps the earlier day; see
// [Store.PathStart].
func (s *Store) StartPath(path string, day time.Time) {
	if date := day.Format(time.DateOnly); isValidPathStart(date) {
		s.applyTo(path, "", func(st *State) { st.startPath(path, date) })
	}
}

// finishPath removes the start day of a completed path.
func (s *Store) finishPath(path string) {
	s.applyTo(path, "", func(st *State) { delete(st.pathStarts, path) })
}

// SaveSnapshot stores a snapshot of the handbook at this start, with the changes since the previous one. It omits
// changes to entries opened in this run, whose ids are in opened.
func (s *Store) SaveSnapshot(now Snapshot, c Changes, opened map[string]bool) {
	now.New, now.Changed = keysOf(c.New, opened), keysOf(c.Changed, opened)
	if !now.isValid() {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.apply("snapshot", func(st *State) { st.takeSnapshot(now) })
}

// recordWording stores the current text of an entry in the last snapshot, if it has the texts of entries.
func (s *Store) recordWording(e *handbook.Entry) {
	s.applyTo(e.ID, "wording ", func(st *State) {
		if st.snapshot != nil && len(st.snapshot.Marks) > 0 {
			st.snapshot = st.snapshot.withWording(e)
		}
	})
}

// applyTo changes the data stored for an entry. Unless kind is "", the change replaces an unwritten one with the same
// kind and id.
func (s *Store) applyTo(id, kind string, change func(*State)) {
	if !isValidID(id) {
		return
	}
	if kind != "" {
		kind += id
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.apply(kind, change)
}

// maxRecentEntries is the maximum length of [Store.RecentIDs].
const maxRecentEntries = 20

// queryState locks the store and returns the result of ask for the state of the current handbook.
func queryState[T any](s *Store, ask func(*State) T) T {
	s.mu.Lock()
	defer s.mu.Unlock()
	return ask(s.currentState())
}

// LastStart returns the day of the previous start with the handbook, or "" if there was none.
func (s *Store) LastStart() string {
	return queryState(s, func(*State) string { return s.lastStarts[s.title] })
}

// IsSaved reports whether the reader has saved an entry.
func (s *Store) IsSaved(id string) bool {
	return queryState(s, func(st *State) bool { return st.saved.has(id) })
}

// SavedIDs returns the saved entries, most recent first.
func (s *Store) SavedIDs() []string {
	return queryState(s, func(st *State) []string { return slices.Clone(st.saved.ids) })
}

// RecentIDs returns the ids of the last opened entries, at most [maxRecentEntries], most recent first.
func (s *Store) RecentIDs() []string {
	return queryState(s, func(st *State) []string { return slices.Clone(st.read.ids[:min(len(st.read.ids), maxRecentEntries)]) })
}

// WasVisited reports whether the reader has opened an entry.
func (s *Store) WasVisited(id string) bool {
	return queryState(s, func(st *State) bool { return st.read.has(id) })
}

// Position returns where the reader left an entry, as a number of letters, which does not depend on the screen width.
// ok is false if the entry was not opened or was left at its top.
func (s *Store) Position(id string) (position int, ok bool) {
	position = queryState(s, func(st *State) int { return st.positions[id] })
	return position, position > 0
}

// Place returns the place recorded with SetPlace. ok is false if the entry has only one language or was left at its
// top.
func (s *Store) Place(id string) (place Place, ok bool) {
	return parsePlace(queryState(s, func(st *State) string { return st.places[id] }))
}

// GroupOpen reports whether the reader left a group open. known is false if the group was never opened or closed.
func (s *Store) GroupOpen(id string) (open, known bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	open, known = s.currentState().groups[id]
	return open, known
}

// Record returns the record of how an entry was read, or the zero Record.
func (s *Store) Record(id string) ReadRecord {
	return queryState(s, func(st *State) ReadRecord { return st.record(id) })
}

// Snapshot returns the snapshot of the handbook at the last start. ok is false if there is none.
func (s *Store) Snapshot() (last Snapshot, ok bool) {
	if last := queryState(s, func(st *State) *Snapshot { return st.snapshot }); last != nil {
		return *last, true // snapshots are immutable
	}
	return last, false
}

// NewsOf reports whether an entry was added or changed at a recent start and has not been opened since.
func (s *Store) NewsOf(id string) (added, changed bool) {
	return queryState(s, func(st *State) *Snapshot { return st.snapshot }).newsOf(id)
}

// PathStart returns the day on which the reader started a path, such as 2026-01-31, or "" if it has not been started.
// Without a state folder no path counts as started, because its deadline would begin anew with every run.
func (s *Store) PathStart(path string) string {
	if !s.IsStored() {
		return ""
	}
	return queryState(s, func(st *State) string { return st.pathStarts[path] })
}
