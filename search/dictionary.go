package search

import "slices"

// dictionary maps Swedish phrases to terms of an index that has no Swedish entries, so that Swedish queries find
// English entries.
type dictionary struct {
	vocab   *vocabulary       // vocabulary of the Swedish words
	phrases *phraseTrie       // Swedish phrases, as terms of vocab; their concepts are terms of the index
	english map[termID]string // English words, by term, for terms that are not concepts
}

// newDictionary reads swedish.txt and returns a dictionary for the index.
func (ix *Index) newDictionary() *dictionary {
	d := &dictionary{vocab: newVocabulary(), phrases: newPhraseTrie(), english: map[termID]string{}}
	d.vocab.language, d.vocab.attested = swedish(), map[string]bool{}
	if ix.handbook.NoSynonyms {
		return d
	}
	list := parseTranslations(swedishList)
	d.vocab.markKnown(list)
	for _, t := range list {
		ends := d.targetTerms(ix, t.english)
		for _, p := range t.swedish {
			terms := d.vocab.phraseTerms(p)
			for _, c := range ends {
				d.phrases.add(terms, c)
			}
		}
	}
	return d
}

// markKnown records the words of the list as known words. An ending is cut off only if a known word remains.
func (v *vocabulary) markKnown(list []translation) {
	for _, t := range list {
		for _, p := range t.swedish {
			for _, w := range tokenize(p) {
				v.attested[w.word] = true
			}
		}
	}
}

// targetTerms returns the terms for English phrases in queries: their concepts, and the terms of single words.
func (d *dictionary) targetTerms(ix *Index, english []string) (out []phraseConcept) {
	for _, p := range english {
		words := tokenize(p)
		at := int32(0)
		for _, w := range words {
			t, ok := ix.vocab.lookup([]byte(w.word))
			if len(words) == 1 && ok {
				out = append(out, phraseConcept{term: t})
				d.english[t] = w.word
			}
			if at = ix.phrases.childOf(at, t); !ok || at == 0 {
				at = 0
				break
			}
		}
		for c := range ix.phrases.conceptsAt(at) {
			if c.inQueries {
				out = append(out, c)
			}
		}
	}
	return slices.DeleteFunc(out, func(c phraseConcept) bool { return ix.docFreq(c.term) == 0 })
}

func (d *dictionary) termOf(word string) (termID, bool) {
	if t, ok := d.vocab.lookup([]byte(word)); ok {
		return t, true
	}
	if b := swedish().baseOf(word, d.vocab.has); b != "" {
		return d.vocab.lookup([]byte(b))
	}
	for _, s := range swedish().otherForms(word, d.vocab.has) {
		return d.vocab.lookup([]byte(s))
	}
	return 0, false
}

// translatedPhrase is a Swedish phrase in the query, with the concepts that it expresses.
type translatedPhrase struct {
	from, to int
	concepts []phraseConcept
}

// addTranslations adds the terms for the Swedish phrases of a query. It does not translate words of a longer phrase
// separately.
func (x *expander) addTranslations() {
	if !x.needsTranslation() {
		return
	}
	var found []translatedPhrase
	for i := range x.words {
		found = x.followTranslation(found, i)
	}
	for _, f := range found {
		if slices.ContainsFunc(found, func(g translatedPhrase) bool { return g.from <= f.from && f.to <= g.to && g.to-g.from > f.to-f.from }) {
			continue
		}
		share := 1 / float32(f.to-f.from+1)
		for i := f.from; i <= f.to; i++ {
			w := &x.words[i]
			w.stop = w.stop && f.from == f.to
			for _, c := range f.concepts {
				origin, word := originSynonym, x.ix.dictionary().english[c.term]
				if word != "" {
					origin = originForeign
				}
				w.addAlternative(alternative{c.term, share, .9, origin, word})
			}
		}
	}
}

// followTranslation appends to found the Swedish phrases that begin at word i.
func (x *expander) followTranslation(found []translatedPhrase, i int) []translatedPhrase {
	d := x.ix.dictionary()
	at := int32(0)
	for j := i; j < len(x.words); j++ {
		t, ok := d.termOf(x.words[j].word)
		if at = d.phrases.childOf(at, t); !ok || at == 0 {
			break
		}
		if ends := slices.Collect(d.phrases.conceptsAt(at)); len(ends) > 0 {
			found = append(found, translatedPhrase{i, j, ends})
		}
	}
	return found
}

// needsTranslation reports whether the query is in Swedish and the entries are not.
func (x *expander) needsTranslation() bool { return x.swedish && !x.ix.hasSwedish() }

// languages returns the languages other than English whose rules apply to the query.
func (x *expander) languages() []*languageRules {
	if x.needsTranslation() {
		return append(slices.Clip(x.ix.languages), swedish())
	}
	return x.ix.languages
}
