package index

import (
	"strings"

	"trustbook/handbook"
	"trustbook/handbook/pattern"
)

// In a catalogue each title begins with a reference: "AC-2(1) Account Management". The entry is found by its reference
// (refs.go), so only the words after it count as its title. Otherwise every such title would be longer than
// anything people type, and would never equal a query.

// titleRef matches the beginning of a title that may be a reference.
var titleRef = pattern.Lazy(`^\s*((?:\p{Lu}{1,6}[-.&])*(?:\p{Lu}{1,6})?\d+(?:[.-]\d+)*(?:\(\d+\))*)[:.)]?\s+(?:[–—-]\s+)?`)

// bareTitles returns the titles of the entries whose titles begin with a reference, without the reference.
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
	for e := range bare { // a reference names a single entry, so COVID-19 at the start of many titles is not one
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
	m := titleRef().FindStringSubmatchIndex(title)
	if m == nil {
		return "", ""
	}
	return RefKey(title[m[2]:m[3]]), title[m[1]:]
}

// isRefOf reports whether key names e: it is the key of a control, the id or the document number, or the id begins
// with it. A single part at the beginning of the id is not enough (see looksLikeRef), so the 2024 of "2024 Budget"
// stays in the title although the id is 2024-budget.
func isRefOf(e *handbook.Entry, key string) bool {
	for _, c := range e.Controls {
		if RefKey(c.Ref) == key {
			return true
		}
	}
	id := RefKey(e.ID)
	return key == id || key == RefKey(e.Number) || strings.Contains(key, " ") && strings.HasPrefix(id, key+" ")
}
