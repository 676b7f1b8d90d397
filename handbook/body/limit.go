package body

import (
	"bytes"
	"fmt"

	"trustbook/handbook/pattern"
)

// Limits of one page. On some input the CommonMark parser takes quadratic time and memory for a block (a 16
// KB table took 2.1 s and 1.3 GB), so the squares of the sizes of long blocks are limited too.
const (
	maxBlockBytes   = 16 << 10 // size of a line, and of a block of lines
	maxHTMLBytes    = 64 << 10 // size of a block of HTML, in which the parser looks for nothing
	longBlockBytes  = 2 << 10  // a smaller block costs next to nothing
	maxSquaredSizes = 1 << 30  // sum of the squared sizes of long blocks
	maxNesting      = 32       // container markers on one line
	maxColumns      = 64       // columns of a table
	maxCells        = 10_000   // cells of all tables on a page
)

// tooCostly returns why a page would be too expensive to parse, or "". Such a page is shown as
// plain text, because a policy is never hidden.
func tooCostly(source []byte) string {
	var c pageCost
	for line := range bytes.Lines(source) {
		if reason := c.addLine(line); reason != "" {
			return reason
		}
	}
	return c.beginBlock(0)
}

var (
	// htmlBlock matches the start of a block of HTML that ends only at a blank line, and a whole comment. In
	// CommonMark, both end a paragraph.
	htmlBlock = pattern.Lazy(`(?i)^(?:</?(?:table|div|ul|ol|details|section|center)(?:[ >]|/>|$)|<!--.*-->$)`)
	// otherEnd matches a line that may end another block, such as code, a comment or a script. What looks like the
	// start of HTML before it may have been inside that block, so words may follow.
	otherEnd = pattern.Lazy("(?i)^(?:```|~~~)|-->|\\?>|\\]>|</(?:pre|script|style|textarea)>")
	// openDeclaration matches the start of a block of HTML that ends at the next >, the one of a tag too.
	openDeclaration = pattern.Lazy(`^<![A-Za-z][^>]*$`)
)

type pageCost struct {
	block   int  // bytes of the current block
	lines   int  // bytes since a blank line; a block of HTML may be all of them
	html    bool // the current block is certainly HTML
	unsure  bool // whether a block is HTML is not certain on the rest of the page
	squares int  // squared sizes of the long blocks before it
	columns int  // of the current table
	cells   int
}

// addLine adds a line and returns which limit it exceeds, if any.
func (c *pageCost) addLine(line []byte) string {
	body := bytes.TrimSpace(line)
	switch {
	case len(body) > maxBlockBytes:
		return fmt.Sprintf("it has a line of more than %d KiB", maxBlockBytes>>10)
	case len(body) == 0:
		c.columns, c.lines = 0, 0
		return c.beginBlock(0)
	}
	nest, spaces := containerMarkers(line)
	if nest > maxNesting || nest > 0 && spaces > 8*maxNesting {
		return fmt.Sprintf("it nests more than %d levels", maxNesting)
	}
	if pipes := bytes.Count(body, []byte{'|'}); pipes > 0 || c.columns > 0 {
		return c.addRow(pipes)
	}
	if nest > 0 || body[0] == '#' { // a new item or heading begins a new block
		c.lines = 0
		return c.beginBlock(len(line))
	}
	c.lines += len(line)
	c.unsure = c.unsure || body[0] == '<' && openDeclaration().Match(body)
	if c.html && otherEnd().Match(body) {
		c.block, c.html = 0, false
	}
	if body[0] == '<' && !c.html && spaces < 4 && !bytes.Contains(line[:spaces], []byte{'\t'}) && htmlBlock().Match(body) {
		reason := c.beginBlock(len(line))
		c.html = spaces == 0 && !c.unsure && !otherEnd().Match(body) // an item of a list may end before a blank line
		return reason
	}
	c.block += len(line)
	switch {
	case !c.html && c.block > maxBlockBytes:
		return fmt.Sprintf("it has a block of more than %d KiB", maxBlockBytes>>10)
	case c.lines > maxHTMLBytes:
		return fmt.Sprintf("it has a block of more than %d KiB", maxHTMLBytes>>10)
	}
	return ""
}

// beginBlock ends the current block and begins one of size bytes.
func (c *pageCost) beginBlock(size int) string {
	if c.block > longBlockBytes && !c.html {
		c.squares += c.block * c.block
	}
	c.block, c.html = size, false
	if c.squares > maxSquaredSizes {
		return fmt.Sprintf("it has too many blocks of more than %d KiB", longBlockBytes>>10)
	}
	return ""
}

func (c *pageCost) addRow(pipes int) string {
	if c.columns = max(c.columns, pipes); c.columns > maxColumns {
		return fmt.Sprintf("it has a table of more than %d columns", maxColumns)
	}
	if c.cells += c.columns; c.cells > maxCells {
		return fmt.Sprintf("it has more than %d table cells", maxCells)
	}
	return ""
}

// containerMarkers counts the markers (> - * + 1.) and the white space at the start of a line.
func containerMarkers(line []byte) (markers, spaces int) {
	for i, c := range line {
		blank := i+1 < len(line) && (line[i+1] == ' ' || line[i+1] == '\t')
		switch {
		case c == ' ', c == '\t':
			spaces++
		case c == '>', blank && bytes.IndexByte([]byte("*+-.)"), c) >= 0:
			markers++
		case c >= '0' && c <= '9':
		default:
			return markers, spaces
		}
	}
	return markers, spaces
}
