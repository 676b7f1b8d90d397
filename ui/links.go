package ui

import (
	tea "charm.land/bubbletea/v2"

	"trustbook/handbook"
	"trustbook/ui/markdown"
)

// docLink is a link of an open text.
type docLink struct {
	spans  []markdown.Span // in the text of the doc
	target string          // as the text has it
	entry  *handbook.Entry // where it leads inside the handbook; nil = elsewhere
	anchor string          // the section of it
}

// linksOf resolves the links of e.
func (m *Model) linksOf(e *handbook.Entry) func(markdown.Link) docLink {
	return func(l markdown.Link) docLink { return m.resolve(e, l) }
}

// resolve finds where a link of e leads.
func (m *Model) resolve(e *handbook.Entry, l markdown.Link) docLink {
	out := docLink{spans: l.Spans, target: l.Target}
	if known, ok := e.LinkTo(l.Target); ok {
		out.entry, out.anchor = m.book.Entry(known.Entry), known.Anchor
	}
	return out
}

// stepLink puts the cursor on the next link, or the one before, around the ends.
func (m *Model) stepLink(n int) tea.Cmd {
	r := m.reader
	count := len(r.doc.links)
	switch {
	case count == 0:
		return m.status.say("no links", " in this text", false)
	case r.link < 0 && n < 0:
		r.link = count - 1
	case r.link < 0:
		r.link = r.firstLink()
	default:
		r.link = (r.link + n + count) % count
	}
	r.reveal(r.doc.rowAt(r.doc.links[r.link].spans[0].Start))
	return nil
}

// firstLink is the first link on the screen or below it, or the first of all.
func (r *reader) firstLink() int {
	from := r.doc.byteOf(r.scroll.YOffset())
	for i, l := range r.doc.links {
		if l.spans[0].Start >= from {
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
		r.scroll.ScrollDown(1)
		return nil
	}
	l := r.doc.links[r.link]
	switch {
	case l.entry == nil:
		return m.copyText(l.target, l.target)
	case l.entry == r.entry:
		m.jumpTo(l.anchor)
		return nil
	}
	m.leave()
	cmd := m.read(l.entry)
	m.jumpTo(l.anchor)
	return cmd
}

// jumpTo brings a section to the top of the screen, by its anchor.
func (m *Model) jumpTo(anchor string) {
	r := m.reader
	at := 0
	for _, s := range r.entry.Sections {
		if s.Level == 0 {
			continue
		}
		if s.Anchor == anchor && at < len(r.doc.Headings) {
			r.scroll.SetYOffset(r.doc.Headings[at].Row)
			return
		}
		at++
	}
}

// linkHint says where the link under the cursor leads.
func (m *Model) linkHint() string {
	l := m.reader.doc.links[m.reader.link]
	if l.entry == nil {
		return "copy " + l.target
	}
	return "open " + l.entry.Title
}
