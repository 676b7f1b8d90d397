package search

import (
	"strings"

	"trustbook/handbook"
)

// A field is a part of an entry that is weighed on its own.
type field uint8

const (
	titleField field = iota
	questionField
	summaryField
	headingField
	tagField
	keywordField
	bodyField
	numFields
)

// fields says what one occurrence of a word is worth in each field (weight),
// and how much a long field dilutes it (b, from 0 for not at all to 1 for in
// proportion). See the essay in doc.go for how these were found.
var fields = [numFields]struct{ weight, b float32 }{
	titleField:    {1.5, .8},
	questionField: {1, .5},
	summaryField:  {1, .5},
	headingField:  {1, .5},
	tagField:      {1.5, 0},
	keywordField:  {3, 0},
	bodyField:     {1, .9},
}

// eachText calls f with every text of an entry that is searched.
func eachText(e *handbook.Entry, f func(field, string)) {
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

// roughLength is the length of a text in words, near enough to compare texts
// with each other, and many times faster than reading the words.
func approxWords(text string) float32 {
	if text == "" {
		return 0
	}
	return float32(1 + strings.Count(text, " ") + strings.Count(text, "\n"))
}
