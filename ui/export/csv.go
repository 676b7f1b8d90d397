package export

import (
	"encoding/csv"
	"io"
	"iter"
	"slices"
	"strings"
	"time"

	"trustbook/handbook"
	"trustbook/handbook/quote"
	"trustbook/ui/workbook"
)

type column struct {
	name string
	of   func(entry) string
}

// columns lists the columns of the table. The values of a list are joined into one cell.
var columns = []column{
	{"id", func(e entry) string { return e.ID }},
	{"category", func(e entry) string { return e.Category }},
	{"kind", func(e entry) string { return e.Kind }},
	{"title", func(e entry) string { return e.Title }},
	{"question", func(e entry) string { return e.Question }},
	{"answer", func(e entry) string { return e.Answer }},
	{"summary", func(e entry) string { return e.Summary }},
	{"text", func(e entry) string { return e.Text }},
	{"frameworks", func(e entry) string { return joinCell(e.Frameworks) }},
	{"controls", func(e entry) string { return joinCell(e.Controls) }},
	{"keywords", func(e entry) string { return joinCell(e.Keywords) }},
	{"owner", func(e entry) string { return e.Owner }},
	{"approver", func(e entry) string { return e.Approver }},
	{"version", func(e entry) string { return e.Version }},
	{"effective", func(e entry) string { return e.Effective }},
	{"reviewed", func(e entry) string { return e.Reviewed }},
	{"review_in", func(e entry) string { return e.ReviewIn }},
	{"status", func(e entry) string { return e.Status }},
	{"classification", func(e entry) string { return e.Classification }},
	{"audience", func(e entry) string { return joinCell(e.Audience) }},
	{"lang", func(e entry) string { return e.Lang }},
	{"path", func(e entry) string { return e.Path }},
	{"source", func(e entry) string { return e.Source }},
	{"caution", func(e entry) string { return e.Caution }},
	{"number", func(e entry) string { return e.Number }},
	{"groups", func(e entry) string { return joinCell(e.Groups) }},
	{"also_asked", func(e entry) string { return joinCell(e.AlsoAsked) }},
}

func joinCell(list []string) string { return strings.Join(list, "; ") }

// ByteOrderMark at the beginning of a file tells Excel that the file is in UTF-8.
const ByteOrderMark = "\ufeff"

// EntriesWithLongCells returns the ids of entries with a cell longer than [workbook.MaxCellLength].
func EntriesWithLongCells(h *handbook.Handbook, now time.Time) []string {
	var ids []string
	for _, e := range tableEntries(h) {
		if len(e.Markdown) > workbook.MaxCellLength/2 && workbook.UTF16Units(quote.Body(e, now)) > workbook.MaxCellLength {
			ids = append(ids, e.ID)
		}
	}
	return slices.Compact(ids)
}

func writeCSV(w io.Writer, h *handbook.Handbook, now time.Time) error {
	if _, err := io.WriteString(w, ByteOrderMark); err != nil {
		return err
	}
	return WriteTable(w, columnNames(), tableRows(h, now))
}

func columnNames() []string {
	return handbook.MapSlice(columns, func(c column) string { return c.name })
}

// tableEntries returns the entries with a row: every entry in the language of h, followed by its versions in others.
func tableEntries(h *handbook.Handbook) []*handbook.Entry {
	var out []*handbook.Entry
	for _, e := range h.Entries {
		out = append(out, e)
		for _, other := range e.Languages() {
			if other != e {
				out = append(out, other)
			}
		}
	}
	return out
}

func tableRows(h *handbook.Handbook, now time.Time) iter.Seq[[]string] {
	return func(yield func([]string) bool) {
		in := handbookByLanguage(h)
		for _, e := range tableEntries(h) {
			data := newEntry(in(e), e, now)
			data.Text = quote.Body(e, now)
			if !yield(handbook.MapSlice(columns, func(c column) string { return c.of(data) })) {
				return
			}
		}
	}
}

// WriteTable writes a table as CSV (RFC 4180). Cells are escaped so that a spreadsheet does not interpret them as
// formulas.
func WriteTable(w io.Writer, head []string, rows iter.Seq[[]string]) error {
	out := csv.NewWriter(w)
	out.UseCRLF = true
	if err := out.Write(head); err != nil {
		return err
	}
	cells := make([]string, len(head))
	for row := range rows {
		for i, cell := range row {
			cells[i] = workbook.EscapeFormula(cell)
		}
		if err := out.Write(cells); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}
