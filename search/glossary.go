package search

import (
	"maps"
	"slices"
	"strings"

	"trustbook/handbook/pattern"
)

// The glossary says a little about many things. If its body were indexed, its words would count for less in all other
// entries, and it would match nearly every query. So only its title is indexed. It is also found, with high confidence,
// if the topic of a query is just an abbreviation that it explains. It comes first if the query asks for the meaning,
// and otherwise after the entries about the thing itself.

// definitionWords are words that ask for the meaning of the other words of a query.
var definitionWords = pattern.WordSet("abbreviation abbreviations acronym acronyms meaning stand stands")

// indexGlossary records the explanations of the glossary by abbreviation and by long form.
func (ix *Index) indexGlossary() {
	ix.glossary, ix.glossaryAt = map[string]string{}, slices.Index(ix.entries, ix.handbook.Glossary)
	for _, short := range slices.Sorted(maps.Keys(ix.handbook.Acronyms)) {
		long := ix.handbook.Acronyms[short]
		for _, asked := range []string{short, long} {
			ix.glossary[topicKey(strings.Fields(foldedWords(asked)))] = short + ": " + long
		}
	}
}

// lookUpGlossary adds the glossary to the names in q if it explains the topic of q.
func (ix *Index) lookUpGlossary(q *query) {
	at := ix.glossaryAt
	if at < 0 {
		return
	}
	words := strings.Fields(q.foldedText())
	topic := slices.DeleteFunc(slices.Clone(words), func(w string) bool { return definitionWords()[w] })
	n := nameMatch{tier: tierGlossary, label: "it explains the abbreviation", passage: ix.glossary[topicKey(topic)]}
	if len(topic) < len(words) {
		n.tier = tierRef
	}
	if n.passage != "" && (n.tier == tierRef || !n.lacksCommonWord(words)) {
		q.addName(uint32(at), n)
	}
}

// lacksCommonWord reports whether the passage of n lacks one of the words that matter although they are too common to
// be a topic: "do customers have MFA" asks for more than the meaning of MFA.
func (n *nameMatch) lacksCommonWord(words []string) bool {
	has := strings.Fields(foldedWords(n.passage))
	return slices.ContainsFunc(words, func(w string) bool {
		return commonWords()[w] && !stopWords()[w] && !slices.Contains(has, w)
	})
}

// promoteGlossary moves the glossary to the front, for queries that no other entry answers. It reports whether the
// glossary was found.
func (q *query) promoteGlossary(found []candidate) bool {
	for i, c := range found {
		if q.names[c.entry].tier == tierGlossary {
			found[i].score = tierStep
			return true
		}
	}
	return false
}

// topicKey joins the topic words among words, or all words if there are none, into a key for Index.glossary.
func topicKey(words []string) string {
	topic := slices.DeleteFunc(slices.Clone(words), func(w string) bool { return stopWords()[w] || commonWords()[w] })
	if len(topic) == 0 {
		topic = words
	}
	return strings.Join(topic, " ")
}
