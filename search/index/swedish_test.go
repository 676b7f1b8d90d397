package index

import (
	"strings"
	"testing"

	"trustbook/search/analysis"
)

// The left side of each line contains phrases of synonyms.yaml or single words. No phrase occurs twice on the right
// side.
func TestSwedishList(t *testing.T) {
	english := "\n"
	for _, g := range parseSynonyms(generalSynonyms) {
		for _, p := range append(g.To, g.From...) {
			english += analysis.FoldWords(p) + "\n"
		}
	}
	all := map[string]bool{}
	list := parseTranslations(swedishList)
	for _, line := range list {
		seen := map[string]bool{}
		for _, p := range line.english {
			if p = analysis.FoldWords(p); strings.Contains(p, " ") && !strings.Contains(english, "\n"+p+"\n") {
				t.Logf("%q is not in synonyms.yaml: only a handbook with Swedish entries uses its line", p)
			}
		}
		for _, p := range line.swedish {
			if p = analysis.FoldWords(p); seen[p] || p == "" {
				t.Errorf("%q is there twice", p)
			}
			seen[p], all[p] = true, true
		}
	}
	if len(list) < 200 || len(all) < 600 {
		t.Errorf("%d lines, %d phrases", len(list), len(all))
	}
}
