// Package export writes a whole handbook as one file: an HTML page for the browser and for printing, Markdown, JSON for
// programs, CSV or a workbook for spreadsheets, or OSCAL for compliance tools.
//
// Entries are untrusted input. Each format removes or escapes what the programs that read it would interpret, such as
// tags and URLs in a page or formulas in a spreadsheet. No export loads anything from elsewhere.
package export

import (
	"fmt"
	"io"
	"slices"
	"time"

	"trustbook/ui/workbook"

	"trustbook/handbook"
	"trustbook/handbook/sanitize"
)

// Format is a file format.
type Format = string

// Values of Format.
const (
	FormatHTML     Format = "html"
	FormatMarkdown Format = "markdown"
	FormatJSON     Format = "json"
	FormatCSV      Format = "csv"
	FormatXLSX     Format = "xlsx"
	FormatOSCAL    Format = "oscal"
)

// Formats returns all formats, in the order in which messages list them.
func Formats() []Format {
	return []Format{FormatHTML, FormatMarkdown, FormatJSON, FormatCSV, FormatXLSX, FormatOSCAL}
}

// Write writes a handbook to w in the given format. now determines which cautions apply to its entries.
func Write(w io.Writer, h *handbook.Handbook, f Format, now time.Time) error {
	switch f {
	case FormatHTML:
		return writeHTML(sanitize.Writer{Writer: w}, h, now)
	case FormatMarkdown:
		return writeMarkdown(sanitize.Writer{Writer: w}, h, now)
	case FormatJSON:
		return writeHandbookJSON(w, h, now)
	case FormatCSV:
		return writeCSV(w, h, now)
	case FormatXLSX:
		// All cells contain strings, so that 1.10 is not read as 1.1 and no string is interpreted as a formula.
		return workbook.WriteTable(w, h.Title, columnNames(), tableRows(h, now))
	case FormatOSCAL:
		return writeOSCAL(w, h, now)
	}
	return fmt.Errorf("unknown format %q", f)
}

// OmittedLanguages returns the languages whose versions of the entries a file of the given format leaves out, because
// readers of the format expect each entry once.
func OmittedLanguages(h *handbook.Handbook, f Format) []string {
	var out []string
	if f != FormatMarkdown && f != FormatOSCAL {
		return nil
	}
	for _, e := range h.OtherLanguages() {
		if lang := e.Metadata.Lang; lang != "" && !slices.Contains(out, lang) {
			out = append(out, lang)
		}
	}
	return out
}
