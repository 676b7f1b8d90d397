package search

import (
	"slices"
	"strings"

	"trustbook/handbook"
)

// Options say how to search.
type Options struct {
	// Limit is the most hits to return; 0 returns all, of which the first 200
	// are explained: the others have their summary for passage, no marks, no
	// reasons and low confidence.
	Limit int
	// Category, unless it is "", leaves the hits of that category only, by its id.
	// Sets are sets of entries of the caller's own, such as those on a list of
	// theirs, by names of theirs; In, unless it is "", leaves the hits in that set.
	//
	// Neither these nor the limit change anything else in the result: how sure a
	// hit is, and what the counts are.
	Category string
	Sets     map[string]Set
	In       string
	// Is answers the filters is:NAME, such as is:saved, by entry id. What has no
	// name in it is an unknown filter.
	Is map[string]func(id string) bool
}

// Set is a set of entries.
type Set = map[*handbook.Entry]bool

// Result is what a search found.
type Result struct {
	Query     string
	Corrected string         // the query with misspelt words replaced; "" when nothing was
	Chips     []Chip         // filters, in the order typed
	Hits      []Hit          // best first, as many and of what Options ask for
	Sure      Confidence     // of the best hit of all
	Total     int            // hits of all
	Counts    map[string]int // hits of all, by category id
	InSets    map[string]int // hits of all that are in each of Options.Sets
	Missing   []string       // query words, as typed, that occur nowhere, not even as synonym or typo
	Near      Near           // filled when there are no hits or none answers
	NoAnswer  bool           // hits share words with the query, but none seems to answer it
	Sieved    bool           // the query is filters alone: hits are what they keep, in reading order
	Guess     bool           // hits were found by letters alone, the last resort

	matcher *matcher
}

// Hit is an entry found.
type Hit struct {
	Entry      *handbook.Entry
	Section    int     // index in Entry.Sections of the part that answers; 0 also when there are none
	Score      float64 // comparable within one result only
	Confidence Confidence
	Reasons    []string // why it was found, the strongest first: "exact title", "id", "control: 8.5", "title", "synonym: 2fa = mfa", ...
	Title      []Span   // what to mark in Entry.Title
	Passage    string   // the sentence that answers, plain text on one line
	Marks      []Span   // what to mark in Passage
}

// Span is a part of a text in bytes: Start is the first, End the one after
// the last. Both are on rune borders.
type Span struct{ Start, End int }

// Mark gives what to mark in any text, such as the body as rendered. Spans
// are whole words or phrases, sorted, apart from each other, and never cross
// a line break: a phrase broken over two lines is two spans.
func (r Result) Mark(text string) []Span {
	if r.matcher == nil {
		return nil
	}
	return r.matcher.mark(text)
}

// Passage gives the sentence of any entry that is nearest to the query, as a hit
// has it, with its section; "" where no sentence holds a word of the query.
func (r Result) Passage(e *handbook.Entry) (text string, section int) {
	if r.matcher == nil {
		return "", 0
	}
	if i := slices.IndexFunc(r.Hits, func(h Hit) bool { return h.Entry == e }); i >= 0 {
		text, section = r.Hits[i].Passage, r.Hits[i].Section
	} else {
		text, section = newReader(r.matcher).passage(e)
	}
	if len(r.matcher.mark(text)) == 0 {
		return "", 0
	}
	return text, section
}

// Search finds the entries that answer a query. It never fails; an empty
// query finds nothing.
func (ix *Index) Search(text string, opt Options) Result {
	s, _ := ix.scratch.Get().(*scratch) // the pool holds nothing else
	defer ix.scratch.Put(s)
	q := ix.parse(ix.spellOut(text), opt)
	r := Result{Query: text, Chips: q.chips}
	if len(q.words) == 0 {
		if len(q.filters)+len(q.banned)+len(q.phrases) > 0 {
			ix.list(&r, &q, opt, s)
		}
		return r
	}
	ix.answer(&r, &q, opt, s)
	return r
}

// answer fills the result of a query with words.
func (ix *Index) answer(r *Result, q *query, opt Options, s *scratch) {
	ix.lookUp(q)
	units := ix.expand(q.words, s.stem)
	r.matcher = ix.newMatcher(units)
	r.Corrected = correction(r.Query, units)
	ix.scoreUnits(units, s)
	found := ix.exclude(ix.candidates(q, units, s), q, s)
	r.count(ix, found, opt.Sets)
	r.Missing = missing(r.Query, units, len(found) == 0)
	if len(found) == 0 {
		ix.nothing(r, q, units, opt)
		return
	}
	x := &explainer{ix: ix, query: q, units: units, reader: newReader(r.matcher), read: map[uint32]reading{}}
	lead := x.lead(found)
	r.Sure = lead[0].Confidence
	if r.NoAnswer = x.signs[0].unanswered(); r.NoAnswer {
		r.Near = ix.near(units)
		r.Near.add(ix.entriesOf(best(found, maxNear)))
	}
	r.Hits = x.explain(best(ix.asked(found, opt), opt.Limit))
	x.judge(r.Hits, lead)
}

// asked leaves the candidates that the caller wants to see.
func (ix *Index) asked(found []candidate, opt Options) []candidate {
	if opt.Category != "" {
		category := int32(slices.Index(ix.categories, opt.Category))
		found = slices.DeleteFunc(found, func(c candidate) bool { return ix.category[c.entry] != category })
	}
	if opt.In != "" {
		set := opt.Sets[opt.In]
		found = slices.DeleteFunc(found, func(c candidate) bool { return !set[ix.entries[c.entry]] })
	}
	return found
}

func (ix *Index) entriesOf(cs []candidate) []*handbook.Entry {
	var out []*handbook.Entry
	for _, c := range cs {
		out = append(out, ix.entries[c.entry])
	}
	return out
}

// list answers a query of filters alone: everything they keep, in reading order.
func (ix *Index) list(r *Result, q *query, opt Options, s *scratch) {
	found := ix.exclude(ix.filtered(q), q, s)
	r.count(ix, found, opt.Sets)
	r.Sure, r.Sieved = High, len(q.phrases) == 0
	for _, c := range best(ix.asked(found, opt), opt.Limit) {
		e := ix.entries[c.entry]
		r.Hits = append(r.Hits, Hit{Entry: e, Confidence: High, Reasons: []string{"filter"}, Passage: summaryOf(e)})
	}
}

func (r *Result) count(ix *Index, found []candidate, sets map[string]Set) {
	counts := make([]int, len(ix.categories))
	for _, c := range found {
		counts[ix.category[c.entry]]++
	}
	r.InSets = make(map[string]int, len(sets))
	for name, set := range sets {
		for _, c := range found {
			if len(set) > 0 && set[ix.entries[c.entry]] {
				r.InSets[name]++
			}
		}
	}
	r.Total, r.Counts = len(found), map[string]int{}
	for i, n := range counts {
		if n > 0 {
			r.Counts[ix.categories[i]] = n
		}
	}
}

// correction is the query with misspelt words replaced.
func correction(text string, units []unit) string {
	var out strings.Builder
	from := 0
	for _, u := range units {
		if i := slices.IndexFunc(u.alts, func(a alternative) bool { return a.how == corrected }); i >= 0 {
			out.WriteString(text[from:u.start] + u.alts[i].word)
			from = u.end
		}
	}
	if from == 0 {
		return ""
	}
	return out.String() + text[from:]
}

// missing gives the words that no text holds. Ordinary words among them are
// worth telling only where nothing else was found.
func missing(text string, units []unit, nothing bool) []string {
	var out []string
	for _, u := range units {
		if len(u.alts) == 0 && !stopWords[u.word] && (nothing || !plainWords[u.word]) {
			out = append(out, text[u.start:u.end])
		}
	}
	return out
}
