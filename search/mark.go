package search

// matcher knows which words and phrases of a text belong to a query.
type matcher struct {
	ix       *Index
	worth    map[termID][]share
	concepts bool // some of the terms are concepts
	units    int
}

// share is what a term contributes to one word of the query.
type share struct {
	unit  int
	worth float32
}

func (ix *Index) newMatcher(units []unit) *matcher {
	m := &matcher{ix: ix, worth: map[termID][]share{}, units: len(units)}
	content := false
	for _, u := range units {
		content = content || !u.stop
	}
	for i, u := range units {
		if u.stop && content {
			continue
		}
		for _, a := range u.alts {
			m.worth[a.term] = append(m.worth[a.term], share{i, a.factor * ix.idf[a.term]})
			m.concepts = m.concepts || a.how == synonym
		}
	}
	return m
}

// occurrence is a word or phrase of a text that belongs to the query.
type occurrence struct {
	Span
	term termID
}

// find calls f with every occurrence in a text. Those of one word come in
// order; a phrase comes when its first word is reached.
func (m *matcher) find(text string, f func(occurrence)) {
	var words []occurrence
	for t := (tokenizer{text: text}); t.next(); {
		term, ok := m.ix.vocab.lookup(t.word)
		if !ok {
			term = ^termID(0)
		}
		o := occurrence{Span{t.start, t.end}, term}
		if ok && m.worth[term] != nil {
			f(o)
		}
		if m.concepts && !t.joined {
			words = append(words, o)
		}
	}
	for i := range words {
		m.findPhrases(words[i:], f)
	}
}

// findPhrases reports the concepts of which a phrase begins at the first word.
func (m *matcher) findPhrases(words []occurrence, f func(occurrence)) {
	at := int32(0)
	for i, w := range words {
		if at = m.ix.phrases.step(at, w.term); at == 0 {
			return
		}
		for _, c := range m.ix.phrases.nodes[at].ends {
			if c.finds && m.worth[c.term] != nil {
				for _, part := range words[:i+1] {
					f(occurrence{part.Span, c.term})
				}
			}
		}
	}
}

// mark gives the spans of all occurrences.
func (m *matcher) mark(text string) []Span {
	var spans []Span
	m.find(text, func(o occurrence) { spans = append(spans, o.Span) })
	return merge(spans, text)
}
