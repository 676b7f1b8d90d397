package layout

import (
	"slices"
	"strings"
	"unicode/utf8"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

// Width returns the maximum number of cells that text can take, not counting escape sequences. Terminals disagree about
// joined emoji and about the marks of scripts such as Devanagari: some count grapheme clusters, others characters. Text
// that fits by this width is cut off by none of them.
func Width(text string) int {
	if isPrintableASCII(text) { // nearly all text is ASCII, and hundreds of strings are measured for each frame
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

// Truncate shortens text to width cells. If anything is cut off, the result ends with tail.
func Truncate(text string, width int, tail string) string {
	short := ansi.Truncate(text, width, tail)
	for n := width - 1; n >= 0 && Width(short) > width; n-- {
		short = ansi.Truncate(text, n, tail)
	}
	return short
}

// noBreakHyphen replaces hyphens during wrapping, so that a date or a hyphenated word is not broken.
const noBreakHyphen = "\u2011"

// Wrap breaks text into rows of at most width cells, at spaces if possible. A row that consists of one character can be
// wider.
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

// WrapWords breaks text only at spaces. A word that is longer than a row, such as a path, is not broken.
func WrapWords(text string, width int) []string { return wrapWith(ansi.Wordwrap, text, width) }

// WrapStyled is like [Wrap], but for styled text. Each row repeats the styles in effect.
func WrapStyled(text string, width int) []string { return wrapWith(lipgloss.Wrap, text, max(1, width)) }

func wrapWith(wrap func(text string, width int, breakpoints string) string, text string, width int) []string {
	rows := wrap(strings.ReplaceAll(text, "-", noBreakHyphen), width, "")
	return strings.Split(strings.ReplaceAll(rows, noBreakHyphen, "-"), "\n")
}
