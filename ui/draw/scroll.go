package draw

// Scroll is the part of a document that is in view. It always lies within its rows.
type Scroll struct{ top, rows, height int }

// Top is the first row in view.
func (s *Scroll) Top() int { return s.top }

// Height is how many rows there is room for.
func (s *Scroll) Height() int { return s.height }

// Resize sets how many rows the document has and how many there is room for.
func (s *Scroll) Resize(rows, height int) {
	s.rows, s.height = max(0, rows), max(0, height)
	s.SetTop(s.top)
}

// SetTop scrolls to a row, or as near to it as the text allows.
func (s *Scroll) SetTop(row int) { s.top = min(max(0, row), max(0, s.rows-s.height)) }

// By scrolls n rows down, or up when n is negative.
func (s *Scroll) By(n int) { s.SetTop(s.top + n) }

// ToEnd scrolls to the last rows.
func (s *Scroll) ToEnd() { s.SetTop(s.rows) }

// Reveal scrolls to a row that is not in view and puts it a third of the way down.
func (s *Scroll) Reveal(row int) {
	if row < s.top || row >= s.top+s.height {
		s.SetTop(row - s.height/3)
	}
}

// End is the row after the last one in view.
func (s *Scroll) End() int { return min(s.rows, s.top+s.height) }

// AtEnd reports whether the last row is in view.
func (s *Scroll) AtEnd() bool { return s.top+s.height >= s.rows }
