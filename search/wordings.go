package search

import (
	"slices"
	"strings"

	"trustbook/handbook"
	"trustbook/handbook/pattern"
	"trustbook/search/analysis"
	"trustbook/search/index"
	"trustbook/search/question"
)

// An entry may list other wordings of the questions that it answers (also_asked). Words that occur only there are
// irrelevant to other questions, so they are not searched. But the entry answers every question that is one of these
// wordings or has the same meaning word for word.

// distinguishingWords are function words and analysis.LightWords that change the meaning of a question.
var distinguishingWords = pattern.WordSet(`
after against all before below between down during each every few from less more most never no none nor not only other
others out over own per same than under until up when where who whom whose why without
almost consider considers contact extra full member members new plan planned reason rule rules show shown shows single
`)

// wordingReader reduces wordings to keys. It caches the results for each word, because wordings have most of their
// words in common.
type wordingReader struct {
	ix      *Index
	stemmer *analysis.Stemmer
	known   map[string]wordingWord
	words   []wordingWord // words of the wording being read
	tokens  []analysis.Token
	parts   []wordingPart // parts of the wording being read
	key     []string      // text of each part of the wording being read
}

// wordingWord is the meaning of a word in a wording, if no synonym phrase begins with the word.
type wordingWord struct {
	word    string
	term    index.TermID // valid if hasTerm
	hasTerm bool
	text    string // the word in a key; "" for a word that is left out
	topic   bool
}

func (ix *Index) newWordingReader(s *analysis.Stemmer) *wordingReader {
	return &wordingReader{ix: ix, stemmer: s, known: map[string]wordingWord{}}
}

func (r *wordingReader) add(word []byte) {
	w, ok := r.known[string(word)]
	if !ok {
		w = r.wordingWord(string(word))
		r.known[string(word)] = w
	}
	r.words = append(r.words, w)
	r.tokens = append(r.tokens, analysis.Token{Word: w.word})
}

func (r *wordingReader) wordingWord(word string) (w wordingWord) {
	w.word = word
	w.term, w.hasTerm = r.ix.Vocab.TermOf(word, r.stemmer)
	switch {
	case word == "which" || word == "what" || word == "how":
		w.text = "?" + word
	case strings.HasSuffix(word, "nt") && analysis.IsStopWord(word) && word != "want":
		w.text = "not"
	case !distinguishingWords()[word] && (analysis.IsStopWord(word) || analysis.LightWords()[word]):
	default:
		w.text, w.topic = r.stemmer.Stem(word), question.IsPlainTopic(word)
	}
	return w
}

// wordingPart is a word of a wording in its basic form, or a synonym phrase. It covers the words [from, to).
type wordingPart struct {
	text     string
	from, to int
	topic    bool
}

// takeParts returns the parts of the wording whose words were added, in order, and prepares for the next wording. It
// omits words that do not change the meaning: function words and analysis.LightWords other than distinguishingWords.
func (r *wordingReader) takeParts() []wordingPart {
	r.parts = r.parts[:0]
	isPurpose := false
	for at := 0; at < len(r.words); {
		name, n := r.ix.longestConcept(r.words[at:])
		w, from := r.words[at], len(r.parts)
		switch {
		case n > 0:
			r.parts = append(r.parts, wordingPart{"=" + name, at, at + n, true})
		case w.text != "":
			r.parts = append(r.parts, wordingPart{w.text, at, at + 1, w.topic})
		case at > 0 && w.word == "require" && r.words[at-1].word == "you":
			r.parts = append(r.parts, wordingPart{"?require", at, at + 1, false})
		case at > 0 && w.word == "for" && question.RequiredWords()[r.words[at-1].word]:
			isPurpose = true
		}
		if isPurpose && len(r.parts) > from && r.parts[from].topic {
			r.parts[from].text, isPurpose = "?for "+r.parts[from].text, false
		}
		at += max(1, n)
	}
	for _, d := range question.Details(r.tokens) {
		r.parts = append(r.parts, wordingPart{text: "?" + d.Name})
	}
	r.words, r.tokens = r.words[:0], r.tokens[:0]
	return r.parts
}

// keyOf returns the key of a wording: its parts in alphabetical order. It returns "" if no part is a topic.
func (r *wordingReader) keyOf(parts []wordingPart) string {
	if !slices.ContainsFunc(parts, func(p wordingPart) bool { return p.topic }) {
		return ""
	}
	r.key = r.key[:0]
	for _, p := range parts {
		r.key = append(r.key, p.text)
	}
	slices.Sort(r.key)
	return strings.Join(slices.Compact(r.key), " ")
}

// longestConcept returns the longest synonym phrase at the beginning of words, as the first phrase of its group, and
// the number of words that it covers.
func (ix *Index) longestConcept(words []wordingWord) (name string, n int) {
	at := int32(0)
	for i, w := range words {
		if at = ix.Phrases.ChildOf(at, w.term); !w.hasTerm || at == 0 {
			return name, n
		}
		for c := range ix.Phrases.ConceptsAt(at) {
			if c.InQueries && c.InEntries && !ix.isOneWay(c.Term) {
				name, n = ix.Group(c.Term).To[0], i+1
				break
			}
		}
	}
	return name, n
}

// wordings holds the wordings that entries list.
type wordings struct {
	entries map[string][]uint32 // by key of a wording: the entries that list the wording
	topics  [][][]uint32        // for each entry and each of its wordings, the topics as sorted numbers
	numbers map[string]uint32   // by topic: the number that represents the topic
}

func (ix *Index) newWordings() *wordings {
	out := &wordings{entries: map[string][]uint32{}, topics: make([][][]uint32, len(ix.Entries)), numbers: map[string]uint32{}}
	r := ix.newWordingReader(analysis.NewStemmer())
	t := analysis.NewTokenizer("")
	for i, e := range ix.Entries {
		for _, text := range e.AlsoAsked {
			for t.Reset(text); t.NextPart(); {
				r.add(t.Word)
			}
			parts := r.takeParts()
			if key := r.keyOf(parts); key != "" {
				if found := out.entries[key]; len(found) == 0 || found[len(found)-1] != uint32(i) {
					out.entries[key] = append(found, uint32(i))
				}
				out.addTopics(i, parts)
			}
		}
	}
	return out
}

// minEmbeddedTopics is the minimum number of topic words that a wording must have to be looked for inside longer
// questions.
const minEmbeddedTopics = 2

func (w *wordings) addTopics(entry int, parts []wordingPart) {
	var topics []uint32
	for _, p := range parts {
		if p.topic {
			n, ok := w.numbers[p.text]
			if !ok {
				n = uint32(len(w.numbers))
				w.numbers[p.text] = n
			}
			topics = append(topics, n)
		}
	}
	if slices.Sort(topics); len(topics) >= minEmbeddedTopics {
		topics = slices.Compact(topics)
		if !slices.ContainsFunc(w.topics[entry], func(t []uint32) bool { return slices.Equal(t, topics) }) {
			w.topics[entry] = append(w.topics[entry], topics)
		}
	}
}

// lookUpWordings adds the entries that list the query as one of their wordings to the names in q.
func (ix *Index) lookUpWordings(q *query, s *analysis.Stemmer) {
	if len(q.words) < 2 || len(q.phrases)+len(q.excluded) > 0 || len(ix.wordings().entries) == 0 {
		return
	}
	r := ix.newWordingReader(s)
	for _, w := range q.words {
		r.add([]byte(w.Word))
	}
	parts := r.takeParts()
	for _, e := range ix.wordings().entries[r.keyOf(parts)] {
		q.addName(e, nameMatch{tier: tierTitle, label: "it lists this question"})
	}
	for _, p := range parts {
		if n, ok := ix.wordings().numbers[p.text]; ok {
			q.listed = append(q.listed, listedTopic{n, Span{Start: q.words[p.from].Start, End: q.words[p.to-1].End}})
		}
	}
}

// listedTopic is a topic of the query that also occurs in listed wordings.
type listedTopic struct {
	number uint32
	span   Span
}

// listedWords returns, as bits, the words of a query that also occur in a listed wording of entry, if the query
// contains all topics of that wording: "Is MFA enforced for admins in all regions?" contains "Is MFA enforced for
// admins?".
func (ix *Index) listedWords(q *query, words []expansion, entry uint32) (bits uint64) {
	if len(q.listed) == 0 {
		return 0
	}
	has := func(n uint32) bool {
		return slices.ContainsFunc(q.listed, func(t listedTopic) bool { return t.number == n })
	}
	for _, topics := range ix.wordings().topics[entry] {
		if slices.ContainsFunc(topics, func(n uint32) bool { return !has(n) }) {
			continue
		}
		for i := range words[:min(len(words), maxQueryWords)] {
			if slices.ContainsFunc(q.listed, func(t listedTopic) bool {
				return t.span.Start <= words[i].Start && words[i].End <= t.span.End && slices.Contains(topics, t.number)
			}) {
				bits |= 1 << i
			}
		}
	}
	return bits
}

// isKeywordOf reports whether the topic of the query is one of the keywords of e.
func (q *query) isKeywordOf(e *handbook.Entry) bool {
	var topic []string
	for _, w := range q.words {
		if !analysis.IsStopWord(w.Word) && !analysis.LightWords()[w.Word] && !analysis.FormalWords()[w.Word] {
			topic = append(topic, w.Word)
		}
	}
	whole, topics := q.foldedText(), strings.Join(topic, " ")
	return slices.ContainsFunc(e.Keywords, func(k string) bool {
		k = analysis.FoldWords(k)
		return k == whole || k == topics
	})
}
