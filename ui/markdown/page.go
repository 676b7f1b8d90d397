package markdown

import (
	"strings"

	"trustbook/ui/theme"

	"github.com/yuin/goldmark/ast"
)

// row is a row of the page, without its gutter.
type row struct {
	bar     *cellAttrs // attributes of the bar in the gutter; nil for no bar
	body    cells
	heading *Heading
	parts   int // number of parts of the document that begin here: blocks, table rows, lines of code
}

// beginPart records that a part of the document begins at a row, if there is such a row.
func beginPart(rows []row, at int) {
	if at < len(rows) {
		rows[at].parts++
	}
}

// Renderer renders Markdown in one theme and width. It is not safe for concurrent use.
type Renderer struct {
	theme          *theme.Theme
	width          int
	printAddresses bool
	inline         *inlineRenderer
}

// pageLayout is a document during layout. A block is laid out in rows of a given width, and its parent then indents
// them, so that lists and quotations need not know how deeply they are nested.
type pageLayout struct {
	*Renderer
	source  []byte
	root    ast.Node
	targets []string // targets of the links so far
}

// doc returns the rows with their gutters, without trailing blank rows.
func (p *pageLayout) doc(rows []row) Doc {
	for len(rows) > 0 && rows[len(rows)-1].empty() {
		rows = rows[:len(rows)-1]
	}
	d := Doc{Rows: make([]string, len(rows)), Plain: make([]string, len(rows))}
	links := newLinkCollector(p.targets)
	for i, r := range rows {
		l := p.gutter(r)
		d.Rows[i], d.Plain[i] = l.styled(), l.plainText()
		links.row(l, len(d.Plain[i]))
		for range r.parts {
			d.Parts = append(d.Parts, i)
		}
		if r.heading != nil {
			r.heading.Row = i
			d.Headings = append(d.Headings, *r.heading)
		}
	}
	d.Links = links.withWords()
	return d
}

func (r row) empty() bool { return r.bar == nil && len(r.body) == 0 }

// gutterCells is the width of the gutter: a bar or a space, followed by a space.
const gutterCells = 2

func (p *pageLayout) gutter(r row) cells {
	l := blankCells(gutterCells)
	if r.bar != nil {
		l = append(textLine(p.theme.Glyph.Bar, r.bar), blankCells(1)...)
	}
	return append(l, r.body...).trimRight().plainSpaces()
}

func (p *pageLayout) rule(width int) []row {
	return []row{{body: textLine(strings.Repeat(p.theme.Glyph.Rule, width), styleAttrs(p.theme.Rule))}}
}

func wrapRows(lines []cells, width int) []row {
	var rows []row
	for _, l := range lines {
		if l = l.trim(); len(l) == 0 && len(lines) == 1 {
			return nil
		}
		for _, w := range wrapLine(l, width) {
			rows = append(rows, row{body: w})
		}
	}
	return rows
}

func indentRows(rows []row, by int) []row {
	for i := range rows {
		if len(rows[i].body) > 0 {
			rows[i].body = append(blankCells(by), rows[i].body...)
		}
	}
	return rows
}

// minBlockWidth is the minimum width of an indented block. A block that would be narrower is not indented.
const minBlockWidth = 4

// indentThatFits returns wanted, or 0 if that would leave the block less than minBlockWidth.
func indentThatFits(wanted, width int) int {
	if width-wanted < minBlockWidth {
		return 0
	}
	return wanted
}
