package workbook

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
)

// sheetEditor finds where texts have to be written in the bytes of a sheet. It has to count rows
// and cells as readRow and readCell do.
type sheetEditor struct {
	data    []byte
	d       *xml.Decoder
	edits   []Edit // still to be made, in ascending order
	patches []patch
	prefix  string       // of the elements of the sheet, with a colon; "" for none
	styles  []colStyle   // of whole columns
	row     int          // number of the last row
	rowAttr []xml.Attr   // of the row
	column  int          // of the last cell
	start   int          // of the last token
	path    []xml.Name   // of the elements that are open
	cell    *pendingCell // being replaced
}

// pendingCell is a cell whose end has not been reached.
type pendingCell struct {
	start int
	tag   xml.StartElement
	text  string
}

// colStyle is the style of cells that do not exist in some columns.
type colStyle struct {
	first, last int
	style       string
}

var errMoved = errors.New("the sheet has another structure than it had when it was read")

// sheetPatches returns the patches that write the edits, all of one sheet, into its part.
func sheetPatches(data []byte, edits []Edit) ([]patch, error) {
	e := &sheetEditor{data: data, d: xml.NewDecoder(bytes.NewReader(data)), edits: edits}
	for {
		e.start = int(e.d.InputOffset())
		t, err := e.d.RawToken()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		switch t := t.(type) {
		case xml.StartElement:
			e.open(t)
			e.path = append(e.path, t.Name)
		case xml.EndElement:
			if len(e.path) == 0 {
				return nil, errMoved
			}
			e.path = e.path[:len(e.path)-1]
			e.close(t)
		}
	}
	if len(e.edits) > 0 || e.cell != nil {
		return nil, errMoved
	}
	return e.patches, nil
}

// in reports whether the open elements below the root are those.
func (e *sheetEditor) in(names ...string) bool {
	return len(e.path) == len(names)+1 && slices.EqualFunc(e.path[1:], names, func(n xml.Name, s string) bool { return n.Local == s })
}

func (e *sheetEditor) open(t xml.StartElement) {
	switch {
	case t.Name.Local == "sheetData" && e.in():
		e.prefix = qualified(xml.Name{Space: t.Name.Space})
	case t.Name.Local == "col" && e.in("cols"):
		first, _ := strconv.Atoi(attr(t, "min"))
		last, _ := strconv.Atoi(attr(t, "max"))
		e.styles = append(e.styles, colStyle{first, last, attr(t, "style")})
	case t.Name.Local == "row" && e.in("sheetData"):
		number, _ := next(attr(t, "r"), e.row, maxRow) // readRow has checked it
		for len(e.edits) > 0 && e.edits[0].Pos.Row < number {
			e.insert(e.start, e.newRow())
		}
		e.row, e.column, e.rowAttr = number, 0, t.Attr
	case t.Name.Local == "c" && e.in("sheetData", "row"):
		e.openCell(t)
	}
}

func (e *sheetEditor) openCell(t xml.StartElement) {
	column := e.column + 1
	if p, ok := parsePos(attr(t, "r")); ok {
		column = p.Column
	}
	for e.isNext(column - 1) {
		e.insert(e.start, e.newCell())
	}
	if e.isNext(column) {
		e.cell = &pendingCell{e.start, t, e.edits[0].Text}
		e.edits = e.edits[1:]
	}
	e.column = column
}

// isNext reports whether the next edit is in the row, and not behind a column.
func (e *sheetEditor) isNext(column int) bool {
	return len(e.edits) > 0 && e.edits[0].Pos.Row == e.row && e.edits[0].Pos.Column <= column
}

func (e *sheetEditor) close(t xml.EndElement) {
	switch {
	case t.Name.Local == "c" && e.in("sheetData", "row") && e.cell != nil:
		e.patches = append(e.patches, patch{e.cell.start, int(e.d.InputOffset()), e.replacement()})
		e.cell = nil
	case t.Name.Local == "row" && e.in("sheetData"):
		e.append(t, e.newCells())
	case t.Name.Local == "sheetData" && e.in():
		var rows strings.Builder
		for len(e.edits) > 0 {
			rows.WriteString(e.newRow())
		}
		e.append(t, rows.String())
	}
}

func (e *sheetEditor) insert(at int, text string) { e.patches = append(e.patches, patch{at, at, text}) }

// append adds content to the end of the element that has just ended.
func (e *sheetEditor) append(t xml.EndElement, content string) {
	switch {
	case content == "":
	case e.start == int(e.d.InputOffset()): // its start tag is its end too
		e.patches = append(e.patches, patch{e.start - len("/>"), e.start, ">" + content + "</" + qualified(t.Name) + ">"})
	default:
		e.insert(e.start, content)
	}
}

// replacement returns the cell that takes the place of the one that is open: all attributes
// but those that describe the value stay.
func (e *sheetEditor) replacement() string {
	tag := e.cell.tag
	tag.Attr = slices.DeleteFunc(slices.Clone(tag.Attr), func(a xml.Attr) bool {
		return a.Name.Space == "" && slices.Contains([]string{"t", "cm", "vm"}, a.Name.Local)
	})
	return startTag(tag) + e.content(e.cell.text)
}

// content returns the rest of a cell after its attributes.
func (e *sheetEditor) content(text string) string {
	p := e.prefix
	return ` t="inlineStr"><` + p + `is><` + p + `t xml:space="preserve">` + escapeXML(escape(text)) + `</` + p + `t></` + p + `is></` + p + `c>`
}

// newCell returns a cell for the next edit, in the style that an empty cell has there.
func (e *sheetEditor) newCell() string {
	edit := e.edits[0]
	e.edits = e.edits[1:]
	style := ""
	row := xml.StartElement{Attr: e.rowAttr}
	if isTrue(attr(row, "customFormat")) && edit.Pos.Row == e.row {
		style = attr(row, "s")
	}
	for _, c := range e.styles {
		if style == "" && edit.Pos.Column >= c.first && edit.Pos.Column <= c.last {
			style = c.style
		}
	}
	if style != "" {
		style = ` s="` + escapeXML(style) + `"`
	}
	return "<" + e.prefix + `c r="` + edit.Pos.String() + `"` + style + e.content(edit.Text)
}

// newCells returns cells for all edits that are left in the row.
func (e *sheetEditor) newCells() string {
	var cells strings.Builder
	for e.isNext(maxColumn) {
		cells.WriteString(e.newCell())
	}
	return cells.String()
}

// newRow returns a row for the next edits, which are in a row that does not exist.
func (e *sheetEditor) newRow() string {
	number := e.edits[0].Pos.Row
	e.row, e.rowAttr = number, nil
	return "<" + e.prefix + `row r="` + strconv.Itoa(number) + `">` + e.newCells() + "</" + e.prefix + "row>"
}
