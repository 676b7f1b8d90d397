package ui

import (
	"strings"

	"charm.land/lipgloss/v2"

	"trustbook/ui/layout"
	"trustbook/ui/theme"
)

// ruled draws a rule across the screen, one column free on both sides, heavy
// from column from up to column to.
func ruled(th theme.Theme, width, from, to int, heavy lipgloss.Style) string {
	end := max(layout.BarColumn, width-1)
	from, to = min(max(from, layout.BarColumn), end), min(max(to, layout.BarColumn), end)
	l := newLine(width).gap(layout.BarColumn)
	l.put(th.Rule, strings.Repeat(th.Glyph.Rule, max(0, from-l.at)))
	l.put(heavy, strings.Repeat(th.Glyph.Heavy, max(0, to-l.at)))
	l.put(th.Rule, strings.Repeat(th.Glyph.Rule, max(0, end-l.at)))
	return l.String()
}

// meter draws a rule of width cells below a text, heavy for the first done of them.
func meter(th theme.Theme, width, done int) string { return metered(th, width, done, th.Heavy) }

func metered(th theme.Theme, width, done int, heavy lipgloss.Style) string {
	done = max(0, min(done, width))
	l := newLine(layout.TextColumn + width).gap(layout.TextColumn)
	return l.put(heavy, strings.Repeat(th.Glyph.Heavy, done)).put(th.Rule, strings.Repeat(th.Glyph.Rule, max(0, width-done))).String()
}
