package search

import (
	"slices"

	"trustbook/handbook"
	"trustbook/search/question"
)

// Passage returns the sentence of e that best matches the query, and the index of its section, as in [Hit]. It returns
// "" if no sentence contains a word of the query.
func (r Result) Passage(e *handbook.Entry) (text string, section int) {
	if r.matcher == nil {
		return "", 0
	}
	if i := slices.IndexFunc(r.Hits, func(h Hit) bool { return h.Entry == e }); i >= 0 {
		text, section = r.Hits[i].Passage, r.Hits[i].Section
	} else {
		text, section = newPassageFinder(r.matcher).passage(e)
	}
	if len(r.Mark(text)) == 0 {
		return "", 0
	}
	return text, section
}

// Supplement returns a sentence to quote before or after the passage of e, in the order of the page. It is the sentence
// of the same section that adds the most topic words of the query to those in title and passage. If no sentence adds
// any, both results are "".
func (r Result) Supplement(e *handbook.Entry) (before, after string) {
	passage, section := r.Passage(e)
	if passage == "" || len(r.Parts) > 0 {
		return "", ""
	}
	return newPassageFinder(r.matcher).supplement(e, passage, section)
}

// Search finds the entries that answer a query. It never fails; an empty query finds nothing.
func (ix *Index) Search(text string, opt Options) Result {
	if parts := question.Split(text); len(parts) > 1 && !slices.ContainsFunc(lexQuery(text), func(i queryItem) bool { return i.kind == itemFilter || i.negated }) {
		return ix.searchParts(text, parts, opt)
	}
	r := ix.searchAll(text, opt)
	if len(r.Hits) == 0 && r.Total == 0 || r.NoAnswer {
		ix.suggestUnfiltered(&r, opt)
		ix.suggestFilterValues(&r, opt)
	}
	return r
}

// searchAll searches for a single question in all languages of the handbook.
func (ix *Index) searchAll(text string, opt Options) Result {
	r := ix.search(text, opt)
	for i := range r.Hits {
		if lang := ix.Handbook.ForeignLanguage(r.Hits[i].Entry); lang != "" {
			r.Hits[i].addLanguageReason(lang)
		}
	}
	if len(ix.others) > 0 && r.matcher != nil {
		ix.searchOthers(&r, text, opt)
	}
	return r
}

func (ix *Index) search(text string, opt Options) Result {
	s, _ := ix.scratch.Get().(*searchBuffers) // the pool contains only *scratch
	defer ix.scratch.Put(s)
	q := ix.parseIn(ix.labelToFilter(ix.stripForm(text)), opt, question.ContextParts(text))
	if q.excludes() {
		q.filters = append(q.filters, entryFilter{match: ix.excludedInOthers(&q), negated: true})
	}
	r := Result{Query: text, Filters: q.chips}
	if len(q.words) == 0 {
		if len(q.filters)+len(q.excluded)+len(q.phrases) > 0 {
			ix.listFiltered(&r, &q, opt, s)
		}
		return r
	}
	ix.searchWords(&r, &q, opt, s)
	return r
}

func (ix *Index) searchWords(r *Result, q *query, opt Options, s *searchBuffers) {
	ix.lookUpNames(q)
	ix.lookUpWordings(q, s.stemmer)
	words := ix.expand(q, s.stemmer)
	r.matcher = ix.newMatcher(words)
	if r.Corrected = correctSpelling(r.Query, Span{End: len(r.Query)}, words); r.Corrected == r.Query {
		r.Corrected = ""
	}
	ix.scoreWords(words, s)
	c := ix.newCounts(opt.Sets)
	found := ix.candidates(q, words, s, c, q.contenderCount(opt))
	r.exclude = q.excludes()
	if len(q.phrases)+len(q.excluded) > 0 {
		found = ix.exclude(found, q, s)
		c = ix.newCounts(opt.Sets)
		c.addAll(ix, found)
	}
	r.Unquoted = q.unquoted
	r.setCounts(ix, c, opt.Sets)
	r.Unmatched = unmatchedWords(r.Query, words, len(found) == 0 || !slices.ContainsFunc(words, expansion.isFoundWord))
	if len(found) == 0 {
		ix.searchFallback(r, q, words, opt)
		return
	}
	ix.boostWording(found, q, words, s)
	x := &explainer{ix: ix, query: q, words: words, finder: newPassageFinder(r.matcher), bodyMatches: map[uint32]bodyMatch{}, asksNow: q.asksNow()}
	x.foreign = ix.isForeign(q)
	lead := x.leadingHits(found)
	r.best, r.Confidence = lead[0], lead[0].Confidence
	if r.NoAnswer = x.features[0].isNoAnswer() && (x.asksNow || !q.isKeywordOf(lead[0].Entry)); r.NoAnswer {
		r.Suggestions = ix.suggest(r.Query, words)
		onTopic := ix.entriesOf(topCandidates(ix.candidatesOnTopic(found, words), maxSuggestions))
		if len(onTopic) < maxSuggestions { // otherwise there is no room for neighbours
			r.Suggestions.add(ix.neighbourEntries(q))
		}
		r.Suggestions.prepend(onTopic)
	}
	if r.NoAnswer && opt.FewWithoutAnswer && len(ix.others) == 0 {
		opt.Limit = min(opt.Limit, maxSuggestions)
	}
	r.Hits = x.explain(topCandidates(ix.applyFilters(found, opt), opt.Limit))
	x.setConfidence(r.Hits, lead)
}

func (ix *Index) applyFilters(found []candidate, opt Options) []candidate {
	if opt.Category != "" {
		category := int32(slices.Index(ix.Categories, opt.Category))
		found = slices.DeleteFunc(found, func(c candidate) bool { return ix.CategoryOf[c.entry] != category })
	}
	if opt.Set != "" {
		set := opt.Sets[opt.Set]
		found = slices.DeleteFunc(found, func(c candidate) bool { return !set[ix.Entries[c.entry]] })
	}
	return found
}

// listFiltered fills the result of a query without words: all entries that pass its filters, in reading order.
func (ix *Index) listFiltered(r *Result, q *query, opt Options, s *searchBuffers) {
	found := ix.exclude(ix.filteredCandidates(q), q, s)
	c := ix.newCounts(opt.Sets)
	c.addAll(ix, found)
	r.setCounts(ix, c, opt.Sets)
	r.Confidence, r.FilterOnly = High, len(q.phrases) == 0
	reasons := q.reasons
	if len(reasons) == 0 {
		reasons = []string{"nothing in it is excluded"}
	}
	for _, c := range topCandidates(ix.applyFilters(found, opt), opt.Limit) {
		e := ix.Entries[c.entry]
		r.Hits = append(r.Hits, Hit{Entry: e, Confidence: High, Reasons: slices.Clone(reasons), Passage: summaryPassage(e)})
	}
}

// contenderCount returns how many of the best candidates must be kept so that no possible hit is lost, or 0 for all.
// The number can be determined before the boosts, which only raise the scores of the best candidates.
func (q *query) contenderCount(opt Options) int {
	if opt.Limit <= 0 || opt.Category != "" || opt.Set != "" || len(q.phrases)+len(q.excluded) > 0 {
		return 0
	}
	return max(opt.Limit, maxProximityCandidates, maxWordingCandidates)
}
