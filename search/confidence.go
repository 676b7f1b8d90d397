package search

import (
	"math"
	"slices"
)

// Confidence is the likelihood that a hit answers the question.
type Confidence uint8

// A first hit with High confidence answers at least 95 of 100 complete questions, as measured by
// TestCalibration.
const (
	Low Confidence = iota
	Medium
	High
)

// String returns "low", "medium" or "high".
func (c Confidence) String() string { return [...]string{"low", "medium", "high"}[min(c, High)] }

// Minimum log-odds of an answer for High confidence, for Medium confidence, and for the first hit to count as
// an answer at all. Medium does not require the conditions of isCertain, so it needs more.
const (
	highOdds   = 2.
	mediumOdds = 2.5
	answerOdds = 0.
)

// How much less is needed in two cases: a query of one word, because
// the entry could contain nothing else, and a query for entries in another language, because words that say
// nothing about a topic are known only in English.
const (
	wordBonus    = 2.
	foreignBonus = 1.5
)

// A word is frequent if at least minFrequent entries contain it, and at least frequentShare of all entries.
// An entry that contains only frequent words of the query is never a certain answer.
const (
	minFrequent   = 4
	frequentShare = .2
)

// maxLacking is the share of the topic that an entry may lack for Medium confidence, and maxNamed the share that may
// be what is asked for by name, or what no entry is about.
const (
	maxLacking = .5
	maxNamed   = .3
)

// minPassage is the share of the query that title and passage must contain for Medium or High confidence.
const minPassage = .25

// minHighMargin is the lead over the runner-up that High confidence requires; with a smaller lead,
// either entry may be the answer. If the title of the entry is about the whole query,
// minTitleMargin is enough.
const (
	minHighMargin  = .25
	minTitleMargin = .05
	wholeTitle     = .95 // share of the query that such a title contains
)

// hitFeatures are the inputs to confidence. Shares are relative to the weight of all
// query words; corrected and completed words count for less.
type hitFeatures struct {
	coverage   float64 // share of the query that the entry contains
	passage    float64 // share of the query that title and passage contain together
	title      float64 // share of the query that the title contains
	margin     float64 // lead over the best other hit, relative to the higher score; from -1 to 1
	strength   float64 // score relative to the weight of the query
	topicWords float64 // number of topic words in the query
	unknown    float64 // share of the query that no entry contains
	tier       tier

	foreign   bool // the entries are not in English
	fullMatch bool // one sentence contains every topic word as it was typed
	proximity bool // one sentence contains every topic word as it was typed, and there are at least two topic words

	shown      uint64  // query words that the entry mentions or implies, as bits
	lacking    float64 // share of the topic words, by weight, that the entry does not mention
	named      float64 // share of the topic words that the entry does not mention and that name the thing asked for, or that no entry is about
	vague      bool    // the query asks for a name, or for an amount that the passage does not state
	unnamed    bool    // the query asks for one of several things, and the passage contains no name; only set for the best hit
	elsewhere  bool    // title and passage do not contain the person or thing that the query is about
	unstated   bool    // the query asks for an amount that the entry does not state anywhere
	momentary  bool    // the query asks how things are at the moment, and the entry only implies what it is about
	missing    bool    // the entry does not mention a topic word
	implied    bool    // it only implies one that follows "every" or the like
	differs    bool    // the verdict of the entry answers another question, see differsBy
	unsaid     bool    // it does not mention a common word that makes it another question; only of the best hit
	partOnly   bool    // its readers see the only topic word as a part of something else; only of the best hit
	specific   bool    // the entry contains a topic word that few do
	corrected  bool    // the entry contains a topic word only in its corrected form
	oneWay     bool    // the entry was found through a one-way synonym
	hasTopic   bool    // the query has a topic word that needed no correction
	holdsTopic bool    // the entry contains a topic word that needed no correction
	direct     bool    // the entry contains such a topic word, and not only through a one-way synonym
	typed      bool    // the entry contains a topic word at least half of which has been typed
}

// logOdds estimates the logarithm of the odds that the entry answers. It is a logistic regression, fitted to the
// collections and to all questions in testdata except sealedtenders.txt. Questions of one collection that were put
// to another serve as examples without an answer. Every set has about the same weight. If it is fitted without one
// of the sets, it does as well on that set; on sealedtenders.txt it reports more often that there is no answer
// (see the table in doc.go).
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

// confidence turns the odds into a Confidence. A hit with all words in one sentence is never Low, unless it is a
// suggestion or lacks what is asked about a word that many entries have, or the amount asked for.
func (f hitFeatures) confidence() Confidence {
	switch {
	case f.tier >= tierTitle || f.tier == tierRef && !f.missing:
		return High
	case f.tier == tierWords && f.isWeak():
		return Low
	case f.hasOdds(highOdds) && f.passage >= minPassage && f.isCertain():
		return High
	case f.tier > tierWords || f.proximity || f.hasOdds(mediumOdds) && f.lacking < maxLacking && f.named < maxNamed && f.passage >= minPassage && f.isAsked() && !f.partOnly && !f.elsewhere:
		return Medium
	}
	return Low
}

// isWeak reports whether a hit that was found by words is weak whatever its odds are.
func (f hitFeatures) isWeak() bool {
	isOther := f.unsaid && !f.specific && f.topicWords < 2 // "do you sell data", where every entry has "data"
	return f.isOffTopic() || f.momentary || f.isSuggestion() || f.isAside() || f.unstated || isOther
}

// isCertain reports whether nothing speaks against High confidence: more than the first letters of a topic word were
// typed, and the entry mentions every topic word of the query and every other word that changes its meaning. The
// entry also contains the name or amount that is asked for, was found neither by a correction nor by a one-way
// synonym, and is well ahead of all other entries.
func (f hitFeatures) isCertain() bool {
	lead := f.margin > minHighMargin || f.margin > minTitleMargin && f.title >= wholeTitle
	return f.typed && (f.specific || f.proximity || f.title >= wholeTitle) && !f.vague && !f.unnamed && !f.momentary && !f.elsewhere && !f.missing && !f.implied && !f.differs && !f.unsaid && !f.corrected && !f.oneWay && lead
}

// addTopicWord records whether the entry contains the topic word w, and whether only by a one-way synonym.
func (f *hitFeatures) addTopicWord(w expansion, held, oneWay bool) {
	if w.misspelt {
		f.corrected = f.corrected || held
		return
	}
	f.hasTopic = true
	f.holdsTopic = f.holdsTopic || held
	f.direct = f.direct || held && !oneWay
}

// isAsked reports whether the query has any topic at all: "how many people work here" has
// none, and nearly every entry contains some of its words.
func (f hitFeatures) isAsked() bool { return f.hasTopic || f.corrected }

// isOffTopic reports whether the entry was found by corrected or ordinary words alone, although the
// query contains other topic words. Such an entry is about something else.
func (f hitFeatures) isOffTopic() bool { return f.hasTopic && !f.holdsTopic }

// isAside reports whether only one-way synonyms led to an entry. Such an entry is close to the
// topic: it is about monitoring if the question is about a SIEM.
func (f hitFeatures) isAside() bool { return f.holdsTopic && !f.direct }

// isSuggestion reports whether the entry was found only by corrected words.
func (f hitFeatures) isSuggestion() bool { return f.tier == tierWords && f.corrected && !f.holdsTopic }

// isNoAnswer reports whether even the best hit is too weak to count as an answer.
func (f hitFeatures) isNoAnswer() bool {
	isElsewhere := f.elsewhere && f.lacking > maxLacking
	return f.tier == tierWords && (f.isOffTopic() || f.momentary || isElsewhere || !f.hasOdds(answerOdds) && !f.fullMatch)
}

// hasOdds reports whether the log-odds of an answer are at least z.
func (f hitFeatures) hasOdds(z float64) bool {
	if f.topicWords < 2 {
		z -= wordBonus
	}
	if f.foreign {
		z -= foreignBonus
	}
	return f.logOdds() >= z
}

// setConfidence sets the confidence of the last hits explained. lead holds the best hit of all and the runner-up. No
// hit is more certain than the one before it, so that labels and order agree: where they did not, the hit that came
// first was as often the right one. The glossary is listed last whatever its confidence.
func (x *explainer) setConfidence(hits, lead []Hit) {
	tooShort, most := x.tooShort(), High
	for i := range x.features {
		f := &x.features[i]
		f.margin = leadOf(hits[i], lead)
		hits[i].Confidence = f.confidence()
		if tooShort && f.tier == tierWords {
			hits[i].Confidence = Low
		}
		if f.tier != tierGlossary {
			most = min(most, hits[i].Confidence)
			hits[i].Confidence = most
		}
	}
}

// tooShort reports whether the query is too short to judge: it has only single letters and stop
// words.
func (x *explainer) tooShort() bool {
	return !slices.ContainsFunc(x.words, func(w expansion) bool { return len(w.word) > 1 && !w.function })
}

// leadOf returns how far h is ahead of the best other hit.
func leadOf(h Hit, lead []Hit) float64 {
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
