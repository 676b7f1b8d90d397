package browse

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"trustbook/handbook"
	"trustbook/search"
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

// RenderBehind draws what stays visible behind a dialog.
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
	edition := "offline"
	if h.Version != "" {
		edition = "edition " + h.Version + " " + m.theme.Glyph.Dot + " offline"
	}
	end := l.Width - layout.RightMargin - layout.Width(edition)
	row := draw.NewLine(l.Width).PadTo(layout.TextColumn)
	row.Put(style, draw.Cut(h.Title, end-layout.TextColumn-layout.PreviewGap, m.theme.Glyph.Ellipsis))
	frame[l.BrandRow] = row.PadTo(end).Put(style, edition).String()
}

func (m *Model) renderSearchLine() string {
	note := m.searchNote()
	row := draw.NewLine(m.size.Width).PadTo(layout.BarColumn).Put(m.theme.Prompt, m.theme.Glyph.Prompt).PadTo(layout.TextColumn)
	row.PutStyled(draw.Cut(m.Input.View(), m.Input.Width()+1, ""))
	return row.PadTo(m.size.Width - layout.RightMargin - note.Width()).PutStyled(note.String()).String()
}

// noteGap is the minimum number of cells between the query and the note, one of them for the cursor.
const noteGap = 2

// inputWidth returns the width that the note leaves for the input, in cells.
func (m *Model) inputWidth() int {
	room := m.size.Width - layout.TextColumn - layout.RightMargin
	if note := m.searchNote(); note.Width() > 0 {
		room -= note.Width() + noteGap
	}
	return max(1, room)
}

// searchNote returns the note on the query: filters, a corrected spelling, the confidence, the
// number of hits.
func (m *Model) searchNote() *draw.Line {
	th, narrow, r := m.theme, m.size.Mode == layout.Narrow, m.result
	room := m.size.Width * 2 / 3
	note := draw.NewLine(room).Put(th.Quiet, m.loadingText())
	if !m.HasQuery() || note.Width() > 0 && narrow {
		return note
	}
	if !narrow {
		m.noteReading(note, room/3)
	} else if len(r.Unmatched) > 0 && !m.NoResults() {
		m.dot(note).Put(th.Caution, "not found: ").Put(th.Text, draw.Cut(strings.Join(r.Unmatched, ", "), room/3, th.Glyph.Ellipsis))
		return note
	}
	word, confidence := m.verdict()
	if narrow && !m.NoResults() {
		word, _, _ = strings.Cut(word, " ")
	}
	if word != "" && (!narrow || confidence != search.High) {
		m.dot(note).Put(m.confidenceStyle(confidence), word)
	}
	if !m.NoResults() {
		m.noteCount(note)
	}
	return note
}

// noteCount adds the number of hits, if the query is visible beside it.
func (m *Model) noteCount(note *draw.Line) {
	count := fmt.Sprintf("%d of %d", m.result.Total, len(m.session.Handbook.Entries))
	if note.Width() > 0 {
		count = " " + m.theme.Glyph.Dot + " " + count
	}
	if layout.TextColumn+layout.Width(m.query)+noteGap+note.Width()+layout.Width(count)+layout.RightMargin <= m.size.Width {
		note.Put(m.theme.Quiet, count)
	}
}

// noteReading adds filters and a corrected spelling, each in at most width cells.
func (m *Model) noteReading(note *draw.Line, width int) {
	th := m.theme
	for _, f := range m.result.Filters {
		label := draw.Cut(f.Label, width, th.Glyph.Ellipsis)
		if m.dot(note); f.Known {
			note.Put(th.Title, label)
			continue
		}
		note.Put(th.Caution, "no filter ").Put(th.Text, label)
	}
	if n := len(m.result.Parts); n > 0 {
		label := phrases.Count(n, "question")
		if none := len(m.result.Unanswered()); none > 0 {
			label += fmt.Sprintf(", %d without an answer", none)
		}
		m.dot(note).Put(th.Caution, label)
	}
	if len(m.result.Unquoted) > 0 {
		m.dot(note).Put(th.Caution, "not a phrase here ")
	}
	if m.result.Corrected != "" {
		m.dot(note).Put(th.Caution, phrases.Corrected(m.result.IsSuggestion())+" ").Put(th.Text, draw.Cut(m.result.Corrected, width, th.Glyph.Ellipsis))
	}
}

// dot separates the parts of a note.
func (m *Model) dot(note *draw.Line) *draw.Line {
	if note.Width() > 0 {
		note.Put(m.theme.Quiet, " "+m.theme.Glyph.Dot+" ")
	}
	return note
}

// loadingText describes the progress of loading, or returns "" if it is unknown.
func (m *Model) loadingText() string {
	if l := m.loading; l.Total > 0 && !l.Opening {
		return fmt.Sprintf("%s %d %%", l.What, 100*l.Done/l.Total)
	}
	return ""
}

// verdict says how well the query is answered.
func (m *Model) verdict() (word string, confidence search.Confidence) {
	switch {
	case m.NoResults():
		return "nothing found", search.Low
	case m.result.FuzzyOnly:
		return "a guess", search.Low
	case m.result.FilterOnly:
		return "", search.High
	}
	confidence = m.result.Confidence
	return phrases.MatchStrength(confidence.String()), confidence
}

func (m *Model) confidenceStyle(c search.Confidence) lipgloss.Style {
	switch c {
	case search.High:
		return m.theme.Title
	case search.Medium:
		return m.theme.Quiet
	}
	return m.theme.Caution
}

// renderOpening draws the progress of loading in place of the list: a count and a meter. A
// quick load shows nothing.
func (m *Model) renderOpening(frame []string) {
	l, th, at := m.size, m.theme, m.loading
	if at.Done == 0 || l.BodyRows < 2 {
		return
	}
	text, heavy := "Loading, "+phrases.Entries(at.Done)+" so far", 0
	width := min(layout.MaxTextWidth, l.Width-layout.TextColumn-layout.RightMargin)
	if at.Total > 0 {
		text, heavy = fmt.Sprintf("Loading %d of %s", at.Done, phrases.Entries(at.Total)), width*at.Done/at.Total
	}
	frame[l.BodyTop] = draw.NewLine(l.Width).PadTo(layout.TextColumn).Put(th.Quiet, draw.Cut(text, width, th.Glyph.Ellipsis)).String()
	frame[l.BodyTop+1] = draw.Meter(th, width, heavy, th.Heavy)
}

// renderPathHeader draws the header of a reading path above its list and, if there is room, a
// legend of the symbols below.
func (m *Model) renderPathHeader(frame []string) {
	p, l, th := m.path(), m.size, m.theme
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
	if below := l.ListTop + m.List.Rows() + 1; l.Mode == layout.Wide && below < l.BodyTop+l.BodyRows {
		g := th.Glyph
		legend := g.Read + " " + phrases.Read + "  " + g.Changed + " " + phrases.Changed + " since read  " + g.ToRead + " " + phrases.ToRead
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
	if l.Mode == layout.Narrow {
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
		if l.Mode == layout.Wide {
			left := draw.NewLine(l.Width).PutStyled(frame[l.PaneTop+i]).PadTo(l.PaneBar)
			frame[l.PaneTop+i] = left.PutStyled(row).String()
			continue
		}
		frame[l.PaneTop+i] = draw.NewLine(l.Width).PadTo(l.PaneBar).PutStyled(row).String()
	}
}

// renderMore says below the list and below the answer how much more there is.
func (m *Model) renderMore(frame []string) {
	l := m.size
	note := func(row, end int, text string) {
		frame[row] = draw.NewLine(l.Width).PutStyled(frame[row]).PadTo(end-layout.Width(text)).Put(m.theme.Quiet, text).String()
	}
	if n := m.List.Below(); n > 0 {
		note(l.ListTop+l.ListRows, layout.TextColumn+l.ListWidth, fmt.Sprintf("%d more", n))
	}
	if n := m.Preview.hidden(); n > 0 && !m.NoResults() && l.Mode != layout.Narrow {
		text := phrases.Count(n, "more line")
		if keys := m.keys.PageDown.Keys(); len(keys) > 0 {
			text += "; " + keys[0] + " scrolls"
		}
		note(l.BodyTop+l.BodyRows, l.PaneBar+layout.Gutter+l.PaneWidth, text)
	}
}

func (m *Model) renderList() []string {
	if m.List.Len() == 0 {
		return m.renderEmptyList()
	}
	p := list.Painter{
		Theme: m.theme, Width: m.size.ListWidth, Single: m.size.Mode == layout.Medium && !m.NoResults(),
		Matches: m.result.Mark, Session: m.session, Path: m.path(),
	}
	return p.Render(&m.List)
}

// renderEmptyList says why the list is empty, and what to do.
func (m *Model) renderEmptyList() []string {
	text := ""
	switch {
	case len(m.session.Handbook.Entries) == 0: // it is being loaded
	case m.NoResults() && m.size.Mode != layout.Narrow: // the preview says it
	case m.NoResults():
		text = m.noResults().emptyList()
	case m.path() != nil:
		text = "This path has no entries."
	case !m.HasQuery():
		text = "Nothing is saved yet. " + m.program.Save.Help().Key + " saves the entry on the screen."
	default:
		text = "Nothing in this category. " + hitsElsewhere(m.Tabs.All, m.keys.NextTab.Help().Key, m.theme)
	}
	d := draw.NewDocument(m.theme, max(1, m.size.ListWidth))
	d.AddText(text, m.theme.Quiet.Render)
	return handbook.MapSlice(d.Rows[:min(len(d.Rows), m.size.BodyRows)], func(row string) string { return " " + row })
}

// Moving reports whether the cursor is on the selected row.
func (m *Model) Moving() bool { return m.listFocused && m.List.SelectedRow() >= 0 }

// Cursor returns the terminal's cursor: in the search line, or on the selected row while the
// user moves through the list. Screen readers follow it.
func (m *Model) Cursor() *tea.Cursor {
	if m.Moving() {
		return tea.NewCursor(layout.TextColumn, m.size.ListTop+m.List.SelectedRow())
	}
	x, ok := draw.InputCursor(&m.Input)
	if !ok {
		return nil
	}
	return tea.NewCursor(min(layout.TextColumn+x, max(0, m.size.Width-1)), m.size.SearchRow)
}

// Keys returns the keys to show in the bottom row.
func (m *Model) Keys() []key.Binding {
	return m.keys.hints(m.program, hintState{
		mode: m.size.Mode, opening: m.loading.Opening, noQuery: m.query == "",
		noResults: m.NoResults(), noItems: m.List.Len() == 0, onPath: m.path() != nil,
		open: m.opening(), folder: m.List.Current().Folder,
	})
}
