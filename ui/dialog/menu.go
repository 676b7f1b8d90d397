package dialog

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"trustbook/ui/draw"
	"trustbook/ui/keymap"
	"trustbook/ui/layout"
	"trustbook/ui/message"
	"trustbook/ui/phrases"
	"trustbook/ui/theme"
)

// menu is a list of items to choose from.
type menu struct {
	message.Choose
	items    []message.Item
	selected int // index among the items that match the filter
}

// NewMenu opens a menu. The message of the chosen item is posted after the menu has closed.
func NewMenu(f Frame, c message.Choose) *Model {
	return newModel(f, c.Title, c.Placeholder, &menu{Choose: c, items: c.Items(), selected: c.Selected})
}

// Selected returns the index of the selected item of a menu, or -1 for other dialogs.
func (m *Model) Selected() int {
	if b, ok := m.body.(*menu); ok {
		return b.selected
	}
	return -1
}

func (b *menu) refresh(filter string) bool {
	if b.items = b.Items(); len(b.items) == 0 {
		return false
	}
	b.selected = max(0, min(b.selected, len(b.filtered(filter))-1))
	return true
}

func (b *menu) filtered(filter string) []message.Item {
	var out []message.Item
	for _, it := range b.items {
		if strings.Contains(strings.ToLower(it.Label+" "+it.Explanation+" "+it.Note), filter) {
			out = append(out, it)
		}
	}
	return out
}

func (b *menu) note(filter string) string { return phrases.Count(len(b.filtered(filter)), b.Noun) }

func (b *menu) focus(filter string, width int) (first, last int) {
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

func (b *menu) keys(m *Model) []key.Binding {
	accept := keymap.Hint(m.keyMap.Accept, b.Verb)
	if m.size.Mode == layout.Narrow {
		return []key.Binding{accept, m.keyMap.Close}
	}
	return []key.Binding{keymap.Hint(m.keyMap.Up, "choose"), accept, m.keyMap.Close}
}

func (b *menu) press(m *Model, msg tea.KeyPressMsg) bool {
	items := b.filtered(m.filter())
	switch k := m.keyMap; {
	case key.Matches(msg, k.Up):
		b.selected = max(0, b.selected-1)
	case key.Matches(msg, k.Down):
		b.selected = max(0, min(b.selected+1, len(items)-1))
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

func (b *menu) rows(th theme.Theme, filter string, width int) []string {
	items := b.filtered(filter)
	if len(items) == 0 {
		return []string{th.Quiet.Render(draw.Cut("Nothing matches.", width, th.Glyph.Ellipsis))}
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
