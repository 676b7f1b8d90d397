package browse

import (
	"fmt"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"trustbook/handbook"
	"trustbook/ui/browse/list"
	"trustbook/ui/draw"
	"trustbook/ui/layout"
	"trustbook/ui/phrases"
)

// Render draws the whole screen except the bottom row.
func (m *Model) Render() []string {
	l, th := m.size, m.theme
	frame := make([]string, l.Height)
	m.renderBrand(frame, th.Quiet)
	frame[l.SearchRow] = m.renderSearchLine()
	if m.loading.Opening {
		m.renderOpening(frame)
		return frame
	}
	frame[l.TabsRow] = m.Tabs.renderLabels(th, l.Width, m.HasQuery())
	frame[l.RuleRow] = m.Tabs.renderRule(th, l.Width)
	m.renderPathHeader(frame)
	m.renderBody(frame)
	return frame
}

// RenderBehind draws what is visible behind a dialog.
func (m *Model) RenderBehind() []string {
	l, th := m.size, m.theme
	frame := make([]string, l.Height)
	m.renderBrand(frame, th.Behind)
	frame[l.SearchRow] = draw.NewLine(l.Width).PadTo(layout.BarColumn).Put(th.Behind, th.Glyph.Prompt+" "+m.query).String()
	return frame
}

// renderBrand draws the title and the edition of the handbook.
func (m *Model) renderBrand(frame []string, style lipgloss.Style) {
	l, h := m.size, m.session.Handbook
	if l.BrandRow < 0 {
		return
	}
	edition := phrases.EditionLabel(h.Version, m.theme.Glyph.Dot)
	end := l.Width - layout.RightMargin - layout.Width(edition)
	row := draw.NewLine(l.Width).PadTo(layout.TextColumn)
	row.Put(style, draw.Cut(h.Title, end-layout.TextColumn-layout.PreviewGap, m.theme.Glyph.Ellipsis))
	frame[l.BrandRow] = row.PadTo(end).Put(style, edition).String()
}

// renderOpening draws the loading progress in place of the list: a count and a meter. It draws nothing until some
// entries have been counted, so that nothing flashes up if loading is quick.
func (m *Model) renderOpening(frame []string) {
	l, th, at := m.size, m.theme, m.loading
	if at.Done == 0 || l.BodyRows < 2 {
		return
	}
	text, heavy := phrases.LoadingWithoutTotal(at.Done), 0
	width := min(layout.MaxTextWidth, l.Width-layout.TextColumn-layout.RightMargin)
	if at.Total > 0 {
		text, heavy = phrases.LoadingWithTotal(at.Done, at.Total), width*at.Done/at.Total
	}
	frame[l.BodyTop] = draw.NewLine(l.Width).PadTo(layout.TextColumn).Put(th.Quiet, draw.Cut(text, width, th.Glyph.Ellipsis)).String()
	frame[l.BodyTop+1] = draw.Meter(th, width, heavy, th.Heavy)
}

// renderPathHeader draws the header of a reading path above its list and, if there is space, an explanation of the
// symbols below.
func (m *Model) renderPathHeader(frame []string) {
	p, l, th := m.activePath(), m.size, m.theme
	if p == nil || l.PathRows == 0 {
		return
	}
	h := newPathHeader(m.session, p)
	row := func() *draw.Line {
		return draw.NewLine(layout.TextColumn + l.ListWidth).PadTo(layout.TextColumn)
	}
	for i, text := range h.rows(th, l.ListWidth, l.PathRows) {
		frame[l.BodyTop+i] = row().PutStyled(text).String()
	}
	frame[l.BodyTop+l.PathRows] = draw.Meter(th, l.ListWidth, h.read*l.ListWidth/max(1, h.entries), th.Progress)
	if below := l.ListTop + m.List.Rows() + 1; l.Mode == layout.ModeWide && below < l.BodyTop+l.BodyRows {
		g := th.Glyph
		legend := g.Read + " " + phrases.StatusRead + "  " + g.Changed + " " + phrases.ChangedSinceRead + "  " + g.ToRead + " " + phrases.StatusToRead
		frame[below] = row().Put(th.Quiet, legend).String()
	}
}

func (m *Model) renderBody(frame []string) {
	l := m.size
	rows, preview := m.renderList(), m.Preview.render(m.result)
	if m.NoResults() {
		preview = m.noResults().render(m.theme, m.size.PaneWidth)
	}
	m.renderMore(frame)
	if l.Mode == layout.ModeNarrow {
		if m.NoResults() && m.List.Len() > 0 {
			rows = append(rows, indentByColumn(m.noResults().renderBelow(m.theme, l.ListWidth, l.ListRows-len(rows)))...)
		}
		copy(frame[l.ListTop:l.BodyTop+l.BodyRows], rows)
		return
	}
	for i, row := range rows {
		frame[l.ListTop+i] = row
	}
	if m.NoResults() && m.List.Len() == 0 {
		l.PaneBar = layout.BarColumn
	}
	for i, row := range preview[:min(len(preview), l.PaneRows)] {
		if l.Mode == layout.ModeWide {
			left := draw.NewLine(l.Width).PutStyled(frame[l.PaneTop+i]).PadTo(l.PaneBar)
			frame[l.PaneTop+i] = left.PutStyled(row).String()
			continue
		}
		frame[l.PaneTop+i] = draw.NewLine(l.Width).PadTo(l.PaneBar).PutStyled(row).String()
	}
}

// renderMore draws, below the list, the numbers of titles above and below its visible rows, and of further rows below
// the answer.
func (m *Model) renderMore(frame []string) {
	l := m.size
	note := func(row, end int, text string) {
		frame[row] = draw.NewLine(l.Width).PutStyled(frame[row]).PadTo(end-layout.Width(text)).Put(m.theme.Quiet, text).String()
	}
	if above, below := m.List.HiddenTitles(); above+below > 0 {
		note(l.ListTop+l.ListRows, layout.TextColumn+l.ListWidth, phrases.HiddenRows(above, below))
	}
	if text := m.moreLines(); text != "" && !m.NoResults() && l.Mode != layout.ModeNarrow {
		note(l.BodyTop+l.BodyRows, l.PaneBar+layout.Gutter+l.PaneWidth, text)
	}
}

// moreLines describes how much of the answer is out of view and which key scrolls it. It returns "" if all of it is
// visible.
func (m *Model) moreLines() string {
	above, below := m.Preview.Scroll.Top(), m.Preview.rowsBelow()
	text, scrolling := phrases.MoreLines(below), m.keys.PageDown
	switch {
	case above == 0 && below == 0:
		return ""
	case below == 0:
		text, scrolling = phrases.LinesAbove(above), m.keys.PageUp
	case above > 0:
		text = phrases.LinesAboveAndBelow(above, below)
	}
	if keys := scrolling.Keys(); len(keys) > 0 {
		text += fmt.Sprintf(phrases.ScrollKeySuffix, keys[0])
	}
	return text
}

func (m *Model) renderList() []string {
	if m.List.Len() == 0 {
		return m.renderEmptyList()
	}
	p := list.Painter{
		Theme: m.theme, Width: m.size.ListWidth, Single: m.size.Mode == layout.ModeMedium && !m.NoResults(),
		Matches: m.result.Mark, Session: m.session, Path: m.activePath(),
	}
	return p.Render(&m.List)
}

func (m *Model) renderEmptyList() []string {
	width := max(1, m.size.ListWidth)
	d := draw.NewDocument(m.theme, width)
	switch {
	case len(m.session.Handbook.Entries) == 0: // the handbook is still being loaded
	case m.NoResults() && m.size.Mode != layout.ModeNarrow: // the preview explains that nothing matches
	case m.NoResults():
		d.Rows = m.noResults().render(m.theme, width)
	default:
		d.AddText(m.emptyTab(), m.theme.Quiet.Render)
	}
	return indentByColumn(d.Rows[:min(len(d.Rows), m.size.BodyRows)])
}

// indentByColumn indents rows of a document by one column.
func indentByColumn(rows []string) []string {
	return handbook.MapSlice(rows, func(row string) string { return " " + row })
}

// emptyTab explains why the active tab is empty although other tabs are not.
func (m *Model) emptyTab() string {
	path, saved := m.activePath() != nil, m.Tabs.current().ID == savedTab
	elsewhere := hitsInOtherCategories(m.Tabs.All, m.keys.NextTab.Help().Key, m.theme)
	switch {
	case !m.HasQuery() && path:
		return phrases.PathIsEmpty
	case !m.HasQuery():
		return fmt.Sprintf(phrases.NothingSaved, m.program.Save.Help().Key)
	case path:
		return phrases.NoMatchOnPath + " " + elsewhere
	case saved:
		return phrases.NoMatchSaved + " " + elsewhere
	}
	return phrases.NoMatchInCategory + " " + elsewhere
}

// IsCursorInList reports whether the cursor is in the list, on the selected row.
func (m *Model) IsCursorInList() bool { return m.listFocused && m.List.SelectedRow() >= 0 }

// Cursor returns the position of the terminal's cursor, which screen readers follow. The cursor is in the search line
// or, while the user moves through the list, on the selected row.
func (m *Model) Cursor() *tea.Cursor {
	if m.IsCursorInList() {
		return tea.NewCursor(layout.TextColumn, m.size.ListTop+m.List.SelectedRow())
	}
	x, ok := draw.InputCursor(&m.Input)
	if !ok {
		return nil
	}
	return tea.NewCursor(min(layout.TextColumn+x, max(0, m.size.Width-1)), m.size.SearchRow)
}
