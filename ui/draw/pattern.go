package draw

import (
	"regexp"
	"strings"
	"unicode"
)

// rowEnd matches the end of a row and the bar of the next, if there is one.
const rowEnd = `(?: *\n[\s▐|]*)?`

// Pattern returns an expression that matches query in the text of a document, even across
// wrapped rows: a blank matches the end of a row and the bar of the next, and so does the gap
// between two characters of a script that is written without blanks. It is case-sensitive
// if query has a capital letter.
func Pattern(query string) *regexp.Regexp {
	words := strings.Fields(query)
	for i := range words {
		words[i] = wordPattern(words[i])
	}
	flags := "(?i)"
	if strings.ContainsFunc(query, unicode.IsUpper) {
		flags = ""
	}
	return regexp.MustCompile(flags + strings.Join(words, `[\s▐|]+`))
}

// wordPattern quotes a word. A row may end beside any character from Thai on, as it may beside
// all wide ones.
func wordPattern(word string) string {
	var b strings.Builder
	before := rune(0)
	for _, r := range word {
		if before > 0 && max(before, r) >= '\u0E00' && !unicode.Is(unicode.M, r) {
			b.WriteString(rowEnd)
		}
		b.WriteString(regexp.QuoteMeta(string(r)))
		before = r
	}
	return b.String()
}
