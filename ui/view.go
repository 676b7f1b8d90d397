package ui

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"trustbook/search"
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
	frame := make([]string, m.layout.height)
	switch {
	case m.layout.mode == tiny:
		m.renderTiny(frame)
	case m.overlay != nil:
		m.renderBehind(frame)
		m.renderOverlay(frame)
		frame[m.layout.hintsRow] = m.renderHints()
	case m.reader != nil:
		m.renderReader(frame)
		frame[m.layout.hintsRow] = m.renderHints()
	default:
		m.renderTop(frame)
		m.renderBody(frame)
		frame[m.layout.hintsRow] = m.renderHints()
	}
	return frame
}

// renderTiny asks for more room.
func (m *Model) renderTiny(frame []string) {
	text := fmt.Sprintf("Please make this window at least %d by %d.", minWidth, minHeight)
	for i, row := range wrap(text, max(1, m.layout.width)) {
		if i < len(frame) {
			frame[i] = cut(row, m.layout.width, "")
		}
	}
}

// renderTop draws what stands above the body: brand, search line, tabs.
func (m *Model) renderTop(frame []string) {
	l, th := m.layout, m.theme
	if l.brandRow >= 0 {
		frame[l.brandRow] = m.spread(th.Quiet, m.book.Title, th.Quiet, m.edition())
	}
	frame[l.searchRow] = m.renderSearch()
	frame[l.tabsRow] = m.tabs.labels(th, l.width, l.mode == narrow, m.querying())
	frame[l.ruleRow] = m.tabs.rule(th, l.width, l.mode == narrow)
}

// renderBehind draws what stays above an overlay, as quiet as a rule.
func (m *Model) renderBehind(frame []string) {
	l, th := m.layout, m.theme
	if m.reader != nil {
		frame[0] = newLine(l.width).gap(textColumn).put(th.Behind, cut(m.reader.entry.Title, l.listWidth, th.Glyph.Ellipsis)).String()
		return
	}
	if l.brandRow >= 0 {
		frame[l.brandRow] = m.spread(th.Behind, m.book.Title, th.Behind, m.edition())
	}
	frame[l.searchRow] = newLine(l.width).gap(barColumn).put(th.Behind, th.Glyph.Prompt+" "+m.query).String()
}

func (m *Model) edition() string {
	if m.book.Version == "" {
		return "offline"
	}
	return "edition " + m.book.Version + " " + m.theme.Glyph.Dot + " offline"
}

// spread puts one text at the left and one at the right.
func (m *Model) spread(left lipgloss.Style, text string, right lipgloss.Style, note string) string {
	end := m.layout.width - rightEdge - ansi.StringWidth(note)
	row := newLine(m.layout.width).gap(textColumn)
	row.put(left, cut(text, end-textColumn-gap, m.theme.Glyph.Ellipsis))
	return row.gap(end).put(right, note).String()
}

// renderSearch draws the search line and, at its right, how well it is answered.
func (m *Model) renderSearch() string {
	note := m.searchNote()
	row := newLine(m.layout.width).gap(barColumn).put(m.theme.Prompt, m.theme.Glyph.Prompt).gap(textColumn)
	row.raw(cut(m.input.View(), m.input.Width()+1, ""))
	return row.gap(m.layout.width - rightEdge - note.at).raw(note.String()).String()
}

// inputRoom is how many cells the search line leaves for what is typed.
func (m *Model) inputRoom() int {
	room := m.layout.width - textColumn - rightEdge
	if note := m.searchNote(); note.at > 0 {
		room -= note.at + 2
	}
	return max(1, room)
}

// searchNote is what was understood and how sure it is: filters, spelling, the
// word for the match, the number of hits.
func (m *Model) searchNote() *line {
	th := m.theme
	room := m.layout.width * 2 / 3
	note := newLine(room)
	if !m.querying() {
		return note
	}
	dot := func() {
		if note.at > 0 {
			note.put(th.Quiet, " "+th.Glyph.Dot+" ")
		}
	}
	if m.layout.mode != narrow {
		for _, c := range m.result.Chips {
			dot()
			m.chip(note, c, room/3)
		}
		if m.result.Corrected != "" {
			dot()
			note.put(th.Caution, "read as ").put(th.Text, cut(m.result.Corrected, room/3, th.Glyph.Ellipsis))
		}
	}
	word, confidence := m.verdict()
	if m.layout.mode != narrow || m.nothing() || confidence == search.Low {
		dot()
		note.put(m.confidenceStyle(confidence), word)
	}
	if !m.nothing() {
		dot()
		note.put(th.Quiet, fmt.Sprintf("%d of %d", len(m.result.Hits), len(m.book.Entries)))
	}
	return note
}

// chip is a filter that was understood, or one that was not, at most width cells
// of its label.
func (m *Model) chip(note *line, c search.Chip, width int) {
	label := cut(c.Label, width, m.theme.Glyph.Ellipsis)
	if c.Known {
		note.put(m.theme.Title, label)
		return
	}
	note.put(m.theme.Caution, "no filter ").put(m.theme.Text, label)
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
	pane := m.renderPane()
	list := m.renderList()
	switch {
	case m.nothing():
		pane = m.nothingDoc(l.paneWidth).Rows
	case len(m.list.items) == 0:
		list = m.emptyRows()
	}
	if l.mode == narrow {
		copy(frame[l.bodyTop:l.bodyTop+l.bodyRows], list)
		return
	}
	for i, row := range list {
		frame[l.bodyTop+i] = row
	}
	for i, row := range pane[:min(len(pane), l.paneRows)] {
		if l.mode == wide {
			left := newLine(l.width).raw(frame[l.paneTop+i]).gap(l.paneBar)
			frame[l.paneTop+i] = left.raw(row).String()
			continue
		}
		frame[l.paneTop+i] = newLine(l.width).gap(l.paneBar).raw(row).String()
	}
}

func (m *Model) renderList() []string {
	p := rowPainter{theme: m.theme, width: m.layout.listWidth, single: m.layout.mode == medium && !m.nothing(), mark: m.result.Mark, shelf: m.shelf}
	var out []string
	for _, r := range m.list.visible() {
		out = append(out, p.draw(m.list.items[r.item], r, r.item == m.list.selected))
	}
	return out
}

// renderHints is the last row: what has just happened, or what the keys do now.
func (m *Model) renderHints() string {
	if m.status.shown() {
		return m.status.render(m.theme, m.layout.width)
	}
	if m.reader != nil && m.overlay == nil && m.finding() {
		return m.renderFind()
	}
	return newLine(m.layout.width).gap(textColumn).raw(m.hint(m.hintKeys())).String()
}

// hint is the short help of some keys.
func (m *Model) hint(keys []key.Binding) string {
	for i := range keys {
		keys[i].SetHelp(keys[i].Help().Key, m.verb(keys[i].Help().Desc))
	}
	return m.hints.ShortHelpView(keys)
}

// renderFind is the last row while something is looked for in a text: what, how
// many, and at the right the keys that work now.
func (m *Model) renderFind() string {
	left, r := m.findLine(), m.keys.reader
	if m.reader.find.typing {
		return left.String()
	}
	hints := m.hint([]key.Binding{r.NextMark, m.keys.find.Cancel})
	at := m.layout.width - rightEdge - ansi.StringWidth(hints)
	if at <= left.at {
		return left.String()
	}
	return left.gap(at).raw(hints).String()
}

// verb is what a hint says of a key: what its help says before the comma, on a
// narrow screen the first word of that.
func (m *Model) verb(help string) string {
	help, _, _ = strings.Cut(help, ",")
	if m.layout.mode == narrow {
		help, _, _ = strings.Cut(help, " ")
	}
	return help
}

// hintKeys are the keys worth knowing where the focus is.
func (m *Model) hintKeys() []key.Binding {
	b, p := m.keys.browse, m.keys.program
	help := p.Help
	if m.query == "" {
		help = p.HelpEmpty
	}
	switch {
	case m.overlay != nil:
		return m.overlay.body.hints(m)
	case m.reader != nil:
		return m.readerHints()
	case len(m.list.items) == 0:
		return []key.Binding{b.NextTab, b.Clear, help}
	case m.nothing() && m.layout.mode == narrow:
		return []key.Binding{b.Use, b.Clear, help}
	case m.nothing():
		return []key.Binding{b.Up, b.Use, b.Clear, b.NextTab, help}
	case m.layout.mode == narrow:
		return []key.Binding{b.Open, p.Copy, help}
	case m.layout.mode == medium:
		return []key.Binding{b.Open, b.NextTab, p.Copy, help}
	}
	return []key.Binding{b.Up, b.Open, b.NextTab, p.Copy, help}
}

// readerHints are the keys worth knowing in an open text.
func (m *Model) readerHints() []key.Binding {
	r := m.keys.reader
	switch {
	case m.reader.bare:
		return []key.Binding{r.Back, r.Down}
	case m.reader.link >= 0:
		open := r.Follow
		open.SetHelp(open.Help().Key, m.linkHint())
		return []key.Binding{open, r.NextLink, r.Back}
	case m.layout.mode == narrow:
		return []key.Binding{r.Back, r.Copy, r.Find, r.Help}
	case len(m.reader.doc.Headings) > 0:
		return []key.Binding{r.Back, r.Find, r.Contents, r.NextLink, r.Previous, r.Copy, r.Help}
	}
	return []key.Binding{r.Back, r.Find, r.NextLink, r.Previous, r.Copy, r.Help}
}

// cursor is the terminal's own cursor, on what has the focus: screen readers follow it.
func (m *Model) cursor() *tea.Cursor {
	switch {
	case m.layout.mode == tiny:
		return nil
	case m.overlay != nil:
		return m.overlayCursor()
	case m.reader != nil:
		return m.readerCursor()
	}
	c := m.input.Cursor()
	if c == nil {
		return nil
	}
	return tea.NewCursor(min(textColumn+c.X, max(0, m.layout.width-1)), m.layout.searchRow)
}

// readerCursor stands on the row that takes what is looked for, on the mark or
// link that the reader is on, else at the top of the text.
func (m *Model) readerCursor() *tea.Cursor {
	r := m.reader
	switch {
	case r.find.typing:
		if c := r.find.input.Cursor(); c != nil {
			return tea.NewCursor(min(textColumn+2+c.X, m.layout.width-1), m.layout.hintsRow)
		}
		return nil
	case r.link >= 0:
		return m.cursorAt(r.doc.links[r.link].spans[0].Start)
	case r.find.current >= 0:
		return m.cursorAt(r.find.spans[r.find.current].Start)
	}
	return nil
}

// cursorAt is a place in the open text on the screen, nil when it is not in view.
func (m *Model) cursorAt(at int) *tea.Cursor {
	r := m.reader
	row := r.doc.rowAt(at)
	y := row - r.scroll.YOffset()
	if y < 0 || y >= r.scroll.Height() || row >= len(r.doc.Plain) {
		return nil
	}
	x := m.readerBar() + ansi.StringWidth(r.doc.Plain[row][:max(0, min(at-r.doc.byteOf(row), len(r.doc.Plain[row])))])
	return tea.NewCursor(min(x, m.layout.width-1), m.layout.readerTop()+y)
}
