// Package list is the list of entries beside the answer: its items, which of them is
// selected, and how they are drawn. It stays fast with a hundred thousand entries: only
// where items begin is worked out ahead, rows are made for what is on the screen.
package list

import (
	"trustbook/handbook"
	"trustbook/search"
)

// Item is one thing to select: an entry, with the hit that found it during a search, or
// a word to search for instead.
type Item struct {
	Group string // label above it; "" without one
	Entry *handbook.Entry
	Hit   *search.Hit
	Word  search.SuggestedWord // set when Entry is nil
}

// Items are things to select in order. Tail may be very long and is shared, so it is
// never copied; Omit leaves some of it out.
type Items struct {
	Head, Tail []Item
	Omit       []int // indexes of Tail, in order
}

// Len is the number of items.
func (x Items) Len() int { return len(x.Head) + len(x.Tail) - len(x.Omit) }

// At returns item i.
func (x Items) At(i int) Item {
	if i < len(x.Head) {
		return x.Head[i]
	}
	i -= len(x.Head)
	for _, omitted := range x.Omit {
		if i >= omitted {
			i++
		}
	}
	return x.Tail[i]
}

// Find returns the index of an entry, -1 when it is not there. An entry may be there
// twice, so index first is tried before the others.
func (x Items) Find(e *handbook.Entry, first int) int {
	if first < x.Len() && x.At(first).Entry == e {
		return first
	}
	for i := range x.Len() {
		if x.At(i).Entry == e {
			return i
		}
	}
	return -1
}

// Model is a list with a cursor on one of its items.
type Model struct {
	items    Items
	selected int

	shape    Shape
	labels   bool     // groups have labels
	expanded []string // rows below the title of the opened item, where they are not one snippet
	opened   int

	starts []int // first row of each item with what is above its title, and the end of the last
	stale  bool  // starts belong to other items
	top    int   // first row on the screen
	height int   // rows on the screen
}

// Len is the number of items.
func (m *Model) Len() int { return m.items.Len() }

// At returns item i.
func (m *Model) At(i int) Item { return m.items.At(i) }

// Height is the number of rows on the screen.
func (m *Model) Height() int { return m.height }

// SetItems replaces the items and selects an entry, or the first item when it is not
// among them.
func (m *Model) SetItems(x Items, selected *handbook.Entry) {
	at := -1
	if selected != nil {
		at = x.Find(selected, m.selected)
	}
	m.items, m.selected, m.top = x, max(0, at), 0
	m.expanded, m.stale = nil, true
}

// Selected returns the index of the selected item.
func (m *Model) Selected() int { return m.selected }

// Current returns the selected item, the zero Item in an empty list.
func (m *Model) Current() Item {
	if m.selected < m.items.Len() {
		return m.items.At(m.selected)
	}
	return Item{}
}

// Select selects item i, or the nearest there is.
func (m *Model) Select(i int) {
	m.selected = max(0, min(i, m.items.Len()-1))
	m.reveal()
}

// SelectEntry selects an entry if it is in the list.
func (m *Model) SelectEntry(e *handbook.Entry) {
	if i := m.items.Find(e, 0); i >= 0 {
		m.Select(i)
	}
}
