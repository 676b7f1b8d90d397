package readstate

import (
	"encoding/json"
	"maps"
)

// What is stored of one handbook at most.
const (
	maxSaved  = 1000 // refused above, because a saved entry must not disappear
	maxRead   = 4096 // above, the oldest is forgotten
	maxStarts = 256  // above, no path is started
)

// State is what is stored for one handbook.
type State struct {
	title     string
	saved     recencyList
	read      recencyList    // every entry that was opened; what follows is kept for these alone
	positions map[string]int // letters above the top row; none at the top

	finished map[string]string // how entries were read to their end, each a line: see Record
	partial  map[string]string // and how in part
	snapshot *Snapshot         // of the last start; nil = unknown. Shared by copies, so never changed

	pathStarts map[string]string // day on which each unfinished path was started
	editions   map[string]int64  // highest number that each key has given to an edition

	unknown map[string]json.RawMessage // stored by a later release: kept, not understood
}

func (st *State) visit(id string) {
	st.read.moveToFront(id)
	st.snapshot = st.snapshot.withoutNews(id)
	st.keepRecent(maxRead)
}

// setPosition sets the position in an entry, which counts as opened.
func (st *State) setPosition(id string, letters int) {
	if !st.read.has(id) {
		st.visit(id)
	}
	delete(st.positions, id)
	if letters > 0 {
		put(&st.positions, id, letters)
	}
}

func (st *State) noteEdition(key string, seq int64) {
	put(&st.editions, key, max(st.editions[key], seq))
}

func (st *State) startPath(path, day string) {
	first, started := st.pathStarts[path]
	if started && first <= day || !started && len(st.pathStarts) >= maxStarts {
		return
	}
	put(&st.pathStarts, path, day)
}

// rename moves what is stored under a former id, but replaces nothing.
func (st *State) rename(former, id string) {
	st.saved.rename(former, id)
	if !st.read.has(former) {
		return
	}
	move(st.positions, former, id)
	move(st.finished, former, id)
	move(st.partial, former, id)
	st.read.rename(former, id)
}

// move moves the value of one key to another, unless that has one.
func move[V any](m map[string]V, from, to string) {
	v, ok := m[from]
	if !ok || from == to {
		return
	}
	delete(m, from)
	if _, taken := m[to]; !taken {
		m[to] = v
	}
}

// put sets a value in a map that may be nil.
func put[K comparable, V any](m *map[K]V, key K, value V) {
	if *m == nil {
		*m = map[K]V{}
	}
	(*m)[key] = value
}

// keepRecent forgets all but the n entries that were opened last. When none is left, no
// path was started and no earlier start is known.
func (st *State) keepRecent(n int) {
	if n <= 0 {
		st.pathStarts, st.snapshot = nil, nil
	}
	for _, id := range st.read.truncate(n) {
		delete(st.positions, id)
		delete(st.finished, id)
		delete(st.partial, id)
	}
}

// size counts what [State.keepRecent] can forget.
func (st *State) size() int {
	if st.snapshot == nil {
		return len(st.read.ids)
	}
	return len(st.read.ids) + 1
}

func (st *State) empty() bool {
	return len(st.saved.ids) == 0 && len(st.editions) == 0 && st.size() == 0 && len(st.unknown) == 0
}

// copyAs returns a copy under another title that shares nothing that changes.
func (st *State) copyAs(title string) *State {
	out := *st
	out.title, out.saved, out.read = title, st.saved.clone(), st.read.clone()
	out.positions, out.pathStarts, out.editions = maps.Clone(st.positions), maps.Clone(st.pathStarts), maps.Clone(st.editions)
	out.finished, out.partial, out.unknown = maps.Clone(st.finished), maps.Clone(st.partial), maps.Clone(st.unknown)
	return &out
}
