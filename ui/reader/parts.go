package reader

import "trustbook/ui/draw"

// documentPart is a section of the laid-out entry, or its answer.
type documentPart struct {
	title    string
	row, end int // first row, and the row after the last
	level    int // 0 for the answer, 1 for the highest heading
}

// partsOf returns the answer and the headings of a document.
func partsOf(d *draw.Document) []documentPart {
	out := make([]documentPart, 1, 1+len(d.Headings))
	out[0] = documentPart{title: "Answer", end: len(d.Rows)}
	for _, h := range d.Headings {
		out[len(out)-1].end = h.Row
		out = append(out, documentPart{title: h.Title, row: h.Row, end: len(d.Rows), level: h.Level})
	}
	return out
}
