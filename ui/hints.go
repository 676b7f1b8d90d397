package ui

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	"github.com/charmbracelet/x/ansi"

	"trustbook/ui/draw"
	"trustbook/ui/layout"
)

// renderBottom draws the last row: what has just happened or what the keys do now.
// What does not fit into it takes the rows above, parted from the page by a blank.
func (m *Model) renderBottom(frame []string) {
	last := m.layout.HintsRow
	rows := m.status.render(m.theme, m.hintsWidth())
	if len(rows) == 0 && m.tellsNews() {
		rows = status{detail: m.news}.render(m.theme, m.hintsWidth())
	}
	if len(rows) == 0 {
		frame[last] = m.withMark(m.renderHints())
		return
	}
	for i, row := range rows {
		frame[last-len(rows)+1+i] = row
	}
	frame[last-len(rows)] = ""
	frame[last] = m.withMark(frame[last])
}

// tellsNews says whether the news stand on the screen, when nothing has just happened.
func (m *Model) tellsNews() bool { return m.news != "" && m.reader == nil && m.overlay == nil }

// withMark is the last row with, at its right, the mark of texts for which nobody
// vouches. It is never part of a page, so no text can draw it or hide it.
func (m *Model) withMark(hints string) string {
	row := draw.NewLine(m.layout.Width).PutStyled(hints)
	if m.book.Mark == "" {
		return row.String()
	}
	mark := draw.Cut(m.book.Mark, m.layout.Width/2, m.theme.Glyph.Ellipsis)
	return row.PadTo(m.layout.Width-layout.RightEdge-ansi.StringWidth(mark)).Put(m.theme.Caution, mark).String()
}

// hintsWidth is what the mark leaves of the last row.
func (m *Model) hintsWidth() int {
	if m.book.Mark == "" {
		return m.layout.Width
	}
	return m.layout.Width - min(ansi.StringWidth(m.book.Mark), m.layout.Width/2) - layout.Gap
}

// renderHints is what the keys do now.
func (m *Model) renderHints() string {
	switch {
	case m.reader == nil || m.overlay != nil || m.reader.bare:
	case m.finding():
		return m.renderFind()
	case m.reader.link >= 0:
		return m.renderLink()
	}
	return draw.NewLine(m.hintsWidth()).PadTo(layout.TextColumn).PutStyled(m.hint(m.hintKeys())).String()
}

// hint is the short help of some keys. What there is no room for is left out whole
// and from the middle: the first key and the help are always there.
func (m *Model) hint(keys []key.Binding) string {
	for i := range keys {
		keys[i].SetHelp(keys[i].Help().Key, m.verb(keys[i].Help().Desc))
	}
	for len(keys) > 2 && hintWidth(keys) > m.hintsWidth()-layout.TextColumn-layout.RightEdge {
		keys = slices.Delete(keys, len(keys)/2, len(keys)/2+1)
	}
	return m.hints.ShortHelpView(keys)
}

// hintWidth is how many cells the short help of some keys takes.
func hintWidth(keys []key.Binding) int {
	width := 0
	for _, k := range keys {
		if k.Enabled() {
			width += layout.Gap + ansi.StringWidth(k.Help().Key+" "+k.Help().Desc)
		}
	}
	return width - layout.Gap
}

// renderFind is the last row while something is looked for in a text: what, how
// many, and at the right the keys that work now.
func (m *Model) renderFind() string {
	left, r := m.findLine(), m.keys.reader
	if m.reader.find.typing {
		return left.String()
	}
	hints := m.hint([]key.Binding{r.NextMark, m.keys.find.Cancel})
	at := m.hintsWidth() - layout.RightEdge - ansi.StringWidth(hints)
	if at <= left.Width() {
		return left.String()
	}
	return left.PadTo(at).PutStyled(hints).String()
}

// renderLink is the last row while a link is chosen: where it leads, cut to what
// room there is, and at the right the keys that work too, if they fit.
func (m *Model) renderLink() string {
	r, end := m.keys.reader, m.hintsWidth()-layout.RightEdge
	l := draw.NewLine(end).PadTo(layout.TextColumn).Put(m.theme.Hotkey, r.Follow.Help().Key)
	l.PadTo(l.Width() + 1)
	others := m.hint([]key.Binding{r.NextLink, r.Back})
	room := end - l.Width() - layout.Gap - ansi.StringWidth(others)
	if room < minLinkHint {
		return l.Put(m.theme.Quiet, draw.Cut(m.linkHint(), end-l.Width(), m.theme.Glyph.Ellipsis)).String()
	}
	l.Put(m.theme.Quiet, draw.Cut(m.linkHint(), room, m.theme.Glyph.Ellipsis))
	return l.PadTo(l.Width() + layout.Gap).PutStyled(others).String()
}

// minLinkHint is the least that is shown of where a link leads, beside other keys.
const minLinkHint = 30

// verb is what a hint says of a key: what its help says before the comma, on a
// narrow screen the first word of that.
func (m *Model) verb(help string) string {
	help, _, _ = strings.Cut(help, ",")
	if m.layout.Mode == layout.Narrow {
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
	case m.opening() && m.overlay == nil:
		return []key.Binding{b.Stop, p.Quit}
	case m.overlay != nil:
		return m.overlay.body.hints(m)
	case m.reader != nil:
		return m.readerHints()
	case m.list.items.len() == 0 && m.nothing():
		return []key.Binding{b.Clear, help}
	case m.list.items.len() == 0:
		return []key.Binding{b.NextTab, b.Clear, help}
	case m.nothing() && m.layout.Mode == layout.Narrow:
		return []key.Binding{b.Use, b.Clear, help}
	case m.nothing():
		return []key.Binding{b.Up, b.Use, b.Clear, b.NextTab, help}
	case m.layout.Mode == layout.Narrow:
		return []key.Binding{b.Open, p.Copy, help}
	case m.onPath() != nil && m.layout.Mode == layout.Medium:
		return []key.Binding{b.Open, b.MarkRead, b.NextTab, p.Copy, help}
	case m.onPath() != nil:
		return []key.Binding{b.Up, b.Open, b.MarkRead, b.NextTab, p.Copy, help}
	case m.layout.Mode == layout.Medium:
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
	case m.reader.diff:
		return []key.Binding{r.Back, r.NextMark, r.Down}
	case m.waits() && m.layout.Mode == layout.Narrow:
		return []key.Binding{r.Back, r.Acknowledge, r.Help}
	case m.waits():
		return []key.Binding{r.Back, r.Acknowledge, r.Find, r.NextLink, r.Previous, r.Copy, r.Help}
	case m.layout.Mode == layout.Narrow:
		return []key.Binding{r.Back, r.Copy, r.Find, r.Help}
	}
	keys := []key.Binding{r.Back, r.Find}
	if len(m.reader.doc.Headings) > 0 {
		keys = append(keys, r.Contents)
	}
	keys = append(keys, r.NextLink)
	if len(m.reader.short) > 0 {
		keys = append(keys, r.ShortForms)
	}
	return append(keys, r.Previous, r.Copy, r.Help)
}
