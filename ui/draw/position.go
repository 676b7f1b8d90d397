package draw

import (
	"slices"

	"trustbook/handbook"
)

// TextPos is a position in a text that does not depend on its layout: the part of the text, such as a
// paragraph or a row of a table, and the number of letters and digits before it in that part. Everything
// before the body, such as the question, is part 0. Positions are stored, so their encoding must not
// change.
type TextPos int

// letterBits is the number of low bits in a position that count letters. The higher bits are the
// number of the part.
const letterBits = 20

func posOf(part, letters int) TextPos {
	return TextPos(part<<letterBits | min(letters, 1<<letterBits-1))
}

func (p TextPos) split() (part, letters int) {
	return int(p) >> letterBits, int(p) & (1<<letterBits - 1)
}

// partRows returns the first row of a part and the row after its last row. Part 0 has no end:
// positions that were stored by earlier versions count letters from the beginning of the text.
func (d *Document) partRows(part int) (first, end int) {
	if part == 0 || len(d.Parts) == 0 {
		return 0, len(d.Plain)
	}
	part = min(part, len(d.Parts))
	if end = len(d.Plain); part < len(d.Parts) {
		end = d.Parts[part]
	}
	return d.Parts[part-1], end
}

// PosOf returns the position of a row or, if the row has no letters, of the text below it.
func (d *Document) PosOf(row int) TextPos {
	row = min(row, len(d.Plain))
	for row < len(d.Plain) && handbook.CountLetters(d.Plain[row]) == 0 {
		row++
	}
	part, _ := slices.BinarySearch(d.Parts, row+1)
	first, _ := d.partRows(part)
	letters := 0
	for _, s := range d.Plain[first:row] {
		letters += handbook.CountLetters(s)
	}
	return posOf(part, letters)
}

// RowOfPos returns the row that contains a position. It is the inverse of PosOf, except that for a
// row without letters it returns the text below it.
func (d *Document) RowOfPos(pos TextPos) int {
	part, left := pos.split()
	first, end := d.partRows(part)
	if part == 0 && left == 0 {
		return 0
	}
	for i, s := range d.Plain[first:end] {
		if left -= handbook.CountLetters(s); left < 0 {
			return first + i
		}
	}
	switch {
	case left == 0 && end < len(d.Plain), first == end:
		return min(end, len(d.Plain)-1)
	case left == 0: // no letters follow
		return first
	}
	for end > first+1 && handbook.CountLetters(d.Plain[end-1]) == 0 {
		end--
	}
	return max(0, end-1)
}
