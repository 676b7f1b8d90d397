package load

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Slug reduces s to [a-z0-9] with single hyphens, or to emptySlug if nothing is left.
func Slug(s string) string {
	var b strings.Builder
	gap := false
	for _, r := range norm.NFKD.String(strings.ToLower(s)) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(r)
		default:
			gap = true
		}
	}
	if b.Len() == 0 {
		return emptySlug
	}
	return b.String()
}

// emptySlug is the slug of a string from which Slug keeps nothing.
const emptySlug = "text"
