package dialog

import (
	"github.com/charmbracelet/x/ansi"

	"trustbook/ui/draw"
	"trustbook/ui/layout"
	"trustbook/ui/message"
	"trustbook/ui/theme"
)

// renderItem draws an item on one row, with its note at the right.
func renderItem(it message.Item, th theme.Theme, selected bool, width int) string {
	s, l := draw.RowStylesOf(th, selected), draw.NewLine(width)
	if selected {
		l.PutStyled(s.Bar)
	}
	l.FillTo(layout.Gutter, s.Fill).FillTo(layout.Gutter*(1+it.Level), s.Fill)
	room := width - l.Width() - ansi.StringWidth(it.Note) - 2
	l.Put(s.Title, draw.Cut(it.Label, room, th.Glyph.Ellipsis))
	return l.FillTo(width-1-ansi.StringWidth(it.Note), s.Fill).Put(s.Quiet, it.Note).FillTo(width, s.Fill).String()
}

// labelWidth returns the width of the column of labels, in cells: the widest label, up to a
// third of the box.
func labelWidth(items []message.Item, width int) int {
	widest := 0
	for _, it := range items {
		if it.Explanation != "" {
			widest = max(widest, ansi.StringWidth(it.Label))
		}
	}
	return min(widest, width/3)
}

// wrapExplanation returns the rows of an explanation beside its label.
func wrapExplanation(it message.Item, labels, width int) []string {
	return draw.Wrap(it.Explanation, width-layout.Gutter-labels-layout.PreviewGap-1)
}

// itemHeight returns the number of rows of an item.
func itemHeight(it message.Item, labels, width int) int {
	return max(1, len(wrapExplanation(it, labels, width)))
}

// renderExplained draws an item with its explanation beside the label.
func renderExplained(it message.Item, th theme.Theme, selected bool, labels, width int) []string {
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
