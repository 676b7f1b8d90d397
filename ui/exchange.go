package ui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"trustbook/handbook"
	"trustbook/search"
	"trustbook/ui/reader"
)

// exchange puts a handbook in the place of the one it has grown from. Everything
// that was about a text is about what has become of that text.
func (m *Model) exchange(msg reloadedMsg) tea.Cmd {
	h, old, tab := msg.book, m.book, m.tabs.current().id
	m.leaveReader()
	m.indexing.end()
	m.indexing = nil
	m.take(h)
	m.tabs.choose(tab)
	m.pages.Renew(msg.page)
	m.pane.entry = successor(h, m.pane.entry)
	m.hits = max(m.hits, firstHits, m.layout.ListRows)
	m.keepChosen(h, msg.index)
	gone := m.keepReader(h)
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

// keepReader continues with the open entry as it is now, and with the history. If the
// entry is gone, it closes the reader and returns the title.
func (m *Model) keepReader(h *handbook.Handbook) (gone string) {
	m.history.Follow(func(e *handbook.Entry) *handbook.Entry { return successor(h, e) })
	if m.reader == nil {
		return ""
	}
	was := m.reader.Entry
	if e := successor(h, was); e != nil {
		m.reader.Replace(e, m.result, m.readerAck(e))
		return ""
	}
	m.reader, m.dialog, m.history = nil, nil, reader.History{}
	return was.Title
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
