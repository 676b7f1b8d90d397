package ui

import tea "charm.land/bubbletea/v2"

// openStart opens the text that the program was started for, once it is there.
func (m *Model) openStart() tea.Cmd {
	e := m.book.Entry(m.startAt)
	if m.startAt == "" || e == nil {
		return nil
	}
	m.startAt = ""
	if i := m.list.items.find(e, 0); i >= 0 {
		m.list.choose(i)
	}
	return m.read(e)
}
