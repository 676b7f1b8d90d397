package ui

import (
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

// line builds one screen row from left to right. It never gets wider than its
// limit, whatever is put into it.
type line struct {
	b     strings.Builder
	at    int // cells written
	limit int // cells at most
}

func newLine(limit int) *line { return &line{limit: max(0, limit)} }

// put writes unstyled text in a style and cuts what does not fit.
func (l *line) put(s lipgloss.Style, text string) *line {
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

// raw writes text that is styled already and cuts what does not fit.
func (l *line) raw(styled string) *line {
	width := ansi.StringWidth(styled)
	if l.at+width > l.limit {
		styled = ansi.Truncate(styled, l.limit-l.at, "")
		width = ansi.StringWidth(styled)
	}
	l.b.WriteString(styled)
	l.at += width
	return l
}

// to writes blanks in a style until the given column.
func (l *line) to(column int, s lipgloss.Style) *line {
	if column = min(column, l.limit); column > l.at {
		return l.put(s, strings.Repeat(" ", column-l.at))
	}
	return l
}

// gap writes unstyled blanks until the given column.
func (l *line) gap(column int) *line {
	if column = min(column, l.limit); column > l.at {
		l.b.WriteString(strings.Repeat(" ", column-l.at))
		l.at = column
	}
	return l
}

func (l *line) String() string { return l.b.String() }

// cut shortens unstyled text to a width, marking with tail that something is gone.
func cut(text string, width int, tail string) string {
	if width <= 0 {
		return ""
	}
	if ansi.StringWidth(tail) > width {
		tail = ""
	}
	return ansi.Truncate(text, width, tail)
}

// unbreakable stands for a hyphen while text is wrapped: a found word must not
// be torn at it.
const unbreakable = "\u2011"

// wrap breaks unstyled text into rows of at most width cells, at blanks where it can.
func wrap(text string, width int) []string {
	if text == "" {
		return nil
	}
	wrapped := ansi.Wrap(strings.ReplaceAll(text, "-", unbreakable), max(1, width), "")
	return strings.Split(strings.ReplaceAll(wrapped, unbreakable, "-"), "\n")
}
