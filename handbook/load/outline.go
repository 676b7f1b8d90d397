package load

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"

	"trustbook/handbook"
)

// outline arranges pages in categories and, inside these, groups. A page belongs to the
// category that it names, or else to what the manifest lists for its folder, or else to what
// the navigation of a site says, or else to its folder.
type outline struct {
	folders    folderTree
	alphabet   handbook.Alphabet
	categories []*section
	byID       map[string]*section
	byFolder   map[string]*section
	children   map[childKey]*section
	homes      map[string]*section      // folder -> where the navigation puts its pages
	places     map[*parsedPage]*section // where the navigation puts a page
	label      func(s *section)         // applies what other tools say about a folder
}

// section is a category or, inside one, a group.
type section struct {
	id, title   string
	description string
	folder      string // "" if it has none
	listed      bool   // in the manifest, which also gives its order
	derived     bool   // not in the manifest
	position
	parent   *section // nil for a category
	group    *handbook.Group
	sections []*section
	pages    []*parsedPage
}

// childKey names a section inside another, nil for a category. Its name is the slug of its
// title or folder, or these themselves if they have no letter that a slug keeps.
type childKey struct {
	parent *section
	name   string
}

// position says where a page or section is among others.
type position struct {
	place    int  // in the navigation of a site, from 1; 0 for none
	hasOrder bool // order was given
	order    float64
}

func newOutline(pages []*parsedPage, alphabet handbook.Alphabet, listed []handbook.Category) *outline {
	o := &outline{
		folders: newFolderTree(pages), alphabet: alphabet, byID: map[string]*section{}, byFolder: map[string]*section{},
		children: map[childKey]*section{}, homes: map[string]*section{}, places: map[*parsedPage]*section{}, label: func(*section) {},
	}
	for _, c := range listed {
		s := &section{id: c.ID, title: c.Title, description: c.Description, listed: true, position: position{hasOrder: true, order: float64(c.Order)}}
		o.addCategory(s)
		o.children[childKey{nil, slugOrName(c.Title)}] = s
	}
	return o
}

func (o *outline) addCategory(s *section) {
	o.categories = append(o.categories, s)
	o.byID[s.id] = s
	if key := (childKey{nil, slugOrName(s.id)}); o.children[key] == nil {
		o.children[key] = s
	}
}

// slugOrName returns the slug of a name, or the name if its slug is empty.
func slugOrName(name string) string {
	if s := slug(name); s != emptySlug {
		return s
	}
	return name
}

// category returns the category with a title, or a new one.
func (o *outline) category(title string) *section {
	if s := o.children[childKey{nil, slugOrName(title)}]; s != nil {
		return s
	}
	return o.newCategory(slug(title), title)
}

func (o *outline) newCategory(id, title string) *section {
	s := &section{id: o.uniqueID(id), title: title, derived: true}
	o.addCategory(s)
	if key := (childKey{nil, slugOrName(title)}); o.children[key] == nil {
		o.children[key] = s
	}
	return s
}

// topFolder returns the category of a folder: one of the navigation with its title, or a new
// one.
func (o *outline) topFolder(dir string) *section {
	title := o.folders.categoryTitle(dir)
	if s := o.children[childKey{nil, slugOrName(title)}]; s != nil && s.derived && s.folder == "" {
		return s
	}
	return o.newCategory(o.folders.categoryID(dir), title)
}

// child returns the group with a name in a section, or a new one.
func (o *outline) child(parent *section, name, title string) *section {
	key := childKey{parent, slugOrName(name)}
	if s := o.children[key]; s != nil {
		return s
	}
	s := &section{id: o.uniqueID(parent.id + "/" + slug(name)), title: title, parent: parent}
	o.byID[s.id], o.children[key] = s, s
	parent.sections = append(parent.sections, s)
	return s
}

func (o *outline) uniqueID(wanted string) string {
	id := wanted
	for n := 2; o.byID[id] != nil; n++ {
		id = fmt.Sprintf("%s-%d", wanted, n)
	}
	return id
}

// ofFolder returns the section of the pages in a folder.
func (o *outline) ofFolder(dir string) *section {
	if s := o.byFolder[dir]; s != nil {
		return s
	}
	s := o.newFolder(dir)
	o.byFolder[dir] = s
	return s
}

func (o *outline) newFolder(dir string) *section {
	up, isTop := path.Dir(dir), o.folders.isTop(dir)
	general := o.byID[rootCategory]
	var s *section
	switch listed := o.byID[o.folders.categoryID(dir)]; {
	case listed != nil && listed.listed:
		return listed
	case o.homes[dir] != nil:
		return o.homes[dir]
	case dir != "." && dir == o.folders.root && IsContainer(path.Base(dir)):
		return o.ofFolder(".")
	case !isTop:
		s = o.child(o.ofFolder(up), path.Base(dir), titleFromName(path.Base(dir)))
	case general != nil && general.listed: // it takes what has no category
		if dir == "." || dir == o.folders.root {
			return general
		}
		s = o.child(general, path.Base(dir), titleFromName(path.Base(dir)))
	default:
		s = o.topFolder(dir)
	}
	if s.folder == "" && dir != "." {
		s.folder = dir
		o.label(s)
	}
	return s
}

// add puts a page into the outline. category is the one that it names, nil for none.
func (o *outline) add(p *parsedPage, category *section) {
	dir := o.folders.of(p.entry.Path)
	s := category
	if s == nil {
		s = o.ofFolder(dir)
		if to := o.places[p]; to != nil && !s.top().listed {
			s = to
		}
	}
	s.pages = append(s.pages, p)
}

func (s *section) top() *section {
	for s.parent != nil {
		s = s.parent
	}
	return s
}

// finish puts everything in reading order. It returns the entries, each with its category and
// group, and the categories that hold any, or are kept by their id.
func (o *outline) finish(keep string) ([]handbook.Category, []*handbook.Entry) {
	var categories []handbook.Category
	var entries []*handbook.Entry
	for _, s := range o.categories {
		s.tidy()
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

func (s *section) empty() bool { return len(s.pages)+len(s.sections) == 0 }

// tidy drops empty groups and joins a group that holds nothing but one other with that one. A
// section has the place of the first page in it if it has none.
func (s *section) tidy() {
	kept := s.sections[:0]
	for _, in := range s.sections {
		in.tidy()
		if in.empty() {
			continue
		}
		if len(in.pages) == 0 && len(in.sections) == 1 {
			only := in.sections[0]
			only.title, only.parent, only.position = in.title+" / "+only.title, s, in.position
			in = only
		}
		kept = append(kept, in)
	}
	s.sections = kept
	if s.place > 0 {
		return
	}
	for _, p := range s.pages {
		s.placeBefore(p.place)
	}
	for _, in := range s.sections {
		s.placeBefore(in.place)
	}
}

func (s *section) placeBefore(place int) {
	if place > 0 && (s.place == 0 || place < s.place) {
		s.place = place
	}
}

// appendEntries appends the entries of a section in reading order.
func (o *outline) appendEntries(out []*handbook.Entry, s *section, category string) []*handbook.Entry {
	if s.parent != nil {
		s.group = &handbook.Group{ID: s.id, Title: s.title, Parent: s.parent.group}
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

// beforeSection reports whether a page comes before a section beside it: unless another order
// was given, pages come first.
func (o *outline) beforeSection(p *parsedPage, s *section) bool {
	return p.compare(s.position) <= 0 || p.place+s.place == 0 && o.folders.isIndexOf(p.entry.Path)
}

// compare compares positions: the navigation counts most, then the order that was given.
func (x position) compare(y position) int {
	return cmp.Or(
		compareBools(x.place > 0, y.place > 0),
		cmp.Compare(x.place, y.place),
		compareBools(x.hasOrder, y.hasOrder),
		cmp.Compare(x.order, y.order),
	)
}

// compareSections keeps categories of the manifest with the same order as they are listed.
func (o *outline) compareSections(x, y *section) int {
	if x.listed && y.listed {
		return cmp.Compare(x.order, y.order)
	}
	return cmp.Or(
		compareBools(x.listed, y.listed),
		x.compare(y.position),
		o.comparePaths(x.sortPath(), y.sortPath()),
	)
}

// sortPath returns the path by which a section without a position is sorted. Pages at the root
// come first.
func (s *section) sortPath() string {
	if s.id == rootCategory {
		return "."
	}
	return cmp.Or(s.folder, s.title)
}

// comparePages puts the index of a folder first, whatever order it has: that is the order of
// the folder.
func (o *outline) comparePages(x, y *parsedPage) int {
	if x.place+y.place == 0 {
		if c := compareBools(o.folders.isIndexOf(x.entry.Path), o.folders.isIndexOf(y.entry.Path)); c != 0 {
			return c
		}
	}
	return cmp.Or(x.compare(y.position), o.comparePaths(pageName(x.entry.Path), pageName(y.entry.Path)))
}

// comparePaths compares two paths without extension element by element. An index comes first
// in its folder.
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

// compareBools compares two conditions: one that holds comes first.
func compareBools(x, y bool) int {
	switch {
	case x == y:
		return 0
	case x:
		return -1
	}
	return 1
}
