package search

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// In Swedish, German and related languages, compounds are written as one word. A compound is found by each of its
// parts, such as avtal in personuppgiftsbiträdesavtal, if all parts are words of the handbook. A query word that no
// entry contains is split in the same way.

const (
	minPart     = 3 // minimum length of a part, in letters
	minCompound = 7 // minimum length of a compound, in letters
	maxCompound = 48

	compoundFactor     = .7
	compoundConfidence = .85
	modifierFactor     = .9 // share of its weight that each part but the last keeps: the last part determines the kind of thing

	// minInside is the minimum length, in letters, of a word that is searched for inside other words.
	minInside        = 4
	insideFactor     = .5
	insideConfidence = .6

	// minKnownPart is the minimum length, in letters, of a known part if the rest of the compound is unknown.
	minKnownPart = 5
)

// isKnownFunc reports whether a word can be a part of a compound. Only the last part may have an inflectional ending, so
// last is true for that part.
type isKnownFunc func(word string, last bool) bool

// split splits a compound into as few parts as possible. It returns the parts as folded words, without the linking
// letters, or nil if the word is not a compound of known parts.
func (l *languageRules) split(word string, known isKnownFunc) []string {
	if len(word) < minCompound || len(word) > maxCompound {
		return nil
	}
	best := make([][]string, len(word)+1) // for each position, the parts of the rest of the word
	best[len(word)] = []string{}
	for from := len(word) - minPart; from >= 0; from-- {
		for to := from + minPart; to <= len(word); to++ {
			if from == 0 && to == len(word) {
				continue
			}
			rest := l.afterLink(word, to, best)
			if rest < 0 || best[from] != nil && len(best[from]) <= len(best[rest])+1 || !known(word[from:to], to == len(word)) {
				continue
			}
			best[from] = append([]string{word[from:to]}, best[rest]...)
		}
	}
	return best[0]
}

// afterLink returns the position where the part after position to begins, or -1 if there is none. If several links fit,
// it chooses the one that leaves the fewest parts.
func (l *languageRules) afterLink(word string, to int, best [][]string) int {
	if to == len(word) {
		return to
	}
	at := -1
	for _, link := range l.links {
		next := to + len(link)
		if next < len(word) && strings.HasPrefix(word[to:], link) && best[next] != nil && (at < 0 || len(best[next]) < len(best[at])) {
			at = next
		}
	}
	return at
}

// splitUnknown splits a compound into two parts of which only the first or the last is known. The first part must not
// be a stop word: underleverantör (a subcontractor) is not a leverantör (a supplier).
func (l *languageRules) splitUnknown(word string, known isKnownFunc) []string {
	for n := len(word) - minPart; n >= minKnownPart; n-- {
		if part := word[:n]; known(part, false) {
			for _, link := range slices.Backward(l.links) {
				if rest, ok := strings.CutPrefix(word[n:], link); ok && len(rest) >= minPart {
					return []string{part, rest}
				}
			}
		}
		if first, part := word[:len(word)-n], word[len(word)-n:]; known(part, true) && !l.isStopWord(first) {
			return []string{first, part}
		}
	}
	return nil
}

// indexCompounds records for each term the compounds in the entries that contain the term as a part.
func (b *builder) indexCompounds() {
	b.ix.indexBases(b.foreign)
	for _, l := range b.ix.languages {
		known := func(part string, last bool) bool { return b.ix.isPart(l, part, last, b.vocab.has) }
		for _, word := range b.foreign[l] {
			for _, part := range l.split(word.text, known) {
				if t, ok := b.ix.termOfPart(l, part); ok && t != word.term {
					b.ix.compounds[t] = append(b.ix.compounds[t], word)
				}
			}
		}
	}
	for _, words := range b.ix.compounds {
		slices.SortStableFunc(words, func(a, b2 vocabWord) int { return b.ix.docFreq(b2.term) - b.ix.docFreq(a.term) })
	}
}

// indexBases records the terms of possible basic forms of the words in the entries, because the first part of a
// compound is a basic form even if the entries contain only inflected forms.
func (ix *Index) indexBases(foreign map[*languageRules][]vocabWord) {
	ix.bases = map[string]termID{}
	for _, l := range ix.languages {
		// The generated glossary contains words that are not in the index.
		foreign[l] = slices.DeleteFunc(foreign[l], func(w vocabWord) bool { return !ix.vocab.has(w.text) })
		for i := range foreign[l] {
			w := &foreign[l][i]
			w.term, _ = ix.vocab.lookup([]byte(w.text))
			for _, base := range l.bases(w.text) {
				if _, ok := ix.bases[base]; !ok && len(base) > minBase {
					ix.bases[base] = w.term
				}
			}
		}
		ix.foreignWords = append(ix.foreignWords, foreign[l]...)
	}
}

// isPart reports whether a word can be a part of a compound: it is known, or it is the basic form of a word in the
// entries.
func (ix *Index) isPart(l *languageRules, word string, last bool, known func(string) bool) bool {
	if l.isStopWord(word) {
		return false
	}
	_, isBase := ix.bases[word]
	return isBase || l.isPart(word, last, known)
}

// isPart reports whether a word is a known part of a compound. The last part may have an inflectional ending; the
// other parts may lack their last letter (distansarbete in distansarbetspolicy).
func (l *languageRules) isPart(word string, last bool, known func(string) bool) bool {
	if known(word) || last && l.baseOf(word, known) != "" {
		return true
	}
	return !last && len(word) > minKnownPart && (known(word+"e") || known(word+"a"))
}

func (ix *Index) termOfPart(l *languageRules, part string) (termID, bool) {
	if t, ok := ix.vocab.lookup([]byte(part)); ok {
		return t, true
	}
	if t, ok := ix.bases[part]; ok {
		return t, true
	}
	for _, s := range append(l.otherForms(part, ix.vocab.has), l.baseOf(part, ix.vocab.has)) {
		if t, ok := ix.vocab.lookup([]byte(s)); ok {
			return t, true
		}
	}
	return 0, false
}

// completeCompound adds the compounds that contain w as a part.
func (x *expander) completeCompound(w *expansion) {
	if len(w.alts) == 0 {
		return
	}
	compounds := x.ix.compounds[w.alts[0].term]
	for _, c := range compounds[:min(len(compounds), maxCompletions)] {
		w.addAlternative(alternative{c.term, compoundFactor, compoundConfidence, originCompound, c.text})
	}
}

// addContainingWords adds the words that contain w anywhere. It is the last resort.
func (x *expander) addContainingWords(w *expansion) {
	if len(w.word) < minInside {
		return
	}
	for _, c := range x.ix.foreignWords {
		if strings.Contains(c.text, w.word) && len(w.alts) < maxCompletions {
			w.addAlternative(alternative{c.term, insideFactor, insideConfidence, originInside, c.text})
		}
	}
}

// addAlternative adds an alternative unless w already has one with the same term.
func (w *expansion) addAlternative(a alternative) {
	if !slices.ContainsFunc(w.alts, func(o alternative) bool { return o.term == a.term }) {
		w.alts = append(w.alts, a)
	}
}

// addCompoundParts adds the parts of a compound that no entry contains to the words of the query, in place of the compound. It
// reports whether the word could be split.
func (x *expander) addCompoundParts(qw queryWord) bool {
	if !isLowerASCII(qw.word) {
		return false
	}
	for _, l := range x.languages() {
		known := func(part string, last bool) bool { return x.ix.isPart(l, part, last, x.leadsToEntries) }
		parts := l.split(qw.word, known)
		if parts == nil && len(qw.word) <= maxCompound {
			parts = l.splitUnknown(qw.word, known)
		}
		if parts == nil {
			continue
		}
		at := 0
		for i, p := range parts {
			at += strings.Index(qw.word[at:], p)
			span := x.sourceSpan(qw, at, at+len(p))
			first := len(x.words)
			x.addWord(queryWord{token{p, span.Start, span.End}, qw.typing && at+len(p) == len(qw.word), qw.context})
			at += len(p)
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
	return x.ix.leadsToEntries(word) || x.needsTranslation() && x.ix.dictionary().vocab.has(word)
}

// sourceSpan returns the span of the query from which the bytes from:to of a folded word come.
func (x *expander) sourceSpan(qw queryWord, from, to int) Span {
	if qw.end-qw.start == len(qw.word) || qw.end > len(x.source) {
		return Span{qw.start + from, min(qw.start+to, qw.end)}
	}
	out := Span{qw.end, qw.end}
	folded := 0
	for i, r := range x.source[qw.start:qw.end] {
		if folded == from {
			out.Start = min(out.Start, qw.start+i)
		}
		if classOf(r) == classLetter {
			folded += len(appendFolded(nil, r))
		}
		if folded == to {
			out.End = qw.start + i + utf8.RuneLen(r)
			break
		}
	}
	return out
}
