package reader

import (
	"fmt"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"trustbook/handbook"
	"trustbook/ui/draw"
	"trustbook/ui/keymap"
	"trustbook/ui/layout"
	"trustbook/ui/markdown"
	"trustbook/ui/phrases"
	"trustbook/ui/readstate"
)

// Render draws the entry on all rows of the screen except the bottom row.
func (m *Model) Render() []string {
	if m.IsPlain() {
		return m.Doc.Rows[m.Scroll.Top():m.Scroll.End()]
	}
	l := m.size
	out := make([]string, l.ReaderTop(), l.ReaderTop()+l.ReaderRows())
	end := layout.BarColumn
	if total := len(m.Doc.Rows); total > 0 {
		end += (l.Width - 1 - layout.BarColumn) * m.Scroll.End() / total
	}
	out[0], out[1] = m.headerRow(), draw.Divider(m.theme, l.Width, layout.BarColumn, end, m.theme.Progress)
	rows := m.Doc.HighlightedRows(m.Scroll.Top(), m.Scroll.End(), m.markings()...)
	if m.hasOutline() {
		return append(out, m.besideOutline(rows)...)
	}
	for _, row := range rows {
		out = append(out, " "+row)
	}
	return out
}

// markings returns the highlights of matches, the current match and the selected link.
func (m *Model) markings() []markdown.Highlight {
	var out []markdown.Highlight
	if m.diff == nil || m.Find.Query() != "" { // without a query, the changes are already styled
		out = append(out, markdown.Highlight{Style: m.theme.Match, Spans: m.Find.Spans()})
	}
	if s, ok := m.Find.Current(); ok {
		out = append(out, markdown.Highlight{Style: m.theme.Hit, Spans: []markdown.Span{s}})
	}
	if m.link >= 0 {
		out = append(out, markdown.Highlight{Style: m.theme.Hit, Spans: m.selectedLink().Spans})
	}
	return out
}

// headerRow draws the title and the range of visible rows. If there is space, the entry's place in the handbook
// precedes the title.
func (m *Model) headerRow() string {
	l, th := m.size, m.theme
	rows := m.readMark()
	end := l.Width - layout.RightMargin - layout.Width(rows)
	row := draw.NewLine(l.Width).PadTo(layout.TextColumn)
	for _, place := range m.locationLabels() {
		place += " " + th.Glyph.Path + " "
		if l.Mode != layout.ModeNarrow && row.Width()+layout.Width(place+m.Entry.NumberedTitle())+2 <= end {
			row.Put(th.Quiet, place)
			break
		}
	}
	title := draw.Snippet{Text: m.Entry.NumberedTitle()}.CutBeforeEnding(m.Entry.Derived.Suffix, end-row.Width()-2, th.Glyph.Ellipsis)
	row.Put(th.Title, title.Text)
	return row.PadTo(end).Put(th.Quiet, rows).String()
}

// locationLabels returns descriptions of the entry's place, longest first: on the reading path being followed or,
// without one, in its category.
func (m *Model) locationLabels() []string {
	for _, p := range m.progress.Handbook.Paths {
		if i := slices.IndexFunc(p.Entries, func(e *handbook.Entry) bool { return e.ID == m.Entry.ID }); p.ID == m.path && i >= 0 {
			number := phrases.CountOf(i+1, len(p.Entries))
			return []string{p.Title + " " + number, number}
		}
	}
	if c, ok := m.progress.Handbook.Category(m.Entry.Category); ok && c.Title != m.Entry.Title {
		return []string{c.Title}
	}
	return nil
}

// readMark returns the range of visible rows. In a handbook with reading paths, a mark before it shows that the entry
// has been read.
func (m *Model) readMark() string {
	rows, read := m.rowsInView(), m.theme.Glyph.Read
	switch {
	case len(m.progress.Handbook.Paths) == 0 || m.progress.Status(m.Entry) != readstate.StatusRead:
		return rows
	case m.size.Mode != layout.ModeNarrow:
		read += " " + phrases.StatusRead
	}
	return strings.TrimSpace(read + "   " + rows)
}

// rowsInView returns the range of visible rows, such as "1-20 of 80", or a percentage on a narrow screen. It returns ""
// if all rows are visible.
func (m *Model) rowsInView() string {
	top, end, total := m.Scroll.Top(), m.Scroll.End(), len(m.Doc.Rows)
	switch {
	case m.size.Mode == layout.ModeNarrow:
		return phrases.FormatPercent(100 * end / max(1, total))
	case top == 0 && end == total:
		return ""
	}
	return fmt.Sprintf(phrases.RowsInView, top+1, end, total)
}

// Cursor returns the position of the terminal's cursor, which screen readers follow: in the query, on the selected
// link, or on the current match.
func (m *Model) Cursor() *tea.Cursor {
	if m.Find.Typing() {
		return m.Find.Cursor(layout.TextColumn, m.size.HintsRow, m.size.Width)
	}
	if m.link >= 0 {
		return m.cursorAt(m.selectedLink().Spans[0].Start)
	}
	if s, ok := m.Find.Current(); ok {
		return m.cursorAt(s.Start)
	}
	return nil
}

// cursorAt returns a cursor at the given byte offset of the document, or nil if it is not visible.
func (m *Model) cursorAt(offset int) *tea.Cursor {
	row := m.Doc.RowAt(offset)
	y := row - m.Scroll.Top()
	if y < 0 || y >= m.Scroll.Height() || row >= len(m.Doc.Plain) {
		return nil
	}
	text := m.Doc.Plain[row]
	x := m.barColumn() + layout.Width(text[:max(0, min(offset-m.Doc.OffsetOf(row), len(text)))])
	return tea.NewCursor(min(x, m.size.Width-1), m.size.ReaderTop()+y)
}

// BottomRow returns the bottom row while a query is being typed, a match is current or a link is selected. Otherwise ok
// is false, and the bottom row shows [Model.Keys]. The row is at most width cells wide. hints draws key hints.
func (m *Model) BottomRow(width int, hints func([]key.Binding) string) (row string, ok bool) {
	switch {
	case m.IsPlain():
	case m.Find.IsShown():
		return m.findRow(width, hints), true
	case m.link >= 0:
		return m.linkRow(width-layout.RightMargin, hints), true
	}
	return "", false
}

// findRow draws the query, the number of matches and, at the right, hints for the active keys.
func (m *Model) findRow(width int, hints func([]key.Binding) string) string {
	l := draw.NewLine(m.size.Width).PadTo(layout.TextColumn)
	m.Find.Render(l, m.theme)
	if m.Find.Typing() {
		return l.String()
	}
	next := keymap.WithFirstKey(keymap.WithDescription(m.keys.Finding.NextMatch, phrases.HintNext))
	next.SetEnabled(len(m.Find.Spans()) > 0)
	keys := hints([]key.Binding{next, m.keys.Finding.Cancel})
	at := width - layout.RightMargin - layout.Width(keys)
	if at <= l.Width() {
		return l.String()
	}
	return l.PadTo(at).PutStyled(keys).String()
}

// minLinkTarget is the minimum width of a link target, in cells. Hints that would leave less space for it are omitted.
const minLinkTarget = 30

// linkRow draws the target of the selected link, and hints if they fit.
func (m *Model) linkRow(end int, hints func([]key.Binding) string) string {
	l := draw.NewLine(end).PadTo(layout.TextColumn).Put(m.theme.Hotkey, m.keys.Follow.Help().Key)
	l.PadTo(l.Width() + 1)
	target := fmt.Sprintf(phrases.CopyLink, m.selectedLink().Target)
	if e := m.selectedLink().Entry; e != nil {
		target = fmt.Sprintf(phrases.OpenLink, e.Title)
	}
	keys := hints([]key.Binding{keymap.WithDescription(m.keys.NextLink, phrases.HintLinks), keymap.WithFirstKey(keymap.WithDescription(m.keys.Back, phrases.HintBack))})
	room := end - l.Width() - layout.PreviewGap - layout.Width(keys)
	if room < minLinkTarget {
		return l.Put(m.theme.Quiet, draw.Cut(target, end-l.Width(), m.theme.Glyph.Ellipsis)).String()
	}
	l.Put(m.theme.Quiet, draw.Cut(target, room, m.theme.Glyph.Ellipsis))
	return l.PadTo(l.Width() + layout.PreviewGap).PutStyled(keys).String()
}
