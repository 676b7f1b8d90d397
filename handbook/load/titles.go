package load

import (
	"slices"
	"strings"

	"trustbook/handbook"
	"trustbook/handbook/sanitize"
)

// replaceRepeatedTitles handles pages that have the same title, taken from a heading below the first level. Such a
// heading names a part that all of these pages have, so the title is replaced with the file name.
func replaceRepeatedTitles(pages []*parsedPage) {
	count := map[string]int{}
	for _, p := range pages {
		if p.fromPart {
			count[strings.ToLower(p.entry.Title)]++
		}
	}
	for _, p := range pages {
		if p.fromPart && count[strings.ToLower(p.entry.Title)] > 1 {
			p.setTitleFromName()
		}
	}
}

// disambiguateTitles makes the titles of entries unique by adding suffixes, because readers cannot choose between
// identical titles.
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

// titleGroup counts the path elements of entries with the same title, to find suffixes quickly even in large groups.
type titleGroup struct {
	entries  []*handbook.Entry
	elements map[string]int         // by path element: number of paths that contain it
	suffixes map[int]map[string]int // for each length, the number of paths with each suffix of that length; filled when needed
}

func newTitleGroup(entries []*handbook.Entry) titleGroup {
	s := titleGroup{entries, map[string]int{}, map[int]map[string]int{}}
	for _, e := range entries {
		elements := strings.Split(lastElements(e.Path, maxFolderDepth+1), "/")
		slices.Sort(elements)
		for _, element := range slices.Compact(elements) {
			s.elements[element]++
		}
	}
	return s
}

// withSuffix returns the number of paths that end with a suffix of n elements.
func (s titleGroup) withSuffix(n int, suffix string) int {
	if s.suffixes[n] == nil {
		s.suffixes[n] = map[string]int{}
		for _, e := range s.entries {
			s.suffixes[n][lastElements(e.Path, n)]++
		}
	}
	return s.suffixes[n][suffix]
}

// distinguishingSuffix returns the last path element that no other entry with the same title has, or else the shortest
// unique suffix.
func (s titleGroup) distinguishingSuffix(e *handbook.Entry) string {
	for _, element := range slices.Backward(strings.Split(lastElements(e.Path, maxFolderDepth+1), "/")) {
		if s.elements[element] == 1 {
			return element
		}
	}
	for n := 1; n <= maxFolderDepth; n++ {
		if suffix := lastElements(e.Path, n); s.withSuffix(n, suffix) == 1 {
			return suffix
		}
	}
	return lastElements(e.Path, maxFolderDepth+1)
}
