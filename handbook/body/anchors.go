package body

import (
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Anchors assigns a fragment to each heading of a page. No two headings get the same fragment. Fragments have the form
// that GitHub and most generators use: lower case, with hyphens for spaces. The map contains, for each fragment in use,
// the last number that was appended to it.
type Anchors map[string]int

// FragmentFor returns the fragment for a heading. The fragment is composed (NFC), so that it is the same on every
// system. It keeps combining marks, because without them many scripts would lose their vowels.
func (a Anchors) FragmentFor(heading string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(norm.NFC.String(heading)) {
		switch {
		case r == ' ':
			b.WriteByte('-')
		case r == '-' || r == '_' || unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) && !isEmojiMark(r):
			b.WriteRune(r)
		}
	}
	return a.makeUnique(b.String())
}

// isEmojiMark reports whether a mark only selects the appearance of an emoji.
func isEmojiMark(r rune) bool { return r == '\ufe0e' || r == '\ufe0f' || r == '\u20e3' }

// makeUnique returns the fragment, with a number appended if it is already in use.
func (a Anchors) makeUnique(fragment string) string {
	name := fragment
	for {
		if _, taken := a[name]; !taken {
			a[name] = 0
			return name
		}
		a[fragment]++
		name = fragment + "-" + strconv.Itoa(a[fragment])
	}
}
