package markdown

import (
	"slices"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// grid contains the cells of a table. Each cell has one or more lines.
type grid struct {
	head  [][]cells
	body  [][][]cells
	align []extast.Alignment
}

// table lays out a table in columns if it fits, and otherwise each row as a record. Cells are never wrapped, because
// single-word columns are harder to read than records.
func (p *pageLayout) table(n *extast.Table, width int) []row {
	g := p.readGrid(n)
	widths := g.widths()
	for _, space := range []int{3, 2} {
		if totalWidth(widths, space) <= width {
			return p.columns(g, widths, space)
		}
	}
	return p.stackedRecords(g, width)
}

func (p *pageLayout) readGrid(n *extast.Table) grid {
	g := grid{align: n.Alignments}
	for r := n.FirstChild(); r != nil; r = r.NextSibling() {
		columns := p.cells(r)
		if r.Kind() == extast.KindTableHeader {
			g.head = columns
			continue
		}
		g.body = append(g.body, columns)
	}
	return g
}

func (p *pageLayout) cells(r ast.Node) [][]cells {
	var columns [][]cells
	for c := r.FirstChild(); c != nil; c = c.NextSibling() {
		lines := p.inline.render(p, c)
		for i := range lines {
			lines[i] = lines[i].trim()
		}
		columns = append(columns, lines)
	}
	return columns
}

func (g grid) widths() []int {
	widths := make([]int, len(g.align))
	for _, columns := range append([][][]cells{g.head}, g.body...) {
		for i, lines := range columns {
			for _, l := range lines {
				widths[i] = max(widths[i], l.width())
			}
		}
	}
	return widths
}

func totalWidth(widths []int, space int) int {
	sum := space * (len(widths) - 1)
	for _, w := range widths {
		sum += w
	}
	return sum
}

// columns lays out a table in columns, with a dimmed header and a rule below the header.
func (p *pageLayout) columns(g grid, widths []int, space int) []row {
	var rows []row
	if g.hasHeader() {
		for _, lines := range g.head {
			applyStyle(lines, styleAttrs(p.theme.Quiet))
		}
		rows = g.gridRow(g.head, widths, space)
		rows = append(rows, p.rule(max(totalWidth(widths, space), 1))...)
	}
	for _, columns := range g.body {
		first := len(rows)
		rows = append(rows, g.gridRow(columns, widths, space)...)
		beginPart(rows, first)
	}
	return rows
}

// hasHeader reports whether the header contains any text. Markdown requires a header, so a table converted from another
// format can have an empty one.
func (g grid) hasHeader() bool {
	return slices.ContainsFunc(g.head, func(lines []cells) bool { return len(joinLines(lines)) > 0 })
}

// gridRow lays out the cells of one row side by side.
func (g grid) gridRow(columns [][]cells, widths []int, space int) []row {
	var rows []row
	for i := range tallestCell(columns) {
		var l cells
		for column, lines := range columns {
			if column > 0 {
				l = append(l, blankCells(space)...)
			}
			var c cells
			if i < len(lines) {
				c = lines[i]
			}
			l = append(l, alignCell(c, widths[column], g.align[column])...)
		}
		rows = append(rows, row{body: l.trimRight()})
	}
	return rows
}

func tallestCell(columns [][]cells) int {
	most := 1
	for _, lines := range columns {
		most = max(most, len(lines))
	}
	return most
}

func alignCell(l cells, width int, a extast.Alignment) cells {
	left, rest := 0, width-l.width()
	switch a {
	case extast.AlignRight:
		left = rest
	case extast.AlignCenter:
		left = rest / 2
	}
	padded := append(blankCells(left), l...)
	return append(padded, blankCells(rest-left)...)
}

// stackedRecords lays out each row as labelled values, with blank rows between the records.
func (p *pageLayout) stackedRecords(g grid, width int) []row {
	if !g.hasHeader() {
		return p.unlabelledRecords(g, width)
	}
	labels := make([]cells, len(g.head))
	column := 0
	for i, lines := range g.head {
		applyStyle(lines, styleAttrs(p.theme.Quiet))
		labels[i] = joinLines(lines)
		column = max(column, labels[i].width())
	}
	var rows []row
	for i, columns := range g.body {
		if i > 0 {
			rows = append(rows, row{})
		}
		first := len(rows)
		for j, value := range columns {
			rows = append(rows, labelledValue(labels[j], value, column+2, width)...)
		}
		beginPart(rows, first)
	}
	return rows
}

// unlabelledRecords lays out the rows of a table without a header. The first cell of each row is the heading of the
// others.
func (p *pageLayout) unlabelledRecords(g grid, width int) []row {
	indent := indentThatFits(2, width)
	var rows []row
	for i, columns := range g.body {
		if i > 0 {
			rows = append(rows, row{})
		}
		first := len(rows)
		rows = append(rows, wrapRows(columns[0], width)...)
		for _, value := range columns[1:] {
			rows = append(rows, indentRows(wrapRows(value, width-indent), indent)...)
		}
		beginPart(rows, first)
	}
	return rows
}

// labelledValue lays out a value beside its label, or below the label if the column for values would be too narrow.
func labelledValue(label cells, value []cells, column, width int) []row {
	if len(value) == 0 {
		return nil
	}
	if width-column < max(column, 12) {
		indent := indentThatFits(2, width)
		rows := wrapRows([]cells{label}, width)
		return append(rows, indentRows(wrapRows(value, width-indent), indent)...)
	}
	rows := indentRows(wrapRows(value, width-column), column)
	if len(rows) == 0 {
		return nil
	}
	rows[0].body = slices.Concat(label, blankCells(column-label.width()), rows[0].body[column:])
	return rows
}
