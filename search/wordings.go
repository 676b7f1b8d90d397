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
	ix        *Index
	stemmer   *analysis.Stemmer
	known     map[string]*wordingWord
	tokenizer analysis.Tokenizer // reads the words of the wording when they are needed
	words     []*wordingWord     // words of the wording read so far
	tokens    []analysis.Token
	parts     []wordingPart // parts of the wording being read
	key       []string      // text of each part of the wording being read
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
	return &wordingReader{ix: ix, stemmer: s, known: map[string]*wordingWord{}, tokenizer: analysis.NewTokenizer("")}
}

func (r *wordingReader) add(word []byte) {
	w, ok := r.known[string(word)]
	if !ok {
		w = r.wordingWord(string(word))
		r.known[w.word] = w
	}
	r.words = append(r.words, w)
}

// wordAt returns word i of the wording, or nil if the wording has no more words.
func (r *wordingReader) wordAt(i int) *wordingWord {
	for len(r.words) <= i {
		if !r.tokenizer.NextPart() {
			return nil
		}
		r.add(r.tokenizer.Word)
	}
	return r.words[i]
}

func (r *wordingReader) wordingWord(word string) *wordingWord {
	w := &wordingWord{word: word}
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

// partsOf returns the parts of a wording, in order. It omits words that do not change the meaning: function words and
// analysis.LightWords other than distinguishingWords. If a topic is not wanted, it returns nil and reads no further.
func (r *wordingReader) partsOf(text string, isWanted func(topic string) bool) []wordingPart {
	r.tokenizer.Reset(text)
	r.words = r.words[:0]
	return r.readParts(isWanted)
}

func (r *wordingReader) readParts(isWanted func(topic string) bool) []wordingPart {
	r.parts, r.tokens = r.parts[:0], r.tokens[:0]
	for at := 0; r.wordAt(at) != nil; {
		w := r.words[at]
		name, n := r.longestConcept(at)
		p := wordingPart{from: at, to: at + max(1, n)}
		switch {
		case n > 0:
			p.text, p.topic = "="+name, true
		case w.text != "":
			p.text, p.topic = w.text, w.topic
		}
		if p.topic && !isWanted(p.text) {
			return nil
		}
		if p.text != "" {
			r.parts = append(r.parts, p)
		}
		at = p.to
	}
	for _, w := range r.words {
		r.tokens = append(r.tokens, analysis.Token{Word: w.word})
	}
	for _, d := range question.Details(r.tokens) {
		r.parts = append(r.parts, wordingPart{text: "?" + d.Name})
	}
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

// longestConcept returns the longest synonym phrase that begins at a word, as the first phrase of its group, and the
// number of words that it covers.
func (r *wordingReader) longestConcept(from int) (name string, n int) {
	ix, at := r.ix, int32(0)
	for i := from; ; i++ {
		w := r.wordAt(i)
		if w == nil || !w.hasTerm {
			return name, n
		}
		if at = ix.Phrases.ChildOf(at, w.term); at == 0 {
			return name, n
		}
		for c := range ix.Phrases.ConceptsAt(at) {
			if c.InQueries && c.InEntries && !ix.isOneWay(c.Term) {
				name, n = ix.Group(c.Term).To[0], i+1-from
				break
			}
		}
	}
}

// readWordings reads the wordings that have only wanted topics. initials, if not nil, are those of all words with which
// a wanted topic may begin.
func (ix *Index) readWordings(isWanted func(topic string) bool, initials *analysis.Initials) *wordings {
	out := &wordings{listed: map[string][]listedWording{}, topics: make([][][]uint32, len(ix.Entries)), numbers: map[string]uint32{}}
	r := ix.newWordingReader(analysis.NewStemmer())
	for i, e := range ix.Entries {
		for _, text := range e.AlsoAsked {
			if initials != nil && !initials.Occur(text) { // this is quick for most wordings
				continue
			}
			parts := r.partsOf(text, isWanted)
			if key := r.keyOf(parts); key != "" {
				out.listed[key] = append(out.listed[key], listedWording{uint32(i), text})
				out.addTopics(i, parts)
			}
		}
	}
	return out
}

func anyTopic(string) bool { return true }

// wordingsLike returns the wordings that may match the wording that r has read last. The first search reads only those,
// because most runs of trustbook make one search.
func (ix *Index) wordingsLike(r *wordingReader, parts []wordingPart) *wordings {
	if len(ix.Entries) > maxLazyEntries || ix.hasSearched.Swap(true) {
		return ix.wordings()
	}
	return ix.readWordings(func(topic string) bool {
		return slices.ContainsFunc(parts, func(p wordingPart) bool { return p.text == topic })
	}, r.initialsOf(parts))
}

// initialsOf returns the initials of all words with which a topic among parts may begin.
func (r *wordingReader) initialsOf(parts []wordingPart) *analysis.Initials {
	out := new(analysis.Initials)
	for _, p := range parts {
		if name, isConcept := strings.CutPrefix(p.text, "="); isConcept {
			r.ix.addGroupInitials(out, name)
		} else {
			out.AddFamily(r.words[p.from].word)
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
	if len(q.words) < 2 || len(q.phrases)+len(q.excluded) > 0 {
		return
	}
	r := ix.newWordingReader(s)
	for _, w := range q.words {
		r.add([]byte(w.Word))
	}
	parts := slices.Clone(r.readParts(anyTopic))
	q.wordings = ix.wordingsLike(r, parts)
	for _, w := range q.wordings.listed[r.keyOf(parts)] {
		if q.names[w.entry].tier != tierTitle && r.relatesLike(q, parts, w.text) {
			q.addName(w.entry, nameMatch{tier: tierTitle, label: "it lists this question"})
		}
	}
	for _, p := range parts {
		if n, ok := q.wordings.numbers[p.text]; ok {
			q.listed = append(q.listed, listedTopic{n, Span{Start: q.words[p.from].Start, End: q.words[p.to-1].End}})
		}
	}
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
	for _, topics := range q.wordings.topics[entry] {
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
