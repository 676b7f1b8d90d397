package layout

import (
	"slices"
	"strings"
	"unicode/utf8"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

// Width returns the maximum number of cells that text takes, without its escape sequences. Terminals
// disagree about joined emoji and the marks of scripts such as Devanagari: some count grapheme
// clusters, others count characters. With this width, neither kind of terminal cuts the text off.
func Width(text string) int {
	if isPrintableASCII(text) { // true for most texts, of which each frame measures hundreds
		return len(text)
	}
	width := ansi.StringWidth(text)
	if strings.IndexFunc(text, func(r rune) bool { return r >= utf8.RuneSelf }) < 0 {
		return width
	}
	return max(width, ansi.StringWidthWc(text))
}

func isPrintableASCII(text string) bool {
	for i := range len(text) {
		if text[i] < ' ' || text[i] > '~' {
			return false
		}
	}
	return true
}

// Truncate shortens text to width cells. If it cuts anything off, the text ends with tail.
func Truncate(text string, width int, tail string) string {
	short := ansi.Truncate(text, width, tail)
	for n := width - 1; n >= 0 && Width(short) > width; n-- {
		short = ansi.Truncate(text, n, tail)
	}
	return short
}

// noBreakHyphen stands for hyphens during wrapping, so that a date or a hyphenated word stays in one piece.
const noBreakHyphen = "\u2011"

// Wrap breaks text into rows of at most width cells, at blanks if possible. A single character may be wider.
func Wrap(text string, width int) []string {
	fits := func(rows []string) bool {
		return !slices.ContainsFunc(rows, func(row string) bool { return Width(row) > width })
	}
	rows := wrapWith(ansi.Wrap, text, width)
	for n := width - 1; n > 0 && !fits(rows); n-- {
		rows = wrapWith(ansi.Wrap, text, n)
	}
	return rows
}

// WrapWords breaks text at blanks alone. A longer word, such as a path, stays in one piece.
func WrapWords(text string, width int) []string { return wrapWith(ansi.Wordwrap, text, width) }

// WrapStyled is [Wrap] for text with styles, which begin anew in each row.
func WrapStyled(text string, width int) []string { return wrapWith(lipgloss.Wrap, text, max(1, width)) }

func wrapWith(wrap func(text string, width int, breakpoints string) string, text string, width int) []string {
	rows := wrap(strings.ReplaceAll(text, "-", noBreakHyphen), width, "")
	return strings.Split(strings.ReplaceAll(rows, noBreakHyphen, "-"), "\n")
}
