package questionnaire

import (
	"bytes"
	"cmp"
	"slices"
)

// edit replaces a part of a file.
type edit struct {
	start, end int
	text       string
}

// splice returns a file with some parts replaced. All other bytes stay. Edits of one place keep their order.
func splice(data []byte, edits []edit) []byte {
	slices.SortStableFunc(edits, func(a, b edit) int { return cmp.Compare(a.start, b.start) })
	var out bytes.Buffer
	from := 0
	for _, e := range edits {
		out.Write(data[from:e.start])
		out.WriteString(e.text)
		from = e.end
	}
	out.Write(data[from:])
	return out.Bytes()
}
