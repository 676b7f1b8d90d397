package index

import (
	"strings"

	"trustbook/handbook"
	"trustbook/handbook/pattern"
)

// In a catalogue, each title begins with a reference: "AC-2(1) Account Management". The entry is found by its reference
// (refs.go), so only the words after the reference count as its title. If the reference counted too, every such title
// would be longer than anything people type, and no query would equal it.

// titleRefPattern matches the beginning of a title that may be a reference.
var titleRefPattern = pattern.Lazy(`^\s*((?:\p{Lu}{1,6}[-.&])*(?:\p{Lu}{1,6})?\d+(?:[.-]\d+)*(?:\(\d+\))*)[:.)]?\s+(?:[–—-]\s+)?`)

// titlesWithoutRef returns the title without the reference, for each entry whose title begins with a reference.
func titlesWithoutRef(entries []*handbook.Entry) map[*handbook.Entry]string {
	bare, seen := map[*handbook.Entry]string{}, map[string]int{}
	for _, e := range entries {
		if ref, title := splitRef(e.Title); title != "" {
			seen[ref]++
			if isRefOf(e, ref) {
				bare[e] = title
			}
		}
	}
	for e := range bare { // a reference names a single entry, so COVID-19 at the start of many titles is not a reference
		if ref, _ := splitRef(e.Title); seen[ref] > 1 {
			delete(bare, e)
		}
	}
	return bare
}

// splitRef splits a title after its leading reference, if it may have one, and returns the reference as a RefKey.
func splitRef(title string) (ref, rest string) {
	if !strings.ContainsAny(title, "0123456789") {
		return "", ""
	}
	m := titleRefPattern().FindStringSubmatchIndex(title)
	if m == nil {
		return "", ""
	}
	return RefKey(title[m[2]:m[3]]), title[m[1]:]
}

// isRefOf reports whether key names e: it is the key of a control, the document number or the id, or the beginning of
// the id. If it is only the beginning of the id, it must have more than one part (see looksLikeRef in package search),
// so the 2024 of "2024 Budget" stays in the title although the id is 2024-budget.
func isRefOf(e *handbook.Entry, key string) bool {
	for _, c := range e.Controls {
		if RefKey(c.Ref) == key {
			return true
		}
	}
	id := RefKey(e.ID)
	return key == id || key == RefKey(e.Number) || strings.Contains(key, " ") && strings.HasPrefix(id, key+" ")
}
