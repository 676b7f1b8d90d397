// Package workbook reads the cells of Office Open XML workbooks (.xlsx, .xlsm) and of CSV files, and writes values into
// some of the cells without changing anything else. Parts of a workbook without such cells are copied byte for byte,
// and in other parts only these cells change. It follows ECMA-376, part 1 (SpreadsheetML), transitional and strict.
//
// Files are untrusted input: the sizes of all parts, the number of cells and the length of all values are limited.
package workbook

import (
	"errors"
	"fmt"
	"slices"

	"trustbook/ui/ooxml"
)

// ErrRefused means that this package cannot read a file, or cannot write to it faithfully. The message gives the
// reason.
var ErrRefused = errors.New("not a workbook that can be read")

// Limits for a file. The largest public questionnaire measured has 1 MB, with a sheet of 5 MB and 165,000 cells.
const (
	MaxBytes         = 32 << 20  // file size in bytes
	maxUnpackedBytes = 128 << 20 // total size of the parts to read, in bytes
	maxSheets        = 1_000
	maxCells         = 5_000_000 // number of cells in all sheets, including empty ones
	maxTextBytes     = 64 << 20  // total size of the values of all cells, and of all shared strings, in bytes
	maxRanges        = 100_000   // number of merged ranges in a sheet, and of ranges with a list of values
	maxRow           = 1 << 20   // last row in Excel
	maxColumn        = 1 << 14
)

// MaxCellLength is the maximum length of a cell's value, in UTF-16 code units.
const MaxCellLength = 32767

// Pos is the position of a cell. Both numbers start at 1.
type Pos struct{ Row, Column int }

// Range is a rectangle of cells, including both corners.
type Range struct{ First, Last Pos }

// Contains reports whether a cell is in the range.
func (r Range) Contains(p Pos) bool {
	return p.Row >= r.First.Row && p.Row <= r.Last.Row && p.Column >= r.First.Column && p.Column <= r.Last.Column
}

// Book is a workbook. A CSV file is a book with a single sheet, which has no name.
type Book struct {
	Sheets []*Sheet // sheets in the order of the tabs
	CSV    bool

	// Recoded is set by Write: the copy of a CSV file in Windows-1252 is in UTF-8, because a value has other
	// characters.
	Recoded bool

	pkg  *ooxml.Package
	part string // name of the main part
	csv  csvFile
}

// Sheet is a sheet with its non-empty cells.
type Sheet struct {
	Name      string
	Hidden    bool // the sheet is not shown among the tabs
	Active    bool // the sheet is selected when the workbook is opened
	Protected bool
	Rows      []Row // rows with cells, in ascending order
	Merged    []Range
	Lists     []ValueList

	part     string  // name of the sheet's part
	formulas []Range // ranges of cells that share a formula and cannot be written to
}

// Row is a row of a sheet.
type Row struct {
	Number int
	Hidden bool
	Cells  []Cell // cells in ascending order of columns
}

// Cell is a cell with a value, a formula, or both.
type Cell struct {
	Column  int
	Value   string // value as text; for a formula, the value calculated when the file was saved
	Number  bool   // the value is a number, as stored; dates are text
	Formula bool
}

// ValueList is a data validation that offers values to choose from.
type ValueList struct {
	Ranges []Range
	Values []string // offered values; nil if they are calculated and therefore unknown
}

// Edit is a value to write into a cell.
type Edit struct {
	Sheet *Sheet
	Pos   Pos
	Text  string
}

// Row returns the row with the given number.
func (s *Sheet) Row(number int) Row {
	i, found := slices.BinarySearchFunc(s.Rows, number, func(r Row, n int) int { return r.Number - n })
	if !found {
		return Row{Number: number}
	}
	return s.Rows[i]
}

// Cell returns the cell at a position. A cell that is not in the file has no value.
func (s *Sheet) Cell(p Pos) Cell { return s.Row(p.Row).Cell(p.Column) }

// Cell returns the cell in a column of the row.
func (r Row) Cell(column int) Cell {
	i, found := slices.BinarySearchFunc(r.Cells, column, func(c Cell, n int) int { return c.Column - n })
	if !found {
		return Cell{Column: column}
	}
	return r.Cells[i]
}

// List returns the list of values that a cell offers, or nil if there is none.
func (s *Sheet) List(p Pos) *ValueList {
	for i := range s.Lists {
		if slices.ContainsFunc(s.Lists[i].Ranges, func(r Range) bool { return r.Contains(p) }) {
			return &s.Lists[i]
		}
	}
	return nil
}

// MergedCell returns the cell whose value is shown at p: the first cell of a merged range, or p itself.
func (s *Sheet) MergedCell(p Pos) Pos {
	for _, r := range s.Merged {
		if r.Contains(p) {
			return r.First
		}
	}
	return p
}

// isComputed reports whether the value of a cell comes from a formula.
func (s *Sheet) isComputed(p Pos) bool {
	return s.Cell(p).Formula || slices.ContainsFunc(s.formulas, func(r Range) bool { return r.Contains(p) })
}

// Writable returns the reason why a value cannot be written into a cell, or nil if it can. The current content of the
// cell does not matter.
func (s *Sheet) Writable(p Pos) error {
	switch {
	case s.MergedCell(p) != p:
		return fmt.Errorf("%v is covered by the merged cell %v", p, s.MergedCell(p))
	case s.isComputed(p):
		return fmt.Errorf("%v has a formula", p)
	}
	return nil
}

// Sheet returns the sheet with the given name, or nil.
func (b *Book) Sheet(name string) *Sheet {
	if i := slices.IndexFunc(b.Sheets, func(s *Sheet) bool { return s.Name == name }); i >= 0 {
		return b.Sheets[i]
	}
	return nil
}

func refusedError(format string, args ...any) error {
	return fmt.Errorf("%w: "+format, append([]any{ErrRefused}, args...)...)
}
