// Package layout computes where everything is on a screen of a given size. A Layout is plain data: components draw from
// it and never measure the terminal themselves.
package layout

import (
	"fmt"

	"trustbook/ui/phrases"
)

// Mode is a way of dividing the screen.
type Mode int

// Values of Mode, from small to large screens.
const (
	ModeTiny   Mode = iota // too small to read: a single line asks for a larger window
	ModeNarrow             // shows either the list or the reader
	ModeMedium             // list of one-line hits with the answer below
	ModeWide               // answer beside the list
)

// Widths and heights at which the layout changes, in cells.
const (
	MinWidth  = 30
	MinHeight = 8

	mediumWidth   = 60
	wideWidth     = 100
	spaciousWidth = 120 // minimum width of a screen on which the list has its full width
	tallHeight    = 30  // minimum height of a screen that shows the brand and blank rows
)

// Columns of the grid. Column 0 is empty, column 1 holds the prompt and the bars, text begins in column 3, and the last
// two columns are empty.
const (
	BarColumn    = 1
	TextColumn   = 3
	RightMargin  = 2
	Gutter       = 2  // columns between a bar and its text
	PreviewGap   = 3  // columns between the list and the bar of the preview
	MaxTextWidth = 76 // maximum width of text, even if the terminal is wider
	TitleWidth   = 42 // width of a row in the medium layout
	minListWidth = 24 // limits for the width of the list in the settings
	maxListWidth = 80
)

// Layout contains the positions on a screen of a given size. A row that is not shown has number -1.
type Layout struct {
	Mode          Mode
	Width, Height int
	Alone         bool // only the list or the reader is shown
	tall          bool

	BrandRow, SearchRow, TabsRow, RuleRow, HintsRow int

	BodyTop, BodyRows int // first row and number of rows between the rule and the blank row above the hints

	PathRows  int // height of the path header, which begins at BodyTop; 0 if there is none
	ListTop   int // first row below the path header
	ListWidth int // width of text in a list row, in cells
	ListRows  int
	PaneTop   int
	PaneRows  int
	PaneBar   int // column of the bar beside the preview
	PaneWidth int // width of text in the preview, in cells
}

// Content describes what has to fit on the screen.
type Content struct {
	ListRows  int  // number of rows of the whole list
	PaneRows  int  // number of rows of the whole preview
	Split     int  // width of the list beside the answer, from the settings; 0 for automatic
	PathCells int  // width of the path header on one row; 0 if there is none
	Alone     bool // show only the list or the reader, even on a large screen
}

// New computes the layout of a screen.
func New(width, height int, c Content) Layout {
	l := Layout{Width: width, Height: height, Alone: c.Alone, tall: height >= tallHeight}
	if l.Mode = modeOf(width, height); c.Alone && l.Mode != ModeTiny {
		l.Mode = ModeNarrow
	}
	l.placeRows()
	l.ListWidth = l.listWidth(c.Split)
	l.placePathHeader(c.PathCells)
	switch l.Mode {
	case ModeWide:
		l.placePaneBeside()
	case ModeMedium:
		l.placePaneBelow(c.ListRows, c.PaneRows)
	default:
		l.placeListAlone()
	}
	return l
}

// modeOf returns the mode of a screen of a given size.
func modeOf(width, height int) Mode {
	switch {
	case width < MinWidth || height < MinHeight:
		return ModeTiny
	case width < mediumWidth:
		return ModeNarrow
	case width < wideWidth:
		return ModeMedium
	}
	return ModeWide
}

// placeRows sets the rows above and below the body.
func (l *Layout) placeRows() {
	l.BrandRow, l.SearchRow, l.TabsRow = -1, 0, 1
	if l.tall {
		l.BrandRow, l.SearchRow, l.TabsRow = 0, 2, 4
	}
	l.RuleRow = l.TabsRow + 1
	l.BodyTop = l.RuleRow + 1
	if l.tall {
		l.BodyTop++
	}
	l.HintsRow = l.Height - 1
	l.BodyRows = max(0, l.HintsRow-1-l.BodyTop)
	l.ListTop = l.BodyTop
}

// placePathHeader places the path header above the list: one or two rows of text, a rule and, if there is space, a
// blank row. A screen with few rows has no path header.
func (l *Layout) placePathHeader(cells int) {
	if cells == 0 || l.BodyRows < 8 {
		return
	}
	l.PathRows = 1
	if cells > l.ListWidth && l.BodyRows >= 10 {
		l.PathRows = 2
	}
	l.ListTop += l.PathRows + 1
	if l.Mode == ModeWide {
		l.ListTop++
	}
}

func (l *Layout) listWidth(split int) int {
	switch {
	case l.Mode == ModeMedium:
		return l.Width - TextColumn - RightMargin
	case l.Mode != ModeWide:
		return max(0, l.Width-TextColumn-RightMargin+1)
	case split > 0:
		return min(max(split, minListWidth), maxListWidth, l.Width-TextColumn-PreviewGap-Gutter-RightMargin-minListWidth)
	case l.Width >= spaciousWidth:
		return 46
	}
	return 40
}

func (l *Layout) placePaneBeside() {
	l.ListRows, l.PaneRows, l.PaneTop = l.BodyRows-(l.ListTop-l.BodyTop), l.BodyRows, l.BodyTop
	l.PaneBar = TextColumn + l.ListWidth + 1 + PreviewGap
	l.PaneWidth = min(MaxTextWidth, l.Width-RightMargin-l.PaneBar-Gutter)
}

// placePaneBelow divides the rows between the list and the answer below it. The list gets the rows that the answer does
// not need, but never less than a third of all rows unless it needs fewer. The answer gets the rest.
func (l *Layout) placePaneBelow(list, pane int) {
	room := max(0, l.BodyRows-(l.ListTop-l.BodyTop)-1)
	l.ListRows = max(1, min(list, max(room-pane, (room+1)/3)))
	l.PaneTop = l.ListTop + l.ListRows + 1
	l.PaneRows = max(0, room-l.ListRows)
	l.PaneBar = BarColumn
	l.PaneWidth = min(MaxTextWidth, l.ListWidth)
}

func (l *Layout) placeListAlone() {
	l.ListRows = l.BodyRows - (l.ListTop - l.BodyTop)
	l.PaneBar = BarColumn
	l.PaneWidth = l.ListWidth
}

// ReaderTop returns the first row of the body in the reader, below a header of two rows.
func (l Layout) ReaderTop() int {
	if l.tall {
		return 3
	}
	return 2
}

// ReaderRows returns the number of rows for the body in the reader.
func (l Layout) ReaderRows() int { return max(0, l.HintsRow-1-l.ReaderTop()) }

// Width and padding of a dialog's box, in cells.
const (
	boxWidth   = 82
	BoxPadding = 2
)

// BoxHeaderRows is the number of rows above the body of a box: title, blank row, input, blank row. BoxInputRow is the
// row of the input field.
const (
	BoxHeaderRows = 4
	BoxInputRow   = 2
)

// BoxInner returns the width of the text in a box.
func (l Layout) BoxInner() int { return max(1, min(boxWidth, l.Width-2*BarColumn)-2-2*BoxPadding) }

// BoxTop returns the row of a box's upper edge.
func (l Layout) BoxTop() int {
	if l.tall {
		return l.SearchRow + 1
	}
	return 1
}

// BoxRows returns the number of rows between the edges of a box.
func (l Layout) BoxRows() int { return max(0, l.HintsRow-1-l.BoxTop()-2) }

// BoxBody returns the number of rows between the edges of a box that its body can use.
func (l Layout) BoxBody() int { return max(0, l.BoxRows()-BoxHeaderRows) }

// BoxColumn returns the column of a box's left edge.
func (l Layout) BoxColumn() int { return (l.Width - l.BoxInner() - 2*BoxPadding - 2) / 2 }

// TooSmallMessage returns the message that asks for a larger window.
func TooSmallMessage() string {
	return fmt.Sprintf(phrases.EnlargeWindow, MinWidth, MinHeight)
}

// DescribeSize describes what fits in a window of a given size. ok is false if nothing fits.
func DescribeSize(width, height int) (text string, ok bool) {
	size := phrases.WindowSize(width, height)
	switch modeOf(width, height) {
	case ModeTiny:
		return fmt.Sprintf(phrases.WindowTooFew, size, MinWidth, MinHeight), false
	case ModeNarrow:
		return size + phrases.WindowFitsOne, true
	case ModeMedium:
		return size + phrases.WindowFitsBelow, true
	}
	return size + phrases.WindowFitsBeside, true
}
