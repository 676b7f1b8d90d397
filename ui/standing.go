package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"trustbook/handbook"
	"trustbook/ui/readstate"
)

// unread says whether a text is one to read.
func (m *Model) unread(id string) bool {
	e := m.book.Entry(id)
	return e != nil && m.progress.Status(e).NeedsReading()
}

// keeping brings to the disk in a command what was changed already.
func keeping(keep func() error) tea.Cmd {
	return func() tea.Msg { return keptMsg{keep()} }
}

// switchRead marks a text as read because the reader says so, or takes that back. hand
// is the key that was pressed.
func (m *Model) switchRead(e *handbook.Entry, hand key.Binding) tea.Cmd {
	again, stands := hand.Help().Key, m.progress.Status(e)
	if stands == readstate.Generated {
		return m.say("nothing to mark", ": this is made of the other texts", false)
	}
	if stands != readstate.Read {
		keep, how := m.progress.MarkReadByHand(e), " by hand"
		if !m.store.Record(e.ID).ByHand {
			how = " as before"
		}
		return tea.Batch(keeping(keep), m.say("marked as read", how+"; "+again+" again takes that back", false))
	}
	word := "not read"
	if m.progress.UndoMark(e) {
		word = "as it was before"
	}
	return tea.Batch(m.flush(), m.say(word, ": no longer marked as read; "+again+" again marks it", false))
}

// markOpen marks the open text as read, or takes that back: what was seen of it is
// then what it was before.
func (m *Model) markOpen() tea.Cmd {
	r := m.reader
	if r.just { // nothing on the screen said so when the key was pressed
		return m.say("read", " already: there was time to read each of its lines", false)
	}
	m.keepSeen()
	cmd := m.switchRead(r.entry, m.keys.reader.MarkRead)
	if m.progress.Status(r.entry) != readstate.Read {
		r.resee(m.progress.SeenIntervals(r.entry))
	}
	return cmd
}

// markListed marks the selected text of the list as read, or takes that back.
func (m *Model) markListed() tea.Cmd {
	e := m.list.current().entry
	if e == nil || m.early() {
		return m.say("no text to mark", "", false)
	}
	cmd := m.switchRead(e, m.keys.browse.MarkRead)
	m.lookUp(e)
	return tea.Batch(cmd, m.arrange())
}
