package search

import (
	"strings"
	"unicode/utf8"

	"github.com/sahilm/fuzzy"
)

// The last resort. When no word of the query leads anywhere, the query may
// be a title or id with letters left out: rmtprd for remote work and access
// to production. That is what sahilm/fuzzy finds. It knows bytes, spaces and
// missing letters only, so it gets folded text without the query's spaces,
// and only titles that hold all letters in order.

const (
	minFuzzyPattern = 4  // shorter queries are a subsequence of nearly everything
	maxFuzzyPattern = 32 // beyond 40 letters in a row its score overflows
	// maxGuessed bounds the titles scored: a microsecond each.
	maxFuzzyNames = 2000
)

// guessNames are all titles and ids as the last resort sees them. The masks
// lie apart, because most names are ruled out by them alone.
type fuzzyNames struct {
	texts   []string
	masks   []uint32
	entries []uint32
}

func (n *fuzzyNames) add(name string, entry int) {
	n.texts = append(n.texts, name)
	n.masks = append(n.masks, letterMask(name))
	n.entries = append(n.entries, uint32(entry))
}

// guess is an entry that may have been meant.
type fuzzyMatch struct {
	entry uint32
	match fuzzy.Match
}

// guess finds the entries whose title or id holds the letters of the query
// in order, the best first.
func (ix *Index) fuzzySearch(q *query) []fuzzyMatch {
	pattern := q.letters()
	if n := utf8.RuneCountInString(pattern); n < minFuzzyPattern || n > maxFuzzyPattern {
		return nil
	}
	entries, texts := ix.subsequenceNames(pattern, q)
	var out []fuzzyMatch
	seen := map[uint32]bool{}
	for _, m := range fuzzy.Find(pattern, texts) {
		// Above zero the letters that begin words or stand together outweigh
		// those left out: gdpr is not "granting and revoking user permissions".
		if e := entries[m.Index]; m.Score > 0 && !seen[e] {
			seen[e] = true
			out = append(out, fuzzyMatch{e, m})
		}
	}
	return out
}

func (ix *Index) fuzzyHit(g fuzzyMatch) Hit {
	e := ix.entries[g.entry]
	h := Hit{Entry: e, Score: float64(g.match.Score), Reasons: []string{"guess"}, Passage: summaryOf(e)}
	if g.match.Str == foldedWords(e.Title) {
		h.TitleMarks = letterSpans(e.Title, g.match.MatchedIndexes)
	}
	return h
}

// letterSpans turns places in the folded words of a text into places in the
// text. A word that folding changed is marked whole.
func letterSpans(text string, places []int) []Span {
	var spans []Span
	offset := 0
	for t := (tokenizer{text: text}); t.nextPart(); offset += len(t.word) + 1 {
		same := len(t.word) == t.end-t.start && isASCII(text[t.start:t.end])
		for len(places) > 0 && places[0] < offset+len(t.word) {
			s := Span{t.start, t.end}
			if same {
				s.Start += places[0] - offset
				s.End = s.Start + 1
			}
			spans, places = extend(spans, s), places[1:]
		}
	}
	return spans
}

// extend appends a span, or lengthens the last where the two touch.
func extend(spans []Span, s Span) []Span {
	if n := len(spans); n > 0 && s.Start <= spans[n-1].End {
		spans[n-1].End = s.End
		return spans
	}
	return append(spans, s)
}

func isASCII(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r >= utf8.RuneSelf }) < 0
}

// letters is the query's words run together.
func (q *query) letters() string {
	var out []byte
	for _, w := range q.words {
		out = append(out, w.word...)
	}
	return string(out)
}

// holding gives the names that hold a pattern's letters in order, and their
// entries. The letter masks rule out most others at an instruction each.
func (ix *Index) subsequenceNames(pattern string, q *query) (entries []uint32, texts []string) {
	mask := letterMask(pattern)
	for i, m := range ix.fuzzyNames.masks {
		if mask&^m != 0 || !subsequence(pattern, ix.fuzzyNames.texts[i]) || !q.accepts(ix.entries[ix.fuzzyNames.entries[i]]) {
			continue
		}
		entries = append(entries, ix.fuzzyNames.entries[i])
		texts = append(texts, ix.fuzzyNames.texts[i])
		if len(texts) == maxFuzzyNames {
			break
		}
	}
	return entries, texts
}

// subsequence reports whether text holds the bytes of pattern in order.
func subsequence(pattern, text string) bool {
	i := 0
	for j := 0; i < len(pattern) && j < len(text); j++ {
		if pattern[i] == text[j] {
			i++
		}
	}
	return i == len(pattern)
}
