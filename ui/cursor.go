package ui

import (
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

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
		return m.readerCursor()
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

// readerCursor stands on the row that takes what is looked for, on the mark or
// link that the reader is on, else at the top of the text.
func (m *Model) readerCursor() *tea.Cursor {
	r := m.reader
	switch {
	case r.find.typing:
		if c := r.find.input.Cursor(); c != nil {
			return tea.NewCursor(min(layout.TextColumn+2+c.X, m.layout.Width-1), m.layout.HintsRow)
		}
		return nil
	case r.link >= 0:
		return m.cursorAt(r.doc.Links[r.link].Spans[0].Start)
	case r.find.current >= 0:
		return m.cursorAt(r.find.spans[r.find.current].Start)
	}
	return nil
}

// cursorAt is a place in the open text on the screen, nil when it is not in view.
func (m *Model) cursorAt(at int) *tea.Cursor {
	r := m.reader
	row := r.doc.RowAt(at)
	y := row - r.scroll.Top()
	if y < 0 || y >= r.scroll.Height() || row >= len(r.doc.Plain) {
		return nil
	}
	x := m.readerBar() + ansi.StringWidth(r.doc.Plain[row][:max(0, min(at-r.doc.OffsetOf(row), len(r.doc.Plain[row])))])
	return tea.NewCursor(min(x, m.layout.Width-1), m.layout.ReaderTop()+y)
}
