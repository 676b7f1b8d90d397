package ui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"trustbook/handbook"
	"trustbook/search"
)

// exchange puts a handbook in the place of the one it has grown from. Everything
// that was about a text is about what has become of that text.
func (m *Model) exchange(msg reloadedMsg) tea.Cmd {
	h, old, tab := msg.book, m.book, m.tabs.current().id
	m.leavePlace()
	m.indexing.end()
	m.indexing = nil
	m.take(h)
	m.tabs.choose(tab)
	m.pages.Renew(msg.page)
	m.pane.entry = successor(h, m.pane.entry)
	m.hits = max(m.hits, firstHits, m.layout.ListRows)
	m.keepChosen(h, msg.index)
	gone := m.keepReading(h)
	cmd := m.arrange()
	m.refreshDialog()
	return tea.Batch(cmd, m.sayChanges(old, gone), m.readReceipts(), m.openAtLast())
}

// keepChosen answers the query anew. The cursor stays on its text, or at its place
// when the text is gone; an answer that nobody has seen yet is chosen from its first.
func (m *Model) keepChosen(h *handbook.Handbook, ix *search.Index) {
	on, at, unseen := successor(h, m.list.current().entry), m.list.selected, m.early()
	m.index = ix
	m.suggest()
	if unseen {
		m.lookUp(nil)
		return
	}
	if m.lookUp(on); on == nil || m.list.current().entry != on {
		m.list.choose(at)
	}
}

// successor is what has become of a text: the one with its id, or else the one
// in its file; nil when it is gone.
func successor(h *handbook.Handbook, e *handbook.Entry) *handbook.Entry {
	if e == nil {
		return nil
	}
	if to := h.Entry(e.ID); to != nil {
		return to
	}
	for _, to := range h.Entries {
		if to.Path == e.Path {
			return to
		}
	}
	return nil
}

// keepReading goes on with the open text as it is now, and with the way to it. It
// closes the reader when the text is gone, and says which that was.
func (m *Model) keepReading(h *handbook.Handbook) (gone string) {
	m.keepSeen()
	m.trail.before, m.trail.after = follow(h, m.trail.before), follow(h, m.trail.after)
	if m.reader == nil {
		return ""
	}
	was := m.reader.entry
	if m.reader.entry = successor(h, was); m.reader.entry != nil {
		m.reader.anchor()
		m.reader.ack = m.asks(m.reader.entry)
		return ""
	}
	m.reader, m.dialog, m.trail = nil, nil, trail{}
	return was.Title
}

// follow are the stops whose texts are still there.
func follow(h *handbook.Handbook, stops []stop) []stop {
	var out []stop
	for _, s := range stops {
		if s.entry = successor(h, s.entry); s.entry != nil {
			out = append(out, s)
		}
	}
	return out
}

// sayChanges says what is wrong now that was not before, or else how much has changed.
func (m *Model) sayChanges(old *handbook.Handbook, gone string) tea.Cmd {
	fresh := m.book.NewProblems(old)
	if t := handbook.CountProblems(fresh); t.Errors > 0 {
		fresh[0] = t.First
	}
	switch {
	case gone != "":
		return m.say("gone", ": "+gone+" is no longer there", true)
	case len(fresh) > 0:
		where := handbook.Problem{Path: fresh[0].Path, Line: fresh[0].Line}
		return m.say(strings.TrimSuffix(where.String(), ": "), ": "+fresh[0].Message, true)
	}
	return m.say("reloaded", ": "+filesChanged(m.book.ChangedFiles(old)), false)
}

func filesChanged(n int) string {
	switch n {
	case 0:
		return "a mistake is mended"
	case 1:
		return "1 file has changed"
	}
	return fmt.Sprintf("%d files have changed", n)
}
