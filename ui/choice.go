package ui

import (
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"trustbook/ui/draw"
	"trustbook/ui/layout"
	"trustbook/ui/theme"
)

// choice is one row of a chooser.
type choice struct {
	label string
	says  string // what the label means, wrapped beside it; "" = the label says it all
	note  string // quiet, at the right
	level int    // how far it is indented
	do    func(m *Model) tea.Cmd
}

// labelled is a choice in one row, with its note at the right.
func (ch choice) labelled(th theme.Theme, selected bool, width int) string {
	s, l := stylesOf(th, selected), draw.NewLine(width)
	if selected {
		l.PutStyled(s.bar)
	}
	l.FillTo(layout.Gutter, s.fill).FillTo(layout.Gutter*(1+ch.level), s.fill)
	room := width - l.Width() - ansi.StringWidth(ch.note) - 2
	l.Put(s.title, draw.Cut(ch.label, room, th.Glyph.Ellipsis))
	return l.FillTo(width-1-ansi.StringWidth(ch.note), s.fill).Put(s.quiet, ch.note).FillTo(width, s.fill).String()
}

// labelColumn is how wide the labels are beside which choices say what they mean, in
// cells: as wide as the widest, up to a third of the box.
func labelColumn(choices []choice, width int) int {
	column := 0
	for _, ch := range choices {
		if ch.says != "" {
			column = max(column, ansi.StringWidth(ch.label))
		}
	}
	return min(column, width/3)
}

// beside is what a choice says, wrapped beside its label.
func (ch choice) beside(column, width int) []string {
	return draw.Wrap(ch.says, width-layout.Gutter-column-layout.Gap-1)
}

// height is how many rows a choice takes.
func (ch choice) height(column, width int) int { return max(1, len(ch.beside(column, width))) }

// explained is a choice with what it says beside its label.
func (ch choice) explained(th theme.Theme, selected bool, column, width int) []string {
	s, label, text := stylesOf(th, selected), th.Strong, th.Text
	if selected {
		label, text = s.title, s.quiet
	}
	var out []string
	for i, row := range ch.beside(column, width) {
		l := draw.NewLine(width)
		if selected {
			l.PutStyled(s.bar)
		}
		if l.FillTo(layout.Gutter, s.fill); i == 0 {
			l.Put(label, draw.Cut(ch.label, column, th.Glyph.Ellipsis))
		}
		out = append(out, l.FillTo(layout.Gutter+column+layout.Gap, s.fill).Put(text, row).FillTo(width, s.fill).String())
	}
	return out
}
