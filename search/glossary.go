package search

import (
	"maps"
	"slices"
	"strings"
)

// The glossary says little of many things, so its words would make those of the
// texts count less, and it would be found beside everything. Only its title is
// indexed. Else it is found where a query has no other topic than one that it explains,
// and then answers for sure: first where the query asks what that stands for, and
// otherwise after the texts that are about the thing itself.

// meaningWords ask what a word stands for.
var meaningWords = wordSet("abbreviation abbreviations acronym acronyms meaning stand stands")

// indexGlossary notes what the glossary explains, by the short form and by what
// that stands for.
func (ix *Index) indexGlossary() {
	ix.glossary = map[string]string{}
	for _, short := range slices.Sorted(maps.Keys(ix.handbook.Acronyms)) {
		long := ix.handbook.Acronyms[short]
		for _, asked := range []string{short, long} {
			ix.glossary[topicKey(strings.Fields(foldedWords(asked)))] = short + ": " + long
		}
	}
}

// lookUpGlossary finds the glossary, if the query asks for what it explains.
func (ix *Index) lookUpGlossary(q *query) {
	at := slices.Index(ix.entries, ix.handbook.Glossary)
	if at < 0 {
		return
	}
	words := strings.Fields(q.text())
	topic := slices.DeleteFunc(slices.Clone(words), func(w string) bool { return meaningWords[w] })
	n := nameMatch{tier: tierGlossary, label: "short form", passage: ix.glossary[topicKey(topic)]}
	if len(topic) < len(words) {
		n.tier = tierRef
	}
	if n.passage != "" {
		q.addName(uint32(at), n)
	}
}

// stepIn brings what stands aside to the front, and reports whether there is any: it
// is called where nothing else answers.
func (q *query) promoteGlossary(found []candidate) bool {
	for i, c := range found {
		if q.names[c.entry].tier == tierGlossary {
			found[i].score = tierStep
			return true
		}
	}
	return false
}

// topicOf leaves those of folded words that have a topic, or all where none has.
func topicKey(words []string) string {
	topic := slices.DeleteFunc(slices.Clone(words), func(w string) bool { return stopWords[w] || commonWords[w] })
	if len(topic) == 0 {
		topic = words
	}
	return strings.Join(topic, " ")
}
