package search

import (
	"slices"
	"strings"

	"trustbook/handbook/pattern"
	"trustbook/search/analysis"
	"trustbook/search/index"
)

// translatedPhrase is a Swedish phrase in the query, with the concepts that it expresses.
type translatedPhrase struct {
	from, to int
	concepts []index.PhraseConcept
}

// addTranslations adds the terms for the Swedish phrases of a query. It does not translate the words of a phrase one by
// one.
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
				origin, word := originSynonym, x.ix.Dictionary().English[c.Term]
				if word != "" {
					origin = originForeign
				}
				w.addAlternative(alternative{c.Term, share, .9, origin, word})
			}
		}
	}
}

// followTranslation appends to found the Swedish phrases that begin at word i.
func (x *expander) followTranslation(found []translatedPhrase, i int) []translatedPhrase {
	d := x.ix.Dictionary()
	at := int32(0)
	for j := i; j < len(x.words); j++ {
		t, ok := d.TermOf(x.words[j].Word)
		if at = d.Phrases.ChildOf(at, t); !ok || at == 0 {
			break
		}
		if ends := slices.Collect(d.Phrases.ConceptsAt(at)); len(ends) > 0 {
			found = append(found, translatedPhrase{i, j, ends})
		}
	}
	return found
}

// needsTranslation reports whether the query is in Swedish and the entries are not.
func (x *expander) needsTranslation() bool { return x.swedish && !x.ix.HasSwedish() }

// languages returns the languages other than English whose rules apply to the query.
func (x *expander) languages() []*analysis.Language {
	if x.needsTranslation() {
		return append(slices.Clip(x.ix.Languages), analysis.Swedish())
	}
	return x.ix.Languages
}

// isSwedish reports whether the query may be in Swedish. It may be if there are Swedish entries, or if the query
// contains a word that is typical of Swedish or one that is in swedish.txt but not in the index.
func (ix *Index) isSwedish(source string, words []queryWord) bool {
	return ix.HasSwedish() || slices.ContainsFunc(words, func(w queryWord) bool {
		if ix.Vocab.Has(w.Word) || analysis.CommonWords()[w.Word] || analysis.FormalWords()[w.Word] {
			return false
		}
		accented := w.End <= len(source) && strings.ContainsAny(source[w.Start:w.End], "åäöÅÄÖ")
		switch {
		case accented && analysis.SwedishStopWords()[w.Word]:
			return true
		case len(w.Word) < index.MinSwedishLetters:
			return swedishSignals()[w.Word] && !w.typing
		case w.typing && !accented: // probably the beginning of an English word
			return ix.Dictionary().BeginsWithWord(w.Word)
		}
		return ix.Dictionary().IsSignal(w.Word)
	})
}

var swedishSignals = pattern.WordSet("hur vad vem vilka vilken vilket varfor finns och eller inte ni som hos ska kan att har vara fran nar")
