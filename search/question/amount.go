package question

import (
	"cmp"
	"slices"
	"strings"

	"trustbook/handbook/pattern"
	"trustbook/search/analysis"
)

var swedishNumbers = pattern.WordSet("tva tre fyra fem sju atta nio tio elva tolv femton tjugo trettio sextio nittio hundra")

// IsNumber reports whether a folded word is a number, in digits or in words.
func IsNumber(word string) bool {
	stem := analysis.StemOverrides()[word]
	return analysis.IsDigit(word[0]) || swedishNumbers()[word] || stem != "" && analysis.IsDigit(stem[0])
}

// IsSmallNumber reports whether a word is a number below a hundred. Such a number alone does not identify a topic.
func IsSmallNumber(word string) bool {
	return IsNumber(word) && len(cmp.Or(analysis.StemOverrides()[word], word)) <= 2
}

// Amount is the kind of amount that a query asks for.
type Amount uint8

// The kinds of amounts.
const (
	AmountNone      Amount = iota
	AmountNumber           // how many, how long, how large
	AmountMoment           // when, how soon
	AmountFrequency        // how often
)

// IsStatedIn reports whether text states an amount of kind a. A number after a word in capitals does not count, because
// it is part of a name: ISO 27001.
func (a Amount) IsStatedIn(text string) bool {
	named := false
	return a == AmountNone || slices.ContainsFunc(analysis.Tokenize(text), func(t analysis.Token) bool {
		states := IsNumber(t.Word) && !named || a == AmountMoment && momentWords()[t.Word] || a == AmountFrequency && frequencyWords()[t.Word]
		source := text[t.Start:t.End]
		named = IsNumber(t.Word) && named || len(source) > 1 && strings.ToUpper(source) == source && !analysis.IsDigit(source[0])
		return states
	})
}

// momentWords and frequencyWords state an amount without a number, such as "immediately" and "weekly".
var (
	momentWords    = pattern.WordSet("immediate immediately instantly once promptly same within direkt genast inom omedelbart omgaende samma")
	frequencyWords = pattern.WordSet(`
always annually constantly continuous continuously daily each every hourly monthly never once periodically quarterly regularly several twice weekly yearly
alltid arligen dagligen kontinuerligt kvartalsvis lopande manadsvis regelbundet standigt varje veckovis
`)
)
