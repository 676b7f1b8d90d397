package ui

import (
	"fmt"
	"strings"
)

// emptyRows stand in the place of the list when the active tab holds nothing:
// why, and what to do.
func (m *Model) emptyRows() []string {
	var d doc
	width := max(1, m.layout.listWidth)
	switch {
	case len(m.book.Entries) == 0: // it is being read
	case !m.querying() && m.path() != nil:
		d.text("No text of this path is there.", width, m.theme.Quiet.Render)
	case !m.querying():
		d.text("Nothing is saved yet. "+m.keys.program.Save.Help().Key+" saves the text on the screen.", width, m.theme.Quiet.Render)
	default:
		d.text("Nothing in this category. "+m.elsewhere(), width, m.theme.Quiet.Render)
	}
	var rows []string
	for _, row := range d.Rows[:min(len(d.Rows), m.layout.bodyRows)] {
		rows = append(rows, " "+row)
	}
	return rows
}

// elsewhere names the tabs that hold hits.
func (m *Model) elsewhere() string {
	var found []string
	for _, t := range m.tabs.all[1:] {
		if t.count > 0 && t.id != savedTab && t.path == nil {
			found = append(found, fmt.Sprintf("%s has %d", t.label, t.count))
		}
	}
	return strings.Join(found, ", ") + "; " + m.keys.browse.NextTab.Help().Key + " goes there."
}
