package reader

import (
	"charm.land/bubbles/v2/key"
	"github.com/charmbracelet/x/ansi"

	"trustbook/ui/draw"
	"trustbook/ui/keymap"
	"trustbook/ui/layout"
)

// Keys returns the keys to show in the bottom row.
func (m *Model) Keys() []key.Binding {
	k, narrow := m.keys, m.size.Mode == layout.Narrow
	back, find, links := keymap.Hint(k.Back, "back"), keymap.Hint(k.Finding.Find, "find"), keymap.Hint(k.NextLink, "links")
	turn, copying, help := keymap.Hint(k.Previous, "turn"), keymap.Hint(k.Copy, "copy answer"), keymap.Hint(k.Help, "help")
	acknowledge, pending := keymap.Hint(k.Acknowledge, "acknowledge"), m.ack != nil && m.ack.Pending
	switch {
	case m.plain:
		return []key.Binding{back, k.Down}
	case m.diff != nil:
		return []key.Binding{back, keymap.Hint(k.Finding.NextMatch, "next"), k.Down}
	case pending && narrow:
		return []key.Binding{back, acknowledge, help}
	case pending:
		return []key.Binding{back, acknowledge, find, links, turn, copying, help}
	case narrow:
		return []key.Binding{back, copying, find, help}
	}
	keys := []key.Binding{back, find}
	if len(m.Doc.Headings) > 0 {
		keys = append(keys, keymap.Hint(k.Contents, "contents"))
	}
	keys = append(keys, links)
	if len(m.acronyms) > 0 {
		keys = append(keys, keymap.Hint(k.Abbreviations, "abbreviations"))
	}
	return append(keys, turn, copying, help)
}

// BottomRow returns the bottom row while a query is typed, a match is current or a link is
// selected. Otherwise ok is false and [Model.Keys] are shown there. The row is at most width
// cells wide; hints draws key hints.
func (m *Model) BottomRow(width int, hints func([]key.Binding) string) (row string, ok bool) {
	switch {
	case m.plain:
	case m.Find.Active():
		return m.findRow(width, hints), true
	case m.link >= 0:
		return m.linkRow(width-layout.RightMargin, hints), true
	}
	return "", false
}

// findRow shows the query, the number of matches and, at the right, hints for the keys that
// work now.
func (m *Model) findRow(width int, hints func([]key.Binding) string) string {
	l := draw.NewLine(m.size.Width).PadTo(layout.TextColumn)
	m.Find.Render(l, m.theme)
	if m.Find.Typing() {
		return l.String()
	}
	keys := hints([]key.Binding{keymap.Hint(m.keys.Finding.NextMatch, "next"), m.keys.Finding.Cancel})
	at := width - layout.RightMargin - ansi.StringWidth(keys)
	if at <= l.Width() {
		return l.String()
	}
	return l.PadTo(at).PutStyled(keys).String()
}

// minLinkHint is the minimum width for the target of a link, in cells. Other hints are dropped
// if they would leave less.
const minLinkHint = 30

// linkRow shows the target of the selected link and, if there is room, hints.
func (m *Model) linkRow(end int, hints func([]key.Binding) string) string {
	l := draw.NewLine(end).PadTo(layout.TextColumn).Put(m.theme.Hotkey, m.keys.Follow.Help().Key)
	l.PadTo(l.Width() + 1)
	target := "copy " + m.selectedLink().Target
	if e := m.selectedLink().Entry; e != nil {
		target = "open " + e.Title
	}
	keys := hints([]key.Binding{keymap.Hint(m.keys.NextLink, "links"), keymap.Hint(m.keys.Back, "back")})
	room := end - l.Width() - layout.PreviewGap - ansi.StringWidth(keys)
	if room < minLinkHint {
		return l.Put(m.theme.Quiet, draw.Cut(target, end-l.Width(), m.theme.Glyph.Ellipsis)).String()
	}
	l.Put(m.theme.Quiet, draw.Cut(target, room, m.theme.Glyph.Ellipsis))
	return l.PadTo(l.Width() + layout.PreviewGap).PutStyled(keys).String()
}
