package search

import (
	"slices"
	"strings"

	"trustbook/handbook/pattern"
	"trustbook/search/analysis"
	"trustbook/search/index"
)

// The glossary says a little about many things. If its body were indexed, its words would count for less in all other
// entries, and it would match nearly every query. Therefore only its title is indexed. The glossary is also found, with
// high confidence, if the topic of a query is just an abbreviation that it explains. It comes first if the query asks
// for the meaning of the abbreviation, and otherwise last.

// definitionWords are words that ask for the meaning of the other words of a query.
var definitionWords = pattern.WordSet("abbreviation abbreviations acronym acronyms meaning stand stands")

// definitionQuestionPattern matches the words before the abbreviation in a question for its meaning.
var definitionQuestionPattern = pattern.Lazy(`^whats?( is| are)?( an?| the)? `)

// lookUpGlossary adds the glossary to the names in q if it explains the topic of q.
func (ix *Index) lookUpGlossary(q *query) {
	at := ix.GlossaryAt
	if at < 0 {
		return
	}
	text := q.foldedText()
	words := strings.Fields(text)
	topic := slices.DeleteFunc(slices.Clone(words), func(w string) bool { return definitionWords()[w] })
	n := nameMatch{tier: tierGlossary, label: "it explains the abbreviation", passage: ix.Glossary[index.TopicKey(topic)]}
	if n.passage == "" {
		return
	}
	if asked := definitionQuestionPattern().FindString(text); len(topic) < len(words) || asked != "" && text == asked+index.TopicKey(topic) {
		n.tier = tierRef
	}
	if n.tier == tierRef || !n.lacksCommonWord(words) {
		q.addName(uint32(at), n)
	}
}

// lacksCommonWord reports whether the passage of n lacks a common word among words. Such words may matter although they
// are not topics: "do customers have MFA" asks for more than the meaning of MFA.
func (n *nameMatch) lacksCommonWord(words []string) bool {
	has := strings.Fields(analysis.FoldWords(n.passage))
	return slices.ContainsFunc(words, func(w string) bool {
		return analysis.CommonWords()[w] && !analysis.StopWords()[w] && !slices.Contains(has, w)
	})
}

// promoteGlossary moves the glossary to the front. Call it for queries that no other entry answers. It reports whether
// the glossary was found.
func (q *query) promoteGlossary(found []candidate) bool {
	for i, c := range found {
		if q.names[c.entry].tier == tierGlossary {
			found[i].score = tierStep
			return true
		}
	}
	return false
}
