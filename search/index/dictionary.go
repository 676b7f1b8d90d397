package index

import (
	"slices"

	"trustbook/search/analysis"
)

// Dictionary maps Swedish phrases to terms of an index that has no Swedish entries, so that Swedish queries find
// English entries.
type Dictionary struct {
	Vocab   *Vocabulary       // vocabulary of the Swedish words
	Phrases *PhraseTrie       // Swedish phrases, as terms of Vocab; their concepts are terms of the index
	English map[TermID]string // English words, by term, for terms that are not concepts
}

// newDictionary reads swedish.txt and returns a dictionary for the index.
func (ix *Index) newDictionary() *Dictionary {
	d := &Dictionary{Vocab: newVocabulary(), Phrases: newPhraseTrie(), English: map[TermID]string{}}
	d.Vocab.language, d.Vocab.Attested = analysis.Swedish(), map[string]bool{}
	if ix.Handbook.NoSynonyms {
		return d
	}
	list := parseTranslations(swedishList)
	d.Vocab.markKnown(list)
	for _, t := range list {
		ends := d.targetTerms(ix, t.english)
		for _, p := range t.swedish {
			terms := d.Vocab.phraseTerms(p)
			for _, c := range ends {
				d.Phrases.add(terms, c)
			}
		}
	}
	return d
}

// markKnown records the words of the list as known. An ending is cut off only if the rest is a known word.
func (v *Vocabulary) markKnown(list []translation) {
	for _, t := range list {
		for _, p := range t.swedish {
			for _, w := range analysis.Tokenize(p) {
				v.Attested[w.Word] = true
			}
		}
	}
}

// targetTerms returns the terms for English phrases in queries: their concepts, and the terms of single words.
func (d *Dictionary) targetTerms(ix *Index, english []string) (out []PhraseConcept) {
	for _, p := range english {
		words := analysis.Tokenize(p)
		at := int32(0)
		for _, w := range words {
			t, ok := ix.Vocab.Lookup([]byte(w.Word))
			if len(words) == 1 && ok {
				out = append(out, PhraseConcept{Term: t})
				d.English[t] = w.Word
			}
			if at = ix.Phrases.ChildOf(at, t); !ok || at == 0 {
				at = 0
				break
			}
		}
		for c := range ix.Phrases.ConceptsAt(at) {
			if c.InQueries {
				out = append(out, c)
			}
		}
	}
	return slices.DeleteFunc(out, func(c PhraseConcept) bool { return ix.DocFreq(c.Term) == 0 })
}

// TermOf returns the term of a folded Swedish word, or of its basic form or another form.
func (d *Dictionary) TermOf(word string) (TermID, bool) {
	if t, ok := d.Vocab.Lookup([]byte(word)); ok {
		return t, true
	}
	if b := analysis.Swedish().BaseOf(word, d.Vocab.Has); b != "" {
		return d.Vocab.Lookup([]byte(b))
	}
	for _, s := range analysis.Swedish().OtherForms(word, d.Vocab.Has) {
		return d.Vocab.Lookup([]byte(s))
	}
	return 0, false
}
