package browse

import (
	"slices"

	"trustbook/handbook"
	"trustbook/search"
	"trustbook/ui/browse/list"
	"trustbook/ui/phrases"
	"trustbook/ui/session"
)

// recentRows is the number of recently read entries at the top of the list.
const recentRows = 3

// catalog contains the items that each tab lists when there is no query. It is built once per handbook, because
// iterating over a hundred thousand entries on every key press would take too long.
type catalog struct {
	session    *session.Session
	entries    []*handbook.Entry // entries in reading order, except that those for the reader's roles come first in each group
	all        []list.Item       // entries as items
	grouped    bool              // some entries are in groups
	byCategory map[string][]list.Item
	firstOf    map[string]int                 // index of the first entry of each category
	foldedTabs map[string][]list.Item         // items of tabs, with rows for groups; filled on demand
	byPath     map[*handbook.Path][]list.Item // items of reading paths; filled on demand
	pathSets   map[*handbook.Path]search.EntrySet
}

func newCatalog(s *session.Session) catalog {
	entries := s.Roles.SortEntries(s.Handbook.AllEntries())
	c := catalog{
		session: s, entries: entries, all: make([]list.Item, len(entries)), byCategory: map[string][]list.Item{}, firstOf: map[string]int{},
		foldedTabs: map[string][]list.Item{},
		byPath:     map[*handbook.Path][]list.Item{}, pathSets: map[*handbook.Path]search.EntrySet{},
	}
	first := 0
	for i, e := range entries {
		c.all[i].Entry, c.all[i].Depth = e, e.Group.Depth()
		c.grouped = c.grouped || e.Group != nil
		if i == 0 || e.Category != entries[i-1].Category {
			category, _ := s.Handbook.Category(e.Category)
			c.all[i].Group, first = category.Title, i
			c.firstOf[e.Category] = i
		}
		c.byCategory[e.Category] = c.all[first : i+1 : i+1]
	}
	return c
}

// tabs returns the tabs of the handbook: all entries, reading paths, categories, saved
// entries. The generated glossary comes last, because it is looked up rather than read.
func (c *catalog) tabs() []Tab {
	h := c.session.Handbook
	tabs := []Tab{{Label: phrases.TabAll}}
	for _, p := range c.session.Paths() {
		tabs = append(tabs, Tab{ID: pathTab + p.ID, Label: p.Title, Path: p})
	}
	var last []Tab
	for _, category := range h.Categories {
		t := Tab{ID: category.ID, Label: category.Title}
		if category.Derived && c.byCategory[category.ID][0].Entry == h.Glossary {
			last = append(last, t)
			continue
		}
		tabs = append(tabs, t)
	}
	tabs = append(tabs, Tab{ID: savedTab, Label: phrases.TabSaved})
	return append(tabs, last...)
}

// items returns the items of a tab. Recently read entries come first if labelled is true; without a label they would
// look as if they had moved.
func (c *catalog) items(t Tab, labelled bool) list.Items {
	switch {
	case t.Path != nil:
		return list.Items{Tail: c.path(t.Path)}
	case t.ID == savedTab:
		return list.Items{Tail: c.saved()}
	case t.ID != "":
		return list.Items{Tail: c.groupedItems(t.ID)}
	}
	out := list.Items{Tail: c.groupedItems("")}
	isGlossary := func(it list.Item) bool { return it.Entry != nil && it.Entry == c.session.Handbook.Glossary }
	if i := slices.IndexFunc(out.Tail, isGlossary); i >= 0 { // the glossary has a tab of its own
		out.Omit = []int{i}
	}
	if labelled {
		out.Head = c.recent()
	}
	return out
}

func (c *catalog) path(p *handbook.Path) []list.Item {
	items, ok := c.byPath[p]
	if !ok {
		items = handbook.MapSlice(p.Entries, entryItem)
		c.byPath[p] = items
	}
	return items
}

func (c *catalog) isComplete(p *handbook.Path) bool {
	return len(p.Entries) == len(c.entries)
}

// entriesByTab returns the entries of each tab that is not a category, by tab id.
func (c *catalog) entriesByTab() map[string]search.EntrySet {
	out := map[string]search.EntrySet{savedTab: c.savedEntries()}
	for _, p := range c.session.Handbook.Paths {
		if !c.isComplete(p) {
			out[pathTab+p.ID] = c.pathSet(p)
		}
	}
	return out
}

func (c *catalog) pathSet(p *handbook.Path) search.EntrySet {
	set, ok := c.pathSets[p]
	if !ok {
		set = make(search.EntrySet, len(p.Entries))
		for _, e := range p.Entries {
			set[e] = true
		}
		c.pathSets[p] = set
	}
	return set
}

// saved returns the saved entries in the order of all entries, grouped by category.
func (c *catalog) saved() []list.Item {
	saved := c.savedEntries()
	if len(saved) == 0 {
		return nil
	}
	var out []list.Item
	last := ""
	for _, it := range c.all {
		if !saved[it.Entry] {
			continue
		}
		it.Group, it.Depth = "", 0
		if it.Entry.Category != last {
			category, _ := c.session.Handbook.Category(it.Entry.Category)
			it.Group, last = category.Title, it.Entry.Category
		}
		out = append(out, it)
	}
	return out
}

// savedEntries returns the saved entries that still exist.
func (c *catalog) savedEntries() search.EntrySet {
	out := search.EntrySet{}
	for _, id := range c.session.Store.SavedIDs() {
		if e := c.session.Handbook.Entry(id); e != nil && e.ID == id {
			out[e] = true
		}
	}
	return out
}

// recent returns items for the recently read entries, which are shown at the top of the list.
func (c *catalog) recent() []list.Item {
	return labelFirst(phrases.RecentMenu.Title, handbook.MapSlice(c.session.Recent(recentRows), entryItem))
}

func entryItem(e *handbook.Entry) list.Item { return list.Item{Entry: e} }

// labelFirst puts a label above the first item.
func labelFirst(label string, items []list.Item) []list.Item {
	if len(items) > 0 {
		items[0].Group = label
	}
	return items
}

func (c *catalog) size(t Tab) int {
	switch {
	case t.Path != nil:
		return len(t.Path.Entries)
	case t.ID == "":
		return len(c.session.Handbook.Entries)
	case t.ID == savedTab:
		return len(c.savedEntries())
	}
	return len(c.byCategory[t.ID])
}

// maxOpenRows is the largest number of rows at which the groups of a tab start out open. More rows do not fit on most
// screens, where closed groups give a better overview.
const maxOpenRows = 40

// groupedItems returns the items of a category, or of all categories if category is "". Each group has a row, and the
// contents of closed groups are omitted.
func (c *catalog) groupedItems(category string) []list.Item {
	items, first := c.all, 0
	if category != "" {
		items, first = c.byCategory[category], c.firstOf[category]
	}
	if !c.grouped || len(items) == 0 {
		return items
	}
	if c.foldedTabs[category] == nil {
		entries := c.entries[first : first+len(items)]
		c.foldedTabs[category] = c.addFolders(items, entries, countRows(entries) <= maxOpenRows)
	}
	return c.foldedTabs[category]
}

// countRows returns the number of rows that entries need when all groups are open.
func countRows(entries []*handbook.Entry) int {
	n := len(entries)
	var before *handbook.Entry
	for _, e := range entries {
		n += len(e.GroupsAfter(before))
		before = e
	}
	return n
}

// addFolders inserts a row for each group. entries holds the entries of items, in the same order. If a group begins at
// an item, the label above that item moves to the row of the group.
func (c *catalog) addFolders(items []list.Item, entries []*handbook.Entry, open bool) []list.Item {
	var out []list.Item
	var before *handbook.Entry
	for i := 0; i < len(items); i++ {
		it := items[i]
		end := i
		for _, g := range entries[i].GroupsAfter(before) {
			f := &list.Folder{Group: g, Entries: entries[i:endOfGroup(entries, i, g)], Open: open}
			if was, known := c.session.Store.GroupOpen(g.ID); known {
				f.Open = was
			}
			out = append(out, list.Item{Group: it.Group, Folder: f, Depth: g.Depth() - 1})
			if it.Group = ""; !f.Open {
				end = i + len(f.Entries)
				break
			}
		}
		if end > i {
			i, before = end-1, entries[end-1]
			continue
		}
		out, before = append(out, it), entries[i]
	}
	return out
}

// endOfGroup returns the index after the last entry of a group that begins at the given index.
func endOfGroup(entries []*handbook.Entry, from int, g *handbook.Group) int {
	for from < len(entries) && entries[from].Group.IsWithin(g) {
		from++
	}
	return from
}
