package page

import (
	"strings"

	"trustbook/ui/draw"
)

// maxSentenceWords limits how many words of a sentence are compared.
const maxSentenceWords = 16

// minSentenceWords is how many words of a sentence have to be on the page in one piece, unless
// it has fewer.
const minSentenceWords = 4

// RowOfSentence returns the row where a sentence begins, ignoring rows that the list already
// shows. Struck words are on the page but not in the sentence, so its first words count if the
// page has no more of it in one piece. ok is false if the document does not contain it.
func RowOfSentence(d *draw.Document, sentence string) (row int, ok bool) {
	words := strings.Fields(sentence)
	if len(words) == 0 {
		return 0, false
	}
	text, from := d.Text(), d.OffsetOf(d.Unmarked)
	words = words[:min(len(words), maxSentenceWords)]
	for n := len(words); n > 0; n /= 2 {
		at := draw.Pattern(strings.Join(words[:n], " ")).FindStringIndex(text[min(from, len(text)):])
		if at != nil {
			return d.RowAt(from + at[0]), true
		}
		if n/2 < minSentenceWords {
			break
		}
	}
	return 0, false
}
