package search

import (
	"slices"

	"trustbook/handbook"
	"trustbook/search/analysis"
)

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

// Confidence is the likelihood that a hit answers the question.
type Confidence uint8

// The levels of confidence. A first hit with High confidence answers at least 95 of 100 complete questions, as
// TestCalibration checks.
const (
	Low Confidence = iota
	Medium
	High
)

// String returns "low", "medium" or "high".
func (c Confidence) String() string { return [...]string{"low", "medium", "high"}[min(c, High)] }

// QuestionPart is one of several questions in a query.
type QuestionPart struct {
	Question string
	NoAnswer bool
}

// Suggestions are words and entries to try if nothing answers the query. There are up to five words, or ten values of a
// filter, and five entries.
type Suggestions struct {
	Filter  string            // filter, as typed, whose value is missing or unknown; Words are then possible filters
	Words   []SuggestedWord   // words of the handbook that resemble words of the query, most similar first
	Entries []*handbook.Entry // related entries, or the best hits without the filters; most relevant first

	Without    []string // filters and exclusions, as typed; the query has an answer only without them
	Unfiltered int      // number of hits for the query without the items in Without
}

// SuggestedWord is a word that occurs in the handbook.
type SuggestedWord struct {
	Word  string
	Count int    // number of entries that contain the word
	Query string // the query with the word in place of the one that it resembles
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

// WithholdsVerdict reports whether e is a hit whose verdict does not certainly answer the query.
func (r Result) WithholdsVerdict(e *handbook.Entry) bool {
	i := slices.IndexFunc(r.Hits, func(h Hit) bool { return h.Entry == e })
	return i >= 0 && !r.FilterOnly && r.Hits[i].CertainVerdict() == handbook.NoVerdict
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
