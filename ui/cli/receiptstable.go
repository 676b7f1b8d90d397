package cli

import (
	"io"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"trustbook/handbook/sanitize"
	"trustbook/ui/markdown"
	"trustbook/ui/receipts/report"
)

// writeMerged writes merged receipts in the format asked for.
func (k receiptsRun) writeMerged(w io.Writer, m *report.Report) error {
	return k.writeFormat(w, format{
		json: m.WriteJSON,
		csv:  func(w io.Writer) error { return m.Table().WriteCSV(w) },
		html: func(w io.Writer) error { return m.Sheet().WriteHTML(w) },
		text: func(o output) markdown.Doc { return mergedRows(o, m) },
	})
}

// mergedRows lays out merged receipts for people, one table per reading path.
func mergedRows(out output, m *report.Report) markdown.Doc {
	r, th := &rowWriter{out: out}, out.theme
	for _, p := range m.Tables {
		r.add("", th.Title.Render(p.Title))
		who, title := 0, 0
		for _, row := range p.Rows {
			who, title = max(who, cellWidth(row.Who)), max(title, cellWidth(row.Title))
		}
		for _, row := range p.Rows {
			style := th.Text
			if row.Pending() {
				style = th.Caution
			}
			r.hanging(th.Strong.Render(row.Who) + columnPadding(row.Who, who) + th.Text.Render(row.Title) + columnPadding(row.Title, title) + style.Render(strings.Join(append([]string{acknowledgement(row)}, row.Remarks...), "; ")))
		}
		r.blank()
	}
	if len(m.Skipped) > 0 {
		r.add("", th.Title.Render(report.SkippedTitle))
		for _, l := range m.Skipped {
			r.hanging(th.Strong.Render(sanitize.CleanLine(l.File)) + "  " + th.Caution.Render(sanitize.CleanLine(l.Why)))
		}
		r.blank()
	}
	for _, note := range append(m.UnlistedNote(), report.Disclaimer) {
		r.add("", th.Quiet.Render(note))
	}
	return r.doc
}

// maxCell is the maximum width of a cell that other rows are aligned with, so that one long
// title does not push their columns off the screen.
const maxCell = 40

func cellWidth(text string) int { return min(maxCell, ansi.StringWidth(text)) }

// columnPadding returns the space after a cell of a column with this width.
func columnPadding(text string, width int) string {
	return strings.Repeat(" ", max(0, width-ansi.StringWidth(text))+2)
}

// acknowledgement describes when an entry was acknowledged, or that it was not.
func acknowledgement(row *report.Row) string {
	if row.State == report.Missing || row.State == report.Refused {
		return row.State
	}
	day, _, _ := strings.Cut(row.When, "T")
	text := strings.TrimSpace(report.Acknowledged + " " + day)
	if row.Version != "" {
		text += ", version " + row.Version
	}
	text += signedBy(row.Signed)
	if row.State == report.Outdated {
		text += "; changed since"
	}
	return text
}
