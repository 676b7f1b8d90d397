package search

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"trustbook/handbook"
)

// explainer finds out why entries match, and with what confidence.
type explainer struct {
	ix          *Index
	query       *query
	words       []expansion
	finder      *passageFinder
	features    []features // of the hits explained last, in the same order
	asksAmount  amount
	amountSpan  Span // of the words that ask for it
	asksName    bool
	asksWhich   bool
	asksWhere   bool
	foreign     bool                 // see features
	entry       uint32               // of the hit that is explained
	shown       []termID             // what its readers see, sorted; empty until it is needed
	bodyMatches map[uint32]bodyMatch // by entry, for those read so far
}

// maxExplained limits how many hits of a result are explained. Users do not read
// further, and explaining a hit costs ten times as much as finding it.
const maxExplained = 200

func (x *explainer) explain(cs []candidate) []Hit {
	x.features = x.features[:0]
	return handbook.MapSlice(cs, x.explainHit)
}

func (x *explainer) explainHit(c candidate) Hit {
	e := x.ix.entries[c.entry]
	if len(x.features) == maxExplained {
		return Hit{Entry: e, Score: float64(c.score), Passage: summaryOf(e)}
	}
	h := Hit{Entry: e, Score: float64(c.score)}
	x.entry, x.shown = c.entry, x.shown[:0]
	read := x.bodyMatch(c.entry)
	n, ok := x.query.names[c.entry]
	h.Passage, h.Section = cmp.Or(n.passage, read.passage), read.section
	x.finder.markHit(&h)
	if ok {
		h.Reasons = append(h.Reasons, n.label)
	}
	if x.titleMatches() {
		h.Reasons = append(h.Reasons, "the title matches")
	}
	f := features{tier: n.tier, foreign: x.foreign, fullMatch: read.fullMatch, proximity: read.proximity}
	f.vague = x.asksName || !x.asksAmount.isStated(h.Passage)
	f.unstated = f.vague && !slices.ContainsFunc(shownTexts(&h), x.asksAmount.isStated)
	if n.tier < tierTitle {
		h.Missing = x.missingWords(&h, read.mentioned, n, &f)
		if asked := x.query.source[x.amountSpan.Start:x.amountSpan.End]; f.unstated && !slices.Contains(h.Missing, asked) {
			h.Missing = append(h.Missing, asked)
		}
		f.missing = len(h.Missing) > 0
	}
	x.collectFeatures(&h, c, &f)
	if x.isBest() {
		f.unnamed = x.asksWhich && !x.query.hasName(h.Passage) || x.asksWhere && !x.query.hasPlace(h.Passage)
		f.partOnly = x.isPartOnly(&h)
		f.unsaid = f.unsaid || f.partOnly || x.leavesUnsaid(read.mentioned) || x.lacksPhrase()
	}
	x.features = append(x.features, f)
	return h
}

// isBest reports whether the best of the hits is explained. No other is ahead, so no other is certain.
func (x *explainer) isBest() bool { return len(x.features) == 0 }

// commonShare is how much a common word counts beside a topic word when it is judged what an
// entry contains. It does not change the score.
const commonShare = .3

// absentShare is how much an entry with the words of an absent phrase contains of it.
const absentShare = .5

// unstatedWeight is what an amount that is asked for and not stated weighs, beside the words of the query.
const unstatedWeight = 2

// collectFeatures fills in which query words the entry contains, and adds the reasons
// to the hit.
func (x *explainer) collectFeatures(h *Hit, c candidate, f *features) {
	matched := x.finder.matched // in title and passage
	var queryWeight float64
	hasTopic := hasTopicWords(x.words)
	for i, w := range x.words {
		if w.stop && hasTopic {
			continue
		}
		f.topicWords++
		weight := float64(w.weight)
		if !w.isTopic() && !w.formal && !w.modifier { // formal words have lost theirs
			weight *= commonShare
		}
		queryWeight += weight
		f.elsewhere = f.elsewhere || namingWords()[w.word] && !w.modifier && matched[i] == 0
		a, inTitle, ok := x.ix.bestAlternative(w, c.entry)
		oneWay := ok && f.shown>>min(i, maxWords)&1 == 0 && (a.origin == inside || x.ix.isOneWay(a.term))
		if w.isTopic() {
			f.addTopicWord(w, ok, oneWay)
		}
		f.oneWay = f.oneWay || oneWay && w.isTopic() && !w.misspelt
		f.specific = f.specific || ok && w.isTopic() && !x.isFrequent(&w)
		if w.isAbsent() && len(w.alts) > 0 {
			f.unknown += weight * (1 - absentShare)
			weight *= absentShare
		} else if len(w.alts) == 0 {
			f.unknown += weight
		}
		if !ok {
			continue
		}
		weight *= float64(a.confidence)
		f.coverage += weight
		if inTitle {
			f.title += weight
		}
		if matched[i] > 0 {
			f.passage += weight
		}
		if r := x.reason(w, a, h, f); r != "" && !slices.Contains(h.Reasons, r) {
			h.Reasons = append(h.Reasons, r)
		}
	}
	if f.unstated {
		f.fullMatch = false
		f.topicWords++
		f.unknown += unstatedWeight
		queryWeight += unstatedWeight
	}
	f.normalize(queryWeight, float64(c.score))
	h.Suggestion, h.Aside = f.isSuggestion(), f.isAside()
}

func (f *features) normalize(queryWeight, score float64) {
	if queryWeight > 0 {
		f.coverage /= queryWeight
		f.title /= queryWeight
		f.passage /= queryWeight
		f.unknown /= queryWeight
		f.strength = score / queryWeight
	}
}

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

// isOneWay reports whether a term is a concept whose synonyms lead in one direction.
func (ix *Index) isOneWay(t termID) bool { return len(ix.groupOf(t).From) > 0 }

// bestAlternative returns the alternative of w that contributes most to the score of
// an entry.
func (ix *Index) bestAlternative(w expansion, entry uint32) (best alternative, inTitle, ok bool) {
	var top float32
	for _, a := range w.alts {
		p, has := findPosting(ix.postingsOf(a.term), entry)
		if !has {
			continue
		}
		inTitle = inTitle || p.inTitle()
		if v := a.factor * ix.idf[a.term] * p.weight; v > top {
			best, top, ok = a, v, true
		}
	}
	return best, inTitle, ok
}
