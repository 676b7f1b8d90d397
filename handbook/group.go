package handbook

import "slices"

// Group is a group of entries inside a category: a folder below that of the category, or a
// heading in the navigation of a site.
type Group struct {
	ID     string // permanent name: that of the category or group around it, a slash, and its own
	Title  string // never empty
	Parent *Group // the group around it; nil for a group directly in a category

	Description string
}

// Path returns the group and those around it, outermost first. Nil is no group.
func (g *Group) Path() []*Group {
	var out []*Group
	for ; g != nil; g = g.Parent {
		out = append(out, g)
	}
	slices.Reverse(out)
	return out
}

// Depth returns the number of groups in [Group.Path].
func (g *Group) Depth() int {
	n := 0
	for ; g != nil; g = g.Parent {
		n++
	}
	return n
}

// Within reports whether g is a group, or inside it.
func (g *Group) Within(outer *Group) bool {
	for ; g != nil; g = g.Parent {
		if g == outer {
			return true
		}
	}
	return false
}

// GroupsAfter returns the groups that begin with e in a list in which it follows an entry, or
// nil: those around e that are not around that entry.
func (e *Entry) GroupsAfter(before *Entry) []*Group {
	switch {
	case before == nil || before.Category != e.Category:
		return e.Group.Path()
	case before.Group == e.Group:
		return nil
	}
	all := e.Group.Path()
	return slices.DeleteFunc(all, before.Group.Within)
}

// Place returns where an entry is: the titles of its category and of the groups around it.
func (h *Handbook) Place(e *Entry) []string {
	c, ok := h.Category(e.Category)
	if !ok {
		return nil
	}
	out := []string{c.Title}
	for _, g := range e.Group.Path() {
		out = append(out, g.Title)
	}
	return out
}
