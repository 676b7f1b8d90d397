package search

import (
	"slices"

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

// guess finds the entries whose title or id holds the letters of the query in order.
func (ix *Index) guess(q *query) []candidate {
	pattern := q.letters()
	if n := len([]rune(pattern)); n < minGuess || n > maxGuess {
		return nil
	}
	names := ix.holding(pattern, q)
	texts := make([]string, len(names))
	for i, n := range names {
		texts[i] = n.text
	}
	scores := map[uint32]float32{}
	for _, m := range fuzzy.FindNoSort(pattern, texts) {
		// Above zero the letters that begin words or stand together outweigh
		// those left out: gdpr is not "granting and revoking user permissions".
		if e := names[m.Index].entry; m.Score > 0 {
			scores[e] = max(scores[e], float32(m.Score))
		}
	}
	var out []candidate
	for e, score := range scores {
		out = append(out, candidate{entry: e, score: score})
	}
	slices.SortFunc(out, compareCandidates)
	return out
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

// guessHits makes hits of guesses.
func (ix *Index) guessHits(cs []candidate, limit int) []Hit {
	var out []Hit
	for _, c := range best(cs, limit) {
		e := ix.entries[c.entry]
		out = append(out, Hit{Entry: e, Score: float64(c.score), Reasons: []string{"guess"}, Passage: summaryOf(e)})
	}
	return out
}
