package ui

import (
	"trustbook/handbook"
	"trustbook/search"
)

// rest is what the list shows while no query stands. It is laid out once for a
// handbook: a hundred thousand texts are too many to go through for every key.
type rest struct {
	items []item            // every text, in reading order
	parts map[string][]item // those of each category
}

func newRest(h *handbook.Handbook) rest {
	r := rest{items: make([]item, len(h.Entries)), parts: map[string][]item{}}
	from := 0
	for i, e := range h.Entries {
		r.items[i].entry = e
		if i == 0 || e.Category != h.Entries[i-1].Category {
			c, _ := h.Category(e.Category)
			r.items[i].group, from = c.Title, i
		}
		r.parts[e.Category] = r.items[from : i+1 : i+1]
	}
	return r
}

// of is what the active tab holds at rest.
func (m *Model) restItems() items {
	switch t := m.tabs.current(); t.id {
	case "":
		return items{m.recentItems(), m.rest.items}
	case savedTab:
		return items{nil, m.savedItems()}
	default:
		return items{nil, m.rest.parts[t.id]}
	}
}

// savedItems are the saved texts in reading order, under their categories.
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
	for _, id := range m.shelf.SavedIDs() {
		if e := m.book.Entry(id); e != nil && e.ID == id {
			out[e] = true
		}
	}
	return out
}

// recentItems are the texts read last, above all the others.
func (m *Model) recentItems() []item {
	var out []item
	for i, e := range m.recent(recentRows) {
		it := item{entry: e}
		if i == 0 {
			it.group = "Read lately"
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
		switch {
		case m.nothing():
			t.count = 0
		case m.querying():
			t.count = hitsIn(t.id, m.result)
		default:
			t.count = m.textsIn(t.id)
		}
	}
}

func hitsIn(tab string, r search.Result) int {
	switch tab {
	case "":
		return r.Total
	case savedTab:
		return r.InSet
	}
	return r.Counts[tab]
}

func (m *Model) textsIn(tab string) int {
	switch tab {
	case "":
		return len(m.book.Entries)
	case savedTab:
		return len(m.savedTexts())
	}
	return len(m.rest.parts[tab])
}
