package reader

import "trustbook/ui/draw"

// part is a part of the entry to jump to.
type part struct {
	title    string
	row, end int // its first row, and the row after its last
	level    int // 0 is the answer, 1 the highest heading
}

// partsOf returns the answer and the headings of a document.
func partsOf(d *draw.Document) []part {
	out := make([]part, 1, 1+len(d.Headings))
	out[0] = part{title: "Answer", end: len(d.Rows)}
	for _, h := range d.Headings {
		out[len(out)-1].end = h.Row
		out = append(out, part{title: h.Title, row: h.Row, end: len(d.Rows), level: h.Level})
	}
	return out
}
