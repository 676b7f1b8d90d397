package search

import (
	"context"
	"slices"
	"sync"

	"trustbook/handbook"
	"trustbook/search/analysis"
	"trustbook/search/index"
)

// Each language of a handbook has its own index, because words, stop words and the rarity of words differ between
// languages. A query is first answered in the language in which entries are shown. If that answer is not certain,
// every other language that knows more of the query's words is searched too. An entry is a single hit, however many
// languages it has.

// addOthers adds the indexes of the handbook's other languages. It returns false if ctx ends first.
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

// buildOther builds the index of another language. The index gets the framework labels of ix too, because an index
// searches for labels that it does not know as words.
func (ix *Index) buildOther(ctx context.Context, h *handbook.Handbook) *Index {
	other := build(ctx, h, BuildOptions{}, 0)
	if other != nil {
		other.collects, other.Tags = true, index.TagsOf(ix.Tags, h.Entries)
	}
	return other
}

// BuildRest builds everything that would otherwise be built when first needed. The first letter of a query needs the
// indexes of other languages, because a single letter never has a certain answer; the second word needs the wordings of
// entries. BuildRest may be called while searches are running.
func (ix *Index) BuildRest() {
	ix.wordings()
	for _, get := range ix.others {
		get().wordings()
	}
}

// searchOthers adds hits in other languages to a result that is not certain. A Swedish question without an answer is
// asked of Swedish entries even if they contain none of its words as typed, but only a good match counts then.
// searchOthers does nothing for queries that exclude words, because the translation of an excluded entry does not
// contain the excluded words.
func (ix *Index) searchOthers(r *Result, text string, opt Options) {
	if r.exclude || r.isAnswer() && r.Confidence == High {
		return
	}
	known, isSwedish := ix.countKnown(text), ix.isSwedish(text, queryItem{text: text}.words())
	for _, get := range ix.others {
		o := get()
		// A query may only begin a word in the first language, but be a whole word in the other. A synonym is no reason
		// to search in the other language, because the first one has the same synonyms.
		isUnlikely := o.countKnown(text) <= known && (r.best.Suggestion || known > 0 && len(r.found) > 0 || !o.contains(text))
		if isUnlikely && (!isSwedish || r.isAnswer() || !o.HasSwedish()) {
			continue
		}
		in := o.search(text, o.translateSets(opt, ix.Handbook))
		// A phrase that occurs in the language shown is better than its single words in another language.
		if !in.isAnswer() || len(in.Unquoted) > len(r.Unquoted) || isUnlikely && in.Confidence == Low {
			continue
		}
		for i := range in.Hits {
			in.Hits[i].addLanguageReason(in.Hits[i].Entry.Metadata.Lang)
		}
		if lead := *r; !lead.isAnswer() || isSwedish && o.HasSwedish() || in.hasBetterAnswer(lead) {
			*r, in = in, lead
		}
		r.mergeHits(in, opt)
	}
}

func (h *Hit) addLanguageReason(lang string) {
	h.Reasons = append(h.Reasons, "the entry is in "+handbook.LanguageName(lang))
}

// excludedInOthers returns a filter that matches the entries whose translations contain an excluded word or phrase.
func (ix *Index) excludedInOthers(q *query) matchFunc {
	excluded := map[string]bool{}
	for _, get := range ix.others {
		o := get()
		s, _ := o.scratch.Get().(*searchBuffers) // the pool contains only *scratch
		kept := make([]bool, len(o.Entries))
		for _, c := range o.exclude(o.filteredCandidates(&query{}), q.exclusions(), s) {
			kept[c.entry] = true
		}
		o.scratch.Put(s)
		for i, e := range o.Entries {
			excluded[e.ID] = excluded[e.ID] || !kept[i] && !e.Derived.Generated
		}
	}
	return func(e *handbook.Entry) bool { return excluded[e.ID] }
}

// countKnown returns how many words of text are in the vocabulary exactly as typed, except that the last word may be
// unfinished. For example, "policy" and "acce" count as English even if they find Swedish entries, and a misspelt word
// counts for no language, whatever its ending.
func (ix *Index) countKnown(text string) int {
	tokens, n := analysis.Tokenize(text), 0
	for i, t := range tokens {
		if !analysis.IsStopWord(t.Word) && (ix.Vocab.Has(t.Word) || i == len(tokens)-1 && len(ix.Vocab.WithPrefix(t.Word)) > 0) {
			n++
		}
	}
	return n
}

// contains reports whether an entry contains a word of text as typed.
func (ix *Index) contains(text string) bool {
	return slices.ContainsFunc(analysis.Tokenize(text), func(t analysis.Token) bool {
		term, ok := ix.Vocab.Lookup([]byte(t.Word))
		return ok && len(ix.PostingsOf(term)) > 0
	})
}

// translateSets returns opt with each entry of h in a set replaced by its translation in this index.
func (ix *Index) translateSets(opt Options, h *handbook.Handbook) Options {
	sets := opt.Sets
	opt.Sets = make(map[string]EntrySet, len(sets))
	for name, set := range sets {
		opt.Sets[name] = EntrySet{}
		for _, e := range ix.Entries {
			if set[h.Entry(e.ID)] {
				opt.Sets[name][e] = true
			}
		}
	}
	return opt
}

// hasBetterAnswer reports whether the best entry of r is a different and better answer than the best entry of lead.
// Both results must be answers.
func (r *Result) hasBetterAnswer(lead Result) bool {
	return r.Confidence > lead.Confidence && r.best.Entry.ID != lead.best.Entry.ID
}

func (r *Result) isAnswer() bool {
	return len(r.found) > 0 && !r.NoAnswer && !r.FuzzyOnly && !r.best.Suggestion
}

// mergeHits adds the entries that only the other result contains, after the hits of r with the same confidence.
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

// insertHit inserts a hit after the hits with the same confidence.
func (r *Result) insertHit(h *Hit) {
	at := slices.IndexFunc(r.Hits, func(o Hit) bool { return o.Confidence < h.Confidence })
	if at < 0 {
		at = len(r.Hits)
	}
	r.Hits = slices.Insert(r.Hits, at, *h)
}
