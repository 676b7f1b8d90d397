package search

import (
	"cmp"
	"slices"
	"strings"

	"trustbook/handbook"
	"trustbook/search/analysis"
	"trustbook/search/question"
)

// maxExplained limits how many hits of a result are explained. Readers rarely look at more, and explaining a hit costs
// ten times as much as finding it.
const maxExplained = 200

func (x *explainer) explain(cs []candidate) []Hit {
	x.features = x.features[:0]
	return handbook.MapSlice(cs, x.explainHit)
}

func (x *explainer) explainHit(c candidate) Hit {
	e := x.ix.Entries[c.entry]
	if len(x.features) == maxExplained {
		return Hit{Entry: e, Score: float64(c.score), Passage: summaryPassage(e)}
	}
	h := Hit{Entry: e, Score: float64(c.score), open: x.query.isOpen}
	x.entry = c.entry
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
	f := hitFeatures{tier: n.tier, foreign: x.foreign, sentence: isSentence(x.words), fullMatch: read.fullMatch, proximity: read.proximity}
	unstated := x.unstatedDetails(&h, &f)
	if n.tier < tierTitle {
		if len(x.words) > 0 {
			h.DiffersBy = x.differingWord(&h)
		}
		f.differs = h.DiffersBy != ""
		if len(x.words) > 0 && e.Answer != handbook.NoVerdict {
			f.differs = f.differs || x.isOtherSubject(&h)
			h.open = h.open || !x.namesSubject(&h)
		}
		h.Missing = x.missingWords(&h, read.mentioned, n, &f)
		f.mentions = f.shown&x.finder.topics != 0
		f.missing = len(h.Missing) > 0 || f.unstated
		h.Missing = addUnstated(h.Missing, unstated)
	}
	x.collectFeatures(&h, c, &f)
	f.offSubject = f.tier == tierWords && f.topics < 2 && !f.proximity && f.hasOdds(highOdds) && x.isOtherSubject(&h)
	if x.isBestHit() {
		unsaid := x.meaningfulWords(read.mentioned)
		if f.unsaid = len(unsaid) > 0; f.tier < tierTitle && len(h.Missing) == 0 && h.DiffersBy == "" {
			h.Missing = unsaid // nothing else says why the hit is no certain answer
		}
		f.inPassing = f.tier == tierWords && f.hasOdds(highOdds) && x.isInPassing(&h, f.topics)
	}
	x.features = append(x.features, f)
	return h
}

// addUnstated adds unstated details to the missing words. Each is named once, in the longest phrase that contains it.
func addUnstated(missing, unstated []string) []string {
	for _, asked := range unstated {
		if slices.ContainsFunc(missing, func(m string) bool { return strings.Contains(m, asked) }) {
			continue
		}
		missing = slices.DeleteFunc(missing, func(m string) bool { return strings.Contains(asked, m) })
		missing = append(missing, asked)
	}
	return missing
}

// unstatedDetails returns the details that the query asks for and the entry does not state, as typed. It records in f
// how much they matter.
func (x *explainer) unstatedDetails(h *Hit, f *hitFeatures) (out []string) {
	for _, d := range x.query.details {
		if x.ix.subjectOf(h.Entry).asks(d) {
			continue
		}
		stated := d.StatementIn(x.query.asked, h.Passage)
		if stated < question.Stated {
			f.vague = true
			stated = d.StatementIn(x.query.asked, shownTexts(h)...)
		}
		if stated < question.Stated {
			f.unstated = f.unstated || d.Weighty && stated == question.Unstated
			if d.Named {
				out = append(out, x.query.source[d.Start:d.End])
			}
		}
	}
	return out
}

// isBestHit reports whether the current hit is the best one. Only the best hit can be a certain answer.
func (x *explainer) isBestHit() bool { return len(x.features) == 0 }

// commonShare is the weight of a common word relative to a topic word when judging how much of the query an entry
// contains. It does not affect the score.
const commonShare = .3

// absentShare is the share of its weight that an absent phrase keeps if the entry contains the single words of the
// phrase.
const absentShare = .5

// unstatedDetailWeight is the weight, as an idf, of a detail that the query asks for and the entry does not state.
const unstatedDetailWeight = 2

// collectFeatures sets the features that depend on which query words the entry contains, and adds the reasons to h.
func (x *explainer) collectFeatures(h *Hit, c candidate, f *hitFeatures) {
	matched := x.finder.matched // weight of each query word matched in title and passage
	var queryWeight float64
	hasTopic := hasTopicWords(x.words)
	for i, w := range x.words {
		if w.stop && hasTopic || w.isAbsent() && f.choices>>min(i, maxQueryWords)&1 == 1 {
			continue
		}
		f.topicWords++
		weight := float64(w.weight)
		if !w.isTopic() && !w.formal && !w.modifier { // the weight of formal words has already been reduced
			weight *= commonShare
		}
		queryWeight += weight
		isShown := f.shown>>min(i, maxQueryWords)&1 == 1
		if analysis.NamingWords()[w.Word] && !w.modifier && matched[i] == 0 && !(analysis.StaffNouns()[w.Word] && isShown) {
			f.elsewhere = true
			x.nameElsewhere(h, f, w)
		}
		a, inTitle, ok := x.ix.bestAlternative(w, c.entry)
		oneWay := ok && !isShown && (a.origin == originSubstring || x.ix.isOneWay(a.term))
		if w.isTopic() {
			h.open = h.open || ok && !inTitle && f.tier < tierTitle && x.ix.isOneWay(a.term)
			f.addTopicWord(w, ok, oneWay)
			typed := w.isTyped(a)
			f.typed = f.typed || ok && !w.misspelt && typed
			f.guessed = f.guessed || ok && !typed && isOrdinaryWord(w.Word)
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
		if r := x.reasonFor(w, a, h); r != "" && !slices.Contains(h.Reasons, r) {
			h.Reasons = append(h.Reasons, r)
		}
	}
	queryWeight += f.countUnstated()
	h.open = h.open || !f.typed && f.tier < tierTitle
	f.normalize(queryWeight, float64(c.score))
	h.Suggestion, h.OneWayOnly = f.isSuggestion(), f.isLooselyRelated()
}

// countUnstated counts an unstated detail as a topic word that the entry lacks, and returns its weight.
func (f *hitFeatures) countUnstated() float64 {
	if !f.unstated {
		return 0
	}
	f.fullMatch = false
	f.topicWords++
	f.unknown += unstatedDetailWeight
	return unstatedDetailWeight
}

// nameElsewhere names a word as the difference if nothing else does: the entry says it of something else.
func (x *explainer) nameElsewhere(h *Hit, f *hitFeatures, w expansion) {
	if f.tier == tierWords && len(h.Missing) == 0 && h.DiffersBy == "" {
		h.DiffersBy = x.query.source[w.Start:w.End]
	}
}

// isTyped reports whether the matched word, or that of a synonym phrase, was typed almost to its end. If w was split,
// joined or found in another inflected form, one of the two words must begin with the other.
func (w *expansion) isTyped(a alternative) bool {
	switch a.origin {
	case originCompleted:
		return a.confidence >= minExactConfidence
	case originSynonym:
		return a.confidence >= synonymConfidence*minExactConfidence
	case originRespaced:
		return strings.HasPrefix(w.Word, a.word) || strings.HasPrefix(a.word, w.Word)
	}
	return true
}

func (f *hitFeatures) normalize(queryWeight, score float64) {
	if queryWeight > 0 {
		f.coverage /= queryWeight
		f.title /= queryWeight
		f.passage /= queryWeight
		f.unknown /= queryWeight
		f.strength = score / queryWeight
	}
}

// bestAlternative returns the alternative of w that contributes most to the score of entry, and whether the title
// contains this alternative. ok is false if the entry contains no alternative of w.
func (ix *Index) bestAlternative(w expansion, entry uint32) (best alternative, inTitle, ok bool) {
	var top float32
	for _, a := range w.alts {
		p, has := findPosting(ix.PostingsOf(a.term), entry)
		if !has {
			continue
		}
		inTitle = inTitle || p.InTitle()
		if v := a.factor * ix.IDF[a.term] * p.Weight; v > top {
			best, top, ok = a, v, true
		}
	}
	return best, inTitle, ok
}

// promoteVisibleMatch is for queries of one word. It moves the first entry that shows the word before entries that have
// the word only as a keyword, so that "policy" finds the policy. It reports whether it moved an entry. It leaves the
// features of the leading hits unchanged.
func (x *explainer) promoteVisibleMatch(found []candidate, best Hit) bool {
	if len(x.query.words) != 1 || len(best.Missing) == 0 || x.features[0].tier != tierWords {
		return false
	}
	leading := x.features
	defer func() { x.features = leading }()
	x.features = nil // so that the features of the leading hits are not overwritten
	top := topCandidates(found, maxPromotionCandidates)
	hits := x.explain(top)
	for i := range hits {
		h := &hits[i]
		if f := x.features[i]; len(h.Missing) > 0 || f.tier != tierWords || f.isOffTopic() || h.Suggestion {
			continue
		}
		at := slices.IndexFunc(found, func(c candidate) bool { return c.entry == top[i].entry })
		found[at].score = top[0].score * (1 + 1e-3)
		return true
	}
	return false
}

func (x *explainer) explainTop(found []candidate) []Hit {
	lead := x.explain(topCandidates(found, 2))
	x.setConfidence(lead, lead)
	return lead
}

// minSentenceWords is the number of words in a query from which a sentence with all of them counts more than the score.
const minSentenceWords = 5

// leadingHits explains the best hit and the runner-up. If the best hit is not an answer, or lacks a word of a long query,
// an entry that has all words in one sentence replaces it, if there is such an entry.
func (x *explainer) leadingHits(found []candidate) []Hit {
	if x.ix.LongBodies > 0 {
		x.boostProximity(found, 1+proximityBoost*x.ix.LongBodies*x.ix.LongBodies, 0)
	}
	lead := x.explainTop(found)
	f := x.features[0]
	lacksWord := len(lead[0].Missing) > 0 && f.topicWords >= minSentenceWords
	if (f.isOffTopic() || f.logOdds() < answerOdds || lacksWord) && x.boostProximity(found, 1, float32(lead[0].Score)) {
		lead = x.explainTop(found)
	}
	if x.promoteVisibleMatch(found, lead[0]) || x.features[0].isNoAnswer() && x.query.promoteGlossary(found) {
		lead = x.explainTop(found)
	}
	return lead
}
