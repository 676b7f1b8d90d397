package search

import (
	"slices"
	"strings"

	"trustbook/handbook"
	"trustbook/search/analysis"
)

// maxExampleEntries limits how many entries are tried for each kind of example.
const maxExampleEntries = 16

// Example returns a query that this handbook answers with high confidence, to show to new users. The query is a keyword
// of an entry with a verdict or else two words of a title. If there is no such query, Example returns "".
func (ix *Index) Example() string {
	for _, of := range []func(*handbook.Entry) string{keywordOf, titleWordsOf} {
		tried := 0
		for _, e := range ix.Entries {
			example := of(e)
			if example == "" {
				continue
			}
			if r := ix.Search(example+" ", Options{Limit: 1}); r.Confidence == High && r.Hits[0].Entry == e {
				return example
			}
			if tried++; tried == maxExampleEntries {
				break
			}
		}
	}
	return ""
}

// keywordOf returns the first keyword of an entry with a verdict, in lower case. It returns "" if the keyword has no
// topic.
func keywordOf(e *handbook.Entry) string {
	if e.Answer == handbook.NoVerdict || len(e.Keywords) == 0 || len(topicWords(e.Keywords[0])) == 0 {
		return ""
	}
	return strings.ToLower(e.Keywords[0])
}

// frontPageIDs are ids of entries made from pages about the handbook itself or its repository.
var frontPageIDs = []string{"readme", "index", "home", "toc", "contributing", "code-of-conduct", "license", "changelog", "agents"}

// titleWordsOf returns the first two topic words of the title of e, or "".
func titleWordsOf(e *handbook.Entry) string {
	words := topicWords(e.Title)
	if e.Derived.Title || slices.Contains(frontPageIDs, e.ID) || len(words) < 2 {
		return ""
	}
	return strings.Join(words[:2], " ")
}

func topicWords(text string) []string {
	var out []string
	for _, t := range analysis.Tokenize(text) {
		if w := strings.ToLower(text[t.Start:t.End]); len(w) > 2 && analysis.IsLowerASCII(t.Word) && !analysis.StopWords()[t.Word] && !analysis.CommonWords()[t.Word] {
			out = append(out, w)
		}
	}
	return out
}
