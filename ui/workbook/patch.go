package workbook

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"trustbook/ui/ooxml"
	"trustbook/ui/splice"
)

// sheetEditor finds the positions in the source of a sheet at which to write values. It must count rows and cells in
// the same way as readRow and readCell.
type sheetEditor struct {
	d        *ooxml.Scanner
	edits    []Edit // remaining edits, in ascending order
	patches  []splice.Edit
	prefix   string        // namespace prefix of the sheet's elements, with a colon; "" for none
	styles   []columnStyle // styles of whole columns
	row      int           // number of the row read last
	rowStyle string        // style for missing cells in the row
	column   int           // number of the last cell's column
	path     []string      // local names of the open elements
	cell     *pendingCell  // the cell being replaced
}

type pendingCell struct {
	start int
	tag   string // start tag of the cell, without the closing bracket
	text  string
}

// columnStyle is the style for missing cells in a range of columns.
type columnStyle struct {
	first, last int
	style       string
}

var errSheetChanged = errors.New("the structure of the sheet has changed since it was read")

func sheetPatches(data []byte, edits []Edit) ([]splice.Edit, error) {
	e := &sheetEditor{d: ooxml.NewScanner(data), edits: edits}
	for {
		if err := e.d.Next(); err != nil {
			return nil, err
		}
		switch e.d.Kind {
		case ooxml.StartTag:
			e.open(&e.d.Element)
			e.path = append(e.path, e.d.Element.Local)
		case ooxml.EndTag:
			local := e.path[len(e.path)-1]
			e.path = e.path[:len(e.path)-1]
			e.close(local)
		case ooxml.EndOfFile:
			if len(e.edits) > 0 {
				return nil, errSheetChanged
			}
			return e.patches, nil
		}
	}
}

// isInside reports whether the given names are those of the open elements, not counting the root.
func (e *sheetEditor) isInside(names ...string) bool {
	return len(e.path) == len(names)+1 && slices.Equal(e.path[1:], names)
}

func (e *sheetEditor) open(t *ooxml.Element) {
	switch {
	case t.Local == "sheetData" && e.isInside():
		e.prefix = t.Prefix
	case t.Local == "col" && e.isInside("cols"):
		first, _ := strconv.Atoi(t.Attr("min"))
		last, _ := strconv.Atoi(t.Attr("max"))
		e.styles = append(e.styles, columnStyle{first, last, t.Attr("style")})
	case t.Local == "row" && e.isInside("sheetData"):
		number, _ := nextNumber(t.Attr("r"), e.row, maxRow) // cannot fail, because readRow has checked the number
		for len(e.edits) > 0 && e.edits[0].Pos.Row < number {
			e.insert(e.d.Start, e.newRow())
		}
		e.row, e.column, e.rowStyle = number, 0, ""
		if ooxml.IsTrue(t.Attr("customFormat")) {
			e.rowStyle = t.Attr("s")
		}
	case t.Local == "c" && e.isInside("sheetData", "row"):
		e.openCell(t)
	}
}

func (e *sheetEditor) openCell(t *ooxml.Element) {
	column := e.column + 1
	if p, ok := parsePos(t.Attr("r")); ok {
		column = p.Column
	}
	for e.isNext(column - 1) {
		e.insert(e.d.Start, e.newCell())
	}
	if e.isNext(column) {
		e.cell = &pendingCell{e.d.Start, cellTag(t), e.edits[0].Text}
		e.edits = e.edits[1:]
	}
	e.column = column
}

// isNext reports whether the next edit is in the current row, at or before the given column.
func (e *sheetEditor) isNext(column int) bool {
	return len(e.edits) > 0 && e.edits[0].Pos.Row == e.row && e.edits[0].Pos.Column <= column
}

func (e *sheetEditor) close(local string) {
	switch {
	case local == "c" && e.isInside("sheetData", "row") && e.cell != nil:
		e.patches = append(e.patches, splice.Edit{Start: e.cell.start, End: e.d.Pos, Text: e.cell.tag + e.content(e.cell.text)})
		e.cell = nil
	case local == "row" && e.isInside("sheetData"):
		e.append(local, e.newCells())
	case local == "sheetData" && e.isInside():
		var rows strings.Builder
		for len(e.edits) > 0 {
			rows.WriteString(e.newRow())
		}
		e.append(local, rows.String())
	}
}

func (e *sheetEditor) insert(at int, text string) {
	e.patches = append(e.patches, splice.Edit{Start: at, End: at, Text: text})
}

// append adds content to the end of the element that has just ended.
func (e *sheetEditor) append(local, content string) {
	switch {
	case content == "":
	case e.d.Start == e.d.Pos: // the element is an empty-element tag
		e.patches = append(e.patches, splice.Edit{Start: e.d.Start - len("/>"), End: e.d.Start, Text: ">" + content + "</" + e.prefix + local + ">"})
	default:
		e.insert(e.d.Start, content)
	}
}

// cellTag returns the start tag of a cell whose value is being replaced, without its closing bracket. It keeps all
// attributes except those that describe the value.
func cellTag(t *ooxml.Element) string {
	return t.OpenTag(func(name string) bool { return name != "t" && name != "cm" && name != "vm" })
}

// content returns the rest of the start tag and the content of a cell that contains text.
func (e *sheetEditor) content(text string) string {
	p := e.prefix
	return ` t="inlineStr"><` + p + `is><` + p + `t xml:space="preserve">` + ooxml.Escape(escapeCell(text)) + `</` + p + `t></` + p + `is></` + p + `c>`
}

// newCell returns a new cell with the value of the next edit. Its style is that of empty cells at this position.
func (e *sheetEditor) newCell() string {
	edit := e.edits[0]
	e.edits = e.edits[1:]
	style := e.rowStyle
	for _, c := range e.styles {
		if style == "" && edit.Pos.Column >= c.first && edit.Pos.Column <= c.last {
			style = c.style
		}
	}
	if style != "" {
		style = ` s="` + ooxml.Escape(style) + `"`
	}
	return "<" + e.prefix + `c r="` + edit.Pos.String() + `"` + style + e.content(edit.Text)
}

// newCells returns new cells for the remaining edits in the row.
func (e *sheetEditor) newCells() string {
	var cells strings.Builder
	for e.isNext(maxColumn) {
		cells.WriteString(e.newCell())
	}
	return cells.String()
}

// newRow returns a new row for the next edits, whose row is missing from the sheet.
func (e *sheetEditor) newRow() string {
	number := e.edits[0].Pos.Row
	e.row, e.rowStyle = number, ""
	return "<" + e.prefix + `row r="` + strconv.Itoa(number) + `">` + e.newCells() + "</" + e.prefix + "row>"
}
