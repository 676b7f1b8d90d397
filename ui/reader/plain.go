package reader

import (
	"strings"

	"trustbook/handbook"
	"trustbook/handbook/quote"
	"trustbook/ui/draw"
	"trustbook/ui/layout"
)

// plainDocument lays an entry out as it is copied, beginning in the first column.
func plainDocument(h *handbook.Handbook, e *handbook.Entry, screenWidth int) draw.Document {
	var d draw.Document
	for paragraph := range strings.Lines(quote.Text(h, e)) {
		rows := draw.Wrap(strings.TrimSuffix(paragraph, "\n"), min(layout.MaxTextWidth, screenWidth))
		if len(rows) == 0 {
			rows = []string{""}
		}
		for _, row := range rows {
			d.AddRow(row, row)
		}
	}
	d.Unmarked = len(d.Rows)
	return d
}
