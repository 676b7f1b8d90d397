package config

import (
	"regexp"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"trustbook/handbook"
	"trustbook/handbook/sanitize"
)

// isDisplayable reports whether a line is free of characters that are invisible or
// that control a terminal.
func isDisplayable(s string) bool {
	squeeze := func(s string) string { return strings.Join(strings.Fields(s), "") }
	return utf8.ValidString(s) && squeeze(s) == squeeze(sanitize.CleanLine(s))
}

// isBreak reports whether a character ends a line or is a control character.
func isBreak(r rune) bool { return unicode.IsControl(r) || r == '\u2028' || r == '\u2029' }

// plainScalar matches strings that need no quotes in YAML. Single letters do: older
// parsers read y and n as true and false.
var plainScalar = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[a-z][a-z0-9+-]*[a-z0-9]$`) })

// reservedWords are the words that YAML does not read as strings.
var reservedWords = map[string]bool{"null": true, "true": true, "false": true, "yes": true, "no": true, "on": true, "off": true}

// yamlString returns a string as YAML. Go's escapes are valid in YAML too.
func yamlString(s string) string {
	if plainScalar().MatchString(s) && !reservedWords[s] {
		return s
	}
	return strconv.Quote(s)
}

// didYouMean suggests the name closest to a wrong one, or "" if none is close.
func didYouMean(wrong string, names []string) string {
	return handbook.DidYouMean(handbook.Nearest(wrong, names))
}
