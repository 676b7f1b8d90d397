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
almost consider considers contact extra full member members new plan planned reason rule rules show shown shows single
`)

// wordingReader reads what wordings ask. Many wordings have most of their words in common, so it remembers what
// each word says.
type wordingReader struct {
	ix      *Index
	stemmer *stemmer
	known   map[string]wordingWord
	words   []wordingWord // of the wording being read
	key     []string      // of the wording being read
}

// wordingWord is what a word says in a wording, unless a synonym phrase begins with it.
type wordingWord struct {
	term    termID // only if hasTerm
	hasTerm bool
	text    string // in the key; "" for a word that is left out
	topic   bool
}

func (ix *Index) newWordingReader(s *stemmer) *wordingReader {
	return &wordingReader{ix: ix, stemmer: s, known: map[string]wordingWord{}}
}

func (r *wordingReader) add(word []byte) {
	w, ok := r.known[string(word)]
	if !ok {
		w = r.wordingWord(string(word))
		r.known[string(word)] = w
	}
	r.words = append(r.words, w)
}

func (r *wordingReader) wordingWord(word string) (w wordingWord) {
	w.term, w.hasTerm = r.ix.vocab.termOf(word, r.stemmer)
	switch {
	case word == "which" || word == "what" || word == "how":
		w.text = "?" + word
	case strings.HasSuffix(word, "nt") && isStopWord(word) && word != "want":
		w.text = "not"
	case !keptWords()[word] && (isStopWord(word) || lightWords()[word]):
	default:
		w.text, w.topic = r.stemmer.stem(word), isPlainTopic(word)
	}
	return w
}

// takeKey returns what the words that were added ask, and makes ready for the next wording: the words in their basic
// form, each meaning once, without function words and lightWords other than keptWords, in the order of the alphabet.
// It returns "" if no topic is left.
func (r *wordingReader) takeKey() string {
	topic := false
	for rest := r.words; len(rest) > 0; {
		name, n := r.ix.longestConcept(rest)
		if n > 0 {
			r.key, topic, rest = append(r.key, "="+name), true, rest[n:]
			continue
		}
		if rest[0].text != "" {
			r.key = append(r.key, rest[0].text)
		}
		topic, rest = topic || rest[0].topic, rest[1:]
	}
	slices.Sort(r.key)
	key := strings.Join(slices.Compact(r.key), " ")
	if r.words, r.key = r.words[:0], r.key[:0]; !topic {
		return ""
	}
	return key
}

// longestConcept returns the first phrase of the longest synonym phrase that the words begin with, and its length.
func (ix *Index) longestConcept(words []wordingWord) (name string, n int) {
	at := int32(0)
	for i, w := range words {
		if at = ix.phrases.step(at, w.term); !w.hasTerm || at == 0 {
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
	r := ix.newWordingReader(newStemmer())
	t := newTokenizer("")
	for i, e := range ix.entries {
		for _, text := range e.AlsoAsked {
			for t.reset(text); t.nextPart(); {
				r.add(t.word)
			}
			key := r.takeKey()
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
	r := ix.newWordingReader(s)
	for _, w := range q.words {
		r.add([]byte(w.word))
	}
	for _, e := range ix.wordings()[r.takeKey()] {
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
