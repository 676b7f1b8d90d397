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
	minGuess = 4  // shorter queries are a subsequence of nearly everything
	maxGuess = 32 // beyond 40 letters in a row its score overflows
	// maxGuessed bounds the titles scored: a microsecond each.
	maxGuessed = 2000
)

// guessName is a title or id as the last resort sees it.
type guessName struct {
	text  string
	mask  uint32
	entry uint32
}

func (ix *Index) addGuess(name string, entry int) {
	ix.guesses = append(ix.guesses, guessName{name, letterMask(name), uint32(entry)})
}

// guess finds the entries whose title or id holds the letters of the query
// in order, the best first, as hits.
func (ix *Index) guess(q *query) []Hit {
	pattern := q.letters()
	if n := utf8.RuneCountInString(pattern); n < minGuess || n > maxGuess {
		return nil
	}
	names := ix.holding(pattern, q)
	texts := make([]string, len(names))
	for i, n := range names {
		texts[i] = n.text
	}
	var hits []Hit
	seen := map[uint32]bool{}
	for _, m := range fuzzy.Find(pattern, texts) {
		// Above zero the letters that begin words or stand together outweigh
		// those left out: gdpr is not "granting and revoking user permissions".
		n := names[m.Index]
		if m.Score <= 0 || seen[n.entry] {
			continue
		}
		seen[n.entry] = true
		hits = append(hits, ix.guessHit(n, m))
	}
	return hits
}

func (ix *Index) guessHit(n guessName, m fuzzy.Match) Hit {
	e := ix.entries[n.entry]
	h := Hit{Entry: e, Score: float64(m.Score), Reasons: []string{"guess"}, Passage: summaryOf(e)}
	if n.text == foldedWords(e.Title) {
		h.Title = letterSpans(e.Title, m.MatchedIndexes)
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

// holding gives the names that hold a pattern's letters in order. The letter
// masks rule out nearly all others at an instruction each.
func (ix *Index) holding(pattern string, q *query) []guessName {
	var out []guessName
	mask := letterMask(pattern)
	for _, n := range ix.guesses {
		if mask&^n.mask == 0 && subsequence(pattern, n.text) && q.keeps(ix.entries[n.entry]) {
			if out = append(out, n); len(out) == maxGuessed {
				break
			}
		}
	}
	return out
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
