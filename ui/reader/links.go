package reader

import (
	"trustbook/ui/draw"
	"trustbook/ui/message"
	"trustbook/ui/phrases"
)

func (m *Model) selectedLink() draw.Link { return m.Doc.Links[m.link] }

// stepLink selects the next or the previous link, wrapping around at the ends.
func (m *Model) stepLink(n int) {
	count := len(m.Doc.Links)
	switch {
	case count == 0:
		m.say(phrases.NoLinks)
		return
	case m.link < 0 && n < 0:
		m.link = count - 1
	case m.link < 0:
		m.link = m.firstLink()
	default:
		m.link = (m.link + n + count) % count
	}
	m.Scroll.Reveal(m.Doc.RowAt(m.selectedLink().Spans[0].Start))
}

// firstLink returns the first link from the top visible row onward, or else the first link in the entry.
func (m *Model) firstLink() int {
	from := m.Doc.OffsetOf(m.Scroll.Top())
	for i, l := range m.Doc.Links {
		if l.Spans[0].Start >= from {
			return i
		}
	}
	return 0
}

// followLink opens the selected link, or scrolls if none is selected. A link that leaves the handbook is copied,
// because trustbook never starts a browser.
func (m *Model) followLink() {
	if m.link < 0 {
		m.Scroll.ScrollBy(1)
		return
	}
	switch l := m.selectedLink(); l.Entry {
	case nil:
		m.out.Post(message.NewCopy(l.Target, l.Target))
	case m.Entry:
		m.GoToSection(l.Anchor)
	default:
		m.out.Post(message.OpenEntry{ID: l.Entry.ID, Lang: l.Entry.Metadata.Lang, Anchor: l.Anchor})
	}
}

// GoToSection scrolls to the section with the given anchor, if there is one.
func (m *Model) GoToSection(anchor string) {
	for i, s := range m.Entry.Sections {
		if anchor != "" && s.Level > 0 && s.Anchor == anchor {
			m.Scroll.SetTop(m.sectionRow(i))
			m.keepPos()
			return
		}
	}
}
