package readstate

import (
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"trustbook/handbook/sanitize"
)

// stateList holds the states of all handbooks, the most recently changed first.
type stateList []*State

func (l stateList) find(title string) *State {
	i := slices.IndexFunc(l, func(st *State) bool { return st.title == title })
	if i < 0 {
		return nil
	}
	return l[i]
}

// touch moves the state of a handbook to the front, and creates it if necessary.
func (l *stateList) touch(title string) *State {
	st := l.find(title)
	if st == nil {
		st = &State{title: title}
	}
	others := slices.DeleteFunc(*l, func(other *State) bool { return other == st })
	*l = slices.Insert(others, 0, st)
	return st
}

// copyFormerState copies the state stored under a former title to a handbook that has no state yet. The former state is
// kept, because another window may be using it, and because a handbook may falsely claim another one's title as its
// former one.
func (l *stateList) copyFormerState(former, title string) {
	if from := l.find(former); from != nil && l.find(title) == nil {
		*l = slices.Insert(*l, 0, from.copyAs(title))
	}
}

// shrink removes data to make the file smaller, and reports whether it removed any. It starts with the snapshots, those
// of the least recently used handbook first, and then removes the older half of all opened entries. It never removes
// saved entries.
func (l *stateList) shrink() bool {
	for _, st := range slices.Backward(*l) {
		if st.snapshot != nil && len(st.snapshot.Marks) > 0 {
			st.snapshot = &Snapshot{Day: st.snapshot.Day, Digest: st.snapshot.Digest}
			return true
		}
	}
	all := 0
	for _, st := range *l {
		all += st.size()
	}
	keep := all / 2
	for _, st := range *l {
		before := st.size()
		st.keepRecent(max(0, keep-(before-len(st.read.ids))))
		keep -= st.size()
	}
	*l = slices.DeleteFunc(*l, (*State).empty)
	return all > 0
}

const (
	maxTitleBytes = 200  // maximum length of a handbook's title in bytes
	maxIDBytes    = 1100 // maximum length of an id in bytes; an id made from a path is no longer than the path
)

// storedTitle returns the title under which the state of a handbook is stored.
func storedTitle(title string) string { return truncateLine(title, maxTitleBytes) }

// truncateLine returns text as one line of at most limit bytes, without control characters.
func truncateLine(text string, limit int) string {
	line := sanitize.CleanLine(text)
	if len(line) <= limit {
		return line
	}
	end := limit
	for !utf8.RuneStart(line[end]) {
		end--
	}
	return strings.TrimSpace(line[:end])
}

// isValidID reports whether an id can be stored and read back unchanged.
func isValidID(id string) bool {
	return id != "" && len(id) <= maxIDBytes && utf8.ValidString(id) && !containsControl(id)
}

func containsControl(s string) bool { return strings.ContainsFunc(s, unicode.IsControl) }

// recencyList is a list of unique ids, most recent first. The zero list is empty.
type recencyList struct {
	ids []string
	set map[string]bool // the same ids as a set, because every row of the list looks up its id
}

// newRecencyList returns a list of the first limit valid ids, without duplicates.
func newRecencyList(ids []string, limit int) recencyList {
	l := recencyList{set: make(map[string]bool, min(len(ids), limit))}
	for _, id := range ids {
		if isValidID(id) && !l.set[id] && len(l.ids) < limit {
			l.ids = append(l.ids, id)
			l.set[id] = true
		}
	}
	return l
}

func (l *recencyList) clone() recencyList { return recencyList{slices.Clone(l.ids), maps.Clone(l.set)} }

func (l *recencyList) has(id string) bool { return l.set[id] }

// moveToFront moves an id to the front, adding it if necessary.
func (l *recencyList) moveToFront(id string) {
	l.remove(id)
	l.ids = slices.Insert(l.ids, 0, id)
	putValue(&l.set, id, true)
}

func (l *recencyList) remove(id string) {
	if !l.set[id] {
		return
	}
	delete(l.set, id)
	i := slices.Index(l.ids, id)
	l.ids = slices.Delete(l.ids, i, i+1)
}

// rename replaces an id, or removes it if the new one is already in the list.
func (l *recencyList) rename(former, id string) {
	if former == id || !l.set[former] {
		return
	}
	if l.set[id] {
		l.remove(former)
		return
	}
	l.ids[slices.Index(l.ids, former)] = id
	delete(l.set, former)
	l.set[id] = true
}

// truncate keeps the first n ids and returns the removed ones.
func (l *recencyList) truncate(n int) []string {
	if len(l.ids) <= n {
		return nil
	}
	rest := l.ids[n:]
	l.ids = l.ids[:n:n]
	for _, id := range rest {
		delete(l.set, id)
	}
	return rest
}
