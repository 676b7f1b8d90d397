// Package sentence finds where sentences end, in languages with and without spaces between words.
package sentence

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"trustbook/handbook/pattern"
)

// First returns the first sentence of a text on one line.
func First(text string) string {
	for i := range len(text) {
		if end := End(text, i); end > 0 {
			return text[:end]
		}
	}
	return text
}

// End returns where the sentence ends whose last character begins at i, after closing quotation marks;
// 0 if none ends there. The end of the text is no such place.
func End(text string, i int) int {
	switch c := text[i]; {
	case c == '.' || c == '!' || c == '?':
		return endSpaced(text, i)
	case c >= firstUnspaced:
		if r, size := utf8.DecodeRuneInString(text[i:]); strings.ContainsRune(unspaced, r) {
			return i + size
		}
	}
	return 0
}

// unspaced are the full stops of scripts that put no space after them.
const (
	unspaced      = "。！？｡။។"
	firstUnspaced = 0xE0 // the lowest of their first bytes
)

// endSpaced looks for the space and the capital or digit that follow a sentence, and for abbreviations.
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

// isAbbreviation reports whether a word before a full stop is an initial or an abbreviation. Some are, before a number.
func isAbbreviation(word string, beforeNumber bool) bool {
	lower := strings.ToLower(word)
	return utf8.RuneCountInString(word) < 2 || strings.Contains(word, ".") && !strings.ContainsAny(word, "0123456789") ||
		abbreviations()[lower] || beforeNumber && numbered()[lower]
}

var (
	abbreviations = pattern.WordSet("approx art ca cf co dr etc incl inc ltd mr mrs ms nr para prof sec st vs abs bl bzw evtl ggf kap resp usw")
	numbered      = pattern.WordSet("no fig p pp page vol ch")
)
