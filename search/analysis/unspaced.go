package analysis

import (
	"unicode"
	"unicode/utf8"
)

// scanUnspaced reads the character at pos and the next character, if both are in the same script, and moves pos to the
// next character. It reports whether it read a word. The last character of a run is not a word by itself, unless the
// run has no other.
func (t *Tokenizer) scanUnspaced() bool {
	r, _ := utf8.DecodeRuneInString(t.Text[t.pos:])
	t.Word, t.Start, t.Joined, t.Parts = t.Word[:0], t.pos, false, 0
	t.pos = t.scanCharacter(t.pos)
	t.End = t.pos
	paired := t.paired
	second := t.pos
	if t.Rows {
		second = skipRowEnd(t.Text, t.pos)
	}
	next, _ := utf8.DecodeRuneInString(t.Text[second:])
	if t.paired = sameScript(r, next); t.paired {
		t.End = t.scanCharacter(second)
		t.pos = second
		return true
	}
	return !paired && len(t.Word) > 0
}

// scanCharacter appends the character at i to the word and returns its end. It drops the combining marks of kana, as it
// does accents. In the other scripts such marks are vowels, so it keeps them.
func (t *Tokenizer) scanCharacter(i int) int {
	for first := true; i < len(t.Text); first = false {
		r, size := utf8.DecodeRuneInString(t.Text[i:])
		switch {
		case first:
			t.Word = AppendFolded(t.Word, r)
		case classOf(r) != classInvisible:
			return i
		case r < 0x3000 && unicode.Is(unicode.M, r):
			t.Word = utf8.AppendRune(t.Word, r)
		}
		i += size
	}
	return i
}
