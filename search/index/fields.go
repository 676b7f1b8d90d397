package index

import (
	"trustbook/handbook"
)

// Field is a part of an entry with its own weight.
type Field uint8

const (
	titleField Field = iota
	questionField
	summaryField
	headingField
	tagField
	keywordField
	bodyField
	numFields
)

// fieldWeights holds, for each field, the weight of one occurrence and the BM25 parameter b. The higher b is, the less
// a word in a long field counts: length has no effect at 0, and its full effect at 1. See "The constants" in the
// documentation of package search.
var fieldWeights = [numFields]struct{ weight, b float32 }{
	titleField:    {1.5, .8},
	questionField: {1, .5},
	summaryField:  {1, .5},
	headingField:  {1, .5},
	tagField:      {1.5, 0},
	keywordField:  {3, 0},
	bodyField:     {1, .9},
}

// EachText calls f for every searchable string of an entry.
func EachText(e *handbook.Entry, f func(Field, string)) {
	f(titleField, e.Title)
	f(questionField, e.Question)
	f(summaryField, e.Summary)
	for _, t := range e.Frameworks {
		f(tagField, t)
	}
	for _, k := range e.Keywords {
		f(keywordField, k)
	}
	for _, s := range e.Sections {
		f(headingField, s.Heading)
		f(bodyField, s.Text)
	}
}
