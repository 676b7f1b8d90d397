package ui

import (
	tea "charm.land/bubbletea/v2"

	"trustbook/ui/layout"
)

// wheelRows is how many rows one notch of the wheel scrolls.
const wheelRows = 3

// click chooses a tab or a row; a row that is chosen already is opened.
func (m *Model) click(msg tea.MouseClickMsg) tea.Cmd {
	l := m.layout
	if msg.Button != tea.MouseLeft || l.Mode == layout.Tiny || m.dialog != nil || m.reader != nil {
		return nil
	}
	if msg.Y == l.TabsRow || msg.Y == l.RuleRow {
		if i := m.tabs.at(msg.X, l.Width-layout.RightEdge, l.Mode == layout.Narrow); i >= 0 {
			return m.switchTab(i)
		}
		return nil
	}
	if !m.overList(msg.X, msg.Y) {
		return nil
	}
	i := m.list.at(msg.Y - l.ListTop)
	switch {
	case i < 0:
		return nil
	case i == m.list.selected:
		return m.open()
	}
	return m.choose(i)
}

// overList says whether a cell belongs to the list.
func (m *Model) overList(x, y int) bool {
	l := m.layout
	if y < l.ListTop || y >= l.ListTop+l.ListRows {
		return false
	}
	return l.Mode != layout.Wide || x < l.PaneBar-1
}

// wheel scrolls what the pointer is over.
func (m *Model) wheel(msg tea.MouseWheelMsg) tea.Cmd {
	n := wheelRows
	switch msg.Button {
	case tea.MouseWheelUp:
		n = -wheelRows
	case tea.MouseWheelDown:
	default:
		return nil
	}
	switch {
	case m.layout.Mode == layout.Tiny:
	case m.dialog != nil:
		m.dialog.Scroll(n)
	case m.reader != nil:
		return m.reader.Update(msg)
	case m.overList(msg.X, msg.Y):
		return m.choose(m.list.selected + n/wheelRows)
	default:
		m.pane.scroll.By(n)
		m.pane.settle()
	}
	return nil
}

// switchMouse gives the mouse to the terminal, whose own selection works then,
// or takes it back.
func (m *Model) switchMouse() tea.Cmd {
	m.noMouse = !m.noMouse
	if m.noMouse {
		return m.say("mouse off", "; the terminal selects text now", false)
	}
	return m.say("mouse on", "; it scrolls and chooses here", false)
}

// mouseMode is what the terminal is asked to report of the mouse.
func (m *Model) mouseMode() tea.MouseMode {
	if m.noMouse || m.reader != nil && m.reader.IsPlain() {
		return tea.MouseModeNone
	}
	return tea.MouseModeCellMotion
}
