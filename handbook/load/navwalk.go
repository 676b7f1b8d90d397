package load

import (
	"fmt"
	"path"
	"strings"

	"trustbook/handbook"
)

type navWalk struct {
	*navigationPlacer

	nav     navigation
	folder  string
	grouped bool // the navigation file has categories, and not only an order
}

// items places items in a section, or at the top level if it is nil.
func (w *navWalk) items(items []navItem, in *outlineSection) {
	for _, it := range items {
		w.place++
		if len(it.items) > 0 {
			w.group(it, in)
		} else {
			w.page(it, in)
		}
	}
}

// group places an item with other items below it.
func (w *navWalk) group(it navItem, in *outlineSection) {
	s := w.section(it, in)
	if it.target != "" {
		s.own = w.page(navItem{title: it.title, target: it.target, line: it.line}, s)
	}
	w.items(it.items, s)
}

// section returns the section for a heading: a category at the top level, and otherwise a group.
func (w *navWalk) section(it navItem, in *outlineSection) *outlineSection {
	var s *outlineSection
	if in == nil {
		s = w.category(it.title)
	} else {
		s = w.child(in, it.title, it.title)
	}
	s.placeBefore(w.place)
	return s
}

// page places a page and returns it. A page that was already placed by an earlier item stays there.
func (w *navWalk) page(it navItem, in *outlineSection) *parsedPage {
	p := w.find(w.nav, w.folder, it.target)
	if p == nil {
		if it.target != "" && !isOutsideHandbook(it.target) && !strings.HasPrefix(it.target, "#") && !w.hasOther(path.Join(w.folder, it.target)) {
			w.problems = append(w.problems, handbook.Problem{
				Path: w.nav.file, Line: it.line, Severity: handbook.SeverityWarning, Code: "navigation",
				Message: fmt.Sprintf("names %q, which is not an entry in this handbook", it.target),
			})
		}
		return nil
	}
	if p.place > 0 {
		return p
	}
	p.place, p.navTitle = w.place, it.title
	if w.nav.docIDs && it.title == "" {
		p.navTitle = TitleFromName(path.Base(docID(p)))
	}
	if !w.grouped {
		return p
	}
	if in == nil {
		in = w.category(TitleFromName(rootCategory))
	}
	w.places[p] = in
	w.addHome(path.Dir(p.entry.Path), in)
	return p
}

// addHome records that a page in folder dir is in the given section. Pages that no navigation file lists are placed in
// the section that the other pages of their folder have in common.
func (p *navigationPlacer) addHome(dir string, in *outlineSection) {
	switch home := p.homes[dir]; {
	case p.mixed[dir]:
	case home == nil:
		p.homes[dir] = in
	default:
		if p.homes[dir] = commonSection(home, in); p.homes[dir] == nil {
			delete(p.homes, dir)
			p.mixed[dir] = true
		}
	}
}

// commonSection returns the innermost section that contains both x and y, or nil.
func commonSection(x, y *outlineSection) *outlineSection {
	for ; x != nil; x = x.parent {
		for in := y; in != nil; in = in.parent {
			if in == x {
				return x
			}
		}
	}
	return nil
}
