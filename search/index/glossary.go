package index

import (
	"maps"
	"slices"
	"strings"

	"trustbook/search/analysis"
)

// indexGlossary records the explanations of the glossary by abbreviation and by long form.
func (ix *Index) indexGlossary() {
	ix.Glossary, ix.GlossaryAt = map[string]string{}, slices.Index(ix.Entries, ix.Handbook.Glossary)
	for _, short := range slices.Sorted(maps.Keys(ix.Handbook.Acronyms)) {
		long := ix.Handbook.Acronyms[short]
		for _, asked := range []string{short, long} {
			ix.Glossary[TopicKey(strings.Fields(analysis.FoldWords(asked)))] = short + ": " + long
		}
	}
}

// TopicKey joins the topic words among words, or all words if there are none, into a key for Index.glossary.
func TopicKey(words []string) string {
	topic := slices.DeleteFunc(slices.Clone(words), func(w string) bool { return analysis.StopWords()[w] || analysis.CommonWords()[w] })
	if len(topic) == 0 {
		topic = words
	}
	return strings.Join(topic, " ")
}
