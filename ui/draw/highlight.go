package draw

import (
	"regexp"
	"strings"
	"sync"
	"unicode"

	"charm.land/lipgloss/v2"

	"trustbook/handbook"
	"trustbook/search"
	"trustbook/search/analysis"
	"trustbook/ui/markdown"
)

// highlightContext is the number of rows to search above and below the visible rows, because a phrase may be only
// partly visible.
const highlightContext = 2

// Highlighted returns the rows [first, end) with highlights: spans that find returns for their text are drawn in the
// given style. It searches only these rows, so its cost does not depend on the length of the document.
func (d *Document) Highlighted(first, end int, find func(text string) []search.Span, style lipgloss.Style) []string {
	end = min(end, len(d.Rows))
	if first >= end {
		return nil
	}
	low, high := max(d.Unmarked, first-highlightContext), min(d.BodyEnd(), end+highlightContext)
	if low >= high || low >= end {
		return d.Rows[first:end]
	}
	near := markdown.Doc{Rows: d.Rows[low:high], Plain: d.Plain[low:high]}
	spans := find(near.Text())
	if len(spans) == 0 {
		return d.Rows[first:end]
	}
	rows := append([]string{}, d.Rows[first:max(first, low)]...)
	rows = append(rows, near.HighlightedRows(max(first, low)-low, end-low, markdown.Highlight{Style: style, Spans: MarkdownSpans(spans)})...)
	return append(rows, d.Rows[first+len(rows):end]...)
}

// BodyEnd returns the end of the rows that can have highlights.
func (d *Document) BodyEnd() int {
	if d.Foot > 0 {
		return d.Foot
	}
	return len(d.Rows)
}

// MarkdownSpans converts spans of package search into spans of package markdown.
func MarkdownSpans(spans []search.Span) []markdown.Span {
	return handbook.MapSlice(spans, func(s search.Span) markdown.Span { return markdown.Span(s) })
}

// rowEnd matches the end of a row and, if there is one, the bar at the start of the next row.
const rowEnd = `(?: *\n[\s▐|]*)?`

// Pattern returns a regular expression that matches query in the text of a document, even across wrapped rows. A space
// in the query also matches the end of a row together with the bar of the next row, and so does the boundary between
// two characters of a script without spaces. A query with a capital letter is matched literally. Otherwise case,
// accents, apostrophes and hyphens are ignored.
func Pattern(query string) *regexp.Regexp {
	words := strings.Fields(query)
	flags, letterPattern := "(?i)", foldedPattern
	if strings.ContainsFunc(query, unicode.IsUpper) {
		flags, letterPattern = "", regexp.QuoteMeta
	}
	for i := range words {
		words[i] = wordPattern(words[i], letterPattern)
	}
	return regexp.MustCompile(flags + strings.Join(words, `[\s▐|]+`))
}

// wordPattern returns an expression for a word. A row can end next to any wide character, and next to any character
// from Thai onward in Unicode order.
func wordPattern(word string, letterPattern func(string) string) string {
	var b strings.Builder
	before := rune(0)
	for _, r := range word {
		if before > 0 && max(before, r) >= '\u0E00' && !unicode.Is(unicode.M, r) {
			b.WriteString(rowEnd)
		}
		b.WriteString(letterPattern(string(r)))
		before = r
	}
	return b.String()
}

// foldedPattern returns an expression for a character of a query and all characters that fold to
// it.
func foldedPattern(char string) string {
	switch folded := analysis.Fold(char); {
	case folded == "": // an apostrophe or a hyphen
		return `['’ʼ\-\x{2010}\x{2011}]?`
	case accentedLetters()[folded] != "":
		return "[" + folded + accentedLetters()[folded] + `]\pM*`
	}
	return regexp.QuoteMeta(char)
}

// accentedLetters returns the Latin letters that fold to each letter.
var accentedLetters = sync.OnceValue(func() map[string]string {
	letters := map[string]string{}
	for _, table := range [][2]rune{{0xC0, 0x24F}, {0x1E00, 0x1EFF}} {
		for r := table[0]; r <= table[1]; r++ {
			if to := analysis.Fold(string(r)); len(to) == 1 {
				letters[to] += string(r)
			}
		}
	}
	return letters
})
