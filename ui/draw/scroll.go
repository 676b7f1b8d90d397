package draw

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

// Reveal scrolls to a row, which is then a third of the way down. It does nothing if the row is visible.
func (s *Scroll) Reveal(row int) {
	if row < s.top || row >= s.top+s.height {
		s.SetTop(row - s.height/3)
	}
}

// End returns the row after the last visible one.
func (s *Scroll) End() int { return min(s.rows, s.top+s.height) }

// AtEnd reports whether the last row is visible.
func (s *Scroll) AtEnd() bool { return s.top+s.height >= s.rows }
