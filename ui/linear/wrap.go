package linear

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"trustbook/ui/markdown"
	"trustbook/ui/theme"
)

// wrapWords breaks text into rows of at most width cells. An address stays in one piece, even if
// it is wider than that, because a broken one cannot be opened. Other words that are too wide
// are broken.
func wrapWords(text string, th *theme.Theme, width int) []string {
	var rows []string
	row, begun := "", false
	for word := range strings.SplitSeq(text, " ") {
		if begun && ansi.StringWidth(row)+1+ansi.StringWidth(word) <= width {
			row += " " + word
			continue
		}
		if begun {
			rows = append(rows, row)
		}
		row, begun = word, true
		if ansi.StringWidth(word) > width && !isAddress(word) {
			pieces := trimGutter(markdown.Plain(word, th, width).Plain)
			rows = append(rows, pieces[:len(pieces)-1]...)
			row = pieces[len(pieces)-1]
		}
	}
	return append(rows, row)
}

// isAddress reports whether a word holds an address on the web or of mail.
func isAddress(word string) bool {
	return strings.Contains(word, "://") || strings.Contains(word, "@") || strings.HasPrefix(word, "www.")
}
