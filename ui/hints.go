package ui

import (
	"charm.land/bubbles/v2/key"
	"github.com/charmbracelet/x/ansi"

	"trustbook/ui/draw"
	"trustbook/ui/keymap"
	"trustbook/ui/layout"
)

// renderBottom draws the bottom row: what has just happened, or what the keys do now.
func (m *Model) renderBottom(frame []string) { m.status.Render(frame, m.onList(), m.renderHints()) }

// onList reports whether the list has the focus.
func (m *Model) onList() bool { return m.reader == nil && m.dialog == nil }

// renderHints is what the keys do now.
func (m *Model) renderHints() string {
	switch {
	case m.reader == nil || m.dialog != nil || m.reader.bare:
	case m.finding():
		return m.renderFind()
	case m.reader.link >= 0:
		return m.renderLink()
	}
	return draw.NewLine(m.status.Width()).PadTo(layout.TextColumn).PutStyled(m.status.Hints(m.hintKeys())).String()
}

// renderFind is the last row while something is looked for in a text: what, how
// many, and at the right the keys that work now.
func (m *Model) renderFind() string {
	left, r := m.findLine(), m.keys.reader
	if m.reader.find.typing {
		return left.String()
	}
	hints := m.status.Hints([]key.Binding{keymap.Hint(r.NextMark, "next"), m.keys.find.Cancel})
	at := m.status.Width() - layout.RightEdge - ansi.StringWidth(hints)
	if at <= left.Width() {
		return left.String()
	}
	return left.PadTo(at).PutStyled(hints).String()
}

// renderLink is the last row while a link is chosen: where it leads, cut to what
// room there is, and at the right the keys that work too, if they fit.
func (m *Model) renderLink() string {
	r, end := m.keys.reader, m.status.Width()-layout.RightEdge
	l := draw.NewLine(end).PadTo(layout.TextColumn).Put(m.theme.Hotkey, r.Follow.Help().Key)
	l.PadTo(l.Width() + 1)
	others := m.status.Hints([]key.Binding{keymap.Hint(r.NextLink, "links"), keymap.Hint(r.Back, "back")})
	room := end - l.Width() - layout.Gap - ansi.StringWidth(others)
	if room < minLinkHint {
		return l.Put(m.theme.Quiet, draw.Cut(m.linkHint(), end-l.Width(), m.theme.Glyph.Ellipsis)).String()
	}
	l.Put(m.theme.Quiet, draw.Cut(m.linkHint(), room, m.theme.Glyph.Ellipsis))
	return l.PadTo(l.Width() + layout.Gap).PutStyled(others).String()
}

// minLinkHint is the least that is shown of where a link leads, beside other keys.
const minLinkHint = 30

// hintKeys are the keys worth knowing where the focus is.
func (m *Model) hintKeys() []key.Binding {
	b, p := m.keys.browse, m.keys.program
	help := keymap.Hint(p.Help, "help")
	if m.query == "" {
		help = keymap.Hint(p.HelpEmpty, "help")
	}
	choose, read, use := b.Up, keymap.Hint(b.Open, "read"), keymap.Hint(b.Use, "use")
	clear, category := keymap.Hint(b.Clear, "clear"), keymap.Hint(b.NextTab, "category")
	mark, copying := keymap.Hint(b.MarkRead, "mark read"), keymap.Hint(p.Copy, "copy answer")
	switch {
	case m.opening() && m.dialog == nil:
		return []key.Binding{keymap.Hint(b.Stop, "stop"), p.Quit}
	case m.dialog != nil:
		return m.dialog.HintKeys()
	case m.reader != nil:
		return m.readerHints()
	case m.list.items.len() == 0 && m.nothing():
		return []key.Binding{clear, help}
	case m.list.items.len() == 0:
		return []key.Binding{category, clear, help}
	case m.nothing() && m.layout.Mode == layout.Narrow:
		return []key.Binding{use, clear, help}
	case m.nothing():
		return []key.Binding{choose, use, clear, category, help}
	case m.layout.Mode == layout.Narrow:
		return []key.Binding{read, copying, help}
	case m.onPath() != nil && m.layout.Mode == layout.Medium:
		return []key.Binding{read, mark, category, copying, help}
	case m.onPath() != nil:
		return []key.Binding{choose, read, mark, category, copying, help}
	case m.layout.Mode == layout.Medium:
		return []key.Binding{read, category, copying, help}
	}
	return []key.Binding{choose, read, category, copying, help}
}

// readerHints are the keys worth knowing in an open entry.
func (m *Model) readerHints() []key.Binding {
	r := m.keys.reader
	back, find, links := keymap.Hint(r.Back, "back"), keymap.Hint(r.Find, "find"), keymap.Hint(r.NextLink, "links")
	turn, copying, help := keymap.Hint(r.Previous, "turn"), keymap.Hint(r.Copy, "copy answer"), keymap.Hint(r.Help, "help")
	acknowledge := keymap.Hint(r.Acknowledge, "acknowledge")
	switch {
	case m.reader.bare:
		return []key.Binding{back, r.Down}
	case m.reader.diff:
		return []key.Binding{back, keymap.Hint(r.NextMark, "next"), r.Down}
	case m.waits() && m.layout.Mode == layout.Narrow:
		return []key.Binding{back, acknowledge, help}
	case m.waits():
		return []key.Binding{back, acknowledge, find, links, turn, copying, help}
	case m.layout.Mode == layout.Narrow:
		return []key.Binding{back, copying, find, help}
	}
	keys := []key.Binding{back, find}
	if len(m.reader.doc.Headings) > 0 {
		keys = append(keys, keymap.Hint(r.Contents, "contents"))
	}
	keys = append(keys, links)
	if len(m.reader.short) > 0 {
		keys = append(keys, keymap.Hint(r.Abbreviations, "abbreviations"))
	}
	return append(keys, turn, copying, help)
}
