package load

import (
	"path"

	"trustbook/handbook"
)

// outline arranges pages in categories, and in groups within categories. The category of a page is, in order of
// precedence, the one that the page names, the one that the manifest lists for its folder, the one in the navigation of
// a site, or one made from its folder.
type outline struct {
	folders    folderTree
	alphabet   handbook.Alphabet
	hugo       bool // pages with the same weight are sorted as in Hugo
	categories []*outlineSection
	byID       map[string]*outlineSection
	suffixes   idSuffixes
	byFolder   map[string]*outlineSection
	children   map[childKey]*outlineSection
	homes      map[string]*outlineSection      // by folder: section in which the navigation lists its pages
	places     map[*parsedPage]*outlineSection // section in which the navigation lists a page
	label      func(s *outlineSection)         // applies the title and order that other tools store for the folder of s
}

// outlineSection is a category, or a group inside one.
type outlineSection struct {
	id, title   string
	description string
	folder      string      // folder of the section; "" if it has none
	partial     bool        // the navigation file lists the section without a position
	own         *parsedPage // page that serves as the heading of the group; nil for none
	listed      bool        // the manifest lists the section, and so determines its order
	derived     bool        // the section is not in the manifest
	sortPosition
	parent   *outlineSection // enclosing section; nil for a category
	group    *handbook.Group
	sections []*outlineSection
	pages    []*parsedPage
}

// childKey identifies a section within its parent. The parent of a category is nil. The name is the slug of the
// section's title or folder or, if the slug is empty, the title or folder itself.
type childKey struct {
	parent *outlineSection
	name   string
}

func newOutline(pages []*parsedPage, alphabet handbook.Alphabet, listed []handbook.Category) *outline {
	o := &outline{
		folders: newFolderTree(pages), alphabet: alphabet, byID: map[string]*outlineSection{}, suffixes: idSuffixes{}, byFolder: map[string]*outlineSection{},
		children: map[childKey]*outlineSection{}, homes: map[string]*outlineSection{}, places: map[*parsedPage]*outlineSection{}, label: func(*outlineSection) {},
	}
	for _, c := range listed {
		s := &outlineSection{id: c.ID, title: c.Title, description: c.Description, listed: true, sortPosition: sortPosition{hasOrder: true, order: float64(c.Order)}}
		o.addCategory(s)
		o.children[childKey{nil, slugOrName(c.Title)}] = s
	}
	return o
}

func (o *outline) addCategory(s *outlineSection) {
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

func (o *outline) category(title string) *outlineSection {
	if s := o.children[childKey{nil, slugOrName(title)}]; s != nil {
		return s
	}
	return o.newCategory(Slug(title), title)
}

func (o *outline) newCategory(id, title string) *outlineSection {
	s := &outlineSection{id: o.uniqueID(id), title: title, derived: true}
	o.addCategory(s)
	if key := (childKey{nil, slugOrName(title)}); o.children[key] == nil {
		o.children[key] = s
	}
	return s
}

// topFolder returns the category for a folder: the one with the same title in the navigation, or else a new one.
func (o *outline) topFolder(dir string) *outlineSection {
	title := o.folders.categoryTitle(dir)
	if s := o.children[childKey{nil, slugOrName(title)}]; s != nil && s.derived && s.folder == "" {
		return s
	}
	return o.newCategory(o.folders.categoryID(dir), title)
}

func (o *outline) child(parent *outlineSection, name, title string) *outlineSection {
	key := childKey{parent, slugOrName(name)}
	if s := o.children[key]; s != nil {
		return s
	}
	s := &outlineSection{id: o.uniqueID(parent.id + "/" + Slug(name)), title: title, parent: parent}
	o.byID[s.id], o.children[key] = s, s
	parent.sections = append(parent.sections, s)
	return s
}

func (o *outline) uniqueID(wanted string) string {
	return o.suffixes.unique(wanted, func(id string) bool { return o.byID[id] != nil })
}

func (o *outline) sectionOfFolder(dir string) *outlineSection {
	if s := o.byFolder[dir]; s != nil {
		return s
	}
	s := o.newFolder(dir)
	o.byFolder[dir] = s
	return s
}

func (o *outline) newFolder(dir string) *outlineSection {
	up, isTop := path.Dir(dir), o.folders.isTop(dir)
	general := o.byID[rootCategory]
	var s *outlineSection
	switch listed := o.byID[o.folders.categoryID(dir)]; {
	case listed != nil && listed.listed:
		return listed
	case o.homes[dir] != nil:
		return o.homes[dir]
	case dir != "." && dir == o.folders.root && IsContentFolderName(path.Base(dir)):
		return o.sectionOfFolder(".")
	case !isTop:
		s = o.child(o.sectionOfFolder(up), path.Base(dir), TitleFromName(path.Base(dir)))
	case general != nil && general.listed: // general takes all pages without a category
		if dir == "." || dir == o.folders.root {
			return general
		}
		s = o.child(general, path.Base(dir), TitleFromName(path.Base(dir)))
	default:
		s = o.topFolder(dir)
	}
	if s.folder == "" && dir != "." {
		s.folder = dir
		o.label(s)
	}
	return s
}

// add adds a page to the outline. category is the category that the page names, or nil.
func (o *outline) add(p *parsedPage, category *outlineSection) {
	dir := o.folders.folderOf(p.listedPath())
	s := category
	if s == nil {
		s = o.sectionOfFolder(dir)
		if to := o.places[p]; to != nil && !s.topSection().listed {
			s = to
		}
	}
	s.pages = append(s.pages, p)
}

func (s *outlineSection) topSection() *outlineSection {
	for s.parent != nil {
		s = s.parent
	}
	return s
}
