package index

import (
	"slices"

	"trustbook/search/analysis"
)

// indexCompounds records, for each term, which compounds in the entries contain the term as a part.
func (b *builder) indexCompounds() {
	b.ix.indexBases(b.foreign)
	for _, l := range b.ix.Languages {
		known := func(part string, last bool) bool { return b.ix.IsPart(l, part, last, b.vocab.Has) }
		for _, word := range b.foreign[l] {
			for _, part := range l.Split(word.Text, known) {
				if t, ok := b.ix.termOfPart(l, part); ok && t != word.Term {
					b.ix.Compounds[t] = append(b.ix.Compounds[t], word)
				}
			}
		}
	}
	for _, words := range b.ix.Compounds {
		slices.SortStableFunc(words, func(a, b2 Word) int { return b.ix.DocFreq(b2.Term) - b.ix.DocFreq(a.Term) })
	}
}

// indexBases records the possible basic forms of the words in the entries, with their terms. The first part of a
// compound is a basic form, even if the entries contain only inflected forms of it.
func (ix *Index) indexBases(foreign map[*analysis.Language][]Word) {
	ix.bases = map[string]TermID{}
	for _, l := range ix.Languages {
		// The generated glossary contains words that are not in the index.
		foreign[l] = slices.DeleteFunc(foreign[l], func(w Word) bool { return !ix.Vocab.Has(w.Text) })
		for i := range foreign[l] {
			w := &foreign[l][i]
			w.Term, _ = ix.Vocab.Lookup([]byte(w.Text))
			for _, base := range l.Bases(w.Text) {
				if _, ok := ix.bases[base]; !ok && len(base) > analysis.MinBaseLetters {
					ix.bases[base] = w.Term
				}
			}
		}
		ix.ForeignWords = append(ix.ForeignWords, foreign[l]...)
	}
}

// IsPart reports whether a word can be a part of a compound: it is known, or it is the basic form of a word in the
// entries.
func (ix *Index) IsPart(l *analysis.Language, word string, last bool, known func(string) bool) bool {
	if l.IsStopWord(word) {
		return false
	}
	return l.IsPart(word, last, func(w string) bool {
		_, isBase := ix.bases[w]
		return isBase || known(w)
	})
}

func (ix *Index) termOfPart(l *analysis.Language, part string) (TermID, bool) {
	if t, ok := ix.Vocab.Lookup([]byte(part)); ok {
		return t, true
	}
	if t, ok := ix.bases[part]; ok {
		return t, true
	}
	for _, s := range append(l.OtherForms(part, ix.Vocab.Has), l.BaseOf(part, ix.Vocab.Has)) {
		if t, ok := ix.Vocab.Lookup([]byte(s)); ok {
			return t, true
		}
	}
	return 0, false
}
