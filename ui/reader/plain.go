package reader

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"trustbook/ui/draw"
	"trustbook/ui/layout"
)

// togglePlain shows the entry as plain text, without bars, colours or the mouse, or as it
// was. Where the terminal accepts no copies, its own mouse can then select the text.
func (m *Model) togglePlain() tea.Cmd {
	m.plain, m.diff, m.pos = !m.plain, nil, 0
	return m.layOut()
}

// plainDocument is the entry as it is copied, from the first column on.
func (m *Model) plainDocument() draw.Document {
	var d draw.Document
	for paragraph := range strings.Lines(m.progress.Handbook.Quote(m.Entry)) {
		rows := draw.Wrap(strings.TrimSuffix(paragraph, "\n"), min(layout.Measure, m.size.Width))
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
