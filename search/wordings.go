package search

import (
	"slices"
	"strings"

	"trustbook/handbook"
	"trustbook/handbook/pattern"
)

// An entry may list other wordings of what it answers as it stands (also_asked). Words of theirs that an entry does
// not show say nothing about other questions, so they are not searched, but a question that is one of them, or means
// the same word for word, has its answer there.

// keptWords are function words and lightWords that turn a question into another one.
var keptWords = pattern.WordSet(`
after against all before below between down during each every few from less more most never no none nor not only other
others out over own per same than under until up when where who whom whose why without
contact extra full member members new reason rule rules single
`)

// wordingKey returns what a question asks: its words in their basic form, each meaning once, without function words
// and lightWords other than keptWords, in the order of the alphabet. It returns "" if no topic is left.
func (ix *Index) wordingKey(words []string, s *stemmer) string {
	var key []string
	topic := false
	for i := 0; i < len(words); {
		if c, n := ix.longestConcept(words[i:], s); n > 0 {
			key, topic, i = append(key, "="+c), true, i+n
			continue
		}
		word := words[i]
		i++
		switch {
		case word == "which" || word == "what" || word == "how":
			key = append(key, "?"+word)
		case strings.HasSuffix(word, "nt") && isStopWord(word) && word != "want":
			key = append(key, "not")
		case !keptWords()[word] && (isStopWord(word) || lightWords()[word]):
		default:
			key = append(key, s.stem(word))
			topic = topic || isPlainTopic(word)
		}
	}
	if !topic {
		return ""
	}
	slices.Sort(key)
	return strings.Join(slices.Compact(key), " ")
}

// longestConcept returns the first phrase of the longest synonym phrase that the words begin with, and its length.
func (ix *Index) longestConcept(words []string, s *stemmer) (name string, n int) {
	at := int32(0)
	for i, w := range words {
		t, ok := ix.vocab.termOf(w, s)
		if at = ix.phrases.step(at, t); !ok || at == 0 {
			return name, n
		}
		for c := range ix.phrases.concepts(at) {
			if c.inQueries && c.inEntries && !ix.isOneWay(c.term) {
				name, n = ix.groupOf(c.term).To[0], i+1
				break
			}
		}
	}
	return name, n
}

// newWordings returns the entries by the wordings that they list.
func (ix *Index) newWordings() map[string][]uint32 {
	out := map[string][]uint32{}
	s := newStemmer()
	for i, e := range ix.entries {
		for _, text := range e.AlsoAsked {
			key := ix.wordingKey(strings.Fields(foldedWords(text)), s)
			if found := out[key]; key != "" && (len(found) == 0 || found[len(found)-1] != uint32(i)) {
				out[key] = append(found, uint32(i))
			}
		}
	}
	return out
}

// lookUpWordings finds the entries that list the query as what they answer.
func (ix *Index) lookUpWordings(q *query, s *stemmer) {
	if len(q.words) < 2 || len(q.phrases)+len(q.excluded) > 0 || len(ix.wordings()) == 0 {
		return
	}
	words := make([]string, len(q.words))
	for i, w := range q.words {
		words[i] = w.word
	}
	key := ix.wordingKey(words, s)
	if key == "" {
		return
	}
	for _, e := range ix.wordings()[key] {
		q.addName(e, nameMatch{tier: tierTitle, label: "its author lists this question"})
	}
}

// isKeywordOf reports whether the topic of a query is a keyword of an entry, which its author has chosen.
func (q *query) isKeywordOf(e *handbook.Entry) bool {
	var topic []string
	for _, w := range q.words {
		if !isStopWord(w.word) && !lightWords()[w.word] && !formalWords()[w.word] {
			topic = append(topic, w.word)
		}
	}
	whole, topics := q.text(), strings.Join(topic, " ")
	return slices.ContainsFunc(e.Keywords, func(k string) bool {
		k = foldedWords(k)
		return k == whole || k == topics
	})
}
