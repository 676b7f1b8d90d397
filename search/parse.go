package search

import (
	"fmt"
	"slices"
)

// parse parses a query. Everything that is not a phrase, filter or exclusion is plain words.
func (ix *Index) parse(text string, opt Options) query { return ix.parseIn(text, opt, nil) }

// parseIn is like parse, for a query in which the parts in context only give the reason for asking.
func (ix *Index) parseIn(text string, opt Options, context []Span) query {
	q := query{source: text, wholeWords: opt.WholeWords}
	for _, it := range lexQuery(text) {
		switch it.kind {
		case itemText:
			q.addText(it)
		case itemPhrase:
			if it.unclosed {
				q.addText(it)
			} else {
				q.addPhrase(it)
			}
		case itemFilter:
			q.addFilter(ix, it, opt)
		}
	}
	if !q.wholeWords {
		q.markUnfinishedWord(text)
	}
	for i := range q.words {
		w := &q.words[i]
		w.context = slices.ContainsFunc(context, func(s Span) bool { return s.Start <= w.Start && w.End <= s.End })
	}
	q.cutWords()
	q.findDetails()
	return q
}

func (q *query) addFilter(ix *Index, it queryItem, opt Options) {
	label, m := it.name+":"+it.text, matchFunc(nil)
	if it.text == "" { // the value is still being typed
		q.chips = append(q.chips, Filter{Label: it.source})
		return
	}
	if kind := findFilterKind(it.name); kind != nil {
		if label, m = kind.compile(ix, it.text, opt); m != nil && !it.negated {
			q.reasons = append(q.reasons, fmt.Sprintf(kind.reason, label))
		}
	}
	if m == nil {
		it.negated = false
		q.addText(it)
	} else {
		q.filters = append(q.filters, entryFilter{m, it.negated})
	}
	if it.negated {
		label = "not " + label
	}
	q.chips = append(q.chips, Filter{label, m != nil})
}
