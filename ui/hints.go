package ui

import (
	"charm.land/bubbles/v2/key"

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
	if m.reader != nil && m.dialog == nil {
		if row, ok := m.reader.BottomRow(m.status.Width(), m.status.Hints); ok {
			return row
		}
	}
	return draw.NewLine(m.status.Width()).PadTo(layout.TextColumn).PutStyled(m.status.Hints(m.hintKeys())).String()
}

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
		return m.reader.Keys()
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
