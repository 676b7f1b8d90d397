package dialog

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"trustbook/search/analysis"
	"trustbook/ui/draw"
	"trustbook/ui/keymap"
	"trustbook/ui/layout"
	"trustbook/ui/message"
	"trustbook/ui/phrases"
	"trustbook/ui/theme"
)

type menuBody struct {
	message.OpenMenu
	items    []message.MenuItem
	selected int // index of the selected item among those that match the filter
}

// NewMenu opens a menu. When the user chooses an item, the menu closes and then posts the item's message.
func NewMenu(f Frame, c message.OpenMenu) *Model {
	return newModel(f, c.Title, c.Placeholder, &menuBody{OpenMenu: c, items: c.Items(), selected: c.Selected})
}

// Selected returns the index of the selected item in a menu, or -1 for another kind of dialog.
func (m *Model) Selected() int {
	if b, ok := m.body.(*menuBody); ok {
		return b.selected
	}
	return -1
}

func (b *menuBody) refresh(filter string) bool {
	if b.items = b.Items(); len(b.items) == 0 {
		return false
	}
	b.selected = max(0, min(b.selected, len(b.filtered(filter))-1))
	return true
}

func (b *menuBody) filtered(filter string) []message.MenuItem {
	var out []message.MenuItem
	for _, it := range b.items {
		if strings.Contains(analysis.Fold(it.Label+" "+it.Explanation+" "+it.Note), filter) {
			out = append(out, it)
		}
	}
	return out
}

func (b *menuBody) note(filter string) string {
	return phrases.CountWithNoun(len(b.filtered(filter)), b.Noun)
}

func (b *menuBody) focus(filter string, width int) (first, last int) {
	items := b.filtered(filter)
	labels := labelWidth(items, width)
	for _, it := range items[:min(b.selected, len(items))] {
		first += itemHeight(it, labels, width)
	}
	last = first
	if b.selected < len(items) {
		last += itemHeight(items[b.selected], labels, width) - 1
	}
	return first, last
}

func (b *menuBody) keys(m *Model) []key.Binding {
	accept := keymap.WithDescription(m.keyMap.Accept, b.Verb)
	if m.size.Mode == layout.ModeNarrow {
		return []key.Binding{accept, m.keyMap.Close}
	}
	return []key.Binding{keymap.WithDescription(m.keyMap.Up, phrases.KeyChoose.Does), accept, m.keyMap.Close}
}

func (b *menuBody) press(m *Model, msg tea.KeyPressMsg) bool {
	items := b.filtered(m.filter())
	switch k := m.keyMap; {
	case key.Matches(msg, k.Up):
		b.selected, m.moving = max(0, b.selected-1), true
	case key.Matches(msg, k.Down):
		b.selected, m.moving = max(0, min(b.selected+1, len(items)-1)), true
	case key.Matches(msg, k.Accept):
		m.outbox.Post(message.CloseDialog{})
		if b.selected < len(items) {
			m.outbox.Post(items[b.selected].Msg)
		}
	default:
		b.selected = 0
		return false
	}
	return true
}

func (b *menuBody) rows(th *theme.Theme, filter string, width int) []string {
	items := b.filtered(filter)
	if len(items) == 0 {
		return []string{th.Quiet.Render(draw.Cut(phrases.NothingMatches, width, th.Glyph.Ellipsis))}
	}
	labels := labelWidth(items, width)
	var out []string
	for i, it := range items {
		if it.Explanation != "" {
			out = append(out, renderExplained(it, th, i == b.selected, labels, width)...)
			continue
		}
		out = append(out, renderItem(it, th, i == b.selected, width))
	}
	return out
}

// maxNoteShare is the share of a row, as 1/maxNoteShare, that a note takes at most from a label.
const maxNoteShare = 4

// renderItem draws an item in one row, with its note at the right. A long note is left out if the label needs its
// space.
func renderItem(it message.MenuItem, th *theme.Theme, selected bool, width int) string {
	s, l := draw.RowStylesOf(th, selected), draw.NewLine(width)
	if selected {
		l.PutStyled(s.Bar)
	}
	l.FillTo(layout.Gutter, s.Fill).FillTo(layout.Gutter*(1+it.Level), s.Fill)
	note, left := layout.Width(it.Note), width-l.Width()-2
	if note > width/maxNoteShare && layout.Width(it.Label) > left-note {
		it.Note, note = "", 0
	}
	l.Put(s.Title, draw.Cut(it.Label, left-note, th.Glyph.Ellipsis))
	return l.FillTo(width-1-note, s.Fill).Put(s.Quiet, it.Note).FillTo(width, s.Fill).String()
}

// labelWidth returns the width of the label column in cells: the widest label, but at most a third of the box.
func labelWidth(items []message.MenuItem, width int) int {
	widest := 0
	for _, it := range items {
		if it.Explanation != "" {
			widest = max(widest, layout.Width(it.Label))
		}
	}
	return min(widest, width/3)
}

func wrapExplanation(it message.MenuItem, labels, width int) []string {
	return draw.Wrap(it.Explanation, width-layout.Gutter-labels-layout.PreviewGap-1)
}

func itemHeight(it message.MenuItem, labels, width int) int {
	return max(1, len(wrapExplanation(it, labels, width)))
}

// renderExplained draws an item with its explanation beside its label.
func renderExplained(it message.MenuItem, th *theme.Theme, selected bool, labels, width int) []string {
	s, label, text := draw.RowStylesOf(th, selected), th.Strong, th.Text
	if selected {
		label, text = s.Title, s.Quiet
	}
	var out []string
	for i, row := range wrapExplanation(it, labels, width) {
		l := draw.NewLine(width)
		if selected {
			l.PutStyled(s.Bar)
		}
		if l.FillTo(layout.Gutter, s.Fill); i == 0 {
			l.Put(label, draw.Cut(it.Label, labels, th.Glyph.Ellipsis))
		}
		out = append(out, l.FillTo(layout.Gutter+labels+layout.PreviewGap, s.Fill).Put(text, row).FillTo(width, s.Fill).String())
	}
	return out
}
