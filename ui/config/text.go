package config

import (
	"regexp"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"trustbook/handbook"
)

// maxQuoted is how much of a wrong value a message repeats, in runes.
const maxQuoted = 40

// showable reports whether nothing in a line acts on a terminal or hides.
func showable(s string) bool {
	squeeze := func(s string) string { return strings.Join(strings.Fields(s), "") }
	return utf8.ValidString(s) && squeeze(s) == squeeze(handbook.CleanLine(s))
}

// breaks reports whether a sign ends a line or moves on in it.
func breaks(r rune) bool { return unicode.IsControl(r) || r == '\u2028' || r == '\u2029' }

// quoted is what was found, for a message.
func quoted(s string) string {
	s = handbook.CleanLine(s)
	if r := []rune(s); len(r) > maxQuoted {
		s = string(r[:maxQuoted]) + "…"
	}
	return `"` + s + `"`
}

// word is text that YAML takes as it stands. One letter is quoted: y and n are
// true and false to older readers.
var word = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[a-z][a-z0-9+-]*[a-z0-9]$`) })

// meaningful are the words that are something else to YAML.
var meaningful = map[string]bool{"null": true, "true": true, "false": true, "yes": true, "no": true, "on": true, "off": true}

// plain is a text as YAML. Go and YAML escape what has to be in the same way.
func plain(s string) string {
	if word().MatchString(s) && !meaningful[s] {
		return s
	}
	return strconv.Quote(s)
}

// meant says which of the names a wrong one is nearest to, if one is near.
func meant(wrong string, names []string) string {
	if name := handbook.Meant(wrong, names); name != "" {
		return "; did you mean " + name + "?"
	}
	return ""
}
