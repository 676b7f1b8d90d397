package search

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

//go:embed impliedwords.txt
var impliedWordList string

// impliedBy returns, for a word, those that imply it: an entry that says "all users" also
// speaks about employees.
var impliedBy = sync.OnceValue(func() map[string][]string {
	out := map[string][]string{}
	for line := range dataLines(impliedWordList) {
		left, right, _ := strings.Cut(line, ":")
		words := strings.Fields(right)
		for w := range strings.FieldsSeq(left) {
			out[w] = append(out[w], words...)
		}
	}
	return out
})

// implies reports whether what readers see of an entry implies a word that it does not have.
func (x *explainer) implies(h *Hit, word string) bool {
	return slices.ContainsFunc(impliedBy()[word], func(w string) bool {
		t, ok := x.ix.vocab.lookup([]byte(w))
		if !ok {
			return false
		}
		_, has := findPosting(x.ix.postingsOf(t), x.entry)
		return has && x.shows(h, t)
	})
}
