package receipts

import (
	"bytes"
	"crypto/sha256"
	_ "embed" // the page and its style are files
	"encoding/base64"
	"html/template"
	"io"
	"strconv"

	"trustbook/ui/export"
	"trustbook/ui/theme"
)

//go:embed sheet.html
var sheetTemplate string

//go:embed sheet.css
var sheetStyle string

// Sheet is tables for people: a page for the browser and for paper.
type Sheet struct {
	Title  string
	Notes  []string // what has to be known to read it
	Tables []Table
}

// Table has as many cells in each row as it has columns.
type Table struct {
	Title   string
	Columns []string
	Rows    [][]string
	Open    map[int]bool // rows in which something is left to do
}

// WriteHTML writes the sheet as a page that needs no other file, loads nothing and
// runs nothing.
func (s Sheet) WriteHTML(w io.Writer) error {
	t, err := template.New("sheet").Parse(sheetTemplate)
	if err != nil {
		return err
	}
	style := "@media screen{:root{color-scheme:light dark}}:root{" + theme.Web(theme.LightBackground) + "}\n" +
		"@media screen and (prefers-color-scheme:dark){:root{" + theme.Web(theme.DarkBackground) + "}}\n" + sheetStyle
	digest := sha256.Sum256([]byte(style))
	return t.Execute(w, struct {
		Sheet
		Style     template.CSS
		StyleHash string
	}{s, template.CSS(style), "sha256-" + base64.StdEncoding.EncodeToString(digest[:])}) //nolint:gosec // the style is the program's own
}

// WriteCSV writes the table for a spreadsheet.
func (t Table) WriteCSV(w io.Writer) error {
	return export.WriteTable(w, t.Columns, func(add func([]string) error) error {
		for _, row := range t.Rows {
			if err := add(row); err != nil {
				return err
			}
		}
		return nil
	})
}

// Caution is what has to be known of receipts before they are believed.
const Disclaimer = "Self-declared: nobody has checked the names or the clock, and whoever owns the file can write all of it anew."

// columns are those of a list of receipts.
var columns = []struct {
	name string
	of   func(*Receipt) string
}{
	{"number", func(r *Receipt) string { return strconv.Itoa(r.Seq) }},
	{"who", func(r *Receipt) string { return r.Who }},
	{"when", func(r *Receipt) string { return r.Timestamp() }},
	{"handbook", func(r *Receipt) string { return r.Handbook }},
	{"edition", func(r *Receipt) string { return r.Edition }},
	{"path", func(r *Receipt) string { return r.Path }},
	{"text", func(r *Receipt) string { return r.Entry }},
	{"title", func(r *Receipt) string { return r.Title }},
	{"version", func(r *Receipt) string { return r.Version }},
	{"statement", func(r *Receipt) string { return r.Statement }},
	{"shown", func(r *Receipt) string { return r.shown() }},
	{"text_hash", func(r *Receipt) string { return r.TextHash }},
	{"digest", func(r *Receipt) string { return r.Digest }},
	{"hash", func(r *Receipt) string { return r.Hash }},
}

// At is when a receipt was given, "" when it does not say it in a way that is
// understood here.
func (r *Receipt) Timestamp() string {
	if r.When.IsZero() {
		return ""
	}
	return r.When.Format("2006-01-02T15:04:05Z07:00")
}

// shown is how much of the text was on the screen, "" when that is not known.
func (r *Receipt) shown() string {
	if r.Shown == nil {
		return ""
	}
	return strconv.Itoa(*r.Shown) + " %"
}

// Sheet lists the receipts of a chain.
func (c Chain) Sheet() Sheet {
	return Sheet{Title: "Receipts", Notes: append([]string{Disclaimer}, c.says()...), Tables: []Table{c.Table()}}
}

// Table is the receipts of a chain, a row each.
func (c Chain) Table() Table {
	t := Table{}
	for _, column := range columns {
		t.Columns = append(t.Columns, column.name)
	}
	for _, r := range c.Receipts {
		var row []string
		for _, column := range columns {
			row = append(row, column.of(r))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// says is how the chain is, for people.
func (c Chain) says() []string {
	out := c.Remarks
	if c.Err != nil {
		out = append(out, "Broken: "+c.Err.Error())
	}
	return out
}

// WriteJSON writes the records of the chain as they stand in the file, so that
// their hashes can be checked in the export too.
func (c Chain) WriteJSON(w io.Writer) error {
	var out bytes.Buffer
	out.WriteString(`{"schema":` + strconv.Itoa(Schema) + `,"receipts":[`)
	for i, r := range c.Receipts {
		if i > 0 {
			out.WriteString(",")
		}
		out.WriteString("\n")
		out.Write(r.line)
	}
	out.WriteString("\n]}\n")
	_, err := w.Write(out.Bytes())
	return err
}
