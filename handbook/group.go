package handbook

import "slices"

// Group is a group of entries inside a category: a subfolder of the category's folder, or a
// heading in a site's navigation.
type Group struct {
	ID     string // permanent id: the id of the enclosing category or group, a slash, and a name for this group
	Title  string // never empty
	Parent *Group // the enclosing group; nil if the group is directly in a category

	Description string
}

// Path returns the group and the groups that enclose it, outermost first. It returns nil for a nil group.
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

// IsWithin reports whether g is outer or a group inside it.
func (g *Group) IsWithin(outer *Group) bool {
	for ; g != nil; g = g.Parent {
		if g == outer {
			return true
		}
	}
	return false
}
