package ui

import tea "charm.land/bubbletea/v2"

// openStart opens the text that the program was started for, once it is there.
func (m *Model) openStart() tea.Cmd {
	e := m.book.Entry(m.startAt)
	if m.startAt == "" || e == nil {
		return nil
	}
	m.startAt = ""
	for i := range m.list.items {
		if m.list.items[i].entry == e {
			m.list.choose(i)
		}
	}
	return m.read(e)
}
