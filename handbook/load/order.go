package load

import (
	"cmp"
	"slices"
	"strings"

	"trustbook/handbook"
)

// finish returns the entries in reading order, each with its category and group, and all categories that contain
// entries. It also returns the category with the id keep, even if that category is empty.
func (o *outline) finish(keep string) ([]handbook.Category, []*handbook.Entry) {
	var categories []handbook.Category
	var entries []*handbook.Entry
	for _, s := range o.categories {
		s.mergeGroups()
	}
	slices.SortStableFunc(o.categories, o.compareSections)
	for _, s := range o.categories {
		if !s.empty() || s.id == keep {
			categories = append(categories, handbook.Category{ID: s.id, Title: s.title, Description: s.description, Order: int(s.order), Derived: s.derived})
			entries = o.appendEntries(entries, s, s.id)
		}
	}
	return categories, entries
}

func (s *outlineSection) empty() bool { return len(s.pages)+len(s.sections) == 0 }

// mergeGroups removes empty groups, merges a group with the only group in it, and replaces a group that contains only
// its own page by that page. A section without a position gets the position of its first page.
func (s *outlineSection) mergeGroups() {
	kept := s.sections[:0]
	for _, in := range s.sections {
		in.mergeGroups()
		if in.empty() {
			continue
		}
		if in.own != nil && len(in.pages) == 1 && len(in.sections) == 0 {
			s.pages = append(s.pages, in.pages[0])
			continue
		}
		if len(in.pages) == 0 && len(in.sections) == 1 {
			only := in.sections[0]
			only.title, only.parent, only.sortPosition = in.title+" / "+only.title, s, in.sortPosition
			in = only
		}
		kept = append(kept, in)
	}
	s.sections = kept
	if s.place > 0 || s.partial {
		return
	}
	for _, p := range s.pages {
		s.placeBefore(p.place)
	}
	for _, in := range s.sections {
		s.placeBefore(in.place)
	}
}

func (s *outlineSection) placeBefore(place int) {
	if place > 0 && (s.place == 0 || place < s.place) {
		s.place = place
	}
}

func (o *outline) appendEntries(out []*handbook.Entry, s *outlineSection, category string) []*handbook.Entry {
	if s.parent != nil {
		s.group = &handbook.Group{ID: s.id, Title: s.title, Parent: s.parent.group, Description: s.description}
	}
	slices.SortStableFunc(s.pages, o.comparePages)
	slices.SortStableFunc(s.sections, o.compareSections)
	pages, sections := s.pages, s.sections
	for len(pages)+len(sections) > 0 {
		if len(sections) == 0 || len(pages) > 0 && o.beforeSection(pages[0], sections[0]) {
			e := pages[0].entry
			e.Category, e.Group = category, s.group
			out, pages = append(out, e), pages[1:]
			continue
		}
		out, sections = o.appendEntries(out, sections[0], category), sections[1:]
	}
	return out
}

// beforeSection reports whether a page comes before a section at the same level. Without an explicit order, pages come
// first.
func (o *outline) beforeSection(p *parsedPage, s *outlineSection) bool {
	return cmp.Or(p.compare(s.sortPosition), o.compareInHugo(p.sortPosition, s.sortPosition, p.entry.Title, s.title)) <= 0 ||
		p.place+s.place == 0 && o.folders.isIndexOf(p.listedPath())
}

// compare compares two positions, first by the navigation and then by explicit order.
func (x sortPosition) compare(y sortPosition) int {
	return cmp.Or(
		compareBools(x.place > 0, y.place > 0),
		cmp.Compare(x.place, y.place),
		compareBools(x.hasOrder, y.hasOrder),
		cmp.Compare(x.order, y.order),
	)
}

// compareSections keeps categories of equal order in the order of the manifest. The section for pages in the root
// folder comes before others with the same position.
func (o *outline) compareSections(x, y *outlineSection) int {
	if x.listed && y.listed {
		return cmp.Compare(x.order, y.order)
	}
	return cmp.Or(
		compareBools(x.listed, y.listed),
		x.compare(y.sortPosition),
		compareBools(x.id == rootCategory, y.id == rootCategory),
		o.compareInHugo(x.sortPosition, y.sortPosition, x.title, y.title),
		o.comparePaths(x.sortPath(), y.sortPath()),
	)
}

// sortPath returns the path that determines the order of a section without a position.
func (s *outlineSection) sortPath() string { return cmp.Or(s.folder, s.title) }

// comparePages sorts the index page of a folder first. The order that an index page states applies to the folder, so it
// is ignored for the page.
func (o *outline) comparePages(x, y *parsedPage) int {
	if x.place+y.place == 0 {
		if c := compareBools(o.folders.isIndexOf(x.listedPath()), o.folders.isIndexOf(y.listedPath())); c != 0 {
			return c
		}
	}
	return cmp.Or(
		x.compare(y.sortPosition),
		o.compareInHugo(x.sortPosition, y.sortPosition, x.entry.Title, y.entry.Title),
		o.comparePaths(pageName(x.entry.Path), pageName(y.entry.Path)),
	)
}

// compareInHugo compares pages or sections with the same order, or no order, as Hugo does: by date, newest first, then
// by title.
func (o *outline) compareInHugo(x, y sortPosition, xTitle, yTitle string) int {
	if !o.hugo || x.place > 0 {
		return 0
	}
	return cmp.Or(cmp.Compare(y.date, x.date), o.alphabet.Compare(cmp.Or(x.linkTitle, xTitle), cmp.Or(y.linkTitle, yTitle)))
}

// comparePaths compares two paths without extensions, element by element. An index page comes first in its folder.
func (o *outline) comparePaths(x, y string) int {
	whole := cmp.Compare(x, y)
	for {
		xName, xRest, xMore := strings.Cut(x, "/")
		yName, yRest, yMore := strings.Cut(y, "/")
		c := cmp.Or(
			compareBools(!xMore && isIndex(xName), !yMore && isIndex(yName)),
			o.alphabet.Compare(xName, yName),
			compareBools(!xMore, !yMore),
		)
		if c != 0 {
			return c
		}
		if !xMore {
			return whole
		}
		x, y = xRest, yRest
	}
}

// compareBools sorts true before false.
func compareBools(x, y bool) int {
	switch {
	case x == y:
		return 0
	case x:
		return -1
	}
	return 1
}
