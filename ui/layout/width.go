package layout

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// Width returns the number of cells that text takes at most, without its escape sequences. Terminals
// disagree about joined emoji and the marks of scripts such as Devanagari: some count grapheme
// clusters, others characters. Text that is measured here is never cut by either.
func Width(text string) int {
	if isPrintableASCII(text) { // most are, and each frame measures hundreds
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

// Truncate shortens text to width cells, ending in tail.
func Truncate(text string, width int, tail string) string {
	short := ansi.Truncate(text, width, tail)
	for n := width - 1; n >= 0 && Width(short) > width; n-- {
		short = ansi.Truncate(text, n, tail)
	}
	return short
}

// Wrap breaks text into rows of at most width cells, at blanks if possible. A single character may be wider.
func Wrap(text string, width int) []string {
	fits := func(rows []string) bool {
		return !slices.ContainsFunc(rows, func(row string) bool { return Width(row) > width })
	}
	rows := strings.Split(ansi.Wrap(text, width, ""), "\n")
	for n := width - 1; n > 0 && !fits(rows); n-- {
		rows = strings.Split(ansi.Wrap(text, n, ""), "\n")
	}
	return rows
}
