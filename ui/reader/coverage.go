package reader

import "trustbook/ui/readstate"

// Coverage records which parts of an entry were on the screen, however briefly.
type Coverage struct {
	AtEnd bool // the last row was on the screen

	intervals readstate.Intervals
	letters   int // the wording that the intervals refer to
}

// Percent returns how much of the entry was on the screen, rounded down. For an entry without
// letters it is 100 once the end was on the screen.
func (c *Coverage) Percent() int {
	switch {
	case c.letters > 0:
		return 100 * c.intervals.CountIn(0, c.letters) / c.letters
	case c.AtEnd:
		return 100
	}
	return 0
}

// add records that letters from up to to are on the screen, and the last row if atEnd. The
// letters are those of a wording with a total of so many.
func (c *Coverage) add(from, to, letters int, atEnd bool) {
	c.intervals, c.letters = c.intervals.Scaled(c.letters, letters).With(from, to), letters
	c.AtEnd = c.AtEnd || atEnd
}
