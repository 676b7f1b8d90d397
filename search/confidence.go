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
	highChance   = .9
	mediumChance = .5
	answerChance = .2
)

// signs are what confidence is judged by. The shares are of what the query's
// words are worth, misspelt and unfinished words counting for less.
type signs struct {
	coverage float64 // share that the entry holds
	passage  float64 // share that its title and passage hold together
	title    float64 // share that its title holds
	margin   float64 // how far it is ahead of the best other, as a share of its score: -1 to 1
	strength float64 // score per worth of the query
	words    float64 // words with a topic
	tier     tier
}

// chance estimates how likely a hit is to be right: a logistic regression on
// the tuning halves of all collections, with questions of one asked of
// another as examples of what has no answer. It parts the two with an area
// under the curve of .96 to 1.
func (s signs) chance() float64 {
	z := -6.5 + 1.9*s.coverage + 2.7*s.passage + 1.5*s.title + 1.6*s.margin +
		2*math.Log(1+s.strength) + 1.1*math.Log(max(1, s.words))
	return 1 / (1 + math.Exp(-z))
}

func (s signs) confidence() Confidence {
	p := s.chance()
	switch {
	case s.tier >= tierRef || p >= highChance:
		return High
	case s.tier == tierNear || p >= mediumChance:
		return Medium
	}
	return Low
}

// judge sets the confidence of the hits that were explained last; lead is the
// best hit of all and the one after it.
func (x *explainer) judge(hits, lead []Hit) {
	for i := range x.signs {
		x.signs[i].margin = margin(hits[i], lead)
		hits[i].Confidence = x.signs[i].confidence()
		if x.barely() && x.signs[i].tier == tierWords {
			hits[i].Confidence = Low
		}
	}
}

// unanswered says of the best hit of all, once it is judged, that it is no answer.
func (x *explainer) unanswered() bool {
	first := x.signs[0]
	return first.tier == tierWords && first.chance() < answerChance
}

// barely reports that the query says next to nothing yet: single letters, or a
// stop word taken for a beginning.
func (x *explainer) barely() bool {
	for _, u := range x.units {
		if len(u.word) > 1 && !stopWords[u.word] {
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
