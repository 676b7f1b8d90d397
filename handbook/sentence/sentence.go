// Package sentence finds where sentences end, in languages with and without spaces between words.
package sentence

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"trustbook/handbook/pattern"
)

// First returns the first sentence of a single line of text.
func First(text string) string {
	for i := range len(text) {
		if end := End(text, i); end > 0 {
			return text[:end]
		}
	}
	return text
}

// End returns the offset after a sentence whose last character is at i, including closing quotation marks. It returns 0
// if no sentence ends there, or if i is at the end of text.
func End(text string, i int) int {
	switch c := text[i]; {
	case c == '.' || c == '!' || c == '?':
		return endSpaced(text, i)
	case c >= firstUnspacedByte:
		if r, size := utf8.DecodeRuneInString(text[i:]); strings.ContainsRune(unspacedStops, r) {
			return i + size
		}
	}
	return 0
}

// unspacedStops contains the full stops of scripts without spaces between sentences.
const (
	unspacedStops     = "。！？｡။។"
	firstUnspacedByte = 0xE0 // the lowest first byte of these characters
)

// endSpaced is End for scripts with spaces. It looks for a space and a capital or digit after the full stop, and for an
// abbreviation before it.
func endSpaced(text string, i int) int {
	rest := strings.TrimLeft(text[i+1:], `"”’'»)`)
	end := len(text) - len(rest)
	next := strings.TrimLeft(rest, " ")
	if next == "" || len(next) == len(rest) {
		return 0
	}
	first, _ := utf8.DecodeRuneInString(next)
	if unicode.IsLower(first) || text[i] == '.' && isAbbreviation(text[strings.LastIndexAny(text[:i], " \n(")+1:i], unicode.IsDigit(first)) {
		return 0
	}
	return end
}

// isAbbreviation reports whether a word before a full stop is an initial or an abbreviation. Some words are
// abbreviations only before a number.
func isAbbreviation(word string, beforeNumber bool) bool {
	lower := strings.ToLower(word)
	return utf8.RuneCountInString(word) < 2 || strings.Contains(word, ".") && !strings.ContainsAny(word, "0123456789") ||
		abbreviations()[lower] || beforeNumber && numberAbbreviations()[lower]
}

var (
	abbreviations       = pattern.WordSet("approx art ca cf co dr etc incl inc ltd mr mrs ms nr para prof sec st vs abs bl bzw evtl ggf kap resp usw")
	numberAbbreviations = pattern.WordSet("no fig p pp page vol ch")
)
