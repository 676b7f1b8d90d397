// Package list contains the list of entries beside the answer: its items, the selection, and how its rows are drawn. It
// stays fast with a hundred thousand entries, because only the first row of each item is computed in advance. The rest
// is computed when a row becomes visible.
package list

import (
	"strings"

	"trustbook/handbook"
	"trustbook/search"
)

// Item is a selectable row: an entry (with its hit during a search), a group of entries, or a suggested search word.
type Item struct {
	Group  string // label above the item; "" for none
	Entry  *handbook.Entry
	Hit    *search.Hit
	Folder *Folder              // set if Entry is nil and the item is a group
	Word   search.SuggestedWord // suggested word, if Entry and Folder are nil
	Depth  int                  // number of groups that contain the item, for its indentation
}

// Folder is a group of entries that the reader can expand and collapse.
type Folder struct {
	Group   *handbook.Group
	Entries []*handbook.Entry // entries in the group and in the groups inside it
	Open    bool
}

// contains reports whether the folder is closed and hides the row of an entry.
func (f *Folder) contains(e *handbook.Entry) bool {
	return f != nil && !f.Open && e.Group.IsWithin(f.Group)
}

// Verdict returns the verdict to show. During a search, this is the verdict of the hit, if it is certain.
func (it Item) Verdict() handbook.Verdict {
	if it.Hit != nil {
		return it.Hit.CertainVerdict()
	}
	return it.Entry.Answer
}

// Items is a sequence of items: first Head, then Tail. Tail may be very long, so it is shared and never copied. To
// leave out an item of Tail, its index is added to Omit.
type Items struct {
	Head, Tail []Item
	Omit       []int // indexes in Tail, in order
}

// Len returns the number of items.
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

// Find returns the index of an entry, or of the closed folder that contains it, or -1. An entry may occur twice: if it
// is at index first, Find returns first.
func (x Items) Find(e *handbook.Entry, first int) int {
	if first < x.Len() && x.At(first).Entry == e {
		return first
	}
	folder := -1
	for i := range x.Len() {
		switch it := x.At(i); {
		case it.Entry == e:
			return i
		case it.Folder.contains(e):
			folder = i
		}
	}
	return folder
}

// findFolder returns the index of the row of a group, or -1.
func (x Items) findFolder(g *handbook.Group) int {
	for i := range x.Len() {
		if f := x.At(i).Folder; f != nil && f.Group == g {
			return i
		}
	}
	return -1
}

// Model is a list with a selected item.
type Model struct {
	items    Items
	selected int

	shape    ItemLayout
	labels   bool     // labels are shown above groups
	expanded []string // rows that replace the snippet below the selected title
	opened   int

	starts []int // first row of each item, including the rows above its title; the last element is the number of rows
	stale  bool  // starts must be recomputed
	top    int   // first visible row
	height int   // number of visible rows
}

// Len returns the number of items.
func (m *Model) Len() int { return m.items.Len() }

// At returns item i.
func (m *Model) At(i int) Item { return m.items.At(i) }

// Height returns the number of visible rows.
func (m *Model) Height() int { return m.height }

// SetItems replaces the items and selects the given entry, or the first item if the entry is not among them. If
// selected is nil, a folder that is selected stays selected.
func (m *Model) SetItems(x Items, selected *handbook.Entry) {
	at := -1
	if folder := m.Current().Folder; selected != nil {
		at = x.Find(selected, m.selected)
	} else if folder != nil {
		at = x.findFolder(folder.Group)
	}
	m.items, m.selected, m.top = x, max(0, at), 0
	m.expanded, m.stale = nil, true
}

// Selected returns the index of the selected item.
func (m *Model) Selected() int { return m.selected }

// Current returns the selected item, or the zero Item if the list is empty.
func (m *Model) Current() Item {
	if m.selected < m.items.Len() {
		return m.items.At(m.selected)
	}
	return Item{}
}

// Select selects item i, or the nearest one if there is no item i.
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

// verdictPrefix returns an item's verdict in the form that precedes a sentence, or "" if it has none.
func verdictPrefix(it Item) string {
	v := it.Entry.LabelOf(it.Verdict())
	if v != "" {
		v += "."
	}
	return v
}

// SummaryWithVerdict returns the summary of an item's entry, preceded by its verdict.
func SummaryWithVerdict(it Item) string {
	return strings.TrimSpace(verdictPrefix(it) + " " + it.Entry.Summary)
}
