package load

import (
	"path"

	"trustbook/handbook"
)

// outline arranges pages in categories and groups within them. The category of a page is, in this
// order, the category that the page names, the category that the manifest lists for its folder, its
// category in the navigation of a site, or a category made from its folder.
type outline struct {
	folders    folderTree
	alphabet   handbook.Alphabet
	hugo       bool // pages of the same weight are sorted by title
	categories []*section
	byID       map[string]*section
	suffixes   suffixes
	byFolder   map[string]*section
	children   map[childKey]*section
	homes      map[string]*section      // folder -> section where the navigation puts its pages
	places     map[*parsedPage]*section // page -> section where the navigation puts it
	label      func(s *section)         // applies the title and order that other tools store for a folder
}

// section is a category or a group inside one.
type section struct {
	id, title   string
	description string
	folder      string      // folder of the section; "" if it has none
	partial     bool        // a navigation names the section but does not give it a position
	own         *parsedPage // page that is the heading of the group; nil for none
	listed      bool        // the manifest lists the section, and so determines its order
	derived     bool        // the section is not in the manifest
	position
	parent   *section // section that contains it; nil for a category
	group    *handbook.Group
	sections []*section
	pages    []*parsedPage
}

// childKey identifies a section within its parent. The parent of a category is nil. Its name is the
// slug of its title or folder, or the title or folder itself if the slug is empty.
type childKey struct {
	parent *section
	name   string
}

// position determines the order of a page or section among its siblings.
type position struct {
	place    int  // number in the navigation of a site, from 1; 0 for none
	hasOrder bool // the order is explicit
	order    float64

	// What Hugo sorts pages by that have the same order, or none.
	date, linkTitle string
}

func newOutline(pages []*parsedPage, alphabet handbook.Alphabet, listed []handbook.Category) *outline {
	o := &outline{
		folders: newFolderTree(pages), alphabet: alphabet, byID: map[string]*section{}, suffixes: suffixes{}, byFolder: map[string]*section{},
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
	if s := Slug(name); s != emptySlug {
		return s
	}
	return name
}

func (o *outline) category(title string) *section {
	if s := o.children[childKey{nil, slugOrName(title)}]; s != nil {
		return s
	}
	return o.newCategory(Slug(title), title)
}

func (o *outline) newCategory(id, title string) *section {
	s := &section{id: o.uniqueID(id), title: title, derived: true}
	o.addCategory(s)
	if key := (childKey{nil, slugOrName(title)}); o.children[key] == nil {
		o.children[key] = s
	}
	return s
}

// topFolder returns the category of a folder: the category with the same title in the navigation, or
// a new one.
func (o *outline) topFolder(dir string) *section {
	title := o.folders.categoryTitle(dir)
	if s := o.children[childKey{nil, slugOrName(title)}]; s != nil && s.derived && s.folder == "" {
		return s
	}
	return o.newCategory(o.folders.categoryID(dir), title)
}

func (o *outline) child(parent *section, name, title string) *section {
	key := childKey{parent, slugOrName(name)}
	if s := o.children[key]; s != nil {
		return s
	}
	s := &section{id: o.uniqueID(parent.id + "/" + Slug(name)), title: title, parent: parent}
	o.byID[s.id], o.children[key] = s, s
	parent.sections = append(parent.sections, s)
	return s
}

func (o *outline) uniqueID(wanted string) string {
	return o.suffixes.unique(wanted, func(id string) bool { return o.byID[id] != nil })
}

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
	case general != nil && general.listed: // the category takes every page without a category
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

// add puts a page into the outline. category is the category that the page names, nil for none.
func (o *outline) add(p *parsedPage, category *section) {
	dir := o.folders.folderOf(p.location())
	s := category
	if s == nil {
		s = o.ofFolder(dir)
		if to := o.places[p]; to != nil && !s.topSection().listed {
			s = to
		}
	}
	s.pages = append(s.pages, p)
}

func (s *section) topSection() *section {
	for s.parent != nil {
		s = s.parent
	}
	return s
}
