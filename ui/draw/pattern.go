package draw

import (
	"regexp"
	"strings"
	"unicode"
)

// Pattern returns an expression that matches query in the text of a document, even across
// wrapped rows: a blank matches the end of a row and the bar of the next. It is case-sensitive
// if query has a capital letter.
func Pattern(query string) *regexp.Regexp {
	words := strings.Fields(query)
	for i := range words {
		words[i] = regexp.QuoteMeta(words[i])
	}
	flags := "(?i)"
	if strings.ContainsFunc(query, unicode.IsUpper) {
		flags = ""
	}
	return regexp.MustCompile(flags + strings.Join(words, `[\s▐|]+`))
}
