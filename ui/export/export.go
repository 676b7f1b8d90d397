// Package export writes a whole handbook as one file: a page for the browser and
// for paper, Markdown, JSON for programs, CSV for spreadsheets.
//
// Texts are untrusted input here as everywhere. What a format gives a meaning to
// is taken out or escaped by that format: addresses and tags in a page, formulas
// in a spreadsheet. Nothing in an export loads anything from elsewhere.
package export

import (
	"fmt"
	"io"

	"trustbook/handbook"
	"trustbook/handbook/sanitize"
)

// Format is a kind of file.
type Format string

// The formats.
const (
	HTML     Format = "html"
	Markdown Format = "markdown"
	JSON     Format = "json"
	CSV      Format = "csv"
)

// Formats are all formats in the order they are offered.
func Formats() []Format { return []Format{HTML, Markdown, JSON, CSV} }

// Write writes a handbook to w.
func Write(w io.Writer, h *handbook.Handbook, f Format) error {
	switch f {
	case HTML:
		return writeHTML(sanitize.Writer{Writer: w}, h)
	case Markdown:
		return writeMarkdown(sanitize.Writer{Writer: w}, h)
	case JSON:
		return writeJSON(w, whole{Schema: Schema, Handbook: about(h), Entries: entriesOf(h, h.AllEntries())})
	case CSV:
		return writeCSV(w, h)
	}
	return fmt.Errorf("no format %q", f)
}
