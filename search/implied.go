package search

import (
	_ "embed"
	"strings"
	"sync"

	"trustbook/search/analysis"
)

//go:embed impliedwords.txt
var impliedWordList string

// impliedBy maps a word to the words that imply it, in a string separated by spaces: "users" implies "employees",
// because an entry about all users is also about employees.
var impliedBy = sync.OnceValue(func() map[string]string {
	out := make(map[string]string, len(impliedWordList)/24)
	for line := range analysis.DataLines(impliedWordList) {
		left, right, _ := strings.Cut(line, ":")
		for w := range strings.FieldsSeq(left) {
			if more := out[w]; more != "" {
				out[w] = more + " " + right
			} else {
				out[w] = right
			}
		}
	}
	return out
})

// isImplied reports whether the entry, as shown to readers, contains a word that implies the given word.
func (x *explainer) isImplied(h *Hit, word string) bool {
	for w := range strings.FieldsSeq(impliedBy()[word]) {
		if x.showsWord(h, w) {
			return true
		}
	}
	return false
}

// showsWord reports whether the entry of the current hit, as shown to readers, contains word.
func (x *explainer) showsWord(h *Hit, word string) bool {
	t, ok := x.ix.Vocab.Lookup([]byte(word))
	if !ok {
		return false
	}
	_, ok = findPosting(x.ix.PostingsOf(t), x.entry)
	return ok && x.showsTerm(h, word, t)
}
