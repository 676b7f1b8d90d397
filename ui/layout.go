package ui

// mode is how much the screen can hold at once.
type mode int

const (
	tiny   mode = iota // too small to read: a line asks for more room
	narrow             // list or reader
	medium             // hits in one line each, the answer below
	wide               // the answer beside the list
)

// The widths and heights at which the layout changes, in cells.
const (
	minWidth, minHeight = 30, 8
	mediumWidth         = 60
	wideWidth           = 100
	roomyWidth          = 120 // the list gets its full width
	tallHeight          = 30  // room for the brand and blanks between the rows
)

// The columns of the grid. Column 0 stays empty, column 1 holds the prompt and
// the bars, text begins in column 3, and two columns stay free at the right.
const (
	barColumn  = 1
	textColumn = 3
	rightEdge  = 2
	gutter     = 2  // between a bar and its text
	gap        = 3  // between the list and the pane's bar
	measure    = 76 // the widest a text gets, however wide the terminal
	titleWidth = 42 // of a row in the medium layout
	minSplit   = 24 // the narrowest and the widest that the list can be set to
	maxSplit   = 80
)

// layout is where everything stands on a screen of one size. Rows that are not
// shown are -1.
type layout struct {
	mode          mode
	width, height int
	tall          bool

	brandRow, searchRow, tabsRow, ruleRow, hintsRow int

	bodyTop, bodyRows int // between the rule and the blank above the hints

	pathRows  int // what is said of a path, from bodyTop on; 0 = nothing
	listTop   int // below that
	listWidth int // text cells of a list row
	listRows  int
	paneTop   int
	paneRows  int
	paneBar   int // column of the pane's bar
	paneWidth int // text cells of the pane
}

// newLayout arranges a screen for a list of items rows. split is the width of
// the list beside the answer, 0 for what the screen has room for. path is how
// many cells it takes to say above it how far a path was read, 0 = there is none.
func newLayout(width, height, items, split, path int) layout {
	l := layout{width: width, height: height, tall: height >= tallHeight}
	l.mode = modeOf(width, height)
	l.stack()
	l.listWidth = l.listRoom(split)
	l.belowPath(path)
	switch l.mode {
	case wide:
		l.besides()
	case medium:
		l.above(items)
	default:
		l.alone()
	}
	return l
}

func modeOf(width, height int) mode {
	switch {
	case width < minWidth || height < minHeight:
		return tiny
	case width < mediumWidth:
		return narrow
	case width < wideWidth:
		return medium
	}
	return wide
}

// stack sets the rows above and below the body.
func (l *layout) stack() {
	l.brandRow, l.searchRow, l.tabsRow = -1, 0, 1
	if l.tall {
		l.brandRow, l.searchRow, l.tabsRow = 0, 2, 4
	}
	l.ruleRow = l.tabsRow + 1
	l.bodyTop = l.ruleRow + 1
	if l.tall {
		l.bodyTop++
	}
	l.hintsRow = l.height - 1
	l.bodyRows = max(0, l.hintsRow-1-l.bodyTop)
	l.listTop = l.bodyTop
}

// belowPath moves the list below what is said of a path: a row, or two for what does
// not fit on one, a rule, and a blank where there is room. A screen that is low shows
// only the list.
func (l *layout) belowPath(cells int) {
	if cells == 0 || l.bodyRows < 8 {
		return
	}
	l.pathRows = 1
	if cells > l.listWidth && l.bodyRows >= 10 {
		l.pathRows = 2
	}
	l.listTop += l.pathRows + 1
	if l.mode == wide {
		l.listTop++
	}
}

// listRoom is how many text cells a row of the list has.
func (l *layout) listRoom(split int) int {
	switch {
	case l.mode == medium:
		return l.width - textColumn - rightEdge
	case l.mode != wide:
		return max(0, l.width-textColumn-rightEdge+1)
	case split > 0:
		return min(max(split, minSplit), maxSplit, l.width-textColumn-gap-gutter-rightEdge-minSplit)
	case l.width >= roomyWidth:
		return 46
	}
	return 40
}

func (l *layout) besides() {
	l.listRows, l.paneRows, l.paneTop = l.bodyRows-(l.listTop-l.bodyTop), l.bodyRows, l.bodyTop
	l.paneBar = textColumn + l.listWidth + 1 + gap
	l.paneWidth = min(measure, l.width-rightEdge-l.paneBar-gutter)
}

func (l *layout) above(items int) {
	head := l.listTop - l.bodyTop
	l.listRows = min(max(items, 1), max(1, (l.bodyRows-head)/3))
	l.paneTop = l.listTop + l.listRows + 1
	l.paneRows = max(0, l.bodyRows-head-l.listRows-1)
	l.paneBar = barColumn
	l.paneWidth = min(measure, l.listWidth)
}

func (l *layout) alone() {
	l.listRows = l.bodyRows - (l.listTop - l.bodyTop)
	l.paneBar = barColumn
	l.paneWidth = l.listWidth
}

// readerTop is the first body row of the reader, whose head takes two rows.
func (l layout) readerTop() int {
	if l.tall {
		return 3
	}
	return 2
}

// readerRows are the body rows of the reader.
func (l layout) readerRows() int { return max(0, l.hintsRow-1-l.readerTop()) }
