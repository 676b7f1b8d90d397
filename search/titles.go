package search

import (
	"strings"

	"trustbook/handbook"
	"trustbook/handbook/pattern"
)

// In a catalogue a reference comes before each title: "AC-2(1) Account Management". The reference
// is a name by which the entry is found (references.go), so the words of its title are the words
// after the reference. Otherwise every such title would be longer than anything people type, and
// would never be equal to a query.

// titleRef matches text before a title that may be a reference.
var titleRef = pattern.Lazy(`^\s*((?:\p{Lu}{1,6}[-.&])*(?:\p{Lu}{1,6})?\d+(?:[.-]\d+)*(?:\(\d+\))*)[:.)]?\s+(?:[–—-]\s+)?`)

// bareTitles returns the titles without the leading reference, for entries that have one.
func bareTitles(entries []*handbook.Entry) map[*handbook.Entry]string {
	bare, seen := map[*handbook.Entry]string{}, map[string]int{}
	for _, e := range entries {
		if ref, title := splitRef(e.Title); title != "" {
			seen[ref]++
			if isRefOf(e, ref) {
				bare[e] = title
			}
		}
	}
	for e := range bare { // a reference names only one entry, so the COVID-19 in many titles is not one
		if ref, _ := splitRef(e.Title); seen[ref] > 1 {
			delete(bare, e)
		}
	}
	return bare
}

// splitRef splits a title after a text that may be a reference, and returns the reference as a
// refKey.
func splitRef(title string) (ref, rest string) {
	if !strings.ContainsAny(title, "0123456789") {
		return "", ""
	}
	m := titleRef().FindStringSubmatchIndex(title)
	if m == nil {
		return "", ""
	}
	return refKey(title[m[2]:m[3]]), title[m[1]:]
}

// isRefOf reports whether a key names an entry: it is a control, the id or the document number, or the id
// begins with it. The 2024 of "2024 Budget" begins the id 2024-budget, but a single part does not name an
// entry (see looksLikeRef), so it stays a word of the title.
func isRefOf(e *handbook.Entry, key string) bool {
	for _, c := range e.Controls {
		if refKey(c.Ref) == key {
			return true
		}
	}
	id := refKey(e.ID)
	return key == id || key == refKey(e.Number) || strings.Contains(key, " ") && strings.HasPrefix(id, key+" ")
}
