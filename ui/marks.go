package ui

import (
	"strings"

	"trustbook/search"
	"trustbook/ui/markdown"
)

// markContext is how many rows around the visible ones are looked at, so that a
// phrase that runs over the edge is marked.
const markContext = 2

// window is the rows of d from first up to end with the words of the query
// marked. Only what is visible is searched, so it costs the same for any text.
func (m *Model) window(d doc, first, end int) []string {
	end = min(end, len(d.Rows))
	if first >= end {
		return nil
	}
	low, high := max(d.quiet, first-markContext), min(d.last(), end+markContext)
	if low >= high || low >= end {
		return d.Rows[first:end]
	}
	near := markdown.Doc{Rows: d.Rows[low:high], Plain: d.Plain[low:high]}
	spans := m.result.Mark(near.Text())
	if len(spans) == 0 {
		return d.Rows[first:end]
	}
	rows := append([]string{}, d.Rows[first:max(first, low)]...)
	rows = append(rows, near.Marked(max(first, low)-low, end-low, markdown.Marking{Style: m.theme.Match, Spans: markdownSpans(spans)})...)
	return append(rows, d.Rows[first+len(rows):end]...)
}

// last is the end of the rows in which matches are marked.
func (d doc) last() int {
	if d.foot > 0 {
		return d.foot
	}
	return len(d.Rows)
}

func markdownSpans(spans []search.Span) []markdown.Span {
	out := make([]markdown.Span, len(spans))
	for i, s := range spans {
		out[i] = markdown.Span(s)
	}
	return out
}

// letters counts what is not blank in the plain rows before row: a place in the
// text that does not depend on the width it is wrapped to.
func letters(plain []string, row int) int {
	n := 0
	for _, s := range plain[:min(row, len(plain))] {
		n += len(strings.Join(strings.Fields(s), ""))
	}
	return n
}

// rowOf is the row that holds the given place: the inverse of letters. Blank
// rows have no letters of their own, so the text below them is meant.
func rowOf(plain []string, place int) int {
	if place <= 0 {
		return 0
	}
	for i, s := range plain {
		if place <= 0 && strings.TrimSpace(s) != "" {
			return i
		}
		if place -= len(strings.Join(strings.Fields(s), "")); place < 0 {
			return i
		}
	}
	return max(0, len(plain)-1)
}
