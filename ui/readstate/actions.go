package readstate

import (
	"fmt"
	"time"
)

// Methods in this file ignore ids that no entry can have.

// Save adds an entry to the front of the saved ones. If there are [maxSaved] already, it
// refuses with a warning.
func (s *Store) Save(id string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if saved := &s.current().saved; !saved.has(id) && len(saved.ids) >= maxSaved {
		s.warn(fmt.Sprintf("not saved: %d entries are saved, which is the maximum; remove one first", maxSaved))
		return
	}
	if validID(id) {
		s.apply("save "+id, func(st *State) { st.saved.moveToFront(id) })
	}
}

// Unsave removes an entry from the saved ones.
func (s *Store) Unsave(id string) {
	s.applyTo(id, "save ", func(st *State) { st.saved.remove(id) })
}

// Visit records that an entry was opened, as the most recent one.
func (s *Store) Visit(id string) {
	s.applyTo(id, "visit ", func(st *State) { st.visit(id) })
}

// SetPosition records where the reader left an entry, in letters; see [Store.Position].
func (s *Store) SetPosition(id string, letters int) {
	if !s.Visited(id) {
		s.Visit(id)
	}
	s.applyTo(id, "position ", func(st *State) { st.setPosition(id, letters) })
}

// MarkRead records that a wording of an entry was read to its end, or that the reader
// marked it as read.
func (s *Store) MarkRead(id, hash, version string, day time.Time, byHand bool) {
	s.markRead(id, finishedRecord(hash, version, day, byHand))
}

// finishedRecord is the record of an entry that was read to its end on a day.
func finishedRecord(hash, version string, day time.Time, byHand bool) Record {
	// no version that states a MAJOR number is as long as maxWord
	return Record{Hash: hash, Version: truncateLine(version, maxWord), Day: day.Format(time.DateOnly), ByHand: byHand}
}

func (s *Store) markRead(id string, r Record) {
	if validFinished(r.finishedLine()) {
		s.applyTo(id, "", func(st *State) { st.markRead(id, r) })
	}
}

// RecordSeen adds letters of a wording that were on the screen long enough to be read.
func (s *Store) RecordSeen(id string, seen Partial) {
	seen.Version = truncateLine(seen.Version, maxWord)
	if !validID(id) || !validPartial(seen.line()) {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	all := s.current().record(id).Partial.add(seen) // a copy, so that the last update contains the earlier ones
	s.apply(fmt.Sprintf("seen %s %s %d %s", id, seen.Hash, seen.Total, seen.Version), func(st *State) { st.recordSeen(id, all) })
}

// restore restores how an entry was read before; with the zero Record it is unread.
func (s *Store) restore(id string, was Record) {
	if was.valid() {
		s.applyTo(id, "", func(st *State) { st.restore(id, was) })
	}
}

// rename moves what is stored under an entry's former id to its present one.
func (s *Store) rename(former, id string) {
	if validID(id) {
		s.applyTo(former, "", func(st *State) { st.rename(former, id) })
	}
}

// StartPath records the day on which a path was started. If it was started before, the earlier
// day stays; see [Store.PathStart].
func (s *Store) StartPath(path string, day time.Time) {
	if date := day.Format(time.DateOnly); validStart(date) {
		s.applyTo(path, "", func(st *State) { st.startPath(path, date) })
	}
}

// finishPath removes the start of a path that is done.
func (s *Store) finishPath(path string) {
	s.applyTo(path, "", func(st *State) { delete(st.pathStarts, path) })
}

// SaveSnapshot stores a snapshot of the handbook at this start, with its news except for
// entries that were opened already, by id.
func (s *Store) SaveSnapshot(now Snapshot, c Changes, opened map[string]bool) {
	now.New, now.Changed = keysOf(c.New, opened), keysOf(c.Changed, opened)
	if !now.valid() {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.apply("snapshot", func(st *State) { st.takeSnapshot(now) })
}

// applyTo changes the data of an id. If kind is not "", a later change of the same kind and id
// replaces this one while both wait to be written.
func (s *Store) applyTo(id, kind string, change func(*State)) {
	if !validID(id) {
		return
	}
	if kind != "" {
		kind += id
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.apply(kind, change)
}
