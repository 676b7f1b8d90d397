package search

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed impliedwords.txt
var impliedWordList string

// impliedBy returns, for a word, the words that imply it, with spaces between them: an entry that
// says "all users" also says something about employees.
var impliedBy = sync.OnceValue(func() map[string]string {
	out := make(map[string]string, len(impliedWordList)/24)
	for line := range dataLines(impliedWordList) {
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

// implies reports whether the visible text of an entry implies a word that does not occur in it.
func (x *explainer) implies(h *Hit, word string) bool {
	for w := range strings.FieldsSeq(impliedBy()[word]) {
		if x.shows(h, w) {
			return true
		}
	}
	return false
}

// shows reports whether readers of the current hit see a word.
func (x *explainer) shows(h *Hit, word string) bool {
	t, ok := x.ix.vocab.lookup([]byte(word))
	if !ok {
		return false
	}
	_, ok = findPosting(x.ix.postingsOf(t), x.entry)
	return ok && x.showsTerm(h, t)
}
