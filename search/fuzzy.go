package search

import (
	"slices"
	"strings"
	"unicode/utf8"

	"trustbook/search/analysis"

	"github.com/sahilm/fuzzy"
)

// If no word of the query finds anything, the query may be an abbreviated title or id: rmtprd for "Remote work and
// access to production". The package sahilm/fuzzy finds such titles. It compares bytes, treats spaces as characters and
// tolerates only missing letters. Therefore it gets the query without spaces, and only the folded titles that the
// query abbreviates.

const (
	minFuzzyLetters = 4  // a shorter pattern abbreviates too many titles
	maxFuzzyLetters = 32 // with 40 contiguous letters the score overflows
	// maxFuzzyNames limits how many titles are scored, at about a microsecond each.
	maxFuzzyNames = 2000
)

// fuzzyMatch is an entry whose title or id the query may abbreviate.
type fuzzyMatch struct {
	entry uint32
	match fuzzy.Match
}

// fuzzySearch returns the entries whose title or id the query abbreviates, best first.
func (ix *Index) fuzzySearch(q *query) []fuzzyMatch {
	if slices.ContainsFunc(q.words, func(w queryWord) bool { return analysis.IsUnspaced(w.Word) }) {
		return nil
	}
	pattern := q.lettersOnly()
	if n := utf8.RuneCountInString(pattern); n < minFuzzyLetters || n > maxFuzzyLetters {
		return nil
	}
	entries, texts := ix.abbreviatedNames(pattern, q)
	var out []fuzzyMatch
	seen := map[uint32]bool{}
	for _, m := range fuzzy.Find(pattern, texts) {
		// A score is positive if matches at the start of words, or next to each other, outweigh the gaps. It is not
		// positive for gdpr and "granting and revoking user permissions".
		if e := entries[m.Index]; m.Score > 0 && !seen[e] {
			seen[e] = true
			out = append(out, fuzzyMatch{e, m})
		}
	}
	return out
}

func (ix *Index) fuzzyHit(g fuzzyMatch) Hit {
	e := ix.Entries[g.entry]
	h := Hit{Entry: e, Score: float64(g.match.Score), Reasons: []string{"its title or id has these letters in this order"}, Passage: summaryPassage(e)}
	if g.match.Str == analysis.FoldWords(e.Title) {
		h.TitleMarks = letterSpans(e.Title, g.match.MatchedIndexes)
	}
	return h
}

// letterSpans converts positions in the folded form of text, where words are separated by single bytes, to spans of
// text. If folding changes a word, its span covers the whole word.
func letterSpans(text string, places []int) []Span {
	var spans []Span
	offset := 0
	for t := (analysis.Tokenizer{Text: text}); t.NextPart(); offset += len(t.Word) + 1 {
		same := len(t.Word) == t.End-t.Start && isASCII(text[t.Start:t.End])
		for len(places) > 0 && places[0] < offset+len(t.Word) {
			s := Span{Start: t.Start, End: t.End}
			if same {
				s.Start += places[0] - offset
				s.End = s.Start + 1
			}
			spans, places = appendTouching(spans, s), places[1:]
		}
	}
	return spans
}

// appendTouching appends s to spans, or extends the last span if s begins where it ends.
func appendTouching(spans []Span, s Span) []Span {
	if n := len(spans); n > 0 && s.Start <= spans[n-1].End {
		spans[n-1].End = s.End
		return spans
	}
	return append(spans, s)
}

func isASCII(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r >= utf8.RuneSelf }) < 0
}

// lettersOnly returns the words of the query, joined without spaces.
func (q *query) lettersOnly() string {
	var out []byte
	for _, w := range q.words {
		out = append(out, w.Word...)
	}
	return string(out)
}

// abbreviatedNames returns the names that pattern abbreviates, and for each name its entry.
func (ix *Index) abbreviatedNames(pattern string, q *query) (entries []uint32, texts []string) {
	mask := analysis.LetterMask(pattern)
	for i, m := range ix.Names.Masks {
		if mask&^m != 0 || !isAbbreviationOf(pattern, ix.Names.Texts[i]) || !q.passesFilters(ix.Entries[ix.Names.Entries[i]]) {
			continue
		}
		entries = append(entries, ix.Names.Entries[i])
		texts = append(texts, ix.Names.Texts[i])
		if len(texts) == maxFuzzyNames {
			break
		}
	}
	return entries, texts
}

// isAbbreviationOf reports whether pattern consists of letters of name in the same order, and uses the first letter of
// every word that it takes letters from: price does not abbreviate "privileged access".
func isAbbreviationOf(pattern, name string) bool {
	reached := make([]bool, len(pattern)+1) // reached[i] means that the words so far can form pattern[:i]
	reached[0] = true
	for word := range strings.FieldsFuncSeq(name, func(r rune) bool { return r == ' ' || r == '-' }) {
		for from := len(pattern) - 1; from >= 0; from-- { // downwards, so that each word is used only once
			if !reached[from] || pattern[from] != word[0] {
				continue
			}
			to := from
			for i := 0; i < len(word) && to < len(pattern); i++ {
				if word[i] == pattern[to] {
					to++
					reached[to] = true
				}
			}
		}
	}
	return reached[len(pattern)]
}
