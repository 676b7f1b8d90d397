package page

import (
	"strings"

	"trustbook/ui/draw"
)

// maxSentenceWords limits how many words of a sentence are compared.
const maxSentenceWords = 16

// RowOfSentence returns the row where a sentence begins, ignoring rows that the list already
// shows. ok is false if the document does not contain it.
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
