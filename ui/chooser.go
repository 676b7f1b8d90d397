package ui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"trustbook/ui/draw"
	"trustbook/ui/layout"
	"trustbook/ui/phrases"
)

// chooser is an overlay that does what is chosen in it.
type chooser struct {
	choices  []choice
	selected int // among those that the filter leaves
	noun     string
	remake   func(*Model) []choice // when the texts are read again
}

// openChooser lets one of the choices be taken, the cursor on the one at start.
func (m *Model) openChooser(title, placeholder, noun string, choices func(*Model) []choice, start int) {
	m.openOverlay(title, placeholder, &chooser{choices: choices(m), selected: start, noun: noun, remake: choices})
}

// remakeOverlay makes the choices of an open chooser anew, and closes it when
// there are none.
func (m *Model) remakeOverlay() {
	if m.overlay == nil {
		return
	}
	m.closeAck()
	if m.overlay == nil {
		return
	}
	c, ok := m.overlay.body.(*chooser)
	if !ok {
		return
	}
	if c.choices = c.remake(m); len(c.choices) == 0 {
		m.overlay = nil
		return
	}
	c.selected = max(0, min(c.selected, len(c.filtered(m.overlay.filter()))-1))
}

func (c *chooser) filtered(filter string) []choice {
	var out []choice
	for _, ch := range c.choices {
		if strings.Contains(strings.ToLower(ch.label+" "+ch.says+" "+ch.note), filter) {
			out = append(out, ch)
		}
	}
	return out
}

func (c *chooser) note(_ *Model, filter string) string {
	return phrases.Count(len(c.filtered(filter)), c.noun)
}

func (c *chooser) focus(m *Model, filter string, width int) (first, last int) {
	left := c.filtered(filter)
	column := labelColumn(left, width)
	for _, ch := range left[:min(c.selected, len(left))] {
		first += ch.height(column, width)
	}
	last = first
	if c.selected < len(left) {
		last += left[c.selected].height(column, width) - 1
	}
	return first, last
}

func (c *chooser) hints(m *Model) []key.Binding {
	k := m.keys.dialog
	if m.layout.Mode == layout.Narrow {
		return []key.Binding{k.Accept, k.Close}
	}
	return []key.Binding{k.Up, k.Accept, k.Close}
}

func (c *chooser) key(m *Model, msg tea.KeyPressMsg) (tea.Cmd, bool) {
	k, left := m.keys.dialog, c.filtered(m.overlay.filter())
	switch {
	case key.Matches(msg, k.Up):
		c.selected = max(0, c.selected-1)
	case key.Matches(msg, k.Down):
		c.selected = max(0, min(c.selected+1, len(left)-1))
	case key.Matches(msg, k.Accept):
		m.overlay = nil
		if c.selected < len(left) {
			return left[c.selected].do(m), true
		}
	default:
		c.selected = 0
		return nil, false
	}
	return nil, true
}

func (c *chooser) rows(m *Model, filter string, width int) []string {
	left := c.filtered(filter)
	if len(left) == 0 {
		return []string{m.theme.Quiet.Render(draw.Cut("Nothing here has that.", width, m.theme.Glyph.Ellipsis))}
	}
	column := labelColumn(left, width)
	var out []string
	for i, ch := range left {
		if ch.says != "" {
			out = append(out, ch.explained(m.theme, i == c.selected, column, width)...)
			continue
		}
		out = append(out, ch.labelled(m.theme, i == c.selected, width))
	}
	return out
}
