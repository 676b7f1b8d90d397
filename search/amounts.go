package search

import (
	"cmp"
	"slices"
	"strings"

	"trustbook/handbook/pattern"
)

// A question may ask for an amount: how many, how long, how often. An entry that states no amount does not answer it.

// untilWords are words with which "how long" asks when something will be done: "how long until", "how long does it
// take".
var untilWords = pattern.WordSet("before take takes taken until innan tar tills")

var swedishNumbers = pattern.WordSet("tva tre fyra fem sju atta nio tio elva tolv femton tjugo trettio sextio nittio hundra")

func isNumber(word string) bool {
	stem := stemOf()[word]
	return isDigit(word[0]) || swedishNumbers()[word] || stem != "" && isDigit(stem[0])
}

// isSmallNumber reports whether a word is a number below a hundred. Such a number alone does not identify a topic.
func isSmallNumber(word string) bool {
	return isNumber(word) && len(cmp.Or(stemOf()[word], word)) <= 2
}

// amount is the kind of amount that a query asks for.
type amount uint8

const (
	amountNone      amount = iota
	amountNumber           // how many, how long, how large
	amountMoment           // when, how soon
	amountFrequency        // how often
)

// amountAdverbs maps the word after "how" to the kind of amount asked for.
var amountAdverbs = map[string]amount{
	"big": amountNumber, "far": amountNumber, "high": amountNumber, "large": amountNumber, "long": amountNumber, "many": amountNumber, "much": amountNumber, "old": amountNumber, "small": amountNumber,
	"fast": amountMoment, "late": amountMoment, "quick": amountMoment, "quickly": amountMoment, "soon": amountMoment,
	"frequent": amountFrequency, "frequently": amountFrequency, "often": amountFrequency, "regularly": amountFrequency,
	"gammal": amountNumber, "lang": amountNumber, "lange": amountNumber, "langt": amountNumber, "manga": amountNumber, "mycket": amountNumber, "stor": amountNumber, "stora": amountNumber, "stort": amountNumber,
	"fort": amountMoment, "snabbt": amountMoment, "snart": amountMoment, "ofta": amountFrequency, "regelbundet": amountFrequency,
}

func (q *query) asksAmount() (amount, Span) {
	if words := q.withoutIntroduction(); len(words) > 2 && whenWords()[words[0].word] && auxiliaries()[words[1].word] {
		return amountMoment, Span{words[0].start, words[0].end}
	}
	for i, w := range q.words {
		switch {
		case w.word == "percentage":
			return amountNumber, Span{w.start, w.end}
		case i > 0 && (w.word == "time" || w.word == "times") && timedNouns()[q.words[i-1].word]:
			return amountNumber, Span{q.words[i-1].start, w.end}
		case i > 0 && (q.words[i-1].word == "how" || q.words[i-1].word == "hur") && amountAdverbs[w.word] != amountNone:
			if lengthWords()[w.word] && slices.ContainsFunc(q.words[i:], func(w queryWord) bool { return untilWords()[w.word] }) {
				return amountMoment, Span{q.words[i-1].start, w.end}
			}
			return amountAdverbs[w.word], Span{q.words[i-1].start, w.end}
		}
	}
	return amountNone, Span{}
}

// momentWords and frequencyWords state an amount without a number, such as "immediately" and "weekly".
var (
	momentWords    = pattern.WordSet("immediate immediately instantly once promptly same within direkt genast inom omedelbart omgaende samma")
	frequencyWords = pattern.WordSet(`
always annually constantly continuous continuously daily each every hourly monthly never once periodically quarterly regularly several twice weekly yearly
alltid arligen dagligen kontinuerligt kvartalsvis lopande manadsvis regelbundet standigt varje veckovis
`)
)

// timedNouns come before "time" in questions about how long something takes: "response time".
var timedNouns = pattern.WordSet("delivery lead reaction recovery resolution response restoration turnaround")

// isStatedIn reports whether text states an amount of kind a. A number after a word in capitals does not count, because
// it is part of a name: ISO 27001.
func (a amount) isStatedIn(text string) bool {
	named := false
	return a == amountNone || slices.ContainsFunc(tokenize(text), func(t token) bool {
		states := isNumber(t.word) && !named || a == amountMoment && momentWords()[t.word] || a == amountFrequency && frequencyWords()[t.word]
		source := text[t.start:t.end]
		named = isNumber(t.word) && named || len(source) > 1 && strings.ToUpper(source) == source && !isDigit(source[0])
		return states
	})
}

// lengthUnits are the units that follow a number in an answer to "how long".
var lengthUnits = pattern.WordSet(`
second seconds minute minutes hour hours day days week weeks month months year years character characters letter letters bit bits
sekund sekunder minut minuter timme timmar dag dagar dygn vecka veckor manad manader ar tecken bokstaver
`)

// lengthWords are the adverbs after "how" in a question about a length.
var lengthWords = pattern.WordSet("long lang lange langt")

// statesLength reports whether text contains a number followed by one of lengthUnits or, if a is amountMoment, one of
// momentWords.
func (a amount) statesLength(text string) bool {
	words := tokenize(text)
	for i, w := range words {
		if a == amountMoment && momentWords()[w.word] || isNumber(w.word) && i+1 < len(words) && lengthUnits()[words[i+1].word] {
			return true
		}
	}
	return false
}

// maxCountedDistance is the maximum distance, in words, between a number and the noun that it counts: in "three secured
// paths" it is two.
const maxCountedDistance = 3

// statesAskedAmount reports whether text states the amount that the query asks for. After "how many", the number must
// count what the query asks about: "three paths" does not answer a question about people.
func (x *explainer) statesAskedAmount(text string) bool {
	if x.asksAmount == amountNone {
		return true
	}
	if asked := foldedWords(x.query.source[x.amountSpan.Start:x.amountSpan.End]); lengthWords()[asked[strings.LastIndexByte(asked, ' ')+1:]] {
		return x.asksAmount.statesLength(text)
	}
	counted := x.countedWord()
	if !x.asksAmount.isStatedIn(text) || counted == nil {
		return x.asksAmount.isStatedIn(text)
	}
	words := tokenize(text)
	return slices.ContainsFunc(words, func(w token) bool { return isNumber(w.word) }) && slices.ContainsFunc(counted.alts, func(a alternative) bool {
		for i, t := range x.ix.termsOf(text) {
			if t == a.term && slices.ContainsFunc(words[max(0, i-maxCountedDistance):i], func(w token) bool { return isNumber(w.word) }) {
				return true
			}
		}
		return false
	})
}

// countedWord returns the word after "how many", or nil if the query does not ask how many, or asks how many times.
func (x *explainer) countedWord() *expansion {
	asked := x.query.source[x.amountSpan.Start:x.amountSpan.End]
	if x.asksAmount != amountNumber || !strings.HasSuffix(asked, "many") && !strings.HasSuffix(asked, "många") {
		return nil
	}
	for i := range x.words {
		if w := &x.words[i]; w.start >= x.amountSpan.End {
			if w.word == "times" || w.word == "ganger" {
				return nil
			}
			return w
		}
	}
	return nil
}
