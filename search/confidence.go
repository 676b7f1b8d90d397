package search

import (
	"math"
	"slices"
)

// Minimum log-odds that a hit answers the query: for High confidence, for Medium confidence, and for the first hit to
// count as an answer at all. Medium confidence needs higher odds than High because it does not depend on isCertain.
const (
	highOdds   = 2.
	mediumOdds = 2.5
	answerOdds = 0.
)

// Some queries need lower odds: queries of one word, because the entry cannot lack another word, and queries to entries
// in another language, because words without a topic are listed only for English.
const (
	wordBonus    = 2.
	foreignBonus = 1.5
)

// A word is frequent if it occurs in at least minFrequent entries and in at least frequentShare of all entries. An
// entry that contains only frequent words of the query is never a certain answer.
const (
	minFrequent   = 4
	frequentShare = .2
)

// maxLackingShare and maxNamedShare limit Medium confidence. The share of the topic that the entry lacks must be below
// maxLackingShare. The share of the missing words that name the thing asked for, or a thing that no entry is about, must
// be below maxNamedShare.
const (
	maxLackingShare = .5
	maxNamedShare   = .3
)

// minHighMargin is the lead over the runner-up that High confidence requires. With a smaller lead, the runner-up may be
// the answer, unless the title contains almost the whole query.
const (
	minHighMargin = .25
	wholeTitle    = .95 // share of the query that counts as the whole
)

// hitFeatures are the inputs from which confidence is computed. Shares are relative to the weight of all query words.
// Corrected and completed words count for less than words as typed.
type hitFeatures struct {
	coverage   float64 // share of the query that the entry contains
	passage    float64 // share of the query that title and passage together contain
	title      float64 // share of the query that the title contains
	margin     float64 // lead over the best other hit, relative to the higher of the two scores; from -1 to 1
	strength   float64 // score relative to the weight of the query
	topicWords float64 // number of words in the query that are not stop words
	unknown    float64 // share of the query that no entry contains
	tier       tier

	topics int // number of topic words

	foreign   bool // the entries are not in English
	sentence  bool // the query has function words
	fullMatch bool // one sentence contains every topic word as typed
	proximity bool // fullMatch, and there are at least two topic words

	shown      uint64  // query words that the entry mentions or implies, as bits
	mentions   bool    // the entry mentions or implies a topic word
	choices    uint64  // query words that the query offers as alternatives to mentioned ones, as bits
	lacking    float64 // share of the topic, by weight, that the entry does not mention
	named      float64 // share of the topic in missing words that name the thing asked for or a thing without entry
	vague      bool    // the passage does not state something particular that the query asks for; see question.Detail
	elsewhere  bool    // neither title nor passage contains the person or thing that the query is about
	unstated   bool    // no part of the entry states the detail, although every answer would
	momentary  bool    // the query asks about the present moment, and the entry only implies its topic
	missing    bool    // the entry does not mention a topic word
	differs    bool    // the entry answers a different question; see differingWord
	unsaid     bool    // the entry lacks a common word that changes the meaning of the query; set only for the best hit
	offSubject bool    // the query has a single topic word, and does not name what the entry is about
	inPassing  bool    // the entry mainly answers another question; set only for the best hit
	specific   bool    // the entry contains a topic word that few entries contain
	corrected  bool    // the entry contains a topic word only in its corrected form
	oneWay     bool    // the entry was found through a one-way synonym
	hasTopic   bool    // the query has a topic word that needed no correction
	holdsTopic bool    // the entry contains a topic word that needed no correction
	direct     bool    // holdsTopic, and not only through a one-way synonym
	typed      bool    // the entry contains a topic word that was typed almost to its end
	guessed    bool    // the entry contains only longer words that begin with an ordinary word of the query
}

// logOdds estimates the logarithm of the odds that the entry answers the query. It is a logistic regression, fitted to
// the collections and to all questions in testdata except sealedtenders.txt. Every set has about the same weight.
// Questions of one collection, asked of another, serve as examples without an answer. If one of these sets is left out,
// the regression does equally well on that set; on sealedtenders.txt it more often finds no answer (see the table in
// doc.go).
func (f hitFeatures) logOdds() float64 {
	z := -4.5 + 1.25*f.coverage + 1.05*f.passage + 1.05*f.title + 3.3*math.Log(1+f.strength) + 1.5*math.Log(max(1, f.topicWords)) -
		1.95*f.unknown - .7*f.lacking - 2.2*f.named
	for _, sign := range []struct {
		is   bool
		cost float64
	}{{f.vague, .35}, {f.missing, .5}, {f.elsewhere, .65}} {
		if sign.is {
			z -= sign.cost
		}
	}
	return z
}

// confidence derives the confidence from the odds and the other features. A hit with all words of the query in one
// sentence is Low only if isWeak reports true.
func (f hitFeatures) confidence() Confidence {
	switch {
	case f.tier >= tierTitle || f.tier == tierRef && !f.missing:
		return High
	case f.tier == tierWords && f.isWeak():
		return Low
	case f.hasOdds(highOdds) && f.isCertain():
		if f.vague {
			return Medium
		}
		return High
	case f.tier > tierWords || f.proximity && f.mentions || f.hasOdds(mediumOdds) && f.lacking < maxLackingShare && f.named < maxNamedShare && !f.elsewhere:
		return Medium
	}
	return Low
}

// isWeak reports whether a hit found by words is weak, whatever its odds are.
func (f hitFeatures) isWeak() bool {
	return f.isOffTopic() || f.momentary || f.isSuggestion() || f.isLooselyRelated() || f.unstated || f.offSubject && f.sentence || f.unsaid && !f.specific && f.topicWords < 2
}

// isCertain reports whether nothing but f.vague rules out High confidence. A topic word must have been
// typed almost to its end, and no ordinary word, such as "hands", be taken for the beginning of another. The entry must
// mention every topic word and every other word that changes the meaning of the query. It must not have been found
// through a correction or a one-way synonym, and it must be well ahead of all other entries.
func (f hitFeatures) isCertain() bool {
	lead := f.margin > minHighMargin || f.title >= wholeTitle
	return f.typed && !f.guessed && f.specific && !f.offSubject && !f.elsewhere && !f.missing && !f.differs && !f.unsaid && !f.inPassing && !f.corrected && !f.oneWay && lead
}

// addTopicWord records whether the entry contains a topic word, and whether it does so only through a one-way synonym.
func (f *hitFeatures) addTopicWord(w expansion, held, oneWay bool) {
	f.topics++
	if w.misspelt {
		f.corrected = f.corrected || held
		return
	}
	f.hasTopic = true
	f.holdsTopic = f.holdsTopic || held
	f.direct = f.direct || held && !oneWay
}

// isOffTopic reports whether the entry was found only by corrected or ordinary words, although the query has other
// topic words. Such an entry is about something else.
func (f hitFeatures) isOffTopic() bool { return f.hasTopic && !f.holdsTopic }

// isLooselyRelated reports whether the entry was found only through one-way synonyms. Such an entry is merely close to
// the topic: an entry about monitoring, if the question is about a SIEM.
func (f hitFeatures) isLooselyRelated() bool { return f.holdsTopic && !f.direct }

// isSuggestion reports whether the entry was found only by corrected words, and so may be about something else.
func (f hitFeatures) isSuggestion() bool { return f.tier == tierWords && f.corrected && !f.holdsTopic }

// isNoAnswer reports whether the hit is too weak to count as an answer.
func (f hitFeatures) isNoAnswer() bool {
	isElsewhere := f.elsewhere && f.lacking > maxLackingShare && !f.hasOdds(highOdds)
	return f.tier == tierWords && (f.isOffTopic() || f.momentary || isElsewhere || !f.hasOdds(answerOdds) && !f.fullMatch)
}

// hasOdds reports whether the log-odds of an answer are at least z. Queries of one word, and queries to entries in
// another language, need lower odds.
func (f hitFeatures) hasOdds(z float64) bool {
	if f.topicWords < 2 {
		z -= wordBonus
	}
	if f.foreign {
		z -= foreignBonus
	}
	return f.logOdds() >= z
}

// setConfidence sets the confidence of the hits that were explained last. lead holds the best hit of all and the
// runner-up. No hit gets a higher confidence than the hit before it, so that the labels agree with the order:
// measurements showed that the earlier hit is right just as often. The rule does not apply to the glossary, which is
// always listed last.
func (x *explainer) setConfidence(hits, lead []Hit) {
	isTooShort, most := x.isTooShort(), High
	for i := range x.features {
		f := &x.features[i]
		f.margin = leadOverRunnerUp(hits[i], lead)
		hits[i].Confidence = f.confidence()
		if isTooShort && f.tier == tierWords {
			hits[i].Confidence = Low
		}
		if f.tier != tierGlossary {
			most = min(most, hits[i].Confidence)
			hits[i].Confidence = most
		}
	}
}

// isTooShort reports whether the query is too short to judge because it consists of single letters and function words.
func (x *explainer) isTooShort() bool {
	return !slices.ContainsFunc(x.words, func(w expansion) bool { return len(w.Word) > 1 && !w.function })
}

// leadOverRunnerUp returns the lead of h over the best other hit, relative to the higher of the two scores.
func leadOverRunnerUp(h Hit, lead []Hit) float64 {
	other := 0.0
	switch {
	case h.Entry != lead[0].Entry:
		other = lead[0].Score
	case len(lead) > 1:
		other = lead[1].Score
	}
	if top := max(other, h.Score); top > 0 {
		return (h.Score - other) / top
	}
	return 0
}
