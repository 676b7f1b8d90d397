package search

import (
	"slices"
	"strings"

	"trustbook/handbook"
)

// maxExamples is how many texts are tried for an example.
const maxExamples = 16

// Example is a query that this handbook answers for sure: a keyword of a text
// with a verdict, else two words of a title; "" when there is none.
func (ix *Index) Example() string {
	for _, of := range []func(*handbook.Entry) string{keywordOf, titleWordsOf} {
		tried := 0
		for _, e := range ix.entries {
			example := of(e)
			if example == "" {
				continue
			}
			if r := ix.Search(example+" ", Options{Limit: 1}); r.Confidence == High && r.Hits[0].Entry == e {
				return example
			}
			if tried++; tried == maxExamples {
				break
			}
		}
	}
	return ""
}

// keywordOf is the first keyword of a text with a verdict.
func keywordOf(e *handbook.Entry) string {
	if e.Answer == handbook.NoVerdict || len(e.Keywords) == 0 || len(topicWords(e.Keywords[0])) == 0 {
		return ""
	}
	return strings.ToLower(e.Keywords[0])
}

// frontPages are ids of texts that are about the others, or about the folder.
var frontPages = []string{"readme", "index", "home", "toc", "contributing", "code-of-conduct", "license", "changelog", "agents"}

// titleWordsOf is two words with a topic of a title that has them.
func titleWordsOf(e *handbook.Entry) string {
	words := topicWords(e.Title)
	if e.Derived.Title || slices.Contains(frontPages, e.ID) || len(words) < 2 {
		return ""
	}
	return strings.Join(words[:2], " ")
}

// topicWords are the words of a text that have a topic of their own.
func topicWords(text string) []string {
	var out []string
	for _, t := range tokenize(text) {
		if w := strings.ToLower(text[t.start:t.end]); len(w) > 2 && lowerASCIIOnly(t.word) && !stopWords[t.word] && !commonWords[t.word] {
			out = append(out, w)
		}
	}
	return out
}
