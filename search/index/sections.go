package index

import (
	"slices"
	"strings"
	"sync"

	"trustbook/handbook"
)

// synonymHeadings returns the heading above each group in synonyms.yaml, by sectionKey. Groups under the same heading
// have related meanings.
var synonymHeadings = sync.OnceValue(func() map[string]string {
	sections, heading := map[string]string{}, ""
	for line := range strings.Lines(generalSynonyms) {
		if h, ok := strings.CutPrefix(line, "# "); ok {
			heading = h
		}
		for _, g := range parseSynonyms(line) {
			sections[sectionKey(g)] = heading
		}
	}
	return sections
})

// sectionKey identifies a group by its phrases. It joins them in a new slice, because concurrent searches share the
// slices of the group.
func sectionKey(g handbook.Synonym) string {
	return strings.Join(slices.Concat(g.From, g.To[:1]), ",")
}

// conceptSections returns, for each concept of the general synonyms, all concepts under the same heading, including
// itself.
func (ix *Index) conceptSections() map[TermID][]TermID {
	byHeading, out := map[string][]TermID{}, map[TermID][]TermID{}
	for t := range ix.Vocab.terms {
		if !ix.IsConcept(t) {
			continue
		}
		if h := synonymHeadings()[sectionKey(ix.Group(t))]; h != "" {
			byHeading[h] = append(byHeading[h], t)
		}
	}
	for _, section := range byHeading {
		for _, t := range section {
			out[t] = section
		}
	}
	return out
}
