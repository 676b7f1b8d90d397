package draw

import (
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

// Line builds one row of the screen from left to right. It never exceeds its limit.
type Line struct {
	b     strings.Builder
	at    int // cells written
	limit int // cells at most
}

// NewLine returns an empty row of at most limit cells.
func NewLine(limit int) *Line { return &Line{limit: max(0, limit)} }

// Width returns the number of cells written so far.
func (l *Line) Width() int { return l.at }

// Limit returns the maximum width in cells.
func (l *Line) Limit() int { return l.limit }

// Put writes unstyled text in a style, cutting what does not fit.
func (l *Line) Put(s lipgloss.Style, text string) *Line {
	if text == "" {
		return l
	}
	width := ansi.StringWidth(text)
	if l.at+width > l.limit {
		text = ansi.Truncate(text, l.limit-l.at, "")
		width = ansi.StringWidth(text)
	}
	if text != "" {
		l.b.WriteString(s.Render(text))
		l.at += width
	}
	return l
}

// PutStyled writes text that is already styled, cutting what does not fit.
func (l *Line) PutStyled(styled string) *Line {
	width := ansi.StringWidth(styled)
	if l.at+width > l.limit {
		styled = ansi.Truncate(styled, l.limit-l.at, "")
		width = ansi.StringWidth(styled)
	}
	l.b.WriteString(styled)
	l.at += width
	return l
}

// FillTo writes blanks in a style up to a column.
func (l *Line) FillTo(column int, s lipgloss.Style) *Line {
	if column = min(column, l.limit); column > l.at {
		return l.Put(s, strings.Repeat(" ", column-l.at))
	}
	return l
}

// PadTo writes unstyled blanks up to a column.
func (l *Line) PadTo(column int) *Line {
	if column = min(column, l.limit); column > l.at {
		l.b.WriteString(strings.Repeat(" ", column-l.at))
		l.at = column
	}
	return l
}

func (l *Line) String() string { return l.b.String() }
