package search

import (
	"slices"
	"strings"

	"trustbook/handbook/pattern"
	"trustbook/search/analysis"
	"trustbook/search/question"
)

// findDetails sets q.asked to the words outside context, and q.details to what they ask for in particular.
func (q *query) findDetails() {
	q.asked = make([]analysis.Token, 0, len(q.words))
	for _, w := range q.words {
		if !w.context {
			q.asked = append(q.asked, w.Token)
		}
	}
	q.details, q.isOpen = question.Details(q.asked), question.IsOpen(q.asked)
}

// isDetail reports whether w belongs to a detail that the query asks for. If noun is true, only nouns count.
func (q *query) isDetail(w *expansion, noun bool) bool {
	return slices.ContainsFunc(q.details, func(d question.Detail) bool {
		return (d.Noun || !noun) && d.Start <= w.Start && w.End <= d.End
	})
}

// offerNouns are nouns that, after one of the determiners, name the product or service that every questionnaire is
// about.
var (
	offerNouns      = pattern.WordSet("environment environments infrastructure offering offerings platform platforms product products service services solution solutions")
	determinerWords = pattern.WordSet("our said the this your")
)

// weakenOfferNouns lowers the weight of words that only name what is offered: "service" in "is your service redundant".
// In "service desk" or "product list" such a word is part of a topic.
func (x *expander) weakenOfferNouns() {
	for i := 1; i < len(x.words); i++ {
		w := &x.words[i]
		isTopic := i+1 < len(x.words) && question.PartyTopics()[x.words[i+1].Word]
		if offerNouns()[w.Word] && determinerWords()[x.words[i-1].Word] && !isTopic && len(x.words) > 2 {
			w.formal = true
		}
	}
}

// emptyModifiers are words that add nothing to one of modifiedNouns after them: information security is security.
var (
	emptyModifiers = pattern.WordSet("cyber information it")
	modifiedNouns  = pattern.WordSet("security system systems technology")
)

// weakenModifiers marks words that add nothing to the next word.
func (x *expander) weakenModifiers() {
	for i := range max(0, len(x.words)-1) {
		x.words[i].modifier = emptyModifiers()[x.words[i].Word] && modifiedNouns()[x.words[i+1].Word]
	}
}

// presentMomentPhrases are phrases with which a query asks about the present moment.
var presentMomentPhrases = []string{"right now", "at the moment", "at this moment", "just nu", "for tillfallet"}

// asksNow reports whether a query asks about the present moment, as "are you hiring" does. Entries describe the
// general case.
func (q *query) asksNow() bool {
	if len(q.words) == 3 && q.words[0].Word == "are" && q.words[1].Word == "you" && strings.HasSuffix(q.words[2].Word, "ing") {
		return true
	}
	text := " " + q.foldedText() + " "
	return slices.ContainsFunc(presentMomentPhrases, func(p string) bool { return strings.Contains(text, " "+p+" ") })
}

// weakenContext marks words that only give the reason for asking as formal, if the query also has topic words.
func (x *expander) weakenContext() {
	if !slices.ContainsFunc(x.words, func(w expansion) bool { return w.context }) ||
		!slices.ContainsFunc(x.words, func(w expansion) bool { return !w.context && w.isTopic() }) {
		return
	}
	for i := range x.words {
		if w := &x.words[i]; w.context && !w.stop {
			w.formal, w.asked, w.absent = true, false, Span{}
		}
	}
}

// isInBrackets reports whether the word at start is in brackets. Such words explain a question rather than ask it.
func isInBrackets(text string, start int) bool {
	before := text[:min(start, len(text))]
	return strings.LastIndexByte(before, '(') > strings.LastIndexByte(before, ')')
}
