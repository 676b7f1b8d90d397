package search

import (
	"strings"

	"trustbook/handbook"
)

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
