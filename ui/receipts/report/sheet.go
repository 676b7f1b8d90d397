package report

import (
	"crypto/sha256"
	_ "embed" // for the page and its style
	"encoding/base64"
	"html/template"
	"io"

	"trustbook/ui/export"
	"trustbook/ui/theme"
)

//go:embed sheet.html
var sheetTemplate string

//go:embed sheet.css
var sheetStyle string

// Sheet is a set of tables for people to read, in the browser or on paper.
type Sheet struct {
	Title  string
	Notes  []string // notes to read before the tables
	Tables []Table
}

// Table has as many cells in each row as it has columns.
type Table struct {
	Title   string
	Columns []string
	Rows    [][]string
	Open    map[int]bool // rows with something left to do
}

// WriteHTML writes the sheet as a self-contained page that loads and runs nothing.
func (s Sheet) WriteHTML(w io.Writer) error {
	t, err := template.New("sheet").Parse(sheetTemplate)
	if err != nil {
		return err
	}
	style := "@media screen{:root{color-scheme:light dark}}:root{" + theme.CSSVariables(theme.LightBackground) + "}\n" +
		"@media screen and (prefers-color-scheme:dark){:root{" + theme.CSSVariables(theme.DarkBackground) + "}}\n" + sheetStyle
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
