package search

import (
	"slices"

	"trustbook/search/analysis"
	"trustbook/search/index"
)

// maxPhraseSearchBytes limits how many bytes of entries are searched for exact phrases. No known handbook has more than
// a megabyte, which takes ten milliseconds.
const maxPhraseSearchBytes = 1 << 20

// exclude drops candidates that contain an excluded word or phrase, or that lack a required phrase. If no candidate
// contains the required phrases, the quotes probably belong to a pasted question, so exclude ignores the requirement.
func (ix *Index) exclude(cs []candidate, q *query, s *searchBuffers) []candidate {
	for _, w := range q.excluded {
		t, ok := ix.Vocab.TermOf(w.Word, s.stemmer)
		if !ok {
			continue
		}
		posted := ix.PostingsOf(t)
		cs = slices.DeleteFunc(cs, func(c candidate) bool { _, has := findPosting(posted, c.entry); return has })
	}
	if len(q.phrases) == 0 {
		return cs
	}
	slices.SortFunc(cs, compareCandidates)
	kept := ix.keepEntriesWithPhrases(cs, q.phrases)
	if required := q.requiredPhrases(); len(kept) == 0 && len(required) > 0 {
		q.unquoted = required
		q.phrases = slices.DeleteFunc(q.phrases, func(p exactPhrase) bool { return !p.negated })
		kept = ix.keepEntriesWithPhrases(cs, q.phrases)
	}
	return kept
}

// keepEntriesWithPhrases returns the candidates that contain all required phrases and no excluded phrase.
func (ix *Index) keepEntriesWithPhrases(cs []candidate, phrases []exactPhrase) []candidate {
	budget := maxPhraseSearchBytes
	var kept []candidate
	for _, c := range cs {
		if budget > 0 && ix.hasPhrases(c.entry, phrases, &budget) {
			kept = append(kept, c)
		}
	}
	return kept
}

func (q *query) requiredPhrases() (texts []string) {
	for _, p := range q.phrases {
		if !p.negated {
			texts = append(texts, p.text)
		}
	}
	return texts
}

func (ix *Index) hasPhrases(entry uint32, ps []exactPhrase, budget *int) bool {
	has := make([]bool, len(ps))
	index.EachText(ix.Entries[entry], func(_ index.Field, text string) {
		*budget -= len(text)
		words := analysis.Tokenize(text)
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

func (p exactPhrase) occursIn(words []analysis.Token) bool {
	for i := 0; i+len(p.words) <= len(words); i++ {
		if p.matchesAt(words[i:]) {
			return true
		}
	}
	return false
}

func (p exactPhrase) matchesAt(words []analysis.Token) bool {
	for i, w := range p.words {
		if words[i].Word != w.Word {
			return false
		}
	}
	return true
}
