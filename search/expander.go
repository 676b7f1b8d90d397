package search

import (
	"slices"

	"trustbook/search/analysis"
	"trustbook/search/index"
)

// termOrigin is how a term was derived from a query word.
type termOrigin uint8

const (
	originTyped termOrigin = iota
	originCompleted
	originCorrected
	originSynonym
	originRespaced  // the word split into two, two words joined into one, or another inflected form
	originCompound  // a compound that contains the word
	originForeign   // a word in another language with the same meaning
	originSubstring // a word that contains the query word
)

// alternative is a term to search for in place of a query word.
type alternative struct {
	term       index.TermID
	factor     float32 // share of the query word's weight that the term carries, from 0 to 1
	confidence float32 // likelihood that the user meant the term, from 0 to 1
	origin     termOrigin
	word       string // the term as a word in the vocabulary; "" for a concept
}

// Shares of a query word's weight that alternatives of different origins carry.
const (
	joinedWordFactor = .9
	completeFactor   = .7
)

// minExactConfidence is the minimum confidence at which a completion counts as exact: someone who types leav means
// leave, but someone who types car may not mean career. Corrections always count as exact, because plausibleTypo has
// checked them.
const minExactConfidence = .8

// expansion is a query word with its alternatives.
type expansion struct {
	queryWord
	alts     []alternative
	weight   float32 // idf of the most likely alternative
	stop     bool    // the word does not identify a topic
	function bool    // the word is a function word in the query's language
	formal   bool    // the word does not identify a topic, because the query is a sentence
	asked    bool    // the word names the thing asked for; see asks.go
	absent   Span    // the phrase of the query that contains the word, if no entry is about what the phrase names
	misspelt bool    // the word is searched for only in corrected form
	modifier bool    // the word adds nothing to the word after it; see emptyModifiers
}

// addAlternative adds an alternative unless w already has one with the same term.
func (w *expansion) addAlternative(a alternative) {
	if !slices.ContainsFunc(w.alts, func(o alternative) bool { return o.term == a.term }) {
		w.alts = append(w.alts, a)
	}
}

// isTopic reports whether the word belongs to the topic of the query.
func (w *expansion) isTopic() bool {
	letter := len(w.Word) == 1 && analysis.IsLowerASCII(w.Word)
	return w.asked || w.isAbsent() || !w.modifier && (!w.stop && !w.formal && !analysis.CommonWords()[w.Word] && !letter || analysis.NamingWords()[w.Word])
}

// isAbsent reports whether the word is part of a phrase for a thing that no entry is about.
func (w *expansion) isAbsent() bool { return w.absent.End > 0 }

func (w *expansion) weaken(factor float32) {
	w.weight *= factor
	for i := range w.alts {
		w.alts[i].factor *= factor
	}
}

// addTerm adds the term of the word itself, and reports whether the word is known: it is in the vocabulary or has the
// same stem as a word of the entries.
func (w *expansion) addTerm(x *expander, factor float32, o termOrigin) bool {
	t, seen := x.ix.Vocab.Lookup([]byte(w.Word))
	if !seen {
		var ok bool
		if t, ok = x.ix.Vocab.TermOfStem(x.stemmer.Stem(w.Word)); !ok || x.ix.ApproxEntryCount(t) == 0 {
			return false
		}
	}
	w.alts = append(w.alts, alternative{t, factor, 1, o, w.Word})
	return true
}

// synonymMatch is an occurrence of a synonym phrase in the query.
type synonymMatch struct {
	concept            index.TermID
	from, to           int // indexes of the first and the last word
	factor, confidence float32
}

type expander struct {
	ix      *Index
	stemmer *analysis.Stemmer
	query   *query
	swedish bool // the query is in Swedish
	// foreignStop holds the function words of the query's language; nil for English.
	foreignStop map[string]bool
	sentence    bool // the query has function words
	words       []expansion
	matches     []synonymMatch // synonym phrases found in the query
}
