package ui

import (
	tea "charm.land/bubbletea/v2"

	"trustbook/handbook"
	"trustbook/ui/message"
	"trustbook/ui/readstate"
)

// unread says whether a text is one to read.
func (m *Model) unread(id string) bool {
	e := m.book.Entry(id)
	return e != nil && m.progress.Status(e).NeedsReading()
}

// keeping brings to the disk in a command what was changed already.
func keeping(keep func() error) tea.Cmd {
	return func() tea.Msg { return message.Saved{Err: keep()} }
}

// switchRead marks a text as read because the reader says so, or takes that back. again
// names the key that was pressed.
func (m *Model) switchRead(e *handbook.Entry, again string) tea.Cmd {
	stands := m.progress.Status(e)
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

// markOpen marks the open entry as read, or undoes that.
func (m *Model) markOpen(msg message.MarkRead) tea.Cmd {
	e := m.book.Entry(msg.ID)
	if m.reader == nil || e == nil {
		return nil
	}
	cmd := m.switchRead(e, msg.Key)
	m.reader.ReloadProgress()
	return cmd
}

// markListed marks the selected text of the list as read, or takes that back.
func (m *Model) markListed() tea.Cmd {
	e := m.list.current().entry
	if e == nil || m.early() {
		return m.say("no text to mark", "", false)
	}
	cmd := m.switchRead(e, m.keys.browse.MarkRead.Help().Key)
	m.lookUp(e)
	return tea.Batch(cmd, m.arrange())
}
