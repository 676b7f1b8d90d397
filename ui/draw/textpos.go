package draw

import "strings"

// TextPos is a position in a text: the number of letters before it, that is, of bytes other
// than blanks. It does not depend on the width of the rows.
type TextPos int

// PosOf returns the position at which a row begins.
func (d *Document) PosOf(row int) TextPos {
	n := 0
	for _, s := range d.Plain[:min(row, len(d.Plain))] {
		n += countLetters(s)
	}
	return TextPos(n)
}

// RowOfPos returns the row that contains a position. It is the inverse of PosOf, except that
// it never returns a blank row but the text below it.
func (d *Document) RowOfPos(pos TextPos) int {
	left := int(pos)
	if left <= 0 {
		return 0
	}
	for i, s := range d.Plain {
		if left <= 0 && strings.TrimSpace(s) != "" {
			return i
		}
		if left -= countLetters(s); left < 0 {
			return i
		}
	}
	return max(0, len(d.Plain)-1)
}

// countLetters counts the bytes of a row that are not blank.
func countLetters(row string) int {
	n := 0
	for word := range strings.FieldsSeq(row) {
		n += len(word)
	}
	return n
}
