package browse

import (
	"trustbook/handbook"
	"trustbook/ui/browse/list"
)

// maxOpenRows is the maximum number of rows for which the groups of a tab are initially open. More rows do not fit on
// most screens, and closed groups then give a better overview.
const maxOpenRows = 40

// folded returns the items of a category, or of all categories if that is "". They include a row for each group, but
// not the contents of closed groups.
func (c *catalog) folded(category string) []list.Item {
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

// countRows returns how many rows entries need when all groups are open.
func countRows(entries []*handbook.Entry) int {
	n := len(entries)
	var before *handbook.Entry
	for _, e := range entries {
		n += len(e.GroupsAfter(before))
		before = e
	}
	return n
}

// addFolders adds a row for each group to items, which belong to entries. If a group begins at an item, the label above
// that item moves to the row of the group.
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

// endOfGroup returns the index after the last entry of a group that begins at index from.
func endOfGroup(entries []*handbook.Entry, from int, g *handbook.Group) int {
	for from < len(entries) && entries[from].Group.IsWithin(g) {
		from++
	}
	return from
}
