package reader

import "trustbook/ui/readstate"

// Coverage is how much of an entry was on the screen, however briefly.
type Coverage struct {
	AtEnd bool // its last row was on the screen

	intervals readstate.Intervals
	letters   int // of the wording that the intervals are about
}

// Percent returns how much of the entry was on the screen, rounded down. An entry without
// letters is covered once its end was on the screen.
func (c *Coverage) Percent() int {
	switch {
	case c.letters > 0:
		return 100 * c.intervals.CountIn(0, c.letters) / c.letters
	case c.AtEnd:
		return 100
	}
	return 0
}

// add records that the letters from up to to of a wording of so many letters are on the
// screen, with its last row if atEnd.
func (c *Coverage) add(from, to, letters int, atEnd bool) {
	c.intervals, c.letters = c.intervals.Scaled(c.letters, letters).With(from, to), letters
	c.AtEnd = c.AtEnd || atEnd
}
