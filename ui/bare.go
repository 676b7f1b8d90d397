package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"trustbook/handbook"
	"trustbook/ui/draw"
	"trustbook/ui/layout"
)

// switchBare shows the open text alone, without bars, colours or the mouse: for
// selecting it with the terminal's own mouse when the terminal takes no copies.
func (m *Model) switchBare() tea.Cmd {
	m.reader.bare, m.reader.diff = !m.reader.bare, false
	m.reader.place = 0
	return m.fillReader()
}

// bareDoc is a text as it is copied, from the first column on.
func (m *Model) bareDoc(e *handbook.Entry) draw.Document {
	var d draw.Document
	for paragraph := range strings.Lines(m.book.Quote(e)) {
		rows := draw.Wrap(strings.TrimSuffix(paragraph, "\n"), min(layout.Measure, m.layout.Width))
		if len(rows) == 0 {
			rows = []string{""}
		}
		for _, row := range rows {
			d.AddRow(row, row)
		}
	}
	d.Unmarked = len(d.Rows)
	return d
}
