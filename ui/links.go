package ui

import tea "charm.land/bubbletea/v2"

// stepLink puts the cursor on the next link, or the one before, around the ends.
func (m *Model) stepLink(n int) tea.Cmd {
	r := m.reader
	count := len(r.doc.Links)
	switch {
	case count == 0:
		return m.say("no links", " in this text", false)
	case r.link < 0 && n < 0:
		r.link = count - 1
	case r.link < 0:
		r.link = r.firstLink()
	default:
		r.link = (r.link + n + count) % count
	}
	r.scroll.Reveal(r.doc.RowAt(r.doc.Links[r.link].Spans[0].Start))
	return nil
}

// firstLink is the first link on the screen or below it, or the first of all.
func (r *reader) firstLink() int {
	from := r.doc.OffsetOf(r.scroll.Top())
	for i, l := range r.doc.Links {
		if l.Spans[0].Start >= from {
			return i
		}
	}
	return 0
}

// follow opens the link under the cursor. One that leads out of the handbook is
// shown in full and sent to the clipboard: no program is started.
func (m *Model) follow() tea.Cmd {
	r := m.reader
	if r.link < 0 {
		r.scroll.By(1)
		return nil
	}
	l := r.doc.Links[r.link]
	switch {
	case l.Entry == nil:
		return m.copyText(l.Target, l.Target)
	case l.Entry == r.entry:
		m.jumpTo(l.Anchor)
		return nil
	}
	m.leave()
	cmd := m.read(l.Entry)
	m.jumpTo(l.Anchor)
	return cmd
}

// jumpTo brings a section to the top of the screen, by its anchor.
func (m *Model) jumpTo(anchor string) {
	r := m.reader
	for i, s := range r.entry.Sections {
		if s.Level > 0 && s.Anchor == anchor {
			r.scroll.SetTop(r.headingRow(i))
			r.seeks = false
			return
		}
	}
}

// linkHint says where the link under the cursor leads.
func (m *Model) linkHint() string {
	l := m.reader.doc.Links[m.reader.link]
	if l.Entry == nil {
		return "copy " + l.Target
	}
	return "open " + l.Entry.Title
}
