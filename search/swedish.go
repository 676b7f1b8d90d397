package search

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"trustbook/handbook"
)

// Swedish words stand for the English ones of synonyms.yaml. If entries are in Swedish, swedish.txt
// is part of the index, so that English questions find them. Otherwise it is read when the first
// Swedish question comes, and its words are replaced by the concepts they lead to.

//go:embed swedish.txt
var swedishList string

// translation is a line of swedish.txt.
type translation struct{ english, swedish []string }

func parseTranslations(text string) []translation {
	var out []translation
	for line := range strings.Lines(text) {
		english, foreign, ok := strings.Cut(line, ": ")
		if ok && !strings.HasPrefix(line, "#") {
			out = append(out, translation{phraseList(english), phraseList(strings.TrimSpace(foreign))})
		}
	}
	return out
}

// swedishStopWords are the function words of Swedish, folded, and ordinary words that say
// nothing about a topic. Some are English words too, so they count only in a Swedish query.
var swedishStopWords = sync.OnceValue(func() map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(`
och att det som en ett den de i på av för med till är var inte om från vid under efter innan före hos mot utan mellan genom över
ur ut upp ner in eller men så då nu när där här hur vad vem vilka vilken vilket varför vart vilkas vems man jag du vi ni han hon dem
dom mig dig oss er sig min mitt mina din ditt dina vår vårt våra ert era sin sitt sina denna detta dessa alla allt varje någon något
några ingen inget inga annan annat andra samma själv ha har hade haft kan kunde kunna ska skall skulle vill ville måste bör får fick
få blir blev bli blivit vara varit finns fanns finnas gör görs gjorde göra gjort går gick gå ges ger gav ge tar tog ta tas kommer kom
också bara endast även redan ännu än sådan sådana dock samt både vare antingen ju väl kanske alltid aldrig ofta sällan ibland mycket
mer mest många flera väldigt ganska via enligt per kring gällande angående använder används använda användas använt hanterar hanteras
hantera arbetar händer hända sker gäller gälla behöver behövs behöva vet veta ser se fungerar funkar kollar tillhandahåller erbjuder ställe ställen sätt
gång gånger saker sak exempel någonsin idag ens ju slut ny nya nytt följer följa följs ligger krävs kräver kräva ingår innebär betyder avser olika hela helt länge snabbt lång långa tid eran eras`) {
		set[foldedWords(w)] = true
	}
	return set
})

// swedishSignals are Swedish words that no English query has.
var swedishSignals = wordSet("hur vad vem vilka vilken vilket varfor finns och eller inte ni som hos ska kan att har vara fran nar")

// isSwedish reports whether a query may be in Swedish: entries are, or it has a letter or word that English does not
// have, or a word that is in swedish.txt but not in the index.
func (ix *Index) isSwedish(source string, words []queryWord) bool {
	return ix.hasSwedish() || slices.ContainsFunc(words, func(w queryWord) bool {
		if ix.vocab.has(w.word) || commonWords[w.word] {
			return false
		}
		accented := w.end <= len(source) && strings.ContainsAny(source[w.start:w.end], "åäöÅÄÖ")
		return swedishSignals[w.word] && !w.typing || accented && swedishStopWords()[w.word] || len(w.word) >= minSignal && ix.dictionary().isSignal(w.word)
	})
}

// minSignal is the number of letters from which a word can tell the language of a query.
const minSignal = 6

// cognates are words of swedish.txt that are English words too, or nearly.
var cognates = wordSet(`acceptabel administrativ administrator antivirus attack datacenter digital format hotell incident information
installation intern internet laptop medium minimal pentest personal privat process program redundant revision server signatur situation
social sprinkler standard support trojan`)

// isSignal reports whether a word is a form of a word of the list that is not English.
func (d *dictionary) isSignal(word string) bool {
	signal := func(w string) bool { return len(w) >= minSignal && !cognates[w] && d.vocab.has(w) }
	return signal(word) || swedish().baseOf(word, signal) != ""
}

// addSwedish adds the Swedish phrases to the concepts of their English ones. An English word
// or phrase without a concept gets one.
func (b *builder) addSwedish() {
	v := b.vocab
	list := parseTranslations(swedishList)
	v.attest(list)
	v.language = swedish()
	defer func() { v.language = nil }()
	for _, t := range list {
		ends := b.conceptsOf(t.english)
		if !slices.ContainsFunc(ends, func(c concept) bool { return c.inEntries && c.inQueries }) {
			own := concept{v.newTerm(), true, true, false}
			b.ix.concepts[own.term] = handbook.Synonym{To: t.english}
			for _, p := range t.english {
				b.phrases.add(b.phraseTerms(p), own)
			}
			ends = append(ends, own)
		}
		for _, c := range ends {
			if group := b.ix.concepts[c.term]; c.inEntries {
				group.To = append(slices.Clip(group.To), t.swedish...)
				b.ix.concepts[c.term] = group
			}
			for _, p := range t.swedish {
				b.phrases.add(b.phraseTerms(p), c)
			}
		}
	}
}

// hasSwedish reports whether an entry is in Swedish.
func (ix *Index) hasSwedish() bool {
	return len(ix.languages) > 0 && slices.Contains(ix.languages, swedish())
}

// isSwedishStopWord reports whether a phrase, such as AV, is a stop word in some entries.
func (b *builder) isSwedishStopWord(phrase string) bool {
	return b.ix.hasSwedish() && swedishStopWords()[strings.ToLower(phrase)]
}

// conceptsOf returns the concepts with one of the phrases.
func (b *builder) conceptsOf(phrases []string) (ends []concept) {
	for _, p := range phrases {
		at := int32(0)
		for _, t := range b.phraseTerms(p) {
			if at = b.phrases.step(at, t); at == 0 {
				break
			}
		}
		for _, c := range b.phrases.nodes[at].ends {
			if !slices.ContainsFunc(ends, func(o concept) bool { return o.term == c.term }) {
				ends = append(ends, c)
			}
		}
	}
	return ends
}

// dictionary leads from Swedish phrases to terms of an index without Swedish entries.
type dictionary struct {
	vocab   *vocabulary       // of the Swedish words
	phrases *phraseTrie       // with the terms of vocab; its concepts are terms of the index
	english map[termID]string // the word of a term that is no concept
}

// newDictionary reads swedish.txt for the index.
func (ix *Index) newDictionary() *dictionary {
	d := &dictionary{vocab: newVocabulary(), phrases: newPhraseTrie(), english: map[termID]string{}}
	d.vocab.language, d.vocab.attested = swedish(), map[string]bool{}
	if ix.handbook.NoSynonyms {
		return d
	}
	list := parseTranslations(swedishList)
	d.vocab.attest(list)
	for _, t := range list {
		ends := d.targets(ix, t.english)
		for _, p := range t.swedish {
			terms := d.vocab.phraseTerms(p)
			for _, c := range ends {
				d.phrases.add(terms, c)
			}
		}
	}
	return d
}

// attest makes the words of the list known, so that endings are cut off to them.
func (v *vocabulary) attest(list []translation) {
	for _, t := range list {
		for _, p := range t.swedish {
			for _, w := range tokenize(p) {
				v.attested[w.word] = true
			}
		}
	}
}

// targets returns the concepts that English phrases lead to in queries, and the terms of single
// words.
func (d *dictionary) targets(ix *Index, english []string) (out []concept) {
	for _, p := range english {
		words := tokenize(p)
		at := int32(0)
		for _, w := range words {
			t, ok := ix.vocab.lookup([]byte(w.word))
			if len(words) == 1 && ok {
				out = append(out, concept{term: t})
				d.english[t] = w.word
			}
			if at = ix.phrases.step(at, t); !ok || at == 0 {
				at = 0
				break
			}
		}
		for _, c := range ix.phrases.nodes[at].ends {
			if c.inQueries {
				out = append(out, c)
			}
		}
	}
	return slices.DeleteFunc(out, func(c concept) bool { return ix.docFreq(c.term) == 0 })
}

// termOf returns the term of a Swedish word in any of its forms.
func (d *dictionary) termOf(word string) (termID, bool) {
	if t, ok := d.vocab.lookup([]byte(word)); ok {
		return t, true
	}
	if b := swedish().baseOf(word, d.vocab.has); b != "" {
		return d.vocab.lookup([]byte(b))
	}
	for _, s := range swedish().siblings(word, d.vocab.has) {
		return d.vocab.lookup([]byte(s))
	}
	return 0, false
}

// translated is a Swedish phrase of the query and what it stands for.
type translated struct {
	from, to int
	concepts []concept
}

// translate adds what the Swedish phrases of a query stand for. Words inside of a longer phrase
// are not translated by themselves.
func (x *expander) translate() {
	if !x.translates() {
		return
	}
	var found []translated
	for i := range x.words {
		found = x.followTranslation(found, i)
	}
	for _, f := range found {
		if slices.ContainsFunc(found, func(g translated) bool { return g.from <= f.from && f.to <= g.to && g.to-g.from > f.to-f.from }) {
			continue
		}
		share := 1 / float32(f.to-f.from+1)
		for i := f.from; i <= f.to; i++ {
			w := &x.words[i]
			w.stop = w.stop && f.from == f.to
			for _, c := range f.concepts {
				origin, word := synonym, x.ix.dictionary().english[c.term]
				if word != "" {
					origin = foreign
				}
				w.addAlternative(alternative{c.term, share, .9, origin, word})
			}
		}
	}
}

// followTranslation appends the Swedish phrases that begin at word i.
func (x *expander) followTranslation(found []translated, i int) []translated {
	d := x.ix.dictionary()
	at := int32(0)
	for j := i; j < len(x.words); j++ {
		t, ok := d.termOf(x.words[j].word)
		if at = d.phrases.step(at, t); !ok || at == 0 {
			break
		}
		if ends := d.phrases.nodes[at].ends; len(ends) > 0 {
			found = append(found, translated{i, j, ends})
		}
	}
	return found
}

// translates reports whether the query is in Swedish and the entries are not.
func (x *expander) translates() bool { return x.swedish && !x.ix.hasSwedish() }

// languages returns the languages whose rules apply to the query.
func (x *expander) languages() []*language {
	if x.translates() {
		return append(slices.Clip(x.ix.languages), swedish())
	}
	return x.ix.languages
}

// addForms adds the other forms of a word that the index has.
func (x *expander) addForms(w *expansion) {
	known := func(s string) bool {
		t, ok := x.ix.vocab.lookup([]byte(s))
		return ok && x.ix.reach(t) > 0
	}
	for _, l := range x.ix.languages {
		for _, form := range l.siblings(w.word, known) {
			if t, ok := x.ix.vocab.lookup([]byte(form)); ok && len(w.alts) < maxCompletions {
				w.addAlternative(alternative{t, joinedFactor, .95, respaced, form})
			}
		}
	}
}
