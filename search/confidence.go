package search

import "math"

// Confidence says how likely it is that a hit answers the question.
type Confidence uint8

// The confidences. Measured on whole queries, a first hit of High confidence
// is right in at least 95 of 100.
const (
	Low Confidence = iota
	Medium
	High
)

// String is "low", "medium" or "high".
func (c Confidence) String() string {
	return [...]string{"low", "medium", "high"}[min(c, High)]
}

// The chances from which a hit is of High and of Medium confidence, and below
// which the first hit does not count as an answer. The last keeps 95 to 98 of
// 100 answerable questions and flags 78 to 88 of 100 others.
const (
	highProbability   = .9
	mediumProbability = .5
	answerProbability = .2
)

// signs are what confidence is judged by. The shares are of what the query's
// words are worth, misspelt and unfinished words counting for less.
type features struct {
	coverage   float64 // share that the entry holds
	passage    float64 // share that its title and passage hold together
	title      float64 // share that its title holds
	margin     float64 // how far it is ahead of the best other, as a share of its score: -1 to 1
	strength   float64 // score per worth of the query
	topicWords float64 // words with a topic
	tier       tier

	fullMatch        bool // one sentence holds every word of topic as it was asked
	proximity        bool // and there are two or more
	inHeading        bool // a heading names the topic
	corrected        bool // a word is held only as what it may have been meant as
	hasUncorrected   bool // the query has words of topic that were not corrected
	holdsUncorrected bool // the entry holds one of them
}

// chance estimates how likely a hit is to be right: a logistic regression on
// the tuning halves of all collections, with questions of one asked of
// another as examples of what has no answer. It parts the two with an area
// under the curve of .96 to 1.
func (f features) probability() float64 {
	z := -6.5 + 1.9*f.coverage + 2.7*f.passage + 1.5*f.title + 1.6*f.margin +
		2*math.Log(1+f.strength) + 1.1*math.Log(max(1, f.topicWords))
	return 1 / (1 + math.Exp(-z))
}

// confidence never is High by a corrected word, which may be the right one for
// something else, and never Low where the words of the query stand together.
func (f features) confidence() Confidence {
	p := f.probability()
	switch {
	case f.tier >= tierRef:
		return High
	case f.onlyCorrected():
		return Low
	case p >= highProbability && !f.corrected:
		return High
	case f.tier == tierRefPrefix || p >= mediumProbability || f.proximity:
		return Medium
	}
	return Low
}

// meet takes in that an entry holds a word of topic, or does not.
func (f *features) addWord(w expansion, held bool) {
	switch {
	case w.misspelt():
		f.corrected = f.corrected || held
	case !commonWords[w.word]:
		f.hasUncorrected = true
		f.holdsUncorrected = f.holdsUncorrected || held
	}
}

// unbacked reports that an entry was found by corrected words alone, although
// the query has others: it is about something that nobody has asked for.
func (f features) onlyCorrected() bool { return f.corrected && f.hasUncorrected && !f.holdsUncorrected }

// unanswered reports of the best hit that it is no answer.
func (f features) isNoAnswer() bool {
	if f.tier > tierWords {
		return false
	}
	return f.onlyCorrected() || f.probability() < answerProbability && !f.fullMatch && !f.inHeading
}

// judge sets the confidence of the hits that were explained last; lead is the
// best hit of all and the one after it.
func (x *explainer) setConfidence(hits, lead []Hit) {
	for i := range x.features {
		x.features[i].margin = margin(hits[i], lead)
		hits[i].Confidence = x.features[i].confidence()
		if x.tooShort() && x.features[i].tier == tierWords {
			hits[i].Confidence = Low
		}
	}
}

// barely reports that the query says next to nothing yet: single letters, or a
// stop word taken for a beginning.
func (x *explainer) tooShort() bool {
	for _, w := range x.words {
		if len(w.word) > 1 && !stopWords[w.word] {
			return false
		}
	}
	return true
}

// margin is how far a hit is ahead of the best of the others.
func margin(h Hit, lead []Hit) float64 {
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
