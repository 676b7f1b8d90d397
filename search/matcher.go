package search

import (
	"trustbook/handbook"
	"trustbook/search/analysis"
	"trustbook/search/index"
)

// matcher finds the words and phrases in text that match a query. It is immutable, so results can be used concurrently.
type matcher struct {
	ix            *Index
	contributions map[index.TermID][]contribution
	concepts      bool // some of the contributions are from concepts
	initials      analysis.Initials
	words         int
	topics        uint64 // topic words of the query, as bits
}

// contribution is how much a term contributes to a word of the query.
type contribution struct {
	word   int
	weight float32
	exact  bool // the user very likely meant the term
	same   bool // the term is the word itself, a two-way synonym, or the whole of an unknown word that is being typed
}

// lightShare is the share of their weight that analysis.LightWords keep when the sentence to show is chosen: a sentence
// that contains just "use" does not answer "do you use VPN".
const lightShare = .5

func (ix *Index) newMatcher(words []expansion) *matcher {
	m := &matcher{ix: ix, contributions: map[index.TermID][]contribution{}, words: len(words)}
	hasTopic := hasTopicWords(words)
	for i, w := range words {
		if w.stop && hasTopic {
			continue
		}
		if i < maxQueryWords && w.isTopic() {
			m.topics |= 1 << i
		}
		share := float32(1)
		if hasTopic && analysis.LightWords()[w.Word] {
			share = lightShare
		}
		for _, a := range w.alts {
			m.contributions[a.term] = append(m.contributions[a.term], contribution{
				word: i, weight: share * a.factor * ix.IDF[a.term],
				exact: a.confidence >= minExactConfidence || a.origin == originCorrected,
				same:  !ix.isOneWay(a.term) && !(a.origin == originCompleted && w.alts[0].origin == originTyped),
			})
			m.addInitials(a)
		}
	}
	return m
}

// addInitials adds the initials of all words that an alternative may match.
func (m *matcher) addInitials(a alternative) {
	if a.origin != originSynonym {
		m.initials.AddFamily(a.word)
		return
	}
	m.concepts = true
	addPhraseInitials(&m.initials, m.ix.Group(a.term).To)
}

// addGroupInitials adds the initials of the phrases of all groups that contain a phrase.
func (ix *Index) addGroupInitials(to *analysis.Initials, phrase string) {
	at := int32(0)
	for t := (analysis.Tokenizer{Text: phrase}); t.NextPart(); {
		term, _ := ix.Vocab.Lookup(t.Word)
		at = ix.Phrases.ChildOf(at, term)
	}
	for c := range ix.Phrases.ConceptsAt(at) {
		addPhraseInitials(to, ix.Group(c.Term).To)
	}
}

func addPhraseInitials(to *analysis.Initials, phrases []string) {
	for _, phrase := range phrases {
		if t := (analysis.Tokenizer{Text: phrase}); t.Next() {
			to.AddFamily(string(t.Word))
		}
	}
}

type occurrence struct {
	Span
	term index.TermID
}

// findAll appends to out all occurrences of the query's words and phrases in text. At the first word of a phrase it
// appends all words of the phrase.
func (m *matcher) findAll(text string, out []occurrence) []occurrence {
	return m.findWith(&analysis.Tokenizer{}, text, out)
}

func (m *matcher) findWith(t *analysis.Tokenizer, text string, out []occurrence) []occurrence {
	t.Reset(text)
	for t.Initials, t.Rows = &m.initials, true; t.Next(); {
		if !m.initials.Has(t.Word) {
			continue
		}
		term, ok := m.ix.Vocab.Lookup(t.Word)
		if !ok {
			continue
		}
		if m.contributions[term] != nil {
			out = append(out, occurrence{Span{Start: t.Start, End: t.End}, term})
		}
		if m.concepts && !t.Joined {
			out = m.findPhrases(*t, term, out)
		}
	}
	return out
}

// findPhrases appends to out the words of each phrase that begins at the current word of t and stands for a concept of
// the query.
func (m *matcher) findPhrases(t analysis.Tokenizer, term index.TermID, out []occurrence) []occurrence {
	at := m.ix.Phrases.ChildOf(0, term)
	if at == 0 {
		return out
	}
	words := []Span{{Start: t.Start, End: t.End}}
	// t is a copy and must not write to the buffers of the original.
	t.Initials, t.Word, t.Compound, t.Parts, t.Units = nil, nil, nil, 0, analysis.UnitParts{}
	for {
		for c := range m.ix.Phrases.ConceptsAt(at) {
			if c.InEntries && m.contributions[c.Term] != nil {
				for _, w := range words {
					out = append(out, occurrence{w, c.Term})
				}
			}
		}
		if !m.ix.Phrases.HasChild(at) || !t.NextPart() {
			return out
		}
		if term, _ = m.ix.Vocab.Lookup(t.Word); m.ix.Phrases.ChildOf(at, term) == 0 {
			return out
		}
		at = m.ix.Phrases.ChildOf(at, term)
		words = append(words, Span{Start: t.Start, End: t.End})
	}
}

func (m *matcher) mark(text string) []Span { return spansOf(m.findAll(text, nil), text) }

func spansOf(found []occurrence, text string) []Span {
	if len(found) == 0 {
		return nil
	}
	spans := handbook.MapSlice(found, func(o occurrence) Span { return o.Span })
	return analysis.MergeSpans(analysis.SplitRows(spans, text), text)
}
