// Package draw builds the rows of the screen: single lines, wrapped text, scrolling documents
// and highlights. It does not depend on keys or messages.
package draw

import (
	"strings"

	"charm.land/lipgloss/v2"

	"trustbook/ui/layout"
	"trustbook/ui/theme"
)

// Line builds one row of the screen from left to right. The row is never wider than its limit.
type Line struct {
	b     strings.Builder
	at    int // number of cells written
	limit int // maximum number of cells
}

// NewLine returns an empty row of at most limit cells.
func NewLine(limit int) *Line {
	l := &Line{limit: max(0, limit)}
	l.b.Grow(2 * min(l.limit, 1000)) // some callers have no limit
	return l
}

// Width returns the number of cells written so far.
func (l *Line) Width() int { return l.at }

// Limit returns the maximum width in cells.
func (l *Line) Limit() int { return l.limit }

// Put writes plain text in a style. Text that does not fit is cut off.
func (l *Line) Put(s lipgloss.Style, text string) *Line {
	if text == "" {
		return l
	}
	width := layout.Width(text)
	if l.at+width > l.limit {
		text = layout.Truncate(text, l.limit-l.at, "")
		width = layout.Width(text)
	}
	if text != "" {
		l.b.WriteString(paintText(s, text))
		l.at += width
	}
	return l
}

// PutStyled writes text that already contains styles. Text that does not fit is cut off.
func (l *Line) PutStyled(styled string) *Line {
	width := layout.Width(styled)
	if l.at+width > l.limit {
		styled = layout.Truncate(styled, l.limit-l.at, "")
		width = layout.Width(styled)
	}
	l.b.WriteString(styled)
	l.at += width
	return l
}

// FillTo writes spaces in a style up to a column.
func (l *Line) FillTo(column int, s lipgloss.Style) *Line {
	if column = min(column, l.limit); column > l.at {
		return l.Put(s, strings.Repeat(" ", column-l.at))
	}
	return l
}

// PadTo writes unstyled spaces up to a column.
func (l *Line) PadTo(column int) *Line {
	if column = min(column, l.limit); column > l.at {
		l.b.WriteString(strings.Repeat(" ", column-l.at))
		l.at = column
	}
	return l
}

func (l *Line) String() string { return l.b.String() }

// Divider returns a rule across the screen that leaves the first and last column free. The rule is heavy between the
// columns from and to.
func Divider(th *theme.Theme, width, from, to int, heavy lipgloss.Style) string {
	end := max(layout.BarColumn, width-1)
	from, to = min(max(from, layout.BarColumn), end), min(max(to, layout.BarColumn), end)
	l := NewLine(width).PadTo(layout.BarColumn)
	l.Put(th.Rule, strings.Repeat(th.Glyph.Rule, max(0, from-l.at)))
	l.Put(heavy, strings.Repeat(th.Glyph.Heavy, max(0, to-l.at)))
	l.Put(th.Rule, strings.Repeat(th.Glyph.Rule, max(0, end-l.at)))
	return l.String()
}

// Meter draws progress as a rule whose first done cells are heavy.
func Meter(th *theme.Theme, width, done int, heavy lipgloss.Style) string {
	done = max(0, min(done, width))
	l := NewLine(layout.TextColumn + width).PadTo(layout.TextColumn)
	return l.Put(heavy, strings.Repeat(th.Glyph.Heavy, done)).Put(th.Rule, strings.Repeat(th.Glyph.Rule, max(0, width-done))).String()
}

// Cut shortens plain text to width cells. If anything is cut off, the result ends with tail.
func Cut(text string, width int, tail string) string {
	if width <= 0 {
		return ""
	}
	if layout.Width(tail) > width {
		tail = ""
	}
	return layout.Truncate(text, width, tail)
}

// RenderLabel returns the label above a group of rows, at most width cells wide. If the label's colour does not set it
// apart from these rows, a rule follows it.
func RenderLabel(th *theme.Theme, text string, width int) string {
	l := NewLine(width).Put(th.Quiet, Cut(text, width, th.Glyph.Ellipsis))
	if room := width - l.Width() - 1; th.QuietIsPlain && room > 0 {
		l.PadTo(l.Width()+1).Put(th.Rule, strings.Repeat(th.Glyph.Rule, room))
	}
	return l.String()
}

// Wrap breaks plain text into rows of at most width cells, at spaces if possible.
func Wrap(text string, width int) []string {
	if text == "" {
		return nil
	}
	return layout.Wrap(text, max(1, width))
}

// WrapAtMost is like [Wrap] but returns at most limit rows. If anything is cut off, the last row ends with tail.
func WrapAtMost(text string, width, limit int, tail string) []string {
	rows := Wrap(text, width)
	if len(rows) <= limit {
		return rows
	}
	return append(rows[:limit-1], Cut(strings.Join(rows[limit-1:], " "), width, tail))
}
