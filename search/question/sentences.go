package question

import (
	"iter"
	"strings"

	"trustbook/handbook/sentence"
)

// minSentenceBytes is the minimum length of a sentence. A shorter sentence, such as "Yes.", is joined with the next
// one.
const minSentenceBytes = 20

// Sentences returns the bounds of each sentence of a section, which has one block or list item per line.
func Sentences(text string) iter.Seq2[int, int] {
	return func(yield func(from, to int) bool) {
		from := 0
		for i := range len(text) {
			to := 0
			switch {
			case text[i] == '\n':
				to = i + 1
			case i-from >= minSentenceBytes:
				to = sentence.End(text, i)
			}
			if to == 0 {
				continue
			}
			if strings.TrimSpace(text[from:to]) != "" && !yield(from, to) {
				return
			}
			from = to
		}
		if strings.TrimSpace(text[from:]) != "" {
			yield(from, len(text))
		}
	}
}
