package search

import (
	"trustbook/handbook/pattern"
	"trustbook/search/question"
)

// A question may ask for an amount: how many, how long, how often. An entry that states no amount does not answer it.

// amountAdverbs maps the word after "how" to the kind of amount asked for.
var amountAdverbs = map[string]question.Amount{
	"big": question.AmountNumber, "far": question.AmountNumber, "high": question.AmountNumber, "large": question.AmountNumber, "long": question.AmountMoment, "many": question.AmountNumber, "much": question.AmountNumber, "old": question.AmountNumber, "small": question.AmountNumber,
	"fast": question.AmountMoment, "late": question.AmountMoment, "quick": question.AmountMoment, "quickly": question.AmountMoment, "soon": question.AmountMoment,
	"frequent": question.AmountFrequency, "frequently": question.AmountFrequency, "often": question.AmountFrequency, "regularly": question.AmountFrequency,
	"gammal": question.AmountNumber, "lang": question.AmountMoment, "lange": question.AmountMoment, "langt": question.AmountMoment, "manga": question.AmountNumber, "mycket": question.AmountNumber, "stor": question.AmountNumber, "stora": question.AmountNumber, "stort": question.AmountNumber,
	"fort": question.AmountMoment, "snabbt": question.AmountMoment, "snart": question.AmountMoment, "ofta": question.AmountFrequency, "regelbundet": question.AmountFrequency,
}

func (q *query) asksAmount() (question.Amount, Span) {
	if words := q.withoutIntroduction(); len(words) > 2 && whenWords()[words[0].Word] && auxiliaries()[words[1].Word] {
		return question.AmountMoment, Span{Start: words[0].Start, End: words[0].End}
	}
	for i, w := range q.words {
		switch {
		case i > 0 && (w.Word == "time" || w.Word == "times") && timedNouns()[q.words[i-1].Word]:
			return question.AmountNumber, Span{Start: q.words[i-1].Start, End: w.End}
		case i > 0 && (q.words[i-1].Word == "how" || q.words[i-1].Word == "hur") && amountAdverbs[w.Word] != question.AmountNone:
			return amountAdverbs[w.Word], Span{Start: q.words[i-1].Start, End: w.End}
		}
	}
	return question.AmountNone, Span{}
}

// timedNouns come before "time" in questions about how long something takes: "response time".
var timedNouns = pattern.WordSet("delivery lead reaction recovery resolution response restoration turnaround")
