package search

import (
	_ "embed"
	"maps"
	"slices"
	"strings"

	"trustbook/handbook"
)

// generalSynonyms are different words of customers, auditors, new colleagues and support staff for the same
// thing. The file is YAML with one group per line, which parseSynonyms reads much faster than a YAML parser.
// That matters because it is read at every start.
//
//go:embed synonyms.yaml
var generalSynonyms string

// parseSynonyms reads lines of the forms
//
//   - [phrase, phrase, ...]
//   - {from: [phrase, ...], to: [phrase, ...]}
//
// and skips all others, which are comments and headings.
func parseSynonyms(text string) []handbook.Synonym {
	var out []handbook.Synonym
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if group, ok := strings.CutPrefix(line, "- ["); ok {
			out = append(out, handbook.Synonym{To: phraseList(group)})
		} else if oneWay, ok := strings.CutPrefix(line, "- {from: ["); ok {
			from, to, _ := strings.Cut(oneWay, "], to: [")
			out = append(out, handbook.Synonym{From: phraseList(from), To: phraseList(to)})
		}
	}
	return out
}

func phraseList(s string) []string {
	parts := strings.Split(strings.TrimRight(s, "]}"), ",")
	for i, p := range parts {
		parts[i] = strings.Trim(p, ` "'`)
	}
	return parts
}

// synonymsOf returns the synonym groups of a handbook: its own, including its
// acronyms, and the general ones unless it switches them off.
func synonymsOf(h *handbook.Handbook) (own, general []handbook.Synonym) {
	own = append(own, h.Synonyms...)
	for _, short := range slices.Sorted(maps.Keys(h.Acronyms)) {
		own = append(own, handbook.Synonym{To: []string{short, h.Acronyms[short]}})
	}
	if !h.NoSynonyms {
		general = parseSynonyms(generalSynonyms)
	}
	return own, general
}

// addSynonyms makes a concept of each group and adds its phrases.
func (b *builder) addSynonyms(groups []handbook.Synonym, own bool) {
	for _, g := range groups {
		term := b.vocab.newTerm()
		b.ix.concepts[term] = g
		for _, p := range g.To {
			if !own && b.isSwedishStopWord(p) {
				continue
			}
			b.phrases.add(b.vocab.phraseTerms(p), concept{term, true, len(g.From) == 0, own})
		}
		for _, p := range g.From {
			b.phrases.add(b.vocab.phraseTerms(p), concept{term, false, true, own})
		}
	}
}
