package search

import (
	"slices"
	"strings"
	"unicode"

	"trustbook/search/analysis"
)

// correctSpelling returns the part s of a text with its misspelt words replaced.
func correctSpelling(text string, s Span, words []expansion) string {
	var out strings.Builder
	for _, w := range words {
		if w.Start < s.Start || w.End > s.End {
			continue
		}
		if i := slices.IndexFunc(w.alts, func(a alternative) bool { return a.origin == originCorrected }); i >= 0 {
			out.WriteString(text[s.Start:w.Start] + w.alts[i].word)
			s.Start = w.End
		}
	}
	return out.String() + text[s.Start:s.End]
}

// isFoundWord reports whether the word occurs in entries and belongs to the topic.
func (w expansion) isFoundWord() bool { return len(w.alts) > 0 && !w.stop }

// unmatchedWords returns the words of the query that no entry contains. If the query found nothing but words such
// as "the", which the parameter nothing reports, the result includes common words.
func unmatchedWords(text string, words []expansion, nothing bool) []string {
	var out []string
	start, end, named := 0, -1, false // span of the previous piece, such as 99.9, and whether out ends with it
	for _, w := range words {
		if named && w.End <= end { // part of a number that is already in out
			continue
		}
		found := len(w.alts) > 0 && !w.function || !nothing && (analysis.CommonWords()[w.Word] || w.formal)
		if start < 0 || end < 0 || w.Start <= end || strings.ContainsFunc(text[end:w.Start], unicode.IsSpace) {
			start, named = w.Start, false
		}
		end = w.End
		switch {
		case found:
			start, named = -1, false
		case w.function:
		case named:
			out[len(out)-1] = text[start:end]
		default:
			number := wholeNumber(text, Span{Start: w.Start, End: w.End}) // an entry may contain only a part of 8.24
			start, end = min(start, number.Start), max(end, number.End)
			if w.absent != (Span{}) { // an entry may contain the 2 of SOC 2, but none contains SOC 2
				start, end = min(start, w.absent.Start), max(end, w.absent.End)
			}
			out, named = append(out, text[start:end]), true
		}
	}
	return out
}

// wholeNumber extends the span of a group of digits to the whole number: from the 8 in 8.24, for example, to all of
// 8.24.
func wholeNumber(text string, s Span) Span {
	isPart := func(i int) bool { return i >= 0 && i < len(text) && analysis.IsDigit(text[i]) }
	joins := func(i int) bool { return i >= 0 && i < len(text) && strings.IndexByte(".,:", text[i]) >= 0 }
	for isPart(s.Start) && (isPart(s.Start-1) || joins(s.Start-1) && isPart(s.Start-2)) {
		s.Start--
		for joins(s.Start) {
			s.Start--
		}
	}
	for isPart(s.End-1) && (isPart(s.End) || joins(s.End) && isPart(s.End+1)) {
		s.End++
		for joins(s.End - 1) {
			s.End++
		}
	}
	return s
}
