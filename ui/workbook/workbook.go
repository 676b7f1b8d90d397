// Package workbook reads the cells of Office Open XML workbooks (.xlsx, .xlsm) and of CSV files,
// and writes texts into some of them without changing anything else: every part of a workbook
// that is not touched is copied byte for byte, and a touched sheet differs in the written cells
// only. It follows ECMA-376, part 1 (SpreadsheetML), transitional and strict.
//
// What is read is data from outside: the sizes of all parts, the number of cells and the length of
// all texts are limited.
package workbook

import (
	"errors"
	"fmt"
	"slices"

	"trustbook/ui/ooxml"
)

// ErrRefused marks a file that this package does not read or cannot write faithfully. The message says why.
var ErrRefused = errors.New("not a workbook that can be read")

// Limits of a file. The largest public questionnaire measured has 1 MB, a sheet of 5 MB and 165,000 cells.
const (
	MaxBytes    = 32 << 20  // of the file
	maxUnpacked = 128 << 20 // of all parts that are read
	maxSheets   = 1_000
	maxCells    = 5_000_000 // in all sheets, empty ones included
	maxText     = 64 << 20  // of the values of all cells, and of all shared strings, in bytes
	maxRanges   = 100_000   // merged ranges, and ranges with a list, of a sheet
	maxRow      = 1 << 20   // the last row that Excel has
	maxColumn   = 1 << 14
)

// MaxCell is the longest text of a cell, in UTF-16 code units.
const MaxCell = 32767

// Pos is the position of a cell. Both numbers begin at 1.
type Pos struct{ Row, Column int }

// Range is a rectangle of cells, both corners included.
type Range struct{ First, Last Pos }

// Contains reports whether a cell is in the range.
func (r Range) Contains(p Pos) bool {
	return p.Row >= r.First.Row && p.Row <= r.Last.Row && p.Column >= r.First.Column && p.Column <= r.Last.Column
}

// Book is a workbook. A CSV file is a book with one sheet without a name.
type Book struct {
	Sheets []*Sheet // in the order of the tabs
	CSV    bool

	pkg  *ooxml.Package
	part string // the main one
	csv  csvFile
}

// Sheet is one sheet with the cells that contain something.
type Sheet struct {
	Name      string
	Hidden    bool // not shown among the tabs
	Active    bool // shown when the workbook is opened
	Protected bool
	Rows      []Row // rows with cells, in ascending order
	Merged    []Range
	Lists     []List

	part     string  // name
	formulas []Range // with a common formula, whose cells cannot be written
}

// Row is a row of a sheet.
type Row struct {
	Number int
	Hidden bool
	Cells  []Cell // in ascending order of columns
}

// Cell is a cell with a value, a formula, or both.
type Cell struct {
	Column  int
	Value   string // value as text; for a formula, the one it had when the file was saved
	Number  bool   // the value is a number, as written in the file; a date is a number too
	Formula bool
}

// List is a data validation that offers values to choose from.
type List struct {
	Ranges []Range
	Values []string // nil: the list is computed, and what it offers is not known
}

// Row returns the row with a number.
func (s *Sheet) Row(number int) Row {
	i, found := slices.BinarySearchFunc(s.Rows, number, func(r Row, n int) int { return r.Number - n })
	if !found {
		return Row{Number: number}
	}
	return s.Rows[i]
}

// Cell returns a cell. One that is empty has no value.
func (s *Sheet) Cell(p Pos) Cell { return s.Row(p.Row).Cell(p.Column) }

// Cell returns the cell in a column.
func (r Row) Cell(column int) Cell {
	i, found := slices.BinarySearchFunc(r.Cells, column, func(c Cell, n int) int { return c.Column - n })
	if !found {
		return Cell{Column: column}
	}
	return r.Cells[i]
}

// List returns the list of values that a cell offers, or nil.
func (s *Sheet) List(p Pos) *List {
	for i := range s.Lists {
		if slices.ContainsFunc(s.Lists[i].Ranges, func(r Range) bool { return r.Contains(p) }) {
			return &s.Lists[i]
		}
	}
	return nil
}

// Origin returns the cell that shows at p: the first cell of a merged range, else p itself.
func (s *Sheet) Origin(p Pos) Pos {
	for _, r := range s.Merged {
		if r.Contains(p) {
			return r.First
		}
	}
	return p
}

// isComputed reports whether a formula sets the value of a cell.
func (s *Sheet) isComputed(p Pos) bool {
	return s.Cell(p).Formula || slices.ContainsFunc(s.formulas, func(r Range) bool { return r.Contains(p) })
}

// Writable returns nil if a text can be written into a cell, or the reason why not. It does not
// look at what is in the cell.
func (s *Sheet) Writable(p Pos) error {
	switch {
	case s.Origin(p) != p:
		return fmt.Errorf("%v is covered by the merged cell %v", p, s.Origin(p))
	case s.isComputed(p):
		return fmt.Errorf("%v has a formula", p)
	}
	return nil
}

// Sheet returns the sheet with a name, or nil.
func (b *Book) Sheet(name string) *Sheet {
	if i := slices.IndexFunc(b.Sheets, func(s *Sheet) bool { return s.Name == name }); i >= 0 {
		return b.Sheets[i]
	}
	return nil
}

func refuse(format string, args ...any) error {
	return fmt.Errorf("%w: "+format, append([]any{ErrRefused}, args...)...)
}
