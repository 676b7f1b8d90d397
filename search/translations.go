package search

import (
	"context"
	"slices"
	"sync"

	"trustbook/handbook"
)

// Each language of a handbook has its own index, because words, stop words and the rarity of a word differ
// between languages. A query is answered in the language in which entries are shown. If that answer is not
// certain, any other language that contains more of the words is searched too. An entry is one hit, whatever
// its languages.

// maxLazyEntries is the maximum number of entries with which the index of another language, and the wordings
// of the entries, are built only when they are needed, because a single search often needs neither. With more
// entries, a key would have to wait for them.
const maxLazyEntries = 300

// addOthers adds the indexes of the handbooks in other languages. It returns false if ctx ends
// first.
func (ix *Index) addOthers(ctx context.Context, translated []*handbook.Handbook) bool {
	for _, h := range translated {
		get := sync.OnceValue(func() *Index { return ix.buildOther(context.Background(), h) })
		if len(h.Entries) > maxLazyEntries {
			other := ix.buildOther(ctx, h)
			if other == nil {
				return false
			}
			get = func() *Index { return other }
		}
		ix.others, ix.collects = append(ix.others, get), true
	}
	return true
}

// buildOther builds the index of another language. It also knows the labels of ix, because an
// unknown label would be searched for as words.
func (ix *Index) buildOther(ctx context.Context, h *handbook.Handbook) *Index {
	other := build(ctx, h, BuildOptions{}, 0)
	if other != nil {
		other.collects, other.tags = true, tagsOf(ix.tags, h.Entries)
	}
	return other
}

// Finish builds everything that would otherwise be built when first needed: the indexes of other languages,
// which the first typed letter needs because its answer is never certain, and the wordings of entries, which
// the second word needs. It may be called during other searches.
func (ix *Index) Finish() {
	ix.wordings()
	for _, get := range ix.others {
		get().wordings()
	}
}

// searchOthers adds hits in other languages to a result that is not certain. A query with words that must not
// occur is not searched in other languages, because an excluded entry has different words there.
func (ix *Index) searchOthers(r *Result, text string, opt Options) {
	if r.exclude || r.isAnswer() && r.Confidence == High {
		return
	}
	known, isSwedish := ix.countKnown(text), ix.isSwedish(text, queryItem{text: text}.words())
	for _, get := range ix.others {
		o := get()
		switch more := o.countKnown(text) - known; {
		case more == 0 && len(r.found) == 0 && !r.best.Suggestion: // the word may be only the beginning of a word here, but a whole word there
		case more <= 0 && (known > 0 || r.best.Suggestion):
			continue
		}
		in := o.search(text, o.listedOptions(opt, ix.handbook))
		if !in.isAnswer() || len(in.Unquoted) > len(r.Unquoted) { // single words in another language are worse than a phrase in the reader's language
			continue
		}
		for i := range in.Hits {
			in.Hits[i].addLanguageReason(in.Hits[i].Entry.Metadata.Lang)
		}
		if lead := *r; !lead.isAnswer() || isSwedish && o.hasSwedish() || in.hasBetterAnswer(lead) {
			*r, in = in, lead
		}
		r.mergeHits(in, opt)
	}
}

func (h *Hit) addLanguageReason(lang string) {
	h.Reasons = append(h.Reasons, "the text is in "+handbook.LanguageName(lang))
}

// excludedInOthers returns a filter for entries that the query excludes because of their text in another
// language. So a word that must not occur excludes an entry in any language.
func (ix *Index) excludedInOthers(q *query) matchFunc {
	excluded := map[string]bool{}
	for _, get := range ix.others {
		o := get()
		s, _ := o.scratch.Get().(*scratch) // the pool contains only *scratch
		kept := make([]bool, len(o.entries))
		for _, c := range o.exclude(o.filtered(&query{}), q.exclusions(), s) {
			kept[c.entry] = true
		}
		o.scratch.Put(s)
		for i, e := range o.entries {
			excluded[e.ID] = excluded[e.ID] || !kept[i] && !e.Derived.Generated
		}
	}
	return func(e *handbook.Entry) bool { return excluded[e.ID] }
}

// countKnown returns how many words of a text are in the vocabulary exactly; the last word may be unfinished.
// So "policy" and "acce" count as English even if Swedish entries are found for them, and a misspelt word does
// not count for a language only because of its ending.
func (ix *Index) countKnown(text string) int {
	tokens, n := tokenize(text), 0
	for i, t := range tokens {
		if !isStopWord(t.word) && (ix.vocab.has(t.word) || i == len(tokens)-1 && len(ix.vocab.withPrefix(t.word)) > 0) {
			n++
		}
	}
	return n
}

// listedOptions returns options whose sets can select hits of this index: each entry in a set is replaced with
// its version in the language of the index.
func (ix *Index) listedOptions(opt Options, h *handbook.Handbook) Options {
	sets := opt.Sets
	opt.Sets = make(map[string]EntrySet, len(sets))
	for name, set := range sets {
		opt.Sets[name] = EntrySet{}
		for _, e := range ix.entries {
			if set[h.Entry(e.ID)] {
				opt.Sets[name][e] = true
			}
		}
	}
	return opt
}

// hasBetterAnswer reports whether another entry is a better answer than the best entry of lead. Both
// must answer.
func (r *Result) hasBetterAnswer(lead Result) bool {
	return r.Confidence > lead.Confidence && r.best.Entry.ID != lead.best.Entry.ID
}

func (r *Result) isAnswer() bool {
	return len(r.found) > 0 && !r.NoAnswer && !r.FuzzyOnly && !r.best.Suggestion
}

// mergeHits adds the entries that were found only in another language, after the hits of the same confidence.
func (r *Result) mergeHits(in Result, opt Options) {
	if !in.isAnswer() {
		return
	}
	if in.matcher != nil {
		r.also = append(r.also, in.matcher)
	}
	known := make(map[string]bool, len(r.found))
	for _, e := range r.found {
		known[e.ID] = true
	}
	for _, e := range in.found {
		if known[e.ID] {
			continue
		}
		r.found = append(r.found, e)
		r.Total++
		r.Counts[e.Category]++
		for name, set := range opt.Sets {
			if set[e] || slices.ContainsFunc(e.Languages(), func(v *handbook.Entry) bool { return set[v] }) {
				r.SetCounts[name]++
			}
		}
	}
	for i := range in.Hits {
		if !known[in.Hits[i].Entry.ID] {
			r.insertHit(&in.Hits[i])
		}
	}
	if opt.Limit > 0 && len(r.Hits) > opt.Limit {
		r.Hits = r.Hits[:opt.Limit]
	}
}

// insertHit adds a hit after the hits with the same confidence.
func (r *Result) insertHit(h *Hit) {
	at := slices.IndexFunc(r.Hits, func(o Hit) bool { return o.Confidence < h.Confidence })
	if at < 0 {
		at = len(r.Hits)
	}
	r.Hits = slices.Insert(r.Hits, at, *h)
}
