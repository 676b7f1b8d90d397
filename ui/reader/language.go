package reader

import (
	"slices"

	"trustbook/handbook"
)

// Place is a place in an entry that can be found in a translation too: how far into which section
// the top row is.
type Place struct {
	Section int
	Part    float64 // of the rows of the section, from 0 to 1
}

// NextLanguage returns the open entry in the next language, or nil if it is in no other.
func (m *Model) NextLanguage() *handbook.Entry {
	all := m.Entry.Languages()
	if len(all) == 0 {
		return nil
	}
	return all[(slices.Index(all, m.Entry)+1)%len(all)]
}

// Place returns the place of the top row.
func (m *Model) Place() Place {
	top, at := m.Scroll.Top(), 0
	for i, s := range m.Entry.Sections {
		if s.Level > 0 && m.headingRow(i) <= top {
			at = i
		}
	}
	from, to := m.sectionRows(at)
	return Place{at, float64(top-from) / float64(max(1, to-from))}
}

// GoToPlace scrolls to a place. The entry may be a translation with fewer sections.
func (m *Model) GoToPlace(p Place) {
	from, to := m.sectionRows(min(p.Section, len(m.Entry.Sections)-1))
	m.Scroll.SetTop(from + int(p.Part*float64(to-from)+.5))
	m.keepPos()
}

// sectionRows returns the rows of a section, from and up to.
func (m *Model) sectionRows(section int) (from, to int) {
	to = len(m.Doc.Rows)
	if section+1 < len(m.Entry.Sections) {
		to = m.headingRow(section + 1)
	}
	if section <= 0 {
		return 0, to
	}
	return m.headingRow(section), to
}
