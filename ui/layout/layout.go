// Package layout says where everything stands on a screen of a given size. A Layout
// is data: the rooms draw from it and never measure the terminal themselves.
package layout

// Mode is how much the screen can hold at once.
type Mode int

// The modes, from small to large.
const (
	Tiny   Mode = iota // too small to read: a line asks for a larger window
	Narrow             // the list or the reader
	Medium             // hits in one line each, the answer below
	Wide               // the answer beside the list
)

// The widths and heights at which the layout changes, in cells.
const (
	MinWidth  = 30
	MinHeight = 8

	mediumWidth = 60
	wideWidth   = 100
	roomyWidth  = 120 // the list gets its full width
	tallHeight  = 30  // room for the brand and for blank rows
)

// The columns of the grid. Column 0 stays empty, column 1 holds the prompt and the
// bars, text begins in column 3, and the two rightmost columns stay free.
const (
	BarColumn  = 1
	TextColumn = 3
	RightEdge  = 2
	Gutter     = 2  // between a bar and its text
	Gap        = 3  // between the list and the bar of the preview
	Measure    = 76 // the widest that text gets, however wide the terminal
	TitleWidth = 42 // of a row in the medium layout
	minSplit   = 24 // the narrowest and the widest list that can be configured
	maxSplit   = 80
)

// Layout is where everything stands on a screen of one size. Rows that are not shown
// are -1.
type Layout struct {
	Mode          Mode
	Width, Height int
	tall          bool

	BrandRow, SearchRow, TabsRow, RuleRow, HintsRow int

	BodyTop, BodyRows int // between the rule and the blank row above the hints

	PathRows  int // rows of the path header, from BodyTop on; 0 without one
	ListTop   int // below the path header
	ListWidth int // text cells of a row of the list
	ListRows  int
	PaneTop   int
	PaneRows  int
	PaneBar   int // column of the preview's bar
	PaneWidth int // text cells of the preview
}

// Content is what the layout has to make room for.
type Content struct {
	Items     int // in the list
	Split     int // configured width of the list beside the answer; 0 picks one
	PathCells int // cells that the path header takes in one row; 0 without one
}

// New lays a screen out.
func New(width, height int, c Content) Layout {
	l := Layout{Width: width, Height: height, tall: height >= tallHeight}
	l.Mode = modeOf(width, height)
	l.placeRows()
	l.ListWidth = l.listWidth(c.Split)
	l.placePathHeader(c.PathCells)
	switch l.Mode {
	case Wide:
		l.placePaneBeside()
	case Medium:
		l.placePaneBelow(c.Items)
	default:
		l.placeListAlone()
	}
	return l
}

// modeOf returns the mode of a screen of a given size.
func modeOf(width, height int) Mode {
	switch {
	case width < MinWidth || height < MinHeight:
		return Tiny
	case width < mediumWidth:
		return Narrow
	case width < wideWidth:
		return Medium
	}
	return Wide
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

// placePathHeader moves the list below the path header: one row of text, or two when
// it does not fit in one, a rule, and a blank row where there is room. A low screen
// has no header.
func (l *Layout) placePathHeader(cells int) {
	if cells == 0 || l.BodyRows < 8 {
		return
	}
	l.PathRows = 1
	if cells > l.ListWidth && l.BodyRows >= 10 {
		l.PathRows = 2
	}
	l.ListTop += l.PathRows + 1
	if l.Mode == Wide {
		l.ListTop++
	}
}

// listWidth is the number of text cells in a row of the list.
func (l *Layout) listWidth(split int) int {
	switch {
	case l.Mode == Medium:
		return l.Width - TextColumn - RightEdge
	case l.Mode != Wide:
		return max(0, l.Width-TextColumn-RightEdge+1)
	case split > 0:
		return min(max(split, minSplit), maxSplit, l.Width-TextColumn-Gap-Gutter-RightEdge-minSplit)
	case l.Width >= roomyWidth:
		return 46
	}
	return 40
}

func (l *Layout) placePaneBeside() {
	l.ListRows, l.PaneRows, l.PaneTop = l.BodyRows-(l.ListTop-l.BodyTop), l.BodyRows, l.BodyTop
	l.PaneBar = TextColumn + l.ListWidth + 1 + Gap
	l.PaneWidth = min(Measure, l.Width-RightEdge-l.PaneBar-Gutter)
}

func (l *Layout) placePaneBelow(items int) {
	header := l.ListTop - l.BodyTop
	l.ListRows = min(max(items, 1), max(1, (l.BodyRows-header)/3))
	l.PaneTop = l.ListTop + l.ListRows + 1
	l.PaneRows = max(0, l.BodyRows-header-l.ListRows-1)
	l.PaneBar = BarColumn
	l.PaneWidth = min(Measure, l.ListWidth)
}

func (l *Layout) placeListAlone() {
	l.ListRows = l.BodyRows - (l.ListTop - l.BodyTop)
	l.PaneBar = BarColumn
	l.PaneWidth = l.ListWidth
}

// ReaderTop is the first row of the text in the reader, below its two-row header.
func (l Layout) ReaderTop() int {
	if l.tall {
		return 3
	}
	return 2
}

// ReaderRows is the number of rows of text in the reader.
func (l Layout) ReaderRows() int { return max(0, l.HintsRow-1-l.ReaderTop()) }
