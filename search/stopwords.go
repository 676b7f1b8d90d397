package search

import (
	_ "embed"
	"iter"
	"strings"
	"sync"

	"trustbook/handbook/pattern"
)

var (
	//go:embed stopwords.txt
	stopWordList string
	//go:embed commonwords.txt
	commonWordList string
	//go:embed formalwords.txt
	formalWordList string
	//go:embed lightwords.txt
	lightWordList string
	//go:embed foreignstopwords.txt
	foreignStopWordList string
)

// stopWords are function words. In titles they count in full, because "what is X" should prefer the entry with that
// title; elsewhere they count little (stopFactor). They are never completed, corrected or expanded to synonyms.
var stopWords = pattern.WordSet(stopWordList)

// commonWords are ordinary English words that are often typed and seldom misspelt. They are never corrected to a rarer
// word one letter away ("list" is not "lost"). If no entry contains them, they count as stop words.
var commonWords = pattern.WordSet(commonWordList)

// formalWords are words that occur in questionnaires and tenders on any subject. In sentences they identify the topic
// as little as commonWords do.
var formalWords = pattern.WordSet(formalWordList)

// lightWords are common words that do not change the meaning of a question. An entry that lacks any other common word
// of the question is never a certain answer.
var lightWords = pattern.WordSet(lightWordList)

// namingWords are common words for the person or thing that a question is about. An entry that does not mention them
// does not answer the question.
var namingWords = pattern.WordSet(`
cost customer customers kund kunden kundens kunder kunderna kundernas hire office price prices sale sales staff team user
`)

// staffNouns are those namingWords that apply to most entries, so that it is enough if an entry implies them.
var staffNouns = pattern.WordSet("staff team user")

// foreignStopWords returns the function words of other languages, folded, by language code.
var foreignStopWords = sync.OnceValue(func() map[string]map[string]bool {
	sets := map[string]map[string]bool{}
	for line := range dataLines(foreignStopWordList) {
		if code, words, ok := strings.Cut(line, ": "); ok {
			sets[code] = pattern.WordSet(foldedWords(words))()
		}
	}
	return sets
})

// stopWordsOf returns a function that returns the function words of the language with the given code.
func stopWordsOf(code string) func() map[string]bool {
	return func() map[string]bool { return foreignStopWords()[code] }
}

// dataLines returns the lines of an embedded list, without comments.
func dataLines(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for line := range strings.Lines(text) {
			if !strings.HasPrefix(line, "#") && !yield(line) {
				return
			}
		}
	}
}
