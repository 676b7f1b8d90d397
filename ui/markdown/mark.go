package markdown

import (
	"slices"
	"strings"

	"charm.land/lipgloss/v2"
	uv "github.com/charmbracelet/ultraviolet"
)

// Span is a range of bytes in a text: from Start up to, not including, End.
type Span struct{ Start, End int }

// Marking is a style and what it is overlaid over.
type Marking struct {
	Style lipgloss.Style
	Spans []Span
}

// Text is the plain text of a Doc: what spans count in.
func (d Doc) Text() string { return strings.Join(d.Plain, "\n") }

// Marked is the rows from first up to, not including, end, with markings over
// them; the spans count in [Doc.Text]. It is for marking what is visible.
func (d Doc) Marked(first, end int, markings ...Marking) []string {
	first, end = max(first, 0), min(end, len(d.Rows))
	if first >= end {
		return nil
	}
	m := newMarker(markings)
	at := 0
	for _, s := range d.Plain[:first] {
		at += len(s) + 1
	}
	marked := make([]string, end-first)
	for i := range marked {
		if marked[i] = d.Rows[first+i]; m.touches(at, at+len(d.Plain[first+i])) {
			marked[i], _ = m.markRow(d.Rows[first+i], at, gutterCells)
		}
		at += len(d.Plain[first+i]) + 1
	}
	return marked
}

// A marker knows the looks to lay over cells.
type marker struct {
	markings []Marking
	tops     []*attrs
	overlaid map[overlaid]*attrs
}

// overlaid is a look over another; equal pairs share their result.
type overlaid struct{ base, top *attrs }

func newMarker(markings []Marking) *marker {
	m := &marker{markings: markings, overlaid: map[overlaid]*attrs{}}
	for i := range markings {
		m.tops = append(m.tops, attrsOf(markings[i].Style))
	}
	return m
}

func (m *marker) touches(start, end int) bool {
	for i := range m.markings {
		if overlaps(m.markings[i].Spans, start, end) {
			return true
		}
	}
	return false
}

// covered says whether a span shares a byte with the range.
func overlaps(spans []Span, start, end int) bool {
	i, _ := slices.BinarySearchFunc(spans, start, func(s Span, at int) int {
		if s.End <= at {
			return -1
		}
		return 1
	})
	return i < len(spans) && spans[i].Start < end
}

// row marks one row that begins at a byte of the text, and says where the next
// begins. The margin's cells and the blanks after it are left alone.
func (m *marker) markRow(s string, at, margin int) (string, int) {
	l := decodeRow(s)
	blank := true
	for i, c := range l {
		end := at + len(c.text)
		blank = i < margin || blank && c.isBlank()
		if top := m.topAttrs(at, end); top != nil && !blank {
			l[i].attrs = m.overlay(c.attrs, top)
		}
		at = end
	}
	return l.styled(), at + 1
}

// top is the look of the last marking that covers the range, or nil.
func (m *marker) topAttrs(start, end int) *attrs {
	for i := range slices.Backward(m.markings) {
		if overlaps(m.markings[i].Spans, start, end) {
			return m.tops[i]
		}
	}
	return nil
}

func (m *marker) overlay(base, top *attrs) *attrs {
	key := overlaid{base, top}
	if m.overlaid[key] == nil {
		l := overlay(base, top)
		if top.style.Bg != nil || top.style.Attrs&uv.AttrReverse != 0 {
			l.style.Underline = top.style.Underline // a fill is not underlined
		}
		m.overlaid[key] = l
	}
	return m.overlaid[key]
}
