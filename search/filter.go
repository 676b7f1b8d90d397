package search

import (
	"maps"
	"slices"
	"strings"

	"trustbook/handbook"
)

// Filter is a filter of the query, for display.
type Filter struct {
	Label string // its value as the handbook spells it, if it does: NIS2, Policy, saved
	Known bool   // false if there is no such filter or value, and the text is searched as words
}

// match decides whether a filter keeps an entry.
type match func(e *handbook.Entry) bool

// entryFilter keeps the entries that match, or with not those that do not.
type entryFilter struct {
	match match
	not   bool
}

// filterKind is a way to filter. compile gives the label to show and the
// match, or a nil match when the value is unknown.
type filterKind struct {
	names   []string
	compile func(ix *Index, value string, opt Options) (label string, m match)
}

var filterKinds = []filterKind{
	{[]string{"tag", "framework"}, compileTag},
	{[]string{"cat", "category"}, compileCategory},
	{[]string{"kind"}, compileKind},
	{[]string{"is"}, compileState},
}

func filterNamed(name string) *filterKind {
	i := slices.IndexFunc(filterKinds, func(k filterKind) bool { return slices.Contains(k.names, strings.ToLower(name)) })
	if i < 0 {
		return nil
	}
	return &filterKinds[i]
}

// nearest gives the candidate that value names: itself, or else the first it
// begins. Case, accents, spaces and punctuation do not matter.
func nearest(value string, candidates []string) (string, bool) {
	want := squeeze(value)
	if want == "" {
		return "", false
	}
	for _, c := range candidates {
		if squeeze(c) == want {
			return c, true
		}
	}
	for _, c := range candidates {
		if strings.HasPrefix(squeeze(c), want) {
			return c, true
		}
	}
	return "", false
}

// squeeze is a text's words run together.
func squeeze(text string) string { return strings.ReplaceAll(foldedWords(text), " ", "") }

func compileTag(ix *Index, value string, _ Options) (string, match) {
	label, ok := nearest(value, ix.tags)
	if !ok {
		return "#" + value, nil
	}
	return label, func(e *handbook.Entry) bool { return slices.Contains(e.Frameworks, label) }
}

// spellOut makes a filter of a query that is nothing but a label: who types NIS2
// wants the texts that carry it.
func (ix *Index) spellOut(text string) string {
	asked := squeeze(text)
	for _, label := range ix.tags {
		if asked != "" && squeeze(label) == asked && !strings.ContainsAny(text, `-#:"`) {
			return "tag:" + asked
		}
	}
	return text
}

func compileCategory(ix *Index, value string, _ Options) (string, match) {
	for _, c := range ix.book.Categories {
		if _, ok := nearest(value, []string{c.ID, c.Title}); ok {
			return c.Title, func(e *handbook.Entry) bool { return e.Category == c.ID }
		}
	}
	return "cat:" + value, nil
}

func compileKind(_ *Index, value string, _ Options) (string, match) {
	kinds := []string{string(handbook.FAQ), string(handbook.Policy), string(handbook.Principle)}
	name, ok := nearest(value, kinds)
	if !ok {
		return "kind:" + value, nil
	}
	kind := handbook.Kind(name)
	return kind.Label(), func(e *handbook.Entry) bool { return e.Kind == kind }
}

func compileState(_ *Index, value string, opt Options) (string, match) {
	name, ok := nearest(value, slices.Sorted(maps.Keys(opt.Predicates)))
	if !ok {
		return "is:" + value, nil
	}
	return name, func(e *handbook.Entry) bool { return opt.Predicates[name](e.ID) }
}
