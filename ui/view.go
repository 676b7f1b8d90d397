package ui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"trustbook/search"
	"trustbook/ui/draw"
	"trustbook/ui/layout"
)

// View draws the model. It is safe at any size, because a terminal that shrinks
// asks for a frame before it says so.
func (m *Model) View() tea.View {
	v := tea.NewView(strings.Join(m.frame(), "\n"))
	v.AltScreen = true
	v.MouseMode = m.mouseMode()
	v.WindowTitle = m.book.Title
	v.Cursor = m.cursor()
	return v
}

// frame is the screen, row by row: as many rows as it is high, none wider than it is.
func (m *Model) frame() []string {
	frame := make([]string, m.layout.Height)
	switch {
	case m.layout.Mode == layout.Tiny:
		m.renderTiny(frame)
	case m.dialog != nil:
		m.renderBehind(frame)
		copy(frame[m.layout.BoxTop():m.layout.HintsRow], m.dialog.Render())
		m.renderBottom(frame)
	case m.reader != nil:
		copy(frame, m.reader.Render())
		m.renderBottom(frame)
	default:
		m.renderTop(frame)
		if !m.opening() {
			m.renderBody(frame)
		}
		m.renderBottom(frame)
	}
	return frame
}

// renderTiny asks for more room.
func (m *Model) renderTiny(frame []string) {
	for i, row := range draw.Wrap(layout.TinyMessage(), max(1, m.layout.Width)) {
		if i < len(frame) {
			frame[i] = draw.Cut(row, m.layout.Width, "")
		}
	}
}

// renderTop draws what stands above the body: brand, search line, tabs.
func (m *Model) renderTop(frame []string) {
	l, th := m.layout, m.theme
	if l.BrandRow >= 0 {
		frame[l.BrandRow] = m.spread(th.Quiet, m.book.Title, th.Quiet, m.edition())
	}
	frame[l.SearchRow] = m.renderSearch()
	if m.opening() {
		m.renderOpening(frame)
		return
	}
	frame[l.TabsRow] = m.tabs.labels(th, l.Width, l.Mode == layout.Narrow, m.querying())
	frame[l.RuleRow] = m.tabs.rule(th, l.Width, l.Mode == layout.Narrow)
}

// renderBehind draws what stays above an overlay, as quiet as a rule.
func (m *Model) renderBehind(frame []string) {
	l, th := m.layout, m.theme
	if m.reader != nil {
		frame[0] = draw.NewLine(l.Width).PadTo(layout.TextColumn).Put(th.Behind, draw.Cut(m.reader.Entry.Title, l.ListWidth, th.Glyph.Ellipsis)).String()
		return
	}
	if l.BrandRow >= 0 {
		frame[l.BrandRow] = m.spread(th.Behind, m.book.Title, th.Behind, m.edition())
	}
	frame[l.SearchRow] = draw.NewLine(l.Width).PadTo(layout.BarColumn).Put(th.Behind, th.Glyph.Prompt+" "+m.query).String()
}

func (m *Model) edition() string {
	if m.book.Version == "" {
		return "offline"
	}
	return "edition " + m.book.Version + " " + m.theme.Glyph.Dot + " offline"
}

// spread puts one text at the left and one at the right.
func (m *Model) spread(left lipgloss.Style, text string, right lipgloss.Style, note string) string {
	end := m.layout.Width - layout.RightEdge - ansi.StringWidth(note)
	row := draw.NewLine(m.layout.Width).PadTo(layout.TextColumn)
	row.Put(left, draw.Cut(text, end-layout.TextColumn-layout.Gap, m.theme.Glyph.Ellipsis))
	return row.PadTo(end).Put(right, note).String()
}

// renderSearch draws the search line and, at its right, how well it is answered.
func (m *Model) renderSearch() string {
	note := m.searchNote()
	row := draw.NewLine(m.layout.Width).PadTo(layout.BarColumn).Put(m.theme.Prompt, m.theme.Glyph.Prompt).PadTo(layout.TextColumn)
	row.PutStyled(draw.Cut(m.input.View(), m.input.Width()+1, ""))
	return row.PadTo(m.layout.Width - layout.RightEdge - note.Width()).PutStyled(note.String()).String()
}

// inputRoom is how many cells the search line leaves for what is typed.
func (m *Model) inputRoom() int {
	room := m.layout.Width - layout.TextColumn - layout.RightEdge
	if note := m.searchNote(); note.Width() > 0 {
		room -= note.Width() + 2
	}
	return max(1, room)
}

// searchNote is what was understood and how sure it is: filters, spelling, the
// word for the match, the number of hits.
func (m *Model) searchNote() *draw.Line {
	th := m.theme
	room := m.layout.Width * 2 / 3
	note := draw.NewLine(room).Put(th.Quiet, m.underWay())
	if !m.querying() || note.Width() > 0 && m.layout.Mode == layout.Narrow {
		return note
	}
	dot := func() {
		if note.Width() > 0 {
			note.Put(th.Quiet, " "+th.Glyph.Dot+" ")
		}
	}
	if m.layout.Mode != layout.Narrow {
		for _, c := range m.result.Filters {
			dot()
			m.chip(note, c, room/3)
		}
		if m.result.Corrected != "" {
			dot()
			note.Put(th.Caution, "read as ").Put(th.Text, draw.Cut(m.result.Corrected, room/3, th.Glyph.Ellipsis))
		}
	}
	if missing := m.result.Unmatched; m.layout.Mode == layout.Narrow && len(missing) > 0 && !m.nothing() {
		dot()
		note.Put(th.Caution, "not here: ").Put(th.Text, draw.Cut(strings.Join(missing, ", "), room/3, th.Glyph.Ellipsis))
		return note
	}
	word, confidence := m.verdict()
	if word != "" && (m.layout.Mode != layout.Narrow || m.nothing() || confidence == search.Low) {
		dot()
		note.Put(m.confidenceStyle(confidence), word)
	}
	if !m.nothing() {
		dot()
		note.Put(th.Quiet, fmt.Sprintf("%d of %d", m.result.Total, len(m.book.Entries)))
	}
	return note
}

// chip is a filter that was understood, or one that was not, at most width cells
// of its label.
func (m *Model) chip(note *draw.Line, c search.Filter, width int) {
	label := draw.Cut(c.Label, width, m.theme.Glyph.Ellipsis)
	if c.Known {
		note.Put(m.theme.Title, label)
		return
	}
	note.Put(m.theme.Caution, "no filter ").Put(m.theme.Text, label)
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

// renderBody draws the list and the answer.
func (m *Model) renderBody(frame []string) {
	l := m.layout
	m.renderPath(frame)
	pane := m.renderPane()
	list := m.renderList()
	switch {
	case m.nothing() && m.list.items.len() > 0:
		pane = m.nothingDoc(l.PaneWidth).Rows
	case m.nothing():
		pane, list = m.nothingDoc(l.PaneWidth).Rows, m.emptyRows()
	case m.list.items.len() == 0:
		list = m.emptyRows()
	}
	if l.Mode == layout.Narrow {
		copy(frame[l.ListTop:l.BodyTop+l.BodyRows], list)
		return
	}
	for i, row := range list {
		frame[l.ListTop+i] = row
	}
	for i, row := range pane[:min(len(pane), l.PaneRows)] {
		if l.Mode == layout.Wide {
			left := draw.NewLine(l.Width).PutStyled(frame[l.PaneTop+i]).PadTo(l.PaneBar)
			frame[l.PaneTop+i] = left.PutStyled(row).String()
			continue
		}
		frame[l.PaneTop+i] = draw.NewLine(l.Width).PadTo(l.PaneBar).PutStyled(row).String()
	}
}

func (m *Model) renderList() []string {
	p := rowPainter{
		theme: m.theme, width: m.layout.ListWidth, single: m.layout.Mode == layout.Medium && !m.nothing(), mark: m.result.Mark, store: m.store,
		standing: m.progress.Status, yours: m.yours, news: m.progress.NewsLabel, owed: m.progress.AckPending, seen: m.progress.PercentSeen, now: m.now(), path: m.onPath() != nil,
	}
	var out []string
	for _, r := range m.list.visible() {
		out = append(out, p.draw(m.list.items.at(r.item), r, r.item == m.list.selected))
	}
	return out
}
