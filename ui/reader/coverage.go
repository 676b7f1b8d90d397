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

// RecordVisible records what is on the screen of an entry that has to be acknowledged and
// is laid out completely. Call it while nothing covers the entry.
func (m *Model) RecordVisible() {
	if m.ack == nil || m.ends == nil {
		return
	}
	c, top := m.ack.Coverage, m.Scroll.Top()
	bottom := min(len(m.ends), top+m.Scroll.Height())
	c.intervals, c.letters = c.intervals.Scaled(c.letters, m.letters), m.letters
	c.AtEnd = c.AtEnd || bottom >= m.Doc.BodyEnd()
	if top < bottom {
		from, _, _ := m.row(top)
		c.intervals = c.intervals.With(from, m.ends[bottom-1])
	}
}
