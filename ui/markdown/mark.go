package markdown

import (
	"slices"

	"charm.land/lipgloss/v2"
	uv "github.com/charmbracelet/ultraviolet"
)

// Highlight is a style and the spans to draw in it.
type Highlight struct {
	Style lipgloss.Style
	Spans []Span
}

// HighlightedRows returns the rows [first, end) with markings, whose spans refer to [Doc.Text]. Call it only for
// visible rows, because marking takes time.
func (d Doc) HighlightedRows(first, end int, markings ...Highlight) []string {
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
		if marked[i] = d.Rows[first+i]; m.marksAny(at, at+len(d.Plain[first+i])) {
			marked[i], _ = m.markRow(d.Rows[first+i], at, gutterCells)
		}
		at += len(d.Plain[first+i]) + 1
	}
	return marked
}

// rowMarker applies markings to rows.
type rowMarker struct {
	markings []Highlight
	tops     []*cellAttrs
	overlaid map[overlayKey]*cellAttrs
}

// overlayKey identifies an overlay by the attributes it combines.
type overlayKey struct{ base, top *cellAttrs }

func newMarker(markings []Highlight) *rowMarker {
	m := &rowMarker{markings: markings, overlaid: map[overlayKey]*cellAttrs{}}
	for i := range markings {
		m.tops = append(m.tops, styleAttrs(markings[i].Style))
	}
	return m
}

func (m *rowMarker) marksAny(start, end int) bool {
	return slices.ContainsFunc(m.markings, func(marking Highlight) bool { return overlapsAny(marking.Spans, start, end) })
}

// overlapsAny reports whether any span overlaps the range [start, end).
func overlapsAny(spans []Span, start, end int) bool {
	i, _ := slices.BinarySearchFunc(spans, start, func(s Span, at int) int {
		if s.End <= at {
			return -1
		}
		return 1
	})
	return i < len(spans) && spans[i].Start < end
}

// markRow marks a row that starts at a byte offset of the document, and returns the start of the next row. The margin
// and trailing spaces are not marked.
func (m *rowMarker) markRow(s string, at, margin int) (string, int) {
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

// topAttrs returns the attributes of the last marking that overlaps the range, or nil if none does.
func (m *rowMarker) topAttrs(start, end int) *cellAttrs {
	for i := range slices.Backward(m.markings) {
		if overlapsAny(m.markings[i].Spans, start, end) {
			return m.tops[i]
		}
	}
	return nil
}

func (m *rowMarker) overlay(base, top *cellAttrs) *cellAttrs {
	key := overlayKey{base, top}
	if m.overlaid[key] == nil {
		l := overlayAttrs(base, top)
		if top.style.Bg != nil || top.style.Attrs&uv.AttrReverse != 0 {
			l.style.Underline = top.style.Underline // on a fill, the underline would be redundant
		}
		m.overlaid[key] = l
	}
	return m.overlaid[key]
}
