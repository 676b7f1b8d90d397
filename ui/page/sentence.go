package page

import (
	"strings"

	"trustbook/ui/draw"
)

// maxSentenceWords is how many words of a sentence are compared.
const maxSentenceWords = 16

// RowOfSentence returns the row on which a sentence begins, below what the list shows
// already. ok is false when the document does not have it.
func RowOfSentence(d *draw.Document, sentence string) (row int, ok bool) {
	words := strings.Fields(sentence)
	if len(words) == 0 {
		return 0, false
	}
	text, from := d.Text(), d.OffsetOf(d.Unmarked)
	sentence = strings.Join(words[:min(len(words), maxSentenceWords)], " ")
	at := draw.Pattern(sentence).FindStringIndex(text[min(from, len(text)):])
	if at == nil {
		return 0, false
	}
	return d.RowAt(from + at[0]), true
}
