package search

import (
	"slices"
	"strings"
)

// phraseBudget limits how many bytes of text are searched for exact phrases. A
// megabyte covers any real handbook, and takes ten milliseconds of a larger one.
const phraseBudget = 1 << 20

// exclude drops candidates that contain an excluded word or phrase, or lack a
// required phrase.
func (ix *Index) exclude(cs []candidate, q *query, s *scratch) []candidate {
	for _, w := range q.excluded {
		t, ok := ix.vocab.termOf(w.word, s.stemmer)
		if !ok {
			continue
		}
		posted := ix.postingsOf(t)
		cs = slices.DeleteFunc(cs, func(c candidate) bool { _, has := findPosting(posted, c.entry); return has })
	}
	if len(q.phrases) == 0 {
		return cs
	}
	slices.SortFunc(cs, compareCandidates)
	budget := phraseBudget
	kept := cs[:0]
	for _, c := range cs {
		if budget > 0 && ix.hasPhrases(c.entry, q.phrases, &budget) {
			kept = append(kept, c)
		}
	}
	return kept
}

// findPosting finds the posting of an entry among those of a term.
func findPosting(ps []posting, entry uint32) (posting, bool) {
	i, ok := slices.BinarySearchFunc(ps, entry, func(p posting, e uint32) int { return int(p.entry()) - int(e) })
	if !ok {
		return posting{}, false
	}
	return ps[i], true
}

func (ix *Index) hasPhrases(entry uint32, ps []phrase, budget *int) bool {
	has := make([]bool, len(ps))
	eachText(ix.entries[entry], func(_ field, text string) {
		*budget -= len(text)
		words := tokenize(text)
		for i, p := range ps {
			has[i] = has[i] || p.occursIn(words)
		}
	})
	for i, p := range ps {
		if has[i] == p.negated {
			return false
		}
	}
	return true
}

// occursIn reports whether the phrase occurs word for word.
func (p phrase) occursIn(words []token) bool {
	for i := 0; i+len(p.words) <= len(words); i++ {
		if p.matchesAt(words[i:]) {
			return true
		}
	}
	return false
}

func (p phrase) matchesAt(words []token) bool {
	for i, w := range p.words {
		begins := p.typing && i == len(p.words)-1 && strings.HasPrefix(words[i].word, w.word)
		if words[i].word != w.word && !begins {
			return false
		}
	}
	return true
}
