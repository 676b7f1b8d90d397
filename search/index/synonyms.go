package index

import (
	_ "embed"
	"maps"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"trustbook/handbook"
)

// generalSynonyms lists the different words that customers, auditors, new colleagues and support staff use for the
// same thing. The file is YAML with one group per line, because it may be read at every start, and parseSynonyms reads
// such lines much faster than a YAML parser would.
//
//go:embed synonyms.yaml
var generalSynonyms string

// parseSynonyms parses lines of the forms
//
//   - [phrase, phrase, ...]
//   - {from: [phrase, ...], to: [phrase, ...]}
//
// and skips all other lines, which are comments and headings.
func parseSynonyms(text string) []handbook.Synonym {
	var out []handbook.Synonym
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if group, ok := strings.CutPrefix(line, groupLinePrefix+"["); ok {
			out = append(out, handbook.Synonym{To: phraseList(group)})
		} else if oneWay, ok := strings.CutPrefix(line, groupLinePrefix+"{from: ["); ok {
			from, to, _ := strings.Cut(oneWay, "], to: [")
			out = append(out, handbook.Synonym{From: phraseList(from), To: phraseList(to)})
		}
	}
	return out
}

const groupLinePrefix = "- " // beginning of a line that contains a group

func phraseList(s string) []string {
	parts := strings.Split(strings.TrimRight(s, "]}"), ",")
	for i, p := range parts {
		parts[i] = strings.Trim(p, ` "'`)
	}
	return parts
}

// generalGroups returns the groups of the general synonyms. Each group is parsed when first needed, because most
// searches need very few groups.
var generalGroups = sync.OnceValue(func() (groups []generalGroup) {
	for line := range strings.Lines(generalSynonyms) {
		if line = strings.TrimSpace(line); strings.HasPrefix(line, groupLinePrefix) {
			groups = append(groups, generalGroup{line: line})
		}
	}
	return groups
})

type generalGroup struct {
	line   string
	parsed atomic.Pointer[handbook.Synonym]
}

func (g *generalGroup) get() handbook.Synonym {
	if p := g.parsed.Load(); p != nil {
		return *p
	}
	group := parseSynonyms(g.line)[0]
	g.parsed.Store(&group)
	return group
}

// IsConcept reports whether a term stands for a synonym group.
func (ix *Index) IsConcept(t TermID) bool {
	_, ok := ix.concepts[t]
	return ok || t < ix.general
}

// Group returns the synonym group of a concept, and an empty group for any other term.
func (ix *Index) Group(t TermID) handbook.Synonym {
	if g, ok := ix.concepts[t]; ok || t >= ix.general {
		return g
	}
	return generalGroups()[t].get()
}

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
