package search

import (
	"slices"

	"trustbook/handbook"
	"trustbook/search/analysis"
	"trustbook/search/question"
)

// Span is a range of bytes in a string.
type Span = analysis.Span

// Options are the options of a search.
type Options struct {
	// Limit is the maximum number of hits; 0 means no limit. Only the first 200 hits are explained. Each later hit has
	// its summary as the passage, no marks, no reasons and Low confidence.
	Limit int
	// Category restricts the hits to the category with this id. Set restricts them to the set with this name in Sets,
	// which are sets of entries defined by the caller. The empty string means no restriction.
	//
	// Limit, Category and Set select hits; they change neither the confidence of the result nor any of the counts.
	// Confidence never increases from one selected hit to the next.
	Category string
	Set      string
	Sets     map[string]EntrySet
	// FewWithoutAnswer saves time if the caller shows only the suggestions when no hit answers: Hits then has at most as
	// many hits as there may be suggestions.
	FewWithoutAnswer bool
	// WholeWords matches words only by the word itself, its stem and its synonyms. No word is completed, corrected,
	// split into parts, or found as a part of a compound.
	WholeWords bool
	// Predicates implement filters of the form is:NAME, such as is:saved. They are called with the id of an entry. An
	// is: filter without a predicate is unknown.
	Predicates map[string]func(id string) bool
}

// EntrySet is a set of entries.
type EntrySet = map[*handbook.Entry]bool

// Result is the result of a search.
type Result struct {
	Query       string
	Corrected   string         // the query with typos corrected; "" without typos
	Filters     []Filter       // filters in the order in which they were typed
	Unquoted    []string       // quoted phrases that no entry contains, searched for as single words
	Hits        []Hit          // hits within the restrictions of Options, best first
	Confidence  Confidence     // confidence of the best hit, ignoring restrictions
	Total       int            // number of all hits, ignoring restrictions
	Counts      map[string]int // number of hits by category id, ignoring restrictions
	SetCounts   map[string]int // number of hits by name in Options.Sets, ignoring restrictions
	Unmatched   []string       // query words, as typed, that no entry contains, even allowing for synonyms and typos
	Suggestions Suggestions    // set if nothing was found, or if NoAnswer is true
	NoAnswer    bool           // the hits share words with the query, but no hit seems to answer it
	FilterOnly  bool           // the query has only filters; the hits are all entries that pass them, in reading order
	Parts       []QuestionPart // the separate questions, if the query contains several
	FuzzyOnly   bool           // the query matched only letters of titles or ids, so every hit is a guess

	matcher *matcher
	also    []*matcher        // matchers of merged results for other languages or questions
	found   []*handbook.Entry // all entries that were found; kept only if the index has translations
	best    Hit               // best hit, ignoring restrictions; set if words were found
	exclude bool              // the query excludes words or phrases
}

// Hit is an entry that matches.
type Hit struct {
	Entry        *handbook.Entry
	Section      int     // index in Entry.Sections of the section that answers; 0 if there are no sections
	Score        float64 // comparable only within a result
	Confidence   Confidence
	Reasons      []string // why the entry matched, as clauses such as "the title matches", most important first
	Synonyms     []string // phrases of the query, as typed, that mean the same as a phrase of the entry
	Missing      []string // topic words of the query, with typos corrected, that the entry does not mention, even as synonyms
	DiffersBy    string   // typed word, such as "without", because of which the entry does not answer the query; or ""
	ForQuestion  string   // the question for which the entry was found, if the query contains several
	Suggestion   bool     // found only through corrected words, so the entry may be about something else
	OneWayOnly   bool     // found only through one-way synonyms, so the entry is merely close to the topic
	TitleMarks   []Span   // matches in Entry.Title
	Passage      string   // the sentence that answers, preceded by sentences that it refers to; plain text on one line
	PassageMarks []Span   // matches in Passage

	// open is set if no verdict answers the query, because it does not ask for yes or no or does not name what the
	// verdict of the entry is about.
	open bool
}

// Verdict returns the verdict of the entry, or none for a suggestion, because a suggestion may answer another question.
func (h Hit) Verdict() handbook.Verdict {
	if h.Suggestion {
		return handbook.NoVerdict
	}
	return h.Entry.Answer
}

// CertainVerdict returns the verdict to show next to the hit. It returns none if the match is weak, or if the entry
// lacks a word of the query or answers a different question, because a prominent "yes" or "no" would then mislead.
// It returns none for a question such as "who", too, and for a query that only a keyword of the entry matches: "court"
// asks for something other than whether staff are vetted.
func (h Hit) CertainVerdict() handbook.Verdict {
	if h.open || h.Confidence == Low || len(h.Missing) > 0 || h.DiffersBy != "" {
		return handbook.NoVerdict
	}
	return h.Verdict()
}

// Answer returns the passage. If the passage is the summary and the verdict is certain, the verdict comes first.
func (h Hit) Answer() string {
	if h.CertainVerdict() == handbook.NoVerdict {
		return h.Passage
	}
	return h.Entry.PrependVerdict(h.Passage)
}

// IsSuggestion reports whether the best hit was found only through corrected words.
func (r Result) IsSuggestion() bool { return len(r.Hits) > 0 && r.Hits[0].Suggestion }

// BetterElsewhere returns the best entry if the restrictions of Options exclude it and its confidence is higher than
// the first hit's. Otherwise it returns nil, and also for queries with several questions.
func (r Result) BetterElsewhere() *handbook.Entry {
	if len(r.Hits) == 0 || len(r.Parts) > 0 || r.best.Entry == nil || r.best.Confidence <= r.Hits[0].Confidence {
		return nil
	}
	return r.best.Entry
}

// Mark returns the spans of text to highlight; text may be any string, such as a rendered body. The spans cover whole
// words or phrases, are sorted, and neither overlap nor touch. No span crosses a line break, so a phrase on two lines
// has two spans.
func (r Result) Mark(text string) []Span {
	if r.matcher == nil {
		return nil
	}
	spans := r.matcher.mark(text)
	for _, m := range r.also {
		if more := m.mark(text); len(more) > 0 {
			spans = analysis.MergeSpans(append(spans, more...), text)
		}
	}
	return spans
}

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

func (ix *Index) entriesOf(cs []candidate) []*handbook.Entry {
	return handbook.MapSlice(cs, func(c candidate) *handbook.Entry { return ix.Entries[c.entry] })
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
