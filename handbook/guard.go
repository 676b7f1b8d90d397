package handbook

import (
	"bytes"
	"fmt"
)

// What one page may ask of a CommonMark parser. Goldmark is quadratic on some
// inputs (a 16 KB table took 2.1 s and 1.3 GB), block by block, so the squares of
// long blocks are what counts.
const (
	maxBlockBytes = 16 << 10 // one line, and one block of lines
	longBlock     = 2 << 10  // below this a block costs next to nothing
	maxSquares    = 1 << 30  // of the sizes of long blocks, summed
	maxNesting    = 32       // container markers on one line
	maxColumns    = 64       // of a table
	maxCells      = 10_000   // of all tables of a page
)

// costly says why a page would cost a CommonMark parser too much; "" means that
// it does not. Such a page is shown as plain text: a policy is never hidden.
func costly(source []byte) string {
	var g guard
	for line := range bytes.Lines(source) {
		if why := g.line(line); why != "" {
			return why
		}
	}
	return g.begin(0)
}

// guard keeps what the lines of a page have cost so far.
type guard struct {
	block   int // bytes of the block under way
	squares int // of the long blocks so far
	columns int // of the table under way
	cells   int
}

func (g *guard) line(line []byte) string {
	body := bytes.TrimSpace(line)
	switch {
	case len(body) > maxBlockBytes:
		return fmt.Sprintf("it has a line of more than %d KiB", maxBlockBytes>>10)
	case len(body) == 0:
		g.columns = 0
		return g.begin(0)
	}
	nest, spaces := containers(line)
	if nest > maxNesting || nest > 0 && spaces > 8*maxNesting {
		return fmt.Sprintf("it nests more than %d levels", maxNesting)
	}
	if pipes := bytes.Count(body, []byte{'|'}); pipes > 0 || g.columns > 0 {
		return g.row(pipes)
	}
	if nest > 0 || body[0] == '#' { // a new item or heading begins a new block
		return g.begin(len(line))
	}
	if g.block += len(line); g.block > maxBlockBytes {
		return fmt.Sprintf("it has a block of more than %d KiB", maxBlockBytes>>10)
	}
	return ""
}

// begin ends the block under way and begins one with size bytes.
func (g *guard) begin(size int) string {
	if g.block > longBlock {
		g.squares += g.block * g.block
	}
	g.block = size
	if g.squares > maxSquares {
		return fmt.Sprintf("it has too many blocks of more than %d KiB", longBlock>>10)
	}
	return ""
}

func (g *guard) row(pipes int) string {
	if g.columns = max(g.columns, pipes); g.columns > maxColumns {
		return fmt.Sprintf("it has a table of more than %d columns", maxColumns)
	}
	if g.cells += g.columns; g.cells > maxCells {
		return fmt.Sprintf("it has more than %d table cells", maxCells)
	}
	return ""
}

// containers counts the markers (> - * + 1.) and the white space that open a line.
func containers(line []byte) (markers, spaces int) {
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
