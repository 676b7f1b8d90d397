package index

import (
	"maps"
	"slices"

	"trustbook/handbook"
)

// addGeneralSynonyms adds the general synonyms, unless the handbook turns them off. Their concepts become the first
// terms.
func (b *builder) addGeneralSynonyms() {
	if b.ix.Handbook.NoSynonyms {
		return
	}
	b.ix.general = TermID(len(generalGroups()))
	if b.ix.HasSwedish() || !b.restoreSynonyms(preparedSynonyms) {
		b.readGeneralSynonyms()
	}
}

func (b *builder) readGeneralSynonyms() {
	for range b.ix.general {
		b.vocab.newTerm()
	}
	for t := range b.ix.general {
		g := b.ix.Group(t)
		g.To = slices.DeleteFunc(slices.Clone(g.To), b.isSwedishStopWord)
		b.addGroup(t, g, false)
	}
}

// addOwnSynonyms adds a concept with its phrases for each synonym group and acronym of the handbook.
func (b *builder) addOwnSynonyms() {
	h := b.ix.Handbook
	own := slices.Clip(h.Synonyms)
	for _, short := range slices.Sorted(maps.Keys(h.Acronyms)) {
		own = append(own, handbook.Synonym{To: []string{short, h.Acronyms[short]}})
	}
	for _, g := range own {
		term := b.vocab.newTerm()
		b.ix.concepts[term] = g
		b.addGroup(term, g, true)
	}
}

// addGroup adds the phrases of a group.
func (b *builder) addGroup(term TermID, g handbook.Synonym, own bool) {
	for _, p := range g.To {
		b.phrases.add(b.vocab.phraseTerms(p), PhraseConcept{term, true, len(g.From) == 0, own})
	}
	for _, p := range g.From {
		b.phrases.add(b.vocab.phraseTerms(p), PhraseConcept{term, false, true, own})
	}
}
