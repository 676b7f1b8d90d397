package search

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"trustbook/handbook"
	"trustbook/handbook/pattern"
)

// swedish.txt maps Swedish words to the English words in synonyms.yaml. If there are Swedish entries, it is part of
// the index, so that English questions find them. Otherwise it is read at the first Swedish question, whose words are
// replaced with concepts of the index.

var (
	//go:embed swedish.txt
	swedishList string
	//go:embed swedishstopwords.txt
	swedishStopWordList string
)

// translation is a line of swedish.txt.
type translation struct{ english, swedish []string }

func parseTranslations(text string) []translation {
	var out []translation
	for line := range dataLines(text) {
		if english, foreign, ok := strings.Cut(line, ": "); ok {
			out = append(out, translation{phraseList(english), phraseList(strings.TrimSpace(foreign))})
		}
	}
	return out
}

// minListPart is the minimum length of a part of a compound, in letters, for the compound to show that a query is in
// Swedish.
const minListPart = 5

func (d *dictionary) isPart(word string, last bool) bool {
	return len(word) >= minListPart && swedish().isPart(word, last, d.vocab.has)
}

// swedishStopWords returns the Swedish function words, and ordinary Swedish words that do not identify a topic, folded.
// Some of them are also English words, so they count only in Swedish queries.
var swedishStopWords = sync.OnceValue(func() map[string]bool { return pattern.WordSet(Fold(swedishStopWordList))() })

var swedishSignals = pattern.WordSet("hur vad vem vilka vilken vilket varfor finns och eller inte ni som hos ska kan att har vara fran nar")

// isSwedish reports whether the query may be in Swedish: there are Swedish entries, or the query contains a word that
// is typical of Swedish, or one that is in swedish.txt but not in the index.
func (ix *Index) isSwedish(source string, words []queryWord) bool {
	return ix.hasSwedish() || slices.ContainsFunc(words, func(w queryWord) bool {
		if ix.vocab.has(w.word) || commonWords()[w.word] || formalWords()[w.word] {
			return false
		}
		accented := w.end <= len(source) && strings.ContainsAny(source[w.start:w.end], "åäöÅÄÖ")
		switch {
		case accented && swedishStopWords()[w.word]:
			return true
		case len(w.word) < minSignal:
			return swedishSignals()[w.word] && !w.typing
		case w.typing && !accented: // probably the beginning of an English word
			return ix.dictionary().isWord(w.word)
		}
		return ix.dictionary().isSignal(w.word)
	})
}

// minSignal is the minimum length, in letters, of a word that can show that a query is in Swedish.
const minSignal = 6

// swedishCognates are words in swedish.txt that are the same, or nearly the same, in English.
//
//nolint:misspell // they are Swedish
var swedishCognates = pattern.WordSet(`acceptabel administrativ administrator antivirus attack datacenter digital format hotell incident information
installation intern internet laptop medium minimal pentest personal policy privat process program redundant revision server signatur situation
social sprinkler standard support trojan`)

func (d *dictionary) isWord(word string) bool {
	return len(word) >= minSignal && !swedishCognates()[word] && d.vocab.has(word)
}

// isSignal reports whether word is an inflected form of a Swedish word in the list, or a compound of such words.
func (d *dictionary) isSignal(word string) bool {
	return d.isWord(word) || swedish().baseOf(word, d.isWord) != "" || swedish().split(word, d.isPart) != nil
}

// addSwedish adds the Swedish phrases to the concepts of their English phrases. English words and phrases without a
// concept get one.
func (b *builder) addSwedish() {
	v := b.vocab
	list := parseTranslations(swedishList)
	v.markKnown(list)
	v.language = swedish()
	defer func() { v.language = nil }()
	for _, t := range list {
		ends := b.conceptsOf(t.english)
		if !slices.ContainsFunc(ends, func(c phraseConcept) bool { return c.inEntries && c.inQueries }) {
			own := phraseConcept{v.newTerm(), true, true, false}
			b.ix.concepts[own.term] = handbook.Synonym{To: t.english}
			for _, p := range t.english {
				b.phrases.add(v.phraseTerms(p), own)
			}
			ends = append(ends, own)
		}
		for _, c := range ends {
			if group := b.ix.groupOf(c.term); c.inEntries {
				group.To = append(slices.Clip(group.To), t.swedish...)
				b.ix.concepts[c.term] = group
			}
			for _, p := range t.swedish {
				b.phrases.add(v.phraseTerms(p), c)
			}
		}
	}
}

func (ix *Index) hasSwedish() bool {
	return len(ix.languages) > 0 && slices.Contains(ix.languages, swedish())
}

// isSwedishStopWord reports whether phrase, such as AV, is a stop word in Swedish and there are Swedish entries.
func (b *builder) isSwedishStopWord(phrase string) bool {
	return b.ix.hasSwedish() && swedishStopWords()[foldedWords(phrase)]
}

// conceptsOf returns the concepts to which any of the phrases belongs.
func (b *builder) conceptsOf(phrases []string) (ends []phraseConcept) {
	for _, p := range phrases {
		at := int32(0)
		for _, t := range b.vocab.phraseTerms(p) {
			if at = b.phrases.childOf(at, t); at == 0 {
				break
			}
		}
		for c := range b.phrases.conceptsAt(at) {
			if !slices.ContainsFunc(ends, func(o phraseConcept) bool { return o.term == c.term }) {
				ends = append(ends, c)
			}
		}
	}
	return ends
}
