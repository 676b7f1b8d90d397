package ui

import (
	tea "charm.land/bubbletea/v2"

	"trustbook/ui/layout"
)

// cursor is the terminal's own cursor, on what has the focus: the search line, or
// the chosen row while somebody goes through the list. Screen readers follow it.
func (m *Model) cursor() *tea.Cursor {
	switch {
	case m.layout.Mode == layout.Tiny:
		return nil
	case m.dialog != nil:
		return m.dialog.Cursor()
	case m.reader != nil:
		return m.reader.Cursor()
	}
	if y := m.list.screenRow(); m.walking && y >= 0 {
		return tea.NewCursor(layout.TextColumn, m.layout.ListTop+y)
	}
	c := m.input.Cursor()
	if c == nil {
		return nil
	}
	return tea.NewCursor(min(layout.TextColumn+c.X, max(0, m.layout.Width-1)), m.layout.SearchRow)
}
