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

// htmlBlock matches the start of a block of HTML that ends only at a blank line, and a whole comment.
var htmlBlock = pattern.Lazy(`(?i)^(?:</?(?:table|div|ul|ol|details|section|center)\b|<!--.*-->$)`)

type pageCost struct {
	block   int  // bytes of the current block
	html    bool // the current block is HTML
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
		c.columns = 0
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
		return c.beginBlock(len(line))
	}
	if body[0] == '<' && !c.html && spaces < 4 && !bytes.Contains(line[:spaces], []byte{'\t'}) && htmlBlock().Match(body) { // it ends a paragraph
		reason := c.beginBlock(len(line))
		c.html = !bytes.HasSuffix(body, []byte("-->"))
		return reason
	}
	most := maxBlockBytes
	if c.html {
		most = maxHTMLBytes
	}
	if c.block += len(line); c.block > most {
		return fmt.Sprintf("it has a block of more than %d KiB", most>>10)
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
