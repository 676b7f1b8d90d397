package layout

// The width and the padding of a dialog box, in cells.
const (
	boxWidth   = 82
	BoxPadding = 2
)

// boxHead is the number of rows above the body of a box: title, blank, input, blank.
const boxHead = 4

// BoxInner returns the width of the text in a box.
func (l Layout) BoxInner() int {
	return max(1, min(boxWidth, l.Width-2*BarColumn)-2-2*BoxPadding)
}

// BoxTop returns the row of a box's upper edge.
func (l Layout) BoxTop() int {
	if l.tall {
		return l.SearchRow + 1
	}
	return 1
}

// BoxRows returns the number of rows between the edges of a box.
func (l Layout) BoxRows() int { return max(0, l.HintsRow-1-l.BoxTop()-2) }

// BoxBody returns how many of those rows the body may use.
func (l Layout) BoxBody() int { return max(0, l.BoxRows()-boxHead) }

// BoxColumn returns the column of a box's left edge.
func (l Layout) BoxColumn() int { return (l.Width - l.BoxInner() - 2*BoxPadding - 2) / 2 }
