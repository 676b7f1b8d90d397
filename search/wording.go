package search

import (
	"slices"

	"trustbook/search/analysis"
	"trustbook/search/index"
)

// Questions with the same words in the same order ask the same thing, however ordinary the words are: "what are the
// symptoms of it" is closer to "What are the symptoms of the flu?" than to "What is the flu?". The weights of single
// words do not show that. Therefore, for a sentence, the scores of the best candidates grow with the number of adjacent
// word pairs that the sentence shares with their title or question, or with a wording that they list.

const (
	// maxWordingCandidates is the number of best candidates that are compared with the query.
	maxWordingCandidates = 30
	// wordingBoost is by how much the score of an entry grows, as a multiple of the score, if its title is worded
	// exactly like the query.
	wordingBoost = 1.5
)

// wordPair is a pair of adjacent words, as terms.
type wordPair [2]index.TermID

// boostWording raises the scores of the best candidates according to the similarity of their wording.
func (ix *Index) boostWording(found []candidate, q *query, words []expansion, s *searchBuffers) {
	if len(q.words) < 2 || len(found) < 2 || !isSentence(words) {
		return
	}
	pairs := ix.pairsOf(q, s.stemmer)
	if len(pairs) == 0 {
		return
	}
	var t analysis.Tokenizer
	top := topCandidates(found, maxWordingCandidates)
	least := top[len(top)-1].score
	for i := range found {
		if c := &found[i]; c.score >= least && c.score < tierStep {
			c.score = min(c.score*(1+wordingBoost*max(ix.sharedWording(&t, c.entry, pairs), ix.listedTopicShare(q, words, c.entry))), tierStep/2)
		}
	}
}

// listedTopicShare returns the share of the topic, by weight, that occurs in wordings listed by the entry, squared.
func (ix *Index) listedTopicShare(q *query, words []expansion, entry uint32) float32 {
	listed := ix.listedWords(q, words, entry)
	if listed == 0 {
		return 0
	}
	var topics, shared float32
	for i := range words {
		if w := &words[i]; w.isTopic() {
			topics += w.weight
			if i < maxQueryWords && listed>>i&1 == 1 {
				shared += w.weight
			}
		}
	}
	share := shared / max(topics, 1e-6)
	return share * share
}

// pairsOf returns the pairs of adjacent words in the query. It omits pairs that contain an unknown word.
func (ix *Index) pairsOf(q *query, s *analysis.Stemmer) []wordPair {
	var pairs []wordPair
	if len(q.words) == 0 {
		return nil
	}
	last, ok := ix.Vocab.TermOf(q.words[0].Word, s)
	for _, w := range q.words[1:] {
		t, known := ix.Vocab.TermOf(w.Word, s)
		if ok && known {
			pairs = append(pairs, wordPair{last, t})
		}
		last, ok = t, known
	}
	return pairs
}

// sharedWording returns the similarity, from 0 to 1, between pairs and the pairs in an entry's title or question,
// whichever is higher. The measure is the Dice coefficient.
func (ix *Index) sharedWording(t *analysis.Tokenizer, entry uint32, pairs []wordPair) float32 {
	e := ix.Entries[entry]
	return max(ix.diceSimilarity(t, e.Title, pairs), ix.diceSimilarity(t, e.Question, pairs))
}

func (ix *Index) diceSimilarity(t *analysis.Tokenizer, text string, pairs []wordPair) float32 {
	t.Reset(text)
	if !t.NextPart() {
		return 0
	}
	all, shared := 0, 0
	last, _ := ix.Vocab.Lookup(t.Word)
	for t.NextPart() {
		term, _ := ix.Vocab.Lookup(t.Word)
		if slices.Contains(pairs, wordPair{last, term}) {
			shared++
		}
		all++
		last = term
	}
	return 2 * float32(shared) / float32(max(1, all+len(pairs)))
}
