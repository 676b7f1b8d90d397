package analysis

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
	//go:embed swedishstopwords.txt
	swedishStopWordList string
)

// StopWords are function words. In titles they count in full, because "what is X" should prefer the entry with that
// title. Elsewhere they count for little. They are never completed, corrected or expanded to synonyms.
var StopWords = pattern.WordSet(stopWordList)

// CommonWords are ordinary English words that are often typed and seldom misspelt. They are never corrected to a rarer
// word one letter away ("list" is not "lost"). If no entry contains them, they count as stop words.
var CommonWords = pattern.WordSet(commonWordList)

// FormalWords are words that occur in questionnaires and tenders on any subject. In sentences they identify the topic
// as little as CommonWords do.
var FormalWords = pattern.WordSet(formalWordList)

// LightWords are common words that do not change the meaning of a question. An entry that lacks any other common word
// of the question is never a certain answer.
var LightWords = pattern.WordSet(lightWordList)

// NamingWords are common words for the person or thing that a question is about. An entry does not answer the question
// if it does not mention that person or thing.
var NamingWords = pattern.WordSet(`
cost customer customers kund kunden kundens kunder kunderna kundernas kunddata hire office price prices sale sales staff team user
`)

// StaffNouns are NamingWords that apply to most entries. It is enough if an entry implies them.
var StaffNouns = pattern.WordSet("staff team user")

// DataLines returns the lines of an embedded list, without comments.
func DataLines(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for line := range strings.Lines(text) {
			if !strings.HasPrefix(line, "#") && !yield(line) {
				return
			}
		}
	}
}

// SwedishStopWords returns the Swedish function words, and ordinary Swedish words that do not identify a topic, folded.
// Some of them are also English words, so they count only in Swedish queries.
var SwedishStopWords = sync.OnceValue(func() map[string]bool { return pattern.WordSet(Fold(swedishStopWordList))() })

// SourceLists returns the lists that determine which words are stop words and which words share a stem. Data made from
// these lists and stored can be compared with them.
func SourceLists() []string { return []string{stopWordList, stemFamilies} }
