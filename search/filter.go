package search

import (
	"maps"
	"slices"
	"strings"

	"trustbook/handbook"
	"trustbook/search/analysis"
)

// filterKind is a kind of filter. compile returns the value to display, and a function that decides which entries
// match. The function is nil if the value is unknown. values returns the values to suggest.
type filterKind struct {
	names   []string
	reason  string // format of the clause that says why an entry passes the filter
	compile func(ix *Index, value string, opt Options) (label string, m matchFunc)
	values  func(ix *Index, opt Options) []string
}

var filterKinds = []filterKind{
	{[]string{"tag", "framework"}, "%s is one of its frameworks", compileTag, tagValues},
	{[]string{"cat", "category"}, "it is in the category %s", compileCategoryFilter, categoryValues},
	{[]string{"kind"}, "its kind is %s", compileKind, kindValues},
	{[]string{"is"}, "it is %s", compilePredicate, predicateValues},
}

func tagValues(ix *Index, _ Options) []string { return ix.Tags }

func categoryValues(ix *Index, _ Options) []string {
	return handbook.MapSlice(ix.Handbook.Categories, func(c handbook.Category) string { return c.ID })
}

func kindValues(*Index, Options) []string {
	return []string{string(handbook.FAQ), string(handbook.Policy), string(handbook.Principle)}
}

func predicateValues(_ *Index, opt Options) []string { return slices.Sorted(maps.Keys(opt.Predicates)) }

func findFilterKind(name string) *filterKind {
	i := slices.IndexFunc(filterKinds, func(k filterKind) bool { return slices.Contains(k.names, strings.ToLower(name)) })
	if i < 0 {
		return nil
	}
	return &filterKinds[i]
}

// ResolveName returns the first candidate that equals value or else the first that begins with it. It ignores case,
// accents, spaces and punctuation.
func ResolveName(value string, candidates []string) (string, bool) {
	want := withoutSpaces(value)
	if want == "" {
		return "", false
	}
	for _, c := range candidates {
		if withoutSpaces(c) == want {
			return c, true
		}
	}
	for _, c := range candidates {
		if strings.HasPrefix(withoutSpaces(c), want) {
			return c, true
		}
	}
	return "", false
}

// withoutSpaces returns the folded words of text, joined without spaces.
func withoutSpaces(text string) string { return strings.ReplaceAll(analysis.FoldWords(text), " ", "") }

func compileTag(ix *Index, value string, _ Options) (string, matchFunc) {
	label, ok := ResolveName(value, ix.Tags)
	if !ok {
		return "#" + value, nil
	}
	return label, FrameworkFilter(label)
}

// FrameworkFilter returns a function that reports whether an entry has a framework label, in any spelling that
// [ResolveName] considers equal.
func FrameworkFilter(label string) func(*handbook.Entry) bool {
	want := withoutSpaces(label)
	return func(e *handbook.Entry) bool {
		return slices.ContainsFunc(e.Frameworks, func(f string) bool { return withoutSpaces(f) == want })
	}
}

// labelToFilter turns a framework label into a tag filter, because a user who types just NIS2 wants the entries with
// that label. It returns any other text unchanged.
func (ix *Index) labelToFilter(text string) string {
	asked := withoutSpaces(text)
	for _, label := range ix.Tags {
		if asked != "" && withoutSpaces(label) == asked && !strings.ContainsAny(text, `-#:"`) {
			return "tag:" + asked
		}
	}
	return text
}

// FindCategory returns the category whose id or title a filter names, as in [ResolveName].
func FindCategory(h *handbook.Handbook, value string) (handbook.Category, bool) {
	var names []string
	for _, c := range h.Categories {
		names = append(names, c.ID, c.Title)
	}
	name, ok := ResolveName(value, names)
	if !ok {
		return handbook.Category{}, false
	}
	return h.Categories[slices.Index(names, name)/2], true
}

func compileCategoryFilter(ix *Index, value string, _ Options) (string, matchFunc) {
	c, ok := FindCategory(ix.Handbook, value)
	if !ok {
		return "cat:" + value, nil
	}
	return c.Title, func(e *handbook.Entry) bool { return e.Category == c.ID }
}

func compileKind(ix *Index, value string, opt Options) (string, matchFunc) {
	name, ok := ResolveName(value, kindValues(ix, opt))
	if !ok {
		return "kind:" + value, nil
	}
	kind := handbook.Kind(name)
	return kind.Label(), func(e *handbook.Entry) bool { return e.Kind == kind }
}

func compilePredicate(ix *Index, value string, opt Options) (string, matchFunc) {
	name, ok := ResolveName(value, predicateValues(ix, opt))
	if !ok {
		return "is:" + value, nil
	}
	return name, func(e *handbook.Entry) bool { return opt.Predicates[name](e.ID) }
}
