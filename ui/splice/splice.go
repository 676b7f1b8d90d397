// Package splice replaces parts of a file and leaves all other bytes unchanged.
package splice

import (
	"cmp"
	"slices"
)

// Edit replaces the bytes [Start, End).
type Edit struct {
	Start, End int
	Text       string
}

// Apply returns data with the edits applied. Insertions at the same offset keep their order. Of two overlapping edits,
// Apply drops the one that begins later. It also drops edits that extend beyond data.
func Apply(data []byte, edits []Edit) []byte {
	slices.SortStableFunc(edits, func(a, b Edit) int { return cmp.Compare(a.Start, b.Start) })
	size := len(data)
	for _, e := range edits {
		size += len(e.Text)
	}
	out, at := make([]byte, 0, size), 0
	for _, e := range edits {
		if e.Start < at || e.End < e.Start || e.End > len(data) {
			continue
		}
		out = append(append(out, data[at:e.Start]...), e.Text...)
		at = e.End
	}
	return append(out, data[at:]...)
}
