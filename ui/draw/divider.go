package draw

import (
	"strings"

	"charm.land/lipgloss/v2"

	"trustbook/ui/layout"
	"trustbook/ui/theme"
)

// Divider draws a rule across the screen, leaving one column free on both sides. Columns from
// up to to are heavy.
func Divider(th theme.Theme, width, from, to int, heavy lipgloss.Style) string {
	end := max(layout.BarColumn, width-1)
	from, to = min(max(from, layout.BarColumn), end), min(max(to, layout.BarColumn), end)
	l := NewLine(width).PadTo(layout.BarColumn)
	l.Put(th.Rule, strings.Repeat(th.Glyph.Rule, max(0, from-l.at)))
	l.Put(heavy, strings.Repeat(th.Glyph.Heavy, max(0, to-l.at)))
	l.Put(th.Rule, strings.Repeat(th.Glyph.Rule, max(0, end-l.at)))
	return l.String()
}

// Meter draws a rule of width cells with the first done cells heavy.
func Meter(th theme.Theme, width, done int, heavy lipgloss.Style) string {
	done = max(0, min(done, width))
	l := NewLine(layout.TextColumn + width).PadTo(layout.TextColumn)
	return l.Put(heavy, strings.Repeat(th.Glyph.Heavy, done)).Put(th.Rule, strings.Repeat(th.Glyph.Rule, max(0, width-done))).String()
}
