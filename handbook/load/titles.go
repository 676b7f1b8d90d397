package load

import (
	"slices"
	"strings"

	"trustbook/handbook"
	"trustbook/handbook/sanitize"
)

// titleRepeatedParts uses file names as titles if several pages have the same heading as title and it is not a
// first-level heading: such a heading names a part that all of them have.
func titleRepeatedParts(pages []*parsedPage) {
	count := map[string]int{}
	for _, p := range pages {
		if p.fromPart {
			count[strings.ToLower(p.entry.Title)]++
		}
	}
	for _, p := range pages {
		if p.fromPart && count[strings.ToLower(p.entry.Title)] > 1 {
			p.titleByName()
		}
	}
}

// disambiguateTitles makes the titles of entries unique, because a list of identical titles is
// useless.
func disambiguateTitles(entries []*handbook.Entry) {
	byTitle := map[string][]*handbook.Entry{}
	for _, e := range entries {
		key := strings.ToLower(e.Title)
		byTitle[key] = append(byTitle[key], e)
	}
	for _, same := range byTitle {
		if len(same) < 2 {
			continue
		}
		s := newTitleGroup(same)
		for _, e := range same {
			e.Derived.Suffix = " (" + sanitize.CleanLine(s.distinguishingSuffix(e)) + ")"
		}
		for _, e := range same {
			e.Title += e.Derived.Suffix
		}
	}
}

// titleGroup counts the path elements of entries with the same title, so that finding suffixes
// stays fast for large groups.
type titleGroup struct {
	entries  []*handbook.Entry
	elements map[string]int         // number of paths that contain an element
	suffixes map[int]map[string]int // suffix length -> suffix -> number of paths with that suffix; filled on demand
}

func newTitleGroup(entries []*handbook.Entry) titleGroup {
	s := titleGroup{entries, map[string]int{}, map[int]map[string]int{}}
	for _, e := range entries {
		elements := strings.Split(lastElements(e.Path, maxDepth+1), "/")
		slices.Sort(elements)
		for _, element := range slices.Compact(elements) {
			s.elements[element]++
		}
	}
	return s
}

// withSuffix returns the number of paths that end in a suffix of n elements.
func (s titleGroup) withSuffix(n int, suffix string) int {
	if s.suffixes[n] == nil {
		s.suffixes[n] = map[string]int{}
		for _, e := range s.entries {
			s.suffixes[n][lastElements(e.Path, n)]++
		}
	}
	return s.suffixes[n][suffix]
}

// distinguishingSuffix returns the last path element that only e has among the entries with the
// same title, or the shortest unique suffix.
func (s titleGroup) distinguishingSuffix(e *handbook.Entry) string {
	for _, element := range slices.Backward(strings.Split(lastElements(e.Path, maxDepth+1), "/")) {
		if s.elements[element] == 1 {
			return element
		}
	}
	for n := 1; n <= maxDepth; n++ {
		if suffix := lastElements(e.Path, n); s.withSuffix(n, suffix) == 1 {
			return suffix
		}
	}
	return lastElements(e.Path, maxDepth+1)
}
