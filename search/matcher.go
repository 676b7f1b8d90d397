package search

import "trustbook/handbook"

// matcher finds the words and phrases of a text that match a query. It is immutable,
// so results can be used concurrently.
type matcher struct {
	ix            *Index
	contributions map[termID][]contribution
	concepts      bool // some contributions come from concepts
	initials      initials
	words         int
}

// contribution is the contribution of a term to a word of the query.
type contribution struct {
	word   int
	weight float32
	exact  bool // the user very likely meant the term
	same   bool // the term is the word itself or a two-way synonym
}

// minExactConfidence is the minimum confidence of a completion that counts as exact: leav means leave, but car
// does not mean career. Corrections always count as exact, because plausibleTypo has checked them.
const minExactConfidence = .8

// genericShare is the share of its weight with which a formal word decides which sentence is shown: what is found for
// "key management" is rather about keys than about the management of something else.
const genericShare = .5

// lightShare is the same for lightWords: that VPN is used is not what "do you use VPN" is about.
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

// addInitials adds the initials of the words that an alternative may match.
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

// initials is a set of the first two letters of words. Nearly all words of a text start with other letters than
// the words of the query, and need not be looked up. A word and its stem begin with the same two letters,
// except for dying, lying and tying, so y and i count as the same letter here.
type initials [64]uint64

func (s *initials) add(word []byte) {
	i, bit := initialsOf(word)
	s[i] |= bit
}

// addFamily adds a word and all words with the same stem but other first letters.
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

// findAll appends all occurrences in a text. The words of a phrase are appended when the phrase's
// first word is reached.
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

// findPhrases appends the words of those concepts that have a phrase beginning at the current word
// of t.
func (m *matcher) findPhrases(t tokenizer, term termID, out []occurrence) []occurrence {
	at := m.ix.phrases.childOf(0, term)
	if at == 0 {
		return out
	}
	words := []Span{{t.start, t.end}}
	t.initials, t.word, t.compound, t.parts, t.units = nil, nil, nil, 0, unitParts{} // the copy of t must not write to the original's buffers
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
