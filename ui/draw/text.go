package draw

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// Cut shortens unstyled text to width cells, ending in tail.
func Cut(text string, width int, tail string) string {
	if width <= 0 {
		return ""
	}
	if ansi.StringWidth(tail) > width {
		tail = ""
	}
	return ansi.Truncate(text, width, tail)
}

// noBreakHyphen replaces hyphens during wrapping, so that a matched word is not broken at one.
const noBreakHyphen = "\u2011"

// Wrap breaks unstyled text into rows of at most width cells, at blanks if possible.
func Wrap(text string, width int) []string {
	if text == "" {
		return nil
	}
	wrapped := ansi.Wrap(strings.ReplaceAll(text, "-", noBreakHyphen), max(1, width), "")
	return strings.Split(strings.ReplaceAll(wrapped, noBreakHyphen, "-"), "\n")
}
