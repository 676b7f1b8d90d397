package search

import (
	"strings"

	"trustbook/handbook"
	"trustbook/handbook/pattern"
)

// A catalogue puts a reference before its titles: "AC-2(1) Account Management". An entry is
// found by its reference as a name (references.go), so the words of its title are those after
// it. Otherwise every such title would be longer than what people type, and never be equal.

// titleRef matches what may be a reference before a title.
var titleRef = pattern.Lazy(`^\s*((?:\p{Lu}{1,6}[-.&])*(?:\p{Lu}{1,6})?\d+(?:[.-]\d+)*(?:\(\d+\))*)[:.)]?\s+(?:[–—-]\s+)?`)

// bareTitles returns the titles without the reference before them, of entries that have one.
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
	for e := range bare { // a reference names a single entry, so the COVID-19 of many titles is not one
		if ref, _ := splitRef(e.Title); seen[ref] > 1 {
			delete(bare, e)
		}
	}
	return bare
}

// splitRef splits a title after what may be a reference, which it returns as a refKey.
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

// isRefOf reports whether a key names an entry: it is a control, the id or the document number, or begins the
// id. The 2024 of "2024 Budget" begins the id 2024-budget, but a single part does not name an entry (see
// looksLikeRef), so it stays a word of the title.
func isRefOf(e *handbook.Entry, key string) bool {
	for _, c := range e.Controls {
		if refKey(c.Ref) == key {
			return true
		}
	}
	id := refKey(e.ID)
	return key == id || key == refKey(e.Number) || strings.Contains(key, " ") && strings.HasPrefix(id, key+" ")
}
