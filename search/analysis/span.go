package analysis

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// MergeSpans sorts spans, and joins spans that overlap or that belong to one phrase on one line. The result shares the
// slice.
func MergeSpans(spans []Span, text string) []Span {
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

// isInnerGap reports whether gap may be inside a phrase, version or name. Such a gap consists of spaces on one line, or
// of a single punctuation mark.
func isInnerGap(gap string) bool {
	if strings.TrimSpace(gap) == "" {
		return len(gap) < 3 && !strings.ContainsAny(gap, "\n\r")
	}
	return len(gap) == 1 && strings.IndexByte("-/.:_@+", gap[0]) >= 0
}

// Span is a half-open range of bytes in a string. Both ends are on rune boundaries.
type Span struct{ Start, End int }

// WholeWord extends s so that it covers whole words.
func WholeWord(text string, s Span) Span {
	for s.Start > 0 {
		r, size := utf8.DecodeLastRuneInString(text[:s.Start])
		if !IsLetter(r) && !unicode.Is(unicode.M, r) {
			break
		}
		s.Start -= size
	}
	for s.End < len(text) {
		r, size := utf8.DecodeRuneInString(text[s.End:])
		if !IsLetter(r) && !unicode.Is(unicode.M, r) {
			break
		}
		s.End += size
	}
	return s
}
