package search

import (
	"slices"
	"strings"

	"trustbook/handbook/pattern"
	"trustbook/search/analysis"
	"trustbook/search/question"
)

// A question may ask for an amount: how many, how long, how often. An entry that states no amount does not answer it.

// untilWords are words with which "how long" asks when something will be done: "how long until", "how long does it
// take".
var untilWords = pattern.WordSet("before take takes taken until innan tar tills")

// amountAdverbs maps the word after "how" to the kind of amount asked for.
var amountAdverbs = map[string]question.Amount{
	"big": question.AmountNumber, "far": question.AmountNumber, "high": question.AmountNumber, "large": question.AmountNumber, "long": question.AmountNumber, "many": question.AmountNumber, "much": question.AmountNumber, "old": question.AmountNumber, "small": question.AmountNumber,
	"fast": question.AmountMoment, "late": question.AmountMoment, "quick": question.AmountMoment, "quickly": question.AmountMoment, "soon": question.AmountMoment,
	"frequent": question.AmountFrequency, "frequently": question.AmountFrequency, "often": question.AmountFrequency, "regularly": question.AmountFrequency,
	"gammal": question.AmountNumber, "lang": question.AmountNumber, "lange": question.AmountNumber, "langt": question.AmountNumber, "manga": question.AmountNumber, "mycket": question.AmountNumber, "stor": question.AmountNumber, "stora": question.AmountNumber, "stort": question.AmountNumber,
	"fort": question.AmountMoment, "snabbt": question.AmountMoment, "snart": question.AmountMoment, "ofta": question.AmountFrequency, "regelbundet": question.AmountFrequency,
}

func (q *query) asksAmount() (question.Amount, Span) {
	if words := q.withoutIntroduction(); len(words) > 2 && whenWords()[words[0].Word] && auxiliaries()[words[1].Word] {
		return question.AmountMoment, Span{Start: words[0].Start, End: words[0].End}
	}
	for i, w := range q.words {
		switch {
		case w.Word == "percentage":
			return question.AmountNumber, Span{Start: w.Start, End: w.End}
		case i > 0 && (w.Word == "time" || w.Word == "times") && timedNouns()[q.words[i-1].Word]:
			return question.AmountNumber, Span{Start: q.words[i-1].Start, End: w.End}
		case i > 0 && (q.words[i-1].Word == "how" || q.words[i-1].Word == "hur") && amountAdverbs[w.Word] != question.AmountNone:
			if lengthWords()[w.Word] && slices.ContainsFunc(q.words[i:], func(w queryWord) bool { return untilWords()[w.Word] }) {
				return question.AmountMoment, Span{Start: q.words[i-1].Start, End: w.End}
			}
			return amountAdverbs[w.Word], Span{Start: q.words[i-1].Start, End: w.End}
		}
	}
	return question.AmountNone, Span{}
}

// timedNouns come before "time" in questions about how long something takes: "response time".
var timedNouns = pattern.WordSet("delivery lead reaction recovery resolution response restoration turnaround")

// lengthWords are the adverbs after "how" in a question about a length.
var lengthWords = pattern.WordSet("long lang lange langt")

// maxCountedDistance is the maximum distance, in words, between a number and the noun that it counts: in "three secured
// paths" it is two.
const maxCountedDistance = 3

// statesAskedAmount reports whether text states the amount that the query asks for. After "how many", the number must
// count what the query asks about: "three paths" does not answer a question about people.
func (x *explainer) statesAskedAmount(text string) bool {
	if x.asksAmount == question.AmountNone {
		return true
	}
	if asked := analysis.FoldWords(x.query.source[x.amountSpan.Start:x.amountSpan.End]); lengthWords()[asked[strings.LastIndexByte(asked, ' ')+1:]] {
		return x.asksAmount.StatesLength(text)
	}
	counted := x.countedWord()
	if !x.asksAmount.IsStatedIn(text) || counted == nil {
		return x.asksAmount.IsStatedIn(text)
	}
	words := analysis.Tokenize(text)
	return slices.ContainsFunc(words, func(w analysis.Token) bool { return question.IsNumber(w.Word) }) && slices.ContainsFunc(counted.alts, func(a alternative) bool {
		for i, t := range x.ix.termsOf(text) {
			if t == a.term && slices.ContainsFunc(words[max(0, i-maxCountedDistance):i], func(w analysis.Token) bool { return question.IsNumber(w.Word) }) {
				return true
			}
		}
		return false
	})
}

// countedWord returns the word after "how many", or nil if the query does not ask how many, or asks how many times.
func (x *explainer) countedWord() *expansion {
	asked := x.query.source[x.amountSpan.Start:x.amountSpan.End]
	if x.asksAmount != question.AmountNumber || !strings.HasSuffix(asked, "many") && !strings.HasSuffix(asked, "många") {
		return nil
	}
	for i := range x.words {
		if w := &x.words[i]; w.Start >= x.amountSpan.End {
			if w.Word == "times" || w.Word == "ganger" {
				return nil
			}
			return w
		}
	}
	return nil
}
