package draw

import (
	"slices"

	"trustbook/handbook"
)

// TextPos is a position in a document that does not depend on its layout. It combines the number of a part, such as a
// paragraph or a table row, with the number of letters and digits in that part before the position. Part 0 is
// everything before the body, such as the question. Positions are stored on disk, so their encoding must not change.
type TextPos int

// numLetterBits is the number of low bits of a position that hold the letter count. The higher bits hold the part
// number.
const numLetterBits = 20

func posOf(part, letters int) TextPos {
	return TextPos(part<<numLetterBits | min(letters, 1<<numLetterBits-1))
}

func (p TextPos) split() (part, letters int) {
	return int(p) >> numLetterBits, int(p) & (1<<numLetterBits - 1)
}

// partRows returns the first row of a part and the row after its last. Part 0 has no end, because positions stored by
// earlier versions count letters from the beginning of the document.
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

// PosOf returns the position of a row or, if that row has no letters, of the next row that does.
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

// RowOfPos returns the row that contains a position. It is the inverse of PosOf, except that for a row without letters
// it returns the next row that has some.
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
	case left == 0: // only rows without letters follow
		return first
	}
	for end > first+1 && handbook.CountLetters(d.Plain[end-1]) == 0 {
		end--
	}
	return max(0, end-1)
}

// Scroll is the visible part of a document. It never extends beyond the document.
type Scroll struct{ top, rows, height int }

// Top returns the first visible row.
func (s *Scroll) Top() int { return s.top }

// Height returns the number of rows that can be visible.
func (s *Scroll) Height() int { return s.height }

// Resize sets the number of rows in the document and the number that can be visible.
func (s *Scroll) Resize(rows, height int) {
	s.rows, s.height = max(0, rows), max(0, height)
	s.SetTop(s.top)
}

// SetTop scrolls to a row, or as close to it as possible.
func (s *Scroll) SetTop(row int) { s.top = min(max(0, row), max(0, s.rows-s.height)) }

// ScrollBy scrolls down by n rows, or up if n is negative.
func (s *Scroll) ScrollBy(n int) { s.SetTop(s.top + n) }

// ScrollToEnd scrolls to the end.
func (s *Scroll) ScrollToEnd() { s.SetTop(s.rows) }

// Reveal scrolls a row to a third of the height from the top, unless the row is already visible.
func (s *Scroll) Reveal(row int) {
	if row < s.top || row >= s.top+s.height {
		s.SetTop(row - s.height/3)
	}
}

// End returns the row after the last visible one.
func (s *Scroll) End() int { return min(s.rows, s.top+s.height) }

// AtEnd reports whether the last row is visible.
func (s *Scroll) AtEnd() bool { return s.top+s.height >= s.rows }
