package search

import (
	"maps"
	"slices"
	"strings"

	"trustbook/handbook"
	"trustbook/search/analysis"
)

// Filter describes a filter of the query for display.
type Filter struct {
	Label string // value of the filter, such as NIS2, Policy or saved; spelled as in the handbook, if it is known there
	Known bool   // whether this filter and value exist; if not, both were searched for as words
}

type matchFunc func(e *handbook.Entry) bool

// entryFilter keeps the entries that match or, if negated, the entries that do not match.
type entryFilter struct {
	match   matchFunc
	negated bool
}

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

// suggestUnfiltered repeats a query without its filters and exclusions, and suggests the hits if they are an answer.
func (ix *Index) suggestUnfiltered(r *Result, opt Options) {
	var kept, filters []string
	for _, it := range lexQuery(r.Query) {
		var q query
		if it.kind == itemFilter {
			q.addFilter(ix, it, opt)
		}
		if it.negated || len(q.filters) > 0 {
			filters = append(filters, it.source)
		} else {
			kept = append(kept, it.source)
		}
	}
	if len(filters) == 0 || len(kept) == 0 {
		return
	}
	all := ix.Search(strings.Join(kept, " "), Options{Limit: maxSuggestions})
	if len(all.Hits) == 0 || all.NoAnswer || all.FuzzyOnly {
		return
	}
	r.Suggestions = Suggestions{Entries: handbook.MapSlice(all.Hits, func(h Hit) *handbook.Entry { return h.Entry }), Without: filters, Unfiltered: all.Total}
}

// suggestFilterValues suggests values for a filter whose value is missing or unknown: the value that was probably meant
// or else all of them.
func (ix *Index) suggestFilterValues(r *Result, opt Options) {
	for _, it := range lexQuery(r.Query) {
		kind := findFilterKind(it.name)
		if it.kind != itemFilter || kind == nil {
			continue
		}
		if _, match := kind.compile(ix, it.text, opt); match != nil {
			continue
		}
		values := kind.values(ix, opt)
		if near := handbook.NearestName(it.text, values); near != "" {
			values = []string{near}
		}
		r.Suggestions.Filter, r.Suggestions.Words = it.source, nil
		for _, v := range values[:min(len(values), maxSuggestedValues)] {
			filter := it.name + ":" + strings.ReplaceAll(v, " ", "-")
			_, match := kind.compile(ix, v, opt)
			r.Suggestions.Words = append(r.Suggestions.Words, SuggestedWord{filter, ix.countEntries(match), strings.Replace(r.Query, it.source, filter, 1)})
		}
		return
	}
}

func (ix *Index) countEntries(match matchFunc) (n int) {
	for _, e := range ix.Entries {
		if match(e) {
			n++
		}
	}
	return n
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
