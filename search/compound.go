package search

import (
	"strings"
	"unicode/utf8"

	"trustbook/search/analysis"
)

const (
	compoundFactor     = .7
	compoundConfidence = .85
	modifierFactor     = .9 // share of its weight that a part keeps, except the last, which says what kind of thing is meant

	// minSubstringLetters is the minimum length, in letters, of a word that is searched for inside other words.
	minSubstringLetters = 4
	substringFactor     = .5
	substringConfidence = .6
)

// addForms adds the other forms of a word that are in the index.
func (x *expander) addForms(w *expansion) {
	for _, l := range x.ix.Languages {
		for _, form := range l.OtherForms(w.Word, x.ix.LeadsToEntries) {
			if t, ok := x.ix.Vocab.Lookup([]byte(form)); ok && len(w.alts) < maxCompletions {
				w.addAlternative(alternative{t, joinedWordFactor, .95, originRespaced, form})
			}
		}
	}
}

// completeCompound adds the compounds that contain w as a part.
func (x *expander) completeCompound(w *expansion) {
	if len(w.alts) == 0 || x.query.wholeWords {
		return
	}
	compounds := x.ix.Compounds[w.alts[0].term]
	for _, c := range compounds[:min(len(compounds), maxCompletions)] {
		w.addAlternative(alternative{c.Term, compoundFactor, compoundConfidence, originCompound, c.Text})
	}
}

// addContainingWords adds the words that contain w anywhere. It is called only if nothing else was found.
func (x *expander) addContainingWords(w *expansion) {
	if len(w.Word) < minSubstringLetters {
		return
	}
	for _, c := range x.ix.ForeignWords {
		if strings.Contains(c.Text, w.Word) && len(w.alts) < maxCompletions {
			w.addAlternative(alternative{c.Term, substringFactor, substringConfidence, originSubstring, c.Text})
		}
	}
}

// addCompoundParts replaces a compound that no entry contains with its parts, in the words of the query. It
// reports whether split could split the word. A part is never corrected: with an unknown part, the compound is a word
// of its own.
func (x *expander) addCompoundParts(qw queryWord, split func(*analysis.Language, string, analysis.PartFunc) []string) bool {
	if !analysis.IsLowerASCII(qw.Word) {
		return false
	}
	for _, l := range x.languages() {
		known := func(part string, last bool) bool { return x.ix.IsPart(l, part, last, x.leadsToEntries) }
		parts := split(l, qw.Word, known)
		if parts == nil {
			continue
		}
		at := 0
		for i, p := range parts {
			at += strings.Index(qw.Word[at:], p)
			span := x.sourceSpan(qw, at, at+len(p))
			first := len(x.words)
			x.addWord(queryWord{analysis.Token{Word: p, Start: span.Start, End: span.End}, qw.typing && at+len(p) == len(qw.Word), qw.context})
			at += len(p)
			if w := &x.words[first]; w.misspelt {
				w.alts, w.misspelt = nil, false
			}
			if i+1 < len(parts) {
				x.scaleWeights(first, modifierFactor)
			}
		}
		return true
	}
	return false
}

// scaleWeights multiplies the weights of the words from index first on by factor.
func (x *expander) scaleWeights(first int, factor float32) {
	for _, w := range x.words[first:] {
		for i := range w.alts {
			w.alts[i].factor *= factor
		}
	}
}

// leadsToEntries reports whether a search for a word, or for its translation, finds entries.
func (x *expander) leadsToEntries(word string) bool {
	return x.ix.LeadsToEntries(word) || x.needsTranslation() && x.ix.Dictionary().Vocab.Has(word)
}

// sourceSpan converts a range of bytes in a folded word to the span of the query that was folded into these bytes.
func (x *expander) sourceSpan(qw queryWord, from, to int) Span {
	if qw.End-qw.Start == len(qw.Word) || qw.End > len(x.query.source) {
		return Span{Start: qw.Start + from, End: min(qw.Start+to, qw.End)}
	}
	out := Span{Start: qw.End, End: qw.End}
	folded := 0
	for i, r := range x.query.source[qw.Start:qw.End] {
		if folded == from {
			out.Start = min(out.Start, qw.Start+i)
		}
		if analysis.IsLetter(r) {
			folded += len(analysis.AppendFolded(nil, r))
		}
		if folded == to {
			out.End = qw.Start + i + utf8.RuneLen(r)
			break
		}
	}
	return out
}
