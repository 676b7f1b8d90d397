package ui

import (
	"fmt"
	"slices"
	"strings"

	"trustbook/ui/draw"
	"trustbook/ui/layout"
)

// emptyRows stand in the place of the list when the active tab holds nothing:
// why, and what to do.
func (m *Model) emptyRows() []string {
	var d draw.Document
	width := max(1, m.layout.ListWidth)
	switch {
	case len(m.book.Entries) == 0: // it is being read
	case m.nothing():
		d.AddText(m.nothingNear(), width, m.theme.Quiet.Render)
	case !m.querying() && m.path() != nil:
		d.AddText("No text of this path is there.", width, m.theme.Quiet.Render)
	case !m.querying():
		d.AddText("Nothing is saved yet. "+m.keys.program.Save.Help().Key+" saves the text on the screen.", width, m.theme.Quiet.Render)
	default:
		d.AddText("Nothing in this category. "+m.elsewhere(), width, m.theme.Quiet.Render)
	}
	var rows []string
	for _, row := range d.Rows[:min(len(d.Rows), m.layout.BodyRows)] {
		rows = append(rows, " "+row)
	}
	return rows
}

// nothingNear says that there is nothing to look at instead; on a narrow screen,
// which has no pane to say it, also that there is no answer and why.
func (m *Model) nothingNear() string {
	switch {
	case m.result.FilterOnly && m.layout.Mode != layout.Narrow:
		return "" // the pane says it
	case m.result.FilterOnly:
		return "No text here is that. " + m.keys.browse.Clear.Help().Key + " clears it."
	case m.layout.Mode != layout.Narrow:
		return "Nothing here is near that."
	}
	text := "No text here answers that, and nothing is near it. " + m.nothingWhy()
	return strings.TrimSpace(text) + " " + m.keys.browse.Clear.Help().Key + " clears it."
}

// maxElsewhere is how many tabs are named that hold hits, and labelElsewhere how
// many cells each of their names gets: the end of the sentence says what to do.
const (
	maxElsewhere   = 3
	labelElsewhere = 30
)

// elsewhere names the tabs that hold hits, the fullest first.
func (m *Model) elsewhere() string {
	var with []tab
	for _, t := range m.tabs.all[1:] {
		if t.count > 0 && t.id != savedTab && t.path == nil {
			with = append(with, t)
		}
	}
	slices.SortStableFunc(with, func(a, b tab) int { return b.count - a.count })
	var found []string
	for _, t := range with[:min(len(with), maxElsewhere)] {
		found = append(found, fmt.Sprintf("%s has %d", draw.Cut(t.label, labelElsewhere, m.theme.Glyph.Ellipsis), t.count))
	}
	text := strings.Join(found, ", ")
	if more := len(with) - len(found); more > 0 {
		text += fmt.Sprintf(" and %d more", more)
	}
	return text + "; " + m.keys.browse.NextTab.Help().Key + " goes there."
}
