package report

import (
	_ "embed" // for the style sheet
	"fmt"
	"io"
	"slices"
	"strconv"

	"trustbook/handbook"
	"trustbook/handbook/sanitize"
	"trustbook/ui/export"
	"trustbook/ui/receipts"
	"trustbook/ui/web"
)

// Disclaimer explains what receipts do not prove.
const Disclaimer = "Self-declared: names and clocks are not verified, and the owner of a file can change anything in it."

// SkippedTitle is the heading above the files whose receipts were not all merged.
const SkippedTitle = "Not merged"

// rowColumnNames are the names of the columns for an [AckRow].
var rowColumnNames = []string{"who", "text", "title", "version", "when", "signed by", "state", "remark", "language"}

// Sheet returns the report as a table for each path, followed by a table of the files whose receipts were not all
// merged.
func (r *Report) Sheet() Sheet {
	s := Sheet{Title: "Acknowledgements", Notes: []string{Disclaimer}}
	if r.Missing > 0 {
		s.Notes = append(s.Notes, fmt.Sprintf("Still missing: %d", r.Missing))
	}
	if r.Again > 0 {
		s.Notes = append(s.Notes, fmt.Sprintf("To be acknowledged again: %d", r.Again))
	}
	s.Notes = append(s.Notes, r.UnlistedNote()...)
	for _, p := range r.Tables {
		t := Table{Title: p.Title, Columns: rowColumnNames, Open: map[int]bool{}}
		for i, row := range p.Rows {
			t.Rows = append(t.Rows, row.cells())
			t.Open[i] = row.Pending()
		}
		s.Tables = append(s.Tables, t)
	}
	if len(r.Skipped) > 0 {
		t := Table{Title: SkippedTitle, Columns: []string{"file", "why"}}
		for _, f := range r.Skipped {
			t.Rows = append(t.Rows, []string{sanitize.CleanLine(f.File), sanitize.CleanLine(f.Why)})
		}
		s.Tables = append(s.Tables, t)
	}
	return s
}

// UnlistedNote returns a note with the number of people who are not on the list, or nil if there are none.
func (r *Report) UnlistedNote() []string {
	if r.Unlisted == 0 {
		return nil
	}
	return []string{fmt.Sprintf("Handed in, but not on the list: %d", r.Unlisted)}
}

// Table returns all rows in one table for a spreadsheet. Add new columns at the end, so that existing ones keep their
// positions.
func (r *Report) Table() Table {
	t := Table{Columns: slices.Concat([]string{"path"}, rowColumnNames, []string{"handbook"})}
	for _, p := range r.Tables {
		for _, row := range p.Rows {
			t.Rows = append(t.Rows, slices.Concat([]string{p.Path}, row.cells(), []string{p.Handbook}))
		}
	}
	return t
}

// WriteJSON writes the report as one JSON object.
func (r *Report) WriteJSON(w io.Writer) error {
	type row struct {
		Handbook string `json:"handbook"`
		Path     string `json:"path,omitempty"`
		*AckRow
	}
	out := struct {
		Schema   int           `json:"schema"`
		Missing  int           `json:"missing"`
		Again    int           `json:"again"`
		Unlisted int           `json:"unlisted"`
		Rows     []row         `json:"rows"`
		Skipped  []SkippedFile `json:"not_joined"`
	}{Schema: receipts.Schema, Missing: r.Missing, Again: r.Again, Unlisted: r.Unlisted, Rows: []row{}, Skipped: append([]SkippedFile{}, r.Skipped...)}
	for _, p := range r.Tables {
		for _, r := range p.Rows {
			out.Rows = append(out.Rows, row{p.Handbook, p.Path, r})
		}
	}
	return sanitize.WriteJSON(w, out, "  ")
}

// chainColumns are the column names of a list of receipts. [chainCells] returns the cells.
var chainColumns = []string{"number", "who", "when", "handbook", "edition", "path", "text", "title", "version", "statement", "shown", "text_hash", "digest", "hash", "language"}

func chainCells(r *receipts.Receipt) []string {
	return []string{
		strconv.Itoa(r.Seq), r.Who, r.Timestamp(), r.Handbook, r.Edition, r.Path, r.Entry, r.Title, r.Version, r.Statement, formatPercent(r), r.TextHash, r.Digest, r.Hash, r.Language,
	}
}

func formatPercent(r *receipts.Receipt) string {
	if r.Shown == nil {
		return ""
	}
	return strconv.Itoa(*r.Shown) + " %"
}

// Receipts are the receipts of one person, as printed by `trustbook receipts`.
type Receipts struct{ receipts.Chain }

// Sheet returns the receipts with the remarks about them.
func (c Receipts) Sheet() Sheet {
	notes := append([]string{Disclaimer}, c.Remarks...)
	if c.Err != nil {
		notes = append(notes, "Broken: "+c.Err.Error())
	}
	return Sheet{Title: "Receipts", Notes: notes, Tables: []Table{c.Table()}}
}

// Table returns a table with a row for each receipt.
func (c Receipts) Table() Table {
	t := Table{Columns: chainColumns}
	for _, r := range c.Chain.Receipts {
		t.Rows = append(t.Rows, chainCells(r))
	}
	return t
}

//go:embed sheet.css
var sheetStyle string

// Sheet is a set of tables for the browser or for paper.
type Sheet struct {
	Title  string
	Notes  []string // notes to read before the tables
	Tables []Table
}

// Table is a table. Each row has as many cells as there are columns.
type Table struct {
	Title   string
	Columns []string
	Rows    [][]string
	Open    map[int]bool // indexes of the rows in which the person still has something to do
}

// WriteHTML writes the sheet as a self-contained page that loads and runs nothing.
func (s Sheet) WriteHTML(w io.Writer) error {
	body := web.ElementLine("h1", nil, web.EscapeText(s.Title))
	for _, note := range s.Notes {
		body += web.ElementLine("p", nil, web.EscapeText(note))
	}
	for i, t := range s.Tables {
		body += t.html(s.Title, i+1)
	}
	_, err := web.Page{Title: s.Title, Style: web.Colours() + sheetStyle, Body: web.ElementBlock("main", nil, body)}.WriteTo(w)
	return err
}

// html returns the table in a scrollable box. A table without a heading is named by title and number.
func (t Table) html(title string, number int) web.HTML {
	rows := make([]web.HTML, len(t.Rows))
	for i, row := range t.Rows {
		class := ""
		if t.Open[i] {
			class = "open"
		}
		rows[i] = web.ElementLine("tr", web.Attrs{"class", class}, cellElements("td", nil, row)...)
	}
	name, heading := title+", table "+strconv.Itoa(number), web.HTML("")
	if t.Title != "" {
		name, heading = t.Title, web.ElementLine("h2", nil, web.EscapeText(t.Title))
	}
	table := web.ElementBlock("table", nil,
		web.ElementLine("thead", nil, web.Element("tr", nil, cellElements("th", web.Attrs{"scope", "col"}, t.Columns)...)),
		web.ElementBlock("tbody", nil, rows...))
	return web.ElementBlock("section", nil, heading,
		web.ElementBlock("div", web.Attrs{"class", "wide", "role", "group", "aria-label", name, "tabindex", "0"}, table))
}

func cellElements(name string, attrs web.Attrs, texts []string) []web.HTML {
	return handbook.MapSlice(texts, func(text string) web.HTML { return web.Element(name, attrs, web.EscapeText(text)) })
}

// WriteCSV writes the table for a spreadsheet.
func (t Table) WriteCSV(w io.Writer) error {
	return export.WriteTable(w, t.Columns, slices.Values(t.Rows))
}
