package index

import (
	_ "embed"
	"slices"
	"strings"

	"trustbook/handbook"
	"trustbook/handbook/pattern"
	"trustbook/search/analysis"
)

// The file swedish.txt maps Swedish words to the English words in synonyms.yaml. If there are Swedish entries, it
// becomes part of the index, so that English questions find these entries. Otherwise it is read at the first Swedish
// question, and the words of Swedish questions are replaced with concepts of the index.

//go:embed swedish.txt
var swedishList string

// translation is a line of swedish.txt.
type translation struct{ english, swedish []string }

func parseTranslations(text string) []translation {
	var out []translation
	for line := range analysis.DataLines(text) {
		if english, foreign, ok := strings.Cut(line, ": "); ok {
			out = append(out, translation{phraseList(english), phraseList(strings.TrimSpace(foreign))})
		}
	}
	return out
}

// minListPartLetters is the minimum number of letters in each part of a compound. A compound of shorter parts does not
// show that a query is in Swedish.
const minListPartLetters = 5

func (d *Dictionary) isPart(word string, last bool) bool {
	return len(word) >= minListPartLetters && analysis.Swedish().IsPart(word, last, d.Vocab.Has)
}

// MinSwedishLetters is the minimum length, in letters, of a word that can show that a query is in Swedish.
const MinSwedishLetters = 6

// swedishCognates are words in swedish.txt that are the same or nearly the same in English.
//
//nolint:misspell // they are Swedish
var swedishCognates = pattern.WordSet(`acceptabel administrativ administrator antivirus attack datacenter digital format hotell incident information
installation intern internet laptop medium minimal pentest personal policy privat process program redundant revision server signatur situation
social sprinkler standard support trojan`)

// IsWord reports whether a word of the dictionary is long and not English, and so shows that a query is in Swedish.
func (d *Dictionary) IsWord(word string) bool {
	return len(word) >= MinSwedishLetters && !swedishCognates()[word] && d.Vocab.Has(word)
}

// minSwedishBeginning is the minimum length, in letters, of a Swedish word that identifies all words that begin with it.
const minSwedishBeginning = 9

// BeginsWithWord reports whether word is a long Swedish word, or begins with one.
func (d *Dictionary) BeginsWithWord(word string) bool {
	for n := len(word); n >= minSwedishBeginning; n-- {
		if d.IsWord(word[:n]) {
			return true
		}
	}
	return d.IsWord(word)
}

// IsSignal reports whether word is an inflected form of a Swedish word in the list, or a compound of such words.
func (d *Dictionary) IsSignal(word string) bool {
	return d.BeginsWithWord(word) || analysis.Swedish().BaseOf(word, d.IsWord) != "" || analysis.Swedish().Split(word, d.isPart) != nil
}

// addSwedish adds the Swedish phrases to the concepts of their English phrases. English words and phrases without a
// concept get one.
func (b *builder) addSwedish() {
	v := b.vocab
	list := parseTranslations(swedishList)
	v.markKnown(list)
	v.language = analysis.Swedish()
	defer func() { v.language = nil }()
	for _, t := range list {
		ends := b.conceptsOf(t.english)
		if !slices.ContainsFunc(ends, func(c PhraseConcept) bool { return c.InEntries && c.InQueries }) {
			own := PhraseConcept{v.newTerm(), true, true, false}
			b.ix.concepts[own.Term] = handbook.Synonym{To: t.english}
			for _, p := range t.english {
				b.phrases.add(v.phraseTerms(p), own)
			}
			ends = append(ends, own)
		}
		for _, c := range ends {
			if group := b.ix.Group(c.Term); c.InEntries {
				group.To = append(slices.Clip(group.To), t.swedish...)
				b.ix.concepts[c.Term] = group
			}
			for _, p := range t.swedish {
				b.phrases.add(v.phraseTerms(p), c)
			}
		}
	}
}

// HasSwedish reports whether there are entries in Swedish.
func (ix *Index) HasSwedish() bool {
	return len(ix.Languages) > 0 && slices.Contains(ix.Languages, analysis.Swedish())
}

// isSwedishStopWord reports whether there are Swedish entries and phrase is a stop word in Swedish, as AV is.
func (b *builder) isSwedishStopWord(phrase string) bool {
	return b.ix.HasSwedish() && analysis.SwedishStopWords()[analysis.FoldWords(phrase)]
}

// conceptsOf returns the concepts to which any of the phrases belongs.
func (b *builder) conceptsOf(phrases []string) (ends []PhraseConcept) {
	for _, p := range phrases {
		at := int32(0)
		for _, t := range b.vocab.phraseTerms(p) {
			if at = b.phrases.ChildOf(at, t); at == 0 {
				break
			}
		}
		for c := range b.phrases.ConceptsAt(at) {
			if !slices.ContainsFunc(ends, func(o PhraseConcept) bool { return o.Term == c.Term }) {
				ends = append(ends, c)
			}
		}
	}
	return ends
}
