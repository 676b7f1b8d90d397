package ui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	"github.com/charmbracelet/x/ansi"
)

// lastRow is the last row: the hints and, at the right, the mark of texts for which
// nobody vouches. It is never part of a page, so no text can draw it or hide it.
func (m *Model) lastRow() string {
	row := newLine(m.layout.width).raw(m.renderHints())
	if m.book.Mark == "" {
		return row.String()
	}
	mark := cut(m.book.Mark, m.layout.width/2, m.theme.Glyph.Ellipsis)
	return row.gap(m.layout.width-rightEdge-ansi.StringWidth(mark)).put(m.theme.Caution, mark).String()
}

// hintsWidth is what the mark leaves of the last row.
func (m *Model) hintsWidth() int {
	if m.book.Mark == "" {
		return m.layout.width
	}
	return m.layout.width - min(ansi.StringWidth(m.book.Mark), m.layout.width/2) - gap
}

// renderHints is what has just happened, or what the keys do now.
func (m *Model) renderHints() string {
	if m.status.shown() {
		return m.status.render(m.theme, m.hintsWidth())
	}
	if m.reader != nil && m.overlay == nil && m.finding() {
		return m.renderFind()
	}
	return newLine(m.hintsWidth()).gap(textColumn).raw(m.hint(m.hintKeys())).String()
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
	at := m.hintsWidth() - rightEdge - ansi.StringWidth(hints)
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
	case m.opening() && m.overlay == nil:
		return []key.Binding{b.Stop, p.Quit}
	case m.overlay != nil:
		return m.overlay.body.hints(m)
	case m.reader != nil:
		return m.readerHints()
	case m.list.items.len() == 0:
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
	case m.due() && m.layout.mode == narrow:
		return []key.Binding{r.Back, r.Acknowledge, r.Help}
	case m.due():
		return []key.Binding{r.Back, r.Acknowledge, r.Find, r.NextLink, r.Previous, r.Copy, r.Help}
	case m.layout.mode == narrow:
		return []key.Binding{r.Back, r.Copy, r.Find, r.Help}
	case len(m.reader.doc.Headings) > 0:
		return []key.Binding{r.Back, r.Find, r.Contents, r.NextLink, r.Previous, r.Copy, r.Help}
	}
	return []key.Binding{r.Back, r.Find, r.NextLink, r.Previous, r.Copy, r.Help}
}
