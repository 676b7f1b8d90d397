package word

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

type row struct {
	header bool // the row repeats on every page
	cells  []cell
}

// cell is a cell of a table, or an empty position covered by another cell.
type cell struct{ content []*element }

// maxSpanColumns limits the columns that a cell can span. Word allows 63 columns.
const maxSpanColumns = 63

// table converts a table, or returns nil if it is empty. A table with a single cell is a box around text, so it becomes
// a quotation.
func (r *reader) table(e *element) *html.Node {
	rows := r.rows(e)
	if len(rows) == 1 && len(rows[0].cells) == 1 && r.inCell == 0 {
		content := r.blocks(rows[0].cells[0].content)
		if len(content) == 0 {
			return nil
		}
		return Element(atom.Blockquote, content...)
	}
	t := Element(atom.Tbody)
	filled := false
	for i := range rows {
		tr := Element(atom.Tr)
		for _, c := range rows[i].cells {
			r.inCell++
			content := r.blocks(c.content)
			r.inCell--
			filled = filled || len(content) > 0
			tr.AppendChild(Element(atom.Td, content...))
		}
		t.AppendChild(tr)
	}
	if !filled {
		return nil
	}
	first := t.FirstChild
	if len(rows) > 1 && (rows[0].header || hasHeaderRow(e, first) || allBold(first) && !allBold(first.NextSibling)) {
		makeHeader(first)
	}
	return Element(atom.Table, t)
}

// rows returns the rows of a table, except those deleted by tracked changes.
func (r *reader) rows(e *element) []row {
	var out []row
	for _, c := range e.children {
		switch c.name {
		case "w:sdt":
			out = append(out, r.rows(c.child("w:sdtContent"))...)
		case "w:ins", "w:moveTo", "w:customXml":
			out = append(out, r.rows(c)...)
		case "w:tr":
			properties := c.child("w:trPr")
			if properties.child("w:del") != nil {
				r.countChange(&r.deletions)
				continue
			}
			header, _ := properties.isOn("w:tblHeader")
			cells := emptyCells(parseNonnegative(properties.valueOf("w:gridBefore")))
			out = append(out, row{header, append(cells, rowCells(c)...)})
		}
	}
	return out
}

// rowCells returns the cells of a row. A cell that spans several columns is followed by empty cells, so that later
// cells keep their columns.
func rowCells(e *element) []cell {
	var out []cell
	for _, c := range e.children {
		switch c.name {
		case "w:sdt":
			out = append(out, rowCells(c.child("w:sdtContent"))...)
		case "w:customXml":
			out = append(out, rowCells(c)...)
		case "w:tc":
			out = append(out, cell{c.children})
			out = append(out, emptyCells(parseNonnegative(c.child("w:tcPr").valueOf("w:gridSpan"))-1)...)
		}
	}
	return out
}

func emptyCells(n int) []cell { return make([]cell, min(max(n, 0), maxSpanColumns)) }

// hasHeaderRow reports whether a table marks its first row as the header. Word does so in every new table, so the cells
// must also be short enough for a header.
func hasHeaderRow(e *element, first *html.Node) bool {
	look := e.child("w:tblPr", "w:tblLook")
	on := look.attr("w:firstRow") == "1" || look.attr("w:firstRow") == "true"
	if look.attr("w:firstRow") == "" { // if this attribute is missing, the older attribute has the bit
		value := look.attr("w:val")
		on = len(value) == 4 && strings.ContainsAny(value[2:3], "2367abefABEF")
	}
	const most = 120 // bytes
	for cell := range first.ChildNodes() {
		length := 0
		for n := range cell.Descendants() {
			if n.Type == html.TextNode {
				length += len(n.Data)
			}
		}
		on = on && length <= most
	}
	return on
}

func allBold(n *html.Node) bool {
	found, plain := false, false
	var walk func(*html.Node, bool)
	walk = func(n *html.Node, bold bool) {
		bold = bold || n.DataAtom == atom.Strong
		if n.Type == html.TextNode && strings.TrimSpace(n.Data) != "" {
			found, plain = true, plain || !bold
		}
		for c := range n.ChildNodes() {
			walk(c, bold)
		}
	}
	walk(n, false)
	return found && !plain
}

// makeHeader turns the cells of a row into header cells. It removes the bold format, because header cells are bold
// anyway.
func makeHeader(row *html.Node) {
	for n := range row.Descendants() {
		switch n.DataAtom {
		case atom.Td:
			n.DataAtom, n.Data = atom.Th, "th"
		case atom.Strong:
			n.DataAtom, n.Data = atom.Span, "span"
		}
	}
}
