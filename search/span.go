package search

import (
	"cmp"
	"slices"
	"strings"
)

// mergeSpans sorts spans, and joins those that overlap or belong to one phrase on one line. It reuses their slice.
func mergeSpans(spans []Span, text string) []Span {
	slices.SortFunc(spans, func(a, b Span) int { return cmp.Or(a.Start-b.Start, b.End-a.End) })
	out := spans[:0]
	for _, s := range spans {
		if n := len(out); n > 0 && (s.Start <= out[n-1].End || isInnerGap(text[out[n-1].End:s.Start])) {
			out[n-1].End = max(out[n-1].End, s.End)
			continue
		}
		out = append(out, s)
	}
	return out
}

// isInnerGap reports whether gap may be inside a phrase, version or name: it consists of spaces on one line, or of a
// single punctuation mark.
func isInnerGap(gap string) bool {
	if strings.TrimSpace(gap) == "" {
		return len(gap) < 3 && !strings.ContainsAny(gap, "\n\r")
	}
	return len(gap) == 1 && strings.IndexByte("-/.:_@+", gap[0]) >= 0
}
