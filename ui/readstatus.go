package ui

import (
	tea "charm.land/bubbletea/v2"

	"trustbook/handbook"
	"trustbook/ui/message"
	"trustbook/ui/session"
)

// saveCmd stores what has changed, in a command.
func saveCmd(save func() error) tea.Cmd {
	return func() tea.Msg { return message.Saved{Err: save()} }
}

// toggleRead marks an entry as read, or undoes that. key names the key that was pressed.
func (m *Model) toggleRead(e *handbook.Entry, key string) tea.Cmd {
	mark, save := m.session.ToggleRead(e)
	rest := "; " + key + " marks it read again"
	switch mark {
	case session.NothingToMark:
		return m.say(string(mark), ": this entry is generated from the others", false)
	case session.MarkedRead, session.MarkedReadBefore:
		rest = "; " + key + " undoes it"
	}
	return tea.Batch(saveCmd(save), m.say(string(mark), rest, false))
}

// markOpen marks the open entry as read, or undoes that.
func (m *Model) markOpen(msg message.MarkRead) tea.Cmd {
	e := m.book.Entry(msg.ID)
	if m.reader == nil || e == nil {
		return nil
	}
	cmd := m.toggleRead(e, msg.Key)
	m.reader.ReloadProgress()
	return cmd
}

// markListed marks the selected entry of the list as read, or undoes that.
func (m *Model) markListed() tea.Cmd {
	e := m.list.current().entry
	if e == nil || m.early() {
		return m.say("no entry to mark", "", false)
	}
	cmd := m.toggleRead(e, m.keys.browse.MarkRead.Help().Key)
	m.lookUp(e)
	return tea.Batch(cmd, m.arrange())
}
