package ui

import (
	"fmt"
	"slices"

	"trustbook/handbook"
	"trustbook/search"
)

// rest is what the list shows while no query stands. It is laid out once for a
// handbook: a hundred thousand texts are too many to go through for every key.
type rest struct {
	items []item                    // all there is to open, in reading order or that of the reader's roles
	parts map[string][]item         // those of each category
	paths map[*handbook.Path][]item // those of each path that somebody has looked at
	sets  map[*handbook.Path]search.Set
}

func newRest(h *handbook.Handbook, roles handbook.Roles) rest {
	all := roles.SortEntries(h.AllEntries())
	r := rest{items: make([]item, len(all)), parts: map[string][]item{}, paths: map[*handbook.Path][]item{}, sets: map[*handbook.Path]search.Set{}}
	from := 0
	for i, e := range all {
		r.items[i].entry = e
		if i == 0 || e.Category != all[i-1].Category {
			c, _ := h.Category(e.Category)
			r.items[i].group, from = c.Title, i
		}
		r.parts[e.Category] = r.items[from : i+1 : i+1]
	}
	return r
}

// restItems are what the active tab holds at rest.
func (m *Model) restItems() items {
	switch t := m.tabs.current(); {
	case t.path != nil:
		return items{tail: m.pathItems(t.path)}
	case t.id == "":
		x := items{head: m.recentItems(), tail: m.rest.items}
		var out []*handbook.Entry
		if !m.labelled() { // nothing would tell the texts read lately from the same ones below
			out = m.session.Recent(recentRows)
		}
		if m.book.Glossary != nil && !slices.Contains(out, m.book.Glossary) { // it has its tab, and is no text
			out = append(out, m.book.Glossary)
		}
		x.out = m.places(out)
		return x
	case t.id == savedTab:
		return items{tail: m.savedItems()}
	default:
		return items{tail: m.rest.parts[t.id]}
	}
}

// places are where entries stand among all.
func (m *Model) places(of []*handbook.Entry) []int {
	var out []int
	for _, e := range of {
		out = append(out, slices.IndexFunc(m.rest.items, func(it item) bool { return it.entry == e }))
	}
	slices.Sort(out)
	return out
}

// savedItems are the saved texts in the order of all, under their categories.
func (m *Model) savedItems() []item {
	saved := m.savedTexts()
	if len(saved) == 0 {
		return nil
	}
	var out []item
	last := ""
	for _, it := range m.rest.items {
		if !saved[it.entry] {
			continue
		}
		it.group = ""
		if it.entry.Category != last {
			c, _ := m.book.Category(it.entry.Category)
			it.group, last = c.Title, it.entry.Category
		}
		out = append(out, it)
	}
	return out
}

// savedTexts are the saved texts that are there.
func (m *Model) savedTexts() map[*handbook.Entry]bool {
	out := map[*handbook.Entry]bool{}
	for _, id := range m.store.SavedIDs() {
		if e := m.book.Entry(id); e != nil && e.ID == id {
			out[e] = true
		}
	}
	return out
}

// recentItems are the texts read last, above all the others.
func (m *Model) recentItems() []item {
	var out []item
	for i, e := range m.session.Recent(recentRows) {
		it := item{entry: e}
		if i == 0 {
			it.group = "Recently read"
		}
		out = append(out, it)
	}
	return out
}

// count says how many texts each tab has: all of its own at rest, hits while a
// query stands.
func (m *Model) count() {
	for i := range m.tabs.all {
		t := &m.tabs.all[i]
		t.ratio = ""
		switch {
		case m.nothing():
			t.count = 0
		case m.querying():
			t.count = m.hitsIn(*t)
		default:
			t.count = m.textsIn(*t)
		}
	}
	if m.onPath() != nil {
		m.countRead()
	}
}

// countRead says beside each tab how much of it was read, where that is the subject.
func (m *Model) countRead() {
	for i := range m.tabs.all {
		t := &m.tabs.all[i]
		read, listed := m.progress.ReadCounts()[t.id], t.id == "" || len(m.rest.parts[t.id]) > 0
		if t.path != nil {
			read, listed = m.progress.PathProgress(t.path).Read, true
		}
		if listed && (m.book.Glossary == nil || t.id != m.book.Glossary.Category) {
			t.ratio = fmt.Sprintf("%d/%d", read, t.count)
		}
	}
}

// hitsIn is how many hits a tab has.
func (m *Model) hitsIn(t tab) int {
	switch {
	case t.id == "", t.path != nil && m.whole(t.path):
		return m.result.Total
	case t.path != nil, t.id == savedTab:
		return m.result.SetCounts[t.id]
	}
	return m.result.Counts[t.id]
}

func (m *Model) textsIn(t tab) int {
	switch {
	case t.path != nil:
		return len(t.path.Entries)
	case t.id == "":
		return len(m.book.Entries)
	case t.id == savedTab:
		return len(m.savedTexts())
	}
	return len(m.rest.parts[t.id])
}
