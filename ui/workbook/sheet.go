package workbook

import (
	"strconv"
	"strings"

	"trustbook/handbook/sanitize"
	"trustbook/ui/ooxml"
)

type sheetReader struct {
	*bookReader
	*ooxml.Scanner
	sheet *Sheet
}

func (r *bookReader) readSheet(s *Sheet) error {
	return r.pkg.ScanPart(s.part, func(d *ooxml.Scanner, e *ooxml.Element) error {
		sr := &sheetReader{r, d, s}
		switch e.Local {
		case "sheetData":
			return d.Children(sr.readRow)
		case "sheetProtection":
			s.Protected = ooxml.IsTrue(e.Attr("sheet"))
			return d.Skip()
		case "mergeCells":
			return d.Children(sr.readMerged)
		case "dataValidations", "extLst": // extensions contain the validations that refer to another sheet
			return d.Descendants(sr.readList)
		}
		return d.Skip()
	})
}

// readRow reads a row. A row without a number follows the previous row.
func (r *sheetReader) readRow(e *ooxml.Element) error {
	if e.Local != "row" {
		return r.Skip()
	}
	last := 0
	if n := len(r.sheet.Rows); n > 0 {
		last = r.sheet.Rows[n-1].Number
	}
	number, err := nextNumber(e.Attr("r"), last, maxRow)
	if err != nil {
		return refusedError("the rows of sheet %s are not in order", sanitize.Quote(r.sheet.Name))
	}
	// An empty row is dropped only when the next row is read, because a row without a number is numbered after the
	// previous one.
	if n := len(r.sheet.Rows); n > 0 && len(r.sheet.Rows[n-1].Cells) == 0 {
		r.sheet.Rows = r.sheet.Rows[:n-1]
	}
	row := Row{Number: number, Hidden: ooxml.IsTrue(e.Attr("hidden"))}
	column := 0
	err = r.Children(func(c *ooxml.Element) (err error) {
		column, err = r.readCell(&row, c, column)
		return err
	})
	r.sheet.Rows = append(r.sheet.Rows, row)
	return err
}

// nextNumber returns the given number, which must be larger than last. If given is "", it returns the number after
// last.
func nextNumber(given string, last, limit int) (int, error) {
	n := last + 1
	if given != "" {
		var err error
		if n, err = strconv.Atoi(given); err != nil {
			return 0, err
		}
	}
	if n <= last || n > limit {
		return 0, strconv.ErrRange
	}
	return n, nil
}

// readCell adds a cell to a row, unless it is empty, and returns its column.
func (r *sheetReader) readCell(row *Row, e *ooxml.Element, last int) (int, error) {
	if e.Local != "c" {
		return last, r.Skip()
	}
	if r.cells++; r.cells > maxCells {
		return 0, refusedError("more than %d cells", maxCells)
	}
	c := Cell{Column: last + 1}
	if ref := e.Attr("r"); ref != "" {
		p, ok := parsePos(ref)
		if !ok || p.Column <= last || p.Row != row.Number {
			return 0, refusedError("the cells of row %d of sheet %s are not in order", row.Number, sanitize.Quote(r.sheet.Name))
		}
		c.Column = p.Column
	}
	kind, style := e.Attr("t"), e.Attr("s")
	err := r.Children(func(child *ooxml.Element) (err error) {
		switch child.Local {
		case "f":
			c.Formula = true
			return r.readFormula(child)
		case "v", "is":
			c.Value, err = r.Text("rPh")
			return err
		}
		return r.Skip()
	})
	if err == nil {
		err = r.setValue(&c, kind, style)
	}
	if c.Value != "" || c.Formula {
		row.Cells = append(row.Cells, c)
	}
	return c.Column, err
}

// setValue converts the stored value of a cell to text.
func (r *sheetReader) setValue(c *Cell, kind, style string) error {
	switch kind {
	case "s":
		i, err := strconv.Atoi(c.Value)
		if c.Value == "" {
			return nil
		}
		if err != nil || i < 0 || i >= len(r.strings) {
			return refusedError("a cell of sheet %s refers to a string that is missing", sanitize.Quote(r.sheet.Name))
		}
		c.Value = r.strings[i]
		return nil
	case "b":
		c.Value = map[string]string{"0": "FALSE", "1": "TRUE", "false": "FALSE", "true": "TRUE"}[c.Value]
	case "str", "inlineStr":
		c.Value = unescapeCell(c.Value)
	case "", "n":
		shown, ok := r.formatNumber(c.Value, style)
		if ok {
			c.Value = shown
		}
		c.Number = c.Value != "" && !ok
	}
	return r.countText(len(c.Value), nil)
}

// readFormula records a range of cells that share a formula. The file contains the formula only in the first of them.
func (r *sheetReader) readFormula(e *ooxml.Element) error {
	if kind := e.Attr("t"); kind == "array" || kind == "dataTable" {
		r.sheet.formulas = append(r.sheet.formulas, parseRanges(e.Attr("ref"))...)
		if len(r.sheet.formulas) > maxRanges {
			return refusedError("more than %d ranges in a sheet", maxRanges)
		}
	}
	return r.Skip()
}

func (r *sheetReader) readMerged(e *ooxml.Element) error {
	if len(r.sheet.Merged) > maxRanges {
		return refusedError("more than %d ranges in a sheet", maxRanges)
	}
	r.sheet.Merged = append(r.sheet.Merged, parseRanges(e.Attr("ref"))...)
	return r.Skip()
}

// String returns the position in the notation of spreadsheets, such as C41.
func (p Pos) String() string { return ColumnName(p.Column) + strconv.Itoa(p.Row) }

// ColumnName returns the letters of a column: A, …, Z, AA, …
func ColumnName(column int) string {
	name := ""
	for ; column > 0; column = (column - 1) / 26 {
		name = string(rune('A'+(column-1)%26)) + name
	}
	return name
}

// ParseColumn returns the number of the column with the given letters, or 0 if there is no such column.
func ParseColumn(letters string) int {
	n := 0
	for _, c := range []byte(letters) {
		if c |= 0x20; c < 'a' || c > 'z' || n > maxColumn {
			return 0
		}
		n = n*26 + int(c-'a') + 1
	}
	if n > maxColumn {
		return 0
	}
	return n
}

// parsePos parses a position such as C41 or $C$41.
func parsePos(s string) (p Pos, ok bool) {
	s = strings.ReplaceAll(s, "$", "")
	i := strings.IndexAny(s, "0123456789")
	if i <= 0 {
		return p, false
	}
	row, err := strconv.Atoi(s[i:])
	p = Pos{row, ParseColumn(s[:i])}
	return p, err == nil && row > 0 && row <= maxRow && p.Column > 0
}

// parseRange parses a position, a range such as C4:D9, or whole columns or rows.
func parseRange(s string) (r Range, ok bool) {
	first, last, isRange := strings.Cut(strings.ReplaceAll(s, "$", ""), ":")
	if !isRange {
		last = first
	}
	var okFirst, okLast bool
	if r.First, okFirst = parsePos(first); okFirst {
		r.Last, okLast = parsePos(last)
	} else if a, b := ParseColumn(first), ParseColumn(last); isRange && a > 0 && b > 0 {
		r, okFirst, okLast = Range{Pos{1, a}, Pos{maxRow, b}}, true, true
	} else if r, okFirst = parseRows(first, last); okFirst {
		okLast = true
	}
	return r, okFirst && okLast && r.First.Row <= r.Last.Row && r.First.Column <= r.Last.Column
}

// parseRows parses a range of whole rows, such as 4:9.
func parseRows(first, last string) (Range, bool) {
	a, errA := strconv.Atoi(first)
	b, errB := strconv.Atoi(last)
	return Range{Pos{a, 1}, Pos{b, maxColumn}}, errA == nil && errB == nil && a > 0 && b <= maxRow
}

// parseRanges parses ranges separated by spaces. It ignores malformed ranges.
func parseRanges(s string) []Range {
	var out []Range
	for part := range strings.FieldsSeq(s) {
		if r, ok := parseRange(part); ok {
			out = append(out, r)
		}
	}
	return out
}
