package readstate

import (
	"maps"
	"slices"
)

// recencyList is a list of unique ids, most recent first. The zero list is empty.
type recencyList struct {
	ids []string
	set map[string]bool // the same ids as a set, because the list looks up each row
}

// newRecencyList returns a list of the first limit valid ids, without duplicates.
func newRecencyList(ids []string, limit int) recencyList {
	l := recencyList{set: make(map[string]bool, min(len(ids), limit))}
	for _, id := range ids {
		if validID(id) && !l.set[id] && len(l.ids) < limit {
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
