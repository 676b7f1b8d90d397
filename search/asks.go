package search

import "slices"

// A question may ask for something particular: "which company audits you", "how long is a
// password". An entry that says that there are audits and passwords does not answer it.

// particulars are common words that name what is asked for when they follow "which" or "what".
var particulars = lazyWordSet(`
brand company date day days hour hours member month months number office people person place price prices product products team time times version week weeks year years
`)

// markParticular makes a topic of the word that names what is asked for.
func (x *expander) markParticular() {
	for i := 1; i < len(x.words); i++ {
		if before := x.words[i-1].word; (before == "which" || before == "what") && particulars()[x.words[i].word] {
			x.words[i].asked = true
		}
	}
}

// amountAdverbs are words that ask for an amount after "how".
var amountAdverbs = lazyWordSet("fast frequent frequently large long many much often old quick quickly soon")

// asksAmount reports whether a query asks for a number, a time or how often.
func (q *query) asksAmount() bool {
	for i, w := range q.words {
		if w.word == "percentage" || i > 0 && q.words[i-1].word == "how" && amountAdverbs()[w.word] {
			return true
		}
	}
	return false
}

// amountWords state an amount without a digit.
var amountWords = lazyWordSet(`
always annually constantly continuous continuously daily each every forever hourly immediate immediately instantly monthly never once periodically
quarterly regularly several twice weekly yearly
`)

// statesAmount reports whether a text has a number or says how often, or that it is at once.
func statesAmount(text string) bool {
	return slices.ContainsFunc(tokenize(text), func(t token) bool {
		first := stemOf()[t.word]
		return isDigit(t.word[0]) || amountWords()[t.word] || first != "" && isDigit(first[0])
	})
}
