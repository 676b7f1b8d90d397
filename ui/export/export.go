// Package export writes a whole handbook as one file: an HTML page for the browser and for printing,
// Markdown, JSON for programs, CSV or a workbook for spreadsheets, or OSCAL for compliance tools.
//
// Entries are untrusted input. Each format removes or escapes what it would interpret: tags and addresses in
// a page, formulas in a spreadsheet. No export loads anything from elsewhere.
package export

import (
	"fmt"
	"io"
	"time"

	"trustbook/handbook"
	"trustbook/handbook/sanitize"
)

// Format is a file format.
type Format string

// The formats.
const (
	HTML     Format = "html"
	Markdown Format = "markdown"
	JSON     Format = "json"
	CSV      Format = "csv"
	XLSX     Format = "xlsx"
	OSCAL    Format = "oscal"
)

// Formats returns all formats in the order in which they are offered.
func Formats() []Format { return []Format{HTML, Markdown, JSON, CSV, XLSX, OSCAL} }

// Write writes a handbook to w in a format. now decides which cautions apply to its entries.
func Write(w io.Writer, h *handbook.Handbook, f Format, now time.Time) error {
	switch f {
	case HTML:
		return writeHTML(sanitize.Writer{Writer: w}, h, now)
	case Markdown:
		return writeMarkdown(sanitize.Writer{Writer: w}, h, now)
	case JSON:
		return writeJSON(w, handbookJSON{Schema: Schema, Handbook: newAboutJSON(h), Entries: newEntries(h, h.AllEntries(), now)})
	case CSV:
		return writeCSV(w, h, now)
	case XLSX:
		return writeXLSX(w, h, now)
	case OSCAL:
		return writeOSCAL(w, h, now)
	}
	return fmt.Errorf("unknown format %q", f)
}
