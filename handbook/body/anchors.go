package body

import (
	"strconv"
	"strings"
	"unicode"
)

// Anchors assigns fragments to headings, unique within a page, in the form of GitHub and
// most generators: lower case, hyphens for spaces. It maps each fragment in use to the
// last number appended to it.
type Anchors map[string]int

// Of returns the fragment of a heading.
func (a Anchors) Of(heading string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(heading) {
		switch {
		case r == ' ':
			b.WriteByte('-')
		case r == '-' || r == '_' || unicode.IsLetter(r) || unicode.IsNumber(r):
			b.WriteRune(r)
		}
	}
	return a.unique(b.String())
}

// unique appends a number to a fragment that is already in use.
func (a Anchors) unique(fragment string) string {
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
