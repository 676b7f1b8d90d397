package search

import (
	"math"
	"slices"
	"strings"
)

// missingWords returns the topic words of the query that an entry does not mention, given those that its
// body and summary mention and the name by which it was found. Parts of a compound are returned as all of it,
// and absent words as all of their phrase. Keywords are not shown, so they do not count. The title of the
// entry must be the one marked last. It fills in how much of the topic those words are, and whether others are
// only implied.
func (x *explainer) missingWords(h *Hit, inTexts uint64, n nameMatch, f *features) (out []string) {
	mentioned := inTexts | x.finder.inTitle
	if f.shown = mentioned; x.areAllTopics(mentioned) {
		return nil
	}
	mentioned |= x.finder.mentionedWords(h.Entry) | x.ix.listedWords(x.query, x.words, x.entry)
	implied := x.impliedWords(h, mentioned)
	f.implied = x.isUniversal(implied)
	mentioned |= implied
	f.shown = mentioned
	mentioned |= x.expandedWords(mentioned)
	f.shown = mentioned
	isMentioned := func(i int) bool { return mentioned>>min(i, maxWords)&1 == 1 || !x.words[i].isTopic() }
	var missing, topics, particular float32
	end, shown := -1, -1 // of the last word, and of what out has
	for i, w := range x.words {
		if w.isTopic() {
			topics += w.weight
		}
		if w.isAbsent() {
			mentioned &^= 1 << min(i, maxWords)
		}
		byName := n.span.Start <= w.start && w.end <= n.span.End
		if i >= maxWords || mentioned>>i&1 == 1 || !w.isTopic() || byName || w.start < end || straddles(x.words, i, isMentioned) {
			continue
		}
		missing += w.weight
		if w.asked || w.isAbsent() {
			particular += w.weight
		}
		end = w.end
		out, shown = x.appendMissing(out, shown, &w)
	}
	topics = max(topics, 1e-6)
	f.lacking, f.named = float64(missing/topics), float64(particular/topics)
	return out
}

// expandedWords returns the words that say the same as words of the query that are mentioned, as bits: the short
// form beside "role-based access (RBAC)".
func (x *explainer) expandedWords(mentioned uint64) (words uint64) {
	for i := range x.words[:min(len(x.words), maxWords)] {
		for _, a := range x.words[i].alts {
			if a.origin != synonym || a.factor < synonymFactor || x.ix.isOneWay(a.term) {
				continue
			}
			others := uint64(0)
			for j := range x.words[:min(len(x.words), maxWords)] {
				if j != i && has(x.words[j].alts, a.term) {
					others |= 1 << j
				}
			}
			if others != 0 && others&^mentioned == 0 {
				words |= 1 << i
			}
		}
	}
	return words
}

// isFrequent reports whether so many entries have a word that it tells little about which one is meant.
func (x *explainer) isFrequent(w *expansion) bool {
	if w.asked || w.isAbsent() || namingWords()[w.word] || len(w.alts) == 0 || w.alts[0].origin != asTyped {
		return false
	}
	return x.ix.docFreq(w.alts[0].term) >= max(minFrequent, int(math.Ceil(frequentShare*float64(len(x.ix.entries)))))
}

// leavesUnsaid reports whether an entry lacks a common word that makes the query another question, given the
// words that its body and summary mention. The title of the entry must be the one marked last.
func (x *explainer) leavesUnsaid(inTexts uint64) bool {
	mentioned := inTexts | x.finder.inTitle
	for i := range x.words[:min(len(x.words), maxWords)] {
		w := &x.words[i]
		if mentioned>>i&1 == 0 && commonWords()[w.word] && !w.function && !w.context && !w.modifier && !lightWords()[w.word] && !w.isTopic() && !x.holdsPhrase(w) {
			return true
		}
	}
	return false
}

// lacksPhrase reports whether the entry is not about what a synonym phrase of the query stands for, other than by
// a phrase with one of its words: "data" and "centre" are not a data centre.
func (x *explainer) lacksPhrase() bool {
	for i := 1; i < len(x.words); i++ {
		a, b := &x.words[i-1], &x.words[i]
		if a.isAbsent() || !a.isTopic() && !b.isTopic() || !slices.ContainsFunc(a.alts, func(s alternative) bool { return x.isPhrase(s) && has(b.alts, s.term) }) {
			continue
		}
		if !x.holdsPhrase(a) && !x.holdsPhrase(b) {
			return true
		}
	}
	return false
}

func has(alts []alternative, t termID) bool {
	return slices.ContainsFunc(alts, func(a alternative) bool { return a.term == t })
}

// isPhrase reports whether an alternative stands for a synonym phrase that says the same.
func (x *explainer) isPhrase(a alternative) bool {
	return a.origin == synonym && !x.ix.isOneWay(a.term)
}

// holdsPhrase reports whether the entry has what a synonym phrase with the word stands for.
func (x *explainer) holdsPhrase(w *expansion) bool {
	return slices.ContainsFunc(w.alts, func(a alternative) bool {
		_, has := findPosting(x.ix.postingsOf(a.term), x.entry)
		return has && a.origin == synonym
	})
}

// isUniversal reports whether one of the words, given as bits, follows "every" or the like. An entry about
// administrators says something about employees, but not about every employee.
func (x *explainer) isUniversal(words uint64) bool {
	for i := range x.words[:min(len(x.words), maxWords)] {
		if words>>i&1 == 1 && i > 0 && universalWords()[x.words[i-1].word] {
			return true
		}
	}
	return false
}

// impliedWords returns the topic words of the query that are not mentioned but implied, as bits.
func (x *explainer) impliedWords(h *Hit, mentioned uint64) (words uint64) {
	for i := range x.words[:min(len(x.words), maxWords)] {
		if w := &x.words[i]; w.isTopic() && !w.isAbsent() && mentioned>>i&1 == 0 && (x.implies(h, w.word) || i+1 < len(x.words) && x.implies(h, w.word+"-"+x.words[i+1].word)) {
			words |= 1 << i
		}
	}
	return words
}

// appendMissing appends a missing word, or the phrase that it is part of, to out, which has words of
// the query up to a position. It returns both.
func (x *explainer) appendMissing(out []string, shown int, w *expansion) ([]string, int) {
	s := wholeWord(x.query.source, Span{w.start, w.end})
	if w.isAbsent() {
		s = w.absent
	}
	if s.Start = max(s.Start, shown); s.Start >= s.End {
		return out, shown
	}
	return append(out, strings.TrimSpace(x.query.source[s.Start:s.End])), s.End
}

// areAllTopics reports whether bits of query words include all topic words.
func (x *explainer) areAllTopics(words uint64) bool {
	for i := range x.words[:min(len(x.words), maxWords)] {
		if w := &x.words[i]; w.isTopic() && (w.isAbsent() || words>>i&1 == 0) {
			return false
		}
	}
	return true
}
