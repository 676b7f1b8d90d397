package readstate

import (
	"maps"
	"slices"
)

// order is ids, newest first, each once. The zero order is empty.
type recencyList struct {
	ids []string
	in  map[string]bool // the same ids, to ask for every row of a list
}

// newOrder is the first of the given ids, at most limit of them, without what is no id.
func newRecencyList(ids []string, limit int) recencyList {
	o := recencyList{in: make(map[string]bool, min(len(ids), limit))}
	for _, id := range ids {
		if validID(id) && !o.in[id] && len(o.ids) < limit {
			o.ids = append(o.ids, id)
			o.in[id] = true
		}
	}
	return o
}

func (o *recencyList) copy() recencyList { return recencyList{slices.Clone(o.ids), maps.Clone(o.in)} }

func (o *recencyList) has(id string) bool { return o.in[id] }

// front puts an id first.
func (o *recencyList) front(id string) {
	o.remove(id)
	if o.in == nil {
		o.in = map[string]bool{}
	}
	o.ids = slices.Insert(o.ids, 0, id)
	o.in[id] = true
}

func (o *recencyList) remove(id string) {
	if !o.in[id] {
		return
	}
	delete(o.in, id)
	i := slices.Index(o.ids, id)
	o.ids = slices.Delete(o.ids, i, i+1)
}

// rename puts an id in the place of another, unless it has one of its own.
func (o *recencyList) rename(former, id string) {
	if former == id || !o.in[former] {
		return
	}
	if o.in[id] {
		o.remove(former)
		return
	}
	o.ids[slices.Index(o.ids, former)] = id
	delete(o.in, former)
	o.in[id] = true
}

// cut keeps the first n ids and gives back the others.
func (o *recencyList) cut(n int) []string {
	if len(o.ids) <= n {
		return nil
	}
	gone := o.ids[n:]
	o.ids = o.ids[:n:n]
	for _, id := range gone {
		delete(o.in, id)
	}
	return gone
}
