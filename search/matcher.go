package search

import "trustbook/handbook"

// matcher finds the words and phrases in text that match a query. It is immutable, so results can be used concurrently.
type matcher struct {
	ix            *Index
	contributions map[termID][]contribution
	concepts      bool // some of the contributions are from concepts
	initials      initials
	words         int
}

// contribution is how much a term contributes to a word of the query.
type contribution struct {
	word   int
	weight float32
	exact  bool // the user very likely meant the term
	same   bool // the term is the word itself or a two-way synonym
}

// minExactConfidence is the minimum confidence of a completion that counts as exact: leav means leave, but car need
// not mean career. Corrections always count as exact, because plausibleTypo has checked them.
const minExactConfidence = .8

// genericShare is the share of its weight that a formal word keeps in choosing the sentence to show: "key management"
// is about keys, not about the management of something else.
const genericShare = .5

// lightShare is the corresponding share for lightWords: a sentence about "use" does not answer "do you use VPN".
const lightShare = .5

func (ix *Index) newMatcher(words []expansion) *matcher {
	m := &matcher{ix: ix, contributions: map[termID][]contribution{}, words: len(words)}
	hasTopic := hasTopicWords(words)
	for i, w := range words {
		if w.stop && hasTopic {
			continue
		}
		share := float32(1)
		switch {
		case formalWords()[w.word] && !w.formal:
			share = genericShare
		case hasTopic && lightWords()[w.word]:
			share = lightShare
		}
		for _, a := range w.alts {
			m.contributions[a.term] = append(m.contributions[a.term], contribution{
				word: i, weight: share * a.factor * ix.idf[a.term],
				exact: a.confidence >= minExactConfidence || a.origin == originCorrected,
				same:  !ix.isOneWay(a.term),
			})
			m.addInitials(a)
		}
	}
	return m
}

// addInitials adds the initials of all words that an alternative may match.
func (m *matcher) addInitials(a alternative) {
	if a.origin != originSynonym {
		m.initials.addFamily(a.word)
		return
	}
	m.concepts = true
	for _, phrase := range m.ix.groupOf(a.term).To {
		if t := (tokenizer{text: phrase}); t.next() {
			m.initials.addFamily(string(t.word))
		}
	}
}

// initials is a set of pairs of first letters. Nearly all words of an entry begin with other letters than the words of
// the query and need not be looked up. A word and its stem begin with the same two letters, except for dying, lying
// and tying, so y and i count as the same letter here.
type initials [64]uint64

func (s *initials) add(word []byte) {
	i, bit := initialsOf(word)
	s[i] |= bit
}

// addFamily adds the initials of a word, and of the words with the same stem that may begin with other letters.
func (s *initials) addFamily(word string) {
	s.add([]byte(word))
	for _, w := range familyOf()[stemOf()[word]] {
		s.add([]byte(w))
	}
}

func (s *initials) has(word []byte) bool {
	i, bit := initialsOf(word)
	return s[i]&bit != 0
}

func initialsOf(word []byte) (int, uint64) {
	second := byte(0)
	if len(word) > 1 {
		if second = word[1]; second == 'y' {
			second = 'i'
		}
	}
	return int(word[0] & 63), 1 << (second & 63)
}

type occurrence struct {
	Span
	term termID
}

// findAll appends to out all occurrences in text. At the first word of a phrase it appends all words of the phrase.
func (m *matcher) findAll(text string, out []occurrence) []occurrence {
	return m.findWith(&tokenizer{}, text, out)
}

func (m *matcher) findWith(t *tokenizer, text string, out []occurrence) []occurrence {
	t.reset(text)
	for t.initials, t.rows = &m.initials, true; t.next(); {
		if !m.initials.has(t.word) {
			continue
		}
		term, ok := m.ix.vocab.lookup(t.word)
		if !ok {
			continue
		}
		if m.contributions[term] != nil {
			out = append(out, occurrence{Span{t.start, t.end}, term})
		}
		if m.concepts && !t.joined {
			out = m.findPhrases(*t, term, out)
		}
	}
	return out
}

// findPhrases appends to out the words of each phrase that begins at the current word of t and stands for a concept of
// the query.
func (m *matcher) findPhrases(t tokenizer, term termID, out []occurrence) []occurrence {
	at := m.ix.phrases.childOf(0, term)
	if at == 0 {
		return out
	}
	words := []Span{{t.start, t.end}}
	t.initials, t.word, t.compound, t.parts, t.units = nil, nil, nil, 0, unitParts{} // so that the copy of t does not write to the buffers of the original
	for {
		for c := range m.ix.phrases.conceptsAt(at) {
			if c.inEntries && m.contributions[c.term] != nil {
				for _, w := range words {
					out = append(out, occurrence{w, c.term})
				}
			}
		}
		if m.ix.phrases.nodes[at].child == 0 || !t.nextPart() {
			return out
		}
		if term, _ = m.ix.vocab.lookup(t.word); m.ix.phrases.childOf(at, term) == 0 {
			return out
		}
		at = m.ix.phrases.childOf(at, term)
		words = append(words, Span{t.start, t.end})
	}
}

func (m *matcher) mark(text string) []Span { return spansOf(m.findAll(text, nil), text) }

func spansOf(found []occurrence, text string) []Span {
	if len(found) == 0 {
		return nil
	}
	spans := handbook.MapSlice(found, func(o occurrence) Span { return o.Span })
	return mergeSpans(splitRows(spans, text), text)
}
