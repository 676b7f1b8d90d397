package search

import (
	"slices"
	"strings"
	"unicode/utf8"

	"trustbook/handbook"
	"trustbook/search/analysis"
	"trustbook/search/question"
)

// query is a parsed query.
type query struct {
	source   string // the query as typed
	words    []queryWord
	unquoted []string      // phrases that no entry contains, searched for as single words; see exclude
	phrases  []exactPhrase // phrases that must occur word for word or, if negated, must not occur
	filters  []entryFilter
	chips    []Filter
	reasons  []string             // why an entry passes the filters that are not negated, as clauses
	excluded []queryWord          // words that must not occur
	names    map[uint32]nameMatch // entries that the query names, and how
	refSpan  Span                 // span of the query that is a reference to an id or control
	wordings *wordings            // listed wordings that the query may match
	listed   []listedTopic        // topics that wordings share with the query
	asked    []analysis.Token     // words outside context; see question.ContextParts
	details  []question.Detail    // what the query asks for in particular
	isOpen   bool                 // see question.IsOpen

	wholeWords bool // see [Options]
}

type queryWord struct {
	analysis.Token
	typing bool // the cursor is at the end of the word, so the word may be unfinished
	// context is set if the word only gives the reason for a question; see question.ContextParts.
	context bool
}

// exactPhrase is a phrase in quotation marks, or an excluded phrase.
type exactPhrase struct {
	text    string
	words   []queryWord
	negated bool
}

// cutWords shortens a query of more than maxQueryWords words. It removes function words first, then words in sentences
// that ask nothing, and then the last words.
func (q *query) cutWords() {
	if len(q.words) <= maxQueryWords {
		return
	}
	q.words = slices.DeleteFunc(q.words, func(w queryWord) bool { return analysis.IsStopWord(w.Word) })
	if len(q.words) > maxQueryWords {
		q.words = slices.DeleteFunc(q.words, func(w queryWord) bool { return w.context })
	}
	q.words = q.words[:min(len(q.words), maxQueryWords)]
}

// maxQueryWords is the maximum number of words in a query that are searched for, so that a pasted page does not block
// the screen.
const maxQueryWords = 64

func (i queryItem) words() []queryWord {
	var out []queryWord
	t := analysis.NewTokenizer(i.text)
	for t.Shouted = i.shouted; t.NextPart(); {
		out = append(out, queryWord{Token: analysis.Token{Word: string(t.Word), Start: i.start + t.Start, End: i.start + t.End}})
	}
	return out
}

func (q *query) addText(it queryItem) {
	if words := it.words(); it.negated && len(words) > 1 && analysis.IsUnspaced(words[0].Word) {
		q.addPhrase(it)
		return
	}
	if it.negated {
		q.excluded = append(q.excluded, it.words()...)
		return
	}
	q.words = append(q.words, it.words()...)
}

func (q *query) addPhrase(it queryItem) {
	words := it.words()
	if len(words) == 0 {
		return
	}
	q.phrases = append(q.phrases, exactPhrase{it.text, words, it.negated})
	if !it.negated {
		q.words = append(q.words, words...)
	}
}

// markUnfinishedWord marks the last word as unfinished if it ends at the end of the query, where the cursor is.
func (q *query) markUnfinishedWord(text string) {
	if len(q.words) == 0 {
		return
	}
	last := &q.words[len(q.words)-1]
	last.typing = last.End == len(text) && utf8.ValidString(text)
}

func (q *query) passesFilters(e *handbook.Entry) bool {
	return !slices.ContainsFunc(q.filters, func(f entryFilter) bool { return f.match(e) == f.negated })
}

// excludes reports whether some words or phrases must not occur.
func (q *query) excludes() bool {
	return len(q.excluded) > 0 || slices.ContainsFunc(q.phrases, func(p exactPhrase) bool { return p.negated })
}

// exclusions returns a query with only those words and phrases of q that must not occur.
func (q *query) exclusions() *query {
	return &query{excluded: q.excluded, phrases: slices.DeleteFunc(slices.Clone(q.phrases), func(p exactPhrase) bool { return !p.negated })}
}

// foldedText returns the folded words of the query, separated by spaces.
func (q *query) foldedText() string {
	var b strings.Builder
	for _, w := range q.words {
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w.Word)
	}
	return b.String()
}

// isForeign reports whether the query may be in a language other than English in which there are original entries.
// Translations do not count, because their originals are searched too and determine the result.
func (ix *Index) isForeign(q *query) bool {
	if translation := ix.collects && len(ix.others) == 0; translation {
		return false
	}
	return len(ix.Languages) > 0 || slices.ContainsFunc(q.words, func(w queryWord) bool { return analysis.IsUnspaced(w.Word) })
}

// nameMatch describes how a query names an entry.
type nameMatch struct {
	tier    tier
	bonus   float32
	label   string
	passage string // passage to show; if "", it is searched for
	span    Span   // span of the query that names the entry
}

// listedTopic is a topic of the query that also occurs in listed wordings.
type listedTopic struct {
	number uint32
	span   Span
}

// entryFilter keeps the entries that match or, if negated, the entries that do not match.
type entryFilter struct {
	match   matchFunc
	negated bool
}

// Filter describes a filter of the query for display.
type Filter struct {
	Label string // value of the filter, such as NIS2, Policy or saved; spelled as in the handbook, if it is known there
	Known bool   // whether this filter and value exist; if not, both were searched for as words
}

type matchFunc func(e *handbook.Entry) bool

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
