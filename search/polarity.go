package search

import (
	"cmp"
	_ "embed"
	"slices"
	"strings"
	"sync"

	"trustbook/handbook"
)

//go:embed polarity.txt
var polarityList string

// Polarity is the set of kinds of words in a question that decide whether "yes" to it is "yes" to another one: words
// that negate it, such as "without", or say how much it is about, such as "all". Two questions with different sets
// may have different answers, whatever else they have in common.
type Polarity uint32

// The kinds that are told apart, which are the first ones of polarity.txt.
const (
	negated    Polarity = 1 << iota
	anyAmount           // "any" does not change a question
	limited             // "within" and the like: a search judges the amount itself
	sufficient          // that something is allowed does not say that it is enough
	private             // that devices are protected does not say that people may use their own
)

// IsNegated reports whether a text has a word that negates, such as "never".
func (p Polarity) IsNegated() bool { return p&negated != 0 }

// IsNegationOf reports whether p is o with a negation.
func (p Polarity) IsNegationOf(o Polarity) bool {
	return p.IsNegated() && !o.IsNegated() && (p^o)&^(negated|anyAmount) == 0
}

// PolarityOf returns the polarity of a question or a sentence.
func PolarityOf(text string) Polarity {
	var p Polarity
	for _, c := range cuesIn(tokenize(text)) {
		p |= c.kind
	}
	return p
}

// cue is an occurrence of a word or phrase of polarity.txt.
type cue struct {
	kind Polarity
	Span
}

// polarityWords are the phrases of polarity.txt by their first word, those without a kind first, and the kinds that turn
// a question around also where it lacks them.
var polarityWords = sync.OnceValue(func() (table struct {
	phrases map[string][]polarityPhrase
	turning Polarity
},
) {
	table.phrases = map[string][]polarityPhrase{}
	kind := Polarity(1)
	for line := range dataLines(polarityList) {
		list, turns := strings.CutPrefix(strings.TrimSpace(line), "! ")
		list, none := strings.CutPrefix(list, "- ")
		if list == "" {
			continue
		}
		of := kind
		switch {
		case none:
			of = 0
		case turns:
			table.turning |= kind
		}
		for phrase := range strings.SplitSeq(list, ",") {
			words := strings.Fields(foldedWords(phrase))
			table.phrases[words[0]] = append(table.phrases[words[0]], polarityPhrase{of, words})
		}
		if !none {
			kind <<= 1
		}
	}
	return table
})

type polarityPhrase struct {
	kind  Polarity
	words []string
}

func cuesIn(text []token) (cues []cue) {
	phrases := polarityWords().phrases
	after := 0 // where the last phrase without a kind ends
	for i, first := range text {
		for _, p := range phrases[first.word] {
			end := i + len(p.words)
			if i < after || end > len(text) || !hasWords(text[i:], p.words) {
				continue
			}
			if p.kind == 0 {
				after = end
			} else {
				cues = append(cues, cue{p.kind, Span{first.start, text[end-1].end}})
			}
		}
	}
	return cues
}

// hasWords reports whether a text, which is at least as long as words, begins with them.
func hasWords(text []token, words []string) bool {
	for i, w := range words {
		if text[i].word != w {
			return false
		}
	}
	return true
}

// differsBy returns a word by which the query asks something else than what the hit answers, or "". If the entry has a
// verdict, that is its question: the word negates either of them, or asks about more than the question. If it has none,
// readers judge by what they read, so only a negation that they do not see, "enough" or a private device makes a
// difference.
func (x *explainer) differsBy(h *Hit) string {
	asked := x.queryCues()
	if h.Entry.Answer != handbook.NoVerdict {
		q := x.ix.verdictQuestionOf(h.Entry)
		return cmp.Or(otherCue(x.query.source, asked, q.cues, ^(anyAmount|limited)), otherCue(q.text, q.cues, asked, polarityWords().turning), x.otherPeople(h, q.text), x.otherSubject(h, q))
	}
	kinds := negated | sufficient | private
	if otherCue(x.query.source, asked, nil, kinds) == "" { // most questions, at every key
		return ""
	}
	e := h.Entry
	shown := PolarityOf(e.Title+"\n"+e.Question+"\n"+e.Summary) | PolarityOf(h.Passage)
	return otherCue(x.query.source, asked, nil, kinds&^shown)
}

// otherPeople returns a word by which the query asks about people that the question of the entry is not about, or "".
func (x *explainer) otherPeople(h *Hit, question string) string {
	for i := range x.words {
		w := &x.words[i]
		if namingWords()[w.word] && w.isTopic() && x.isAttributeOnly(h, w) && !slices.ContainsFunc(tokenize(question), func(t token) bool { return t.word == w.word }) {
			return x.query.source[w.start:w.end]
		}
	}
	return ""
}

// verdictQuestion is the question that the verdict of an entry answers.
type verdictQuestion struct {
	text    string
	cues    []cue
	subject []Span // the rarest words of the title
	asked   []Span // the rarest words of the text, if none of the subject is in it

	keywords string // of the entry, one on each line
}

// verdictQuestionOf returns the question of an entry with a verdict. It is read once for each entry.
func (ix *Index) verdictQuestionOf(e *handbook.Entry) *verdictQuestion {
	if known, ok := ix.questions.Load(e); ok {
		q, _ := known.(*verdictQuestion) // nothing else is stored
		return q
	}
	q := &verdictQuestion{text: cmp.Or(e.Question, e.Title), subject: joined(e.Title, ix.rarestWords(e.Title)), keywords: strings.Join(e.Keywords, "\n")}
	words := tokenize(q.text)
	q.cues = cuesIn(words)
	isSubject := func(t token) bool {
		return slices.ContainsFunc(q.subject, func(s Span) bool { return slices.Contains(strings.Fields(foldedWords(e.Title[s.Start:s.End])), t.word) })
	}
	if !slices.ContainsFunc(words, isSubject) {
		q.asked = ix.rarestWords(q.text)
	}
	ix.questions.Store(e, q)
	return q
}

// rarestWords returns where the topic words of a text are that the fewest entries have, leaving out those for people,
// who are rarely all that a question is about.
func (ix *Index) rarestWords(text string) (spans []Span) {
	var most float32
	for _, t := range tokenize(text) {
		term, ok := ix.vocab.lookup([]byte(t.word))
		if !ok || ix.idf[term] < most || !isPlainTopic(t.word) || slices.Contains(people, t.word) {
			continue
		}
		if ix.idf[term] > most {
			most, spans = ix.idf[term], spans[:0]
		}
		spans = append(spans, Span{t.start, t.end})
	}
	return spans
}

// joined joins the spans of words that follow one another, so that they are named as one. The words of scripts without
// spaces overlap.
func joined(text string, words []Span) (out []Span) {
	for _, w := range words {
		if last := len(out) - 1; last >= 0 && (w.Start <= out[last].End || text[out[last].End:w.Start] == " ") {
			out[last].End = max(out[last].End, w.End)
		} else {
			out = append(out, w)
		}
	}
	return out
}

// otherSubject returns the words of the title that the entry is about and the query does not ask about, or "": that
// the staff is vetted is no answer to whether it reads the data of customers, whatever words they share. A keyword is
// by its author what the entry is about.
func (x *explainer) otherSubject(h *Hit, q *verdictQuestion) string {
	isNamed := len(q.subject) == 0 || overlap(h.TitleMarks, q.subject) || overlap(x.finder.spansIn(q.text), q.asked)
	if isNamed || slices.ContainsFunc(h.Entry.Keywords, x.hasKeyword) {
		return ""
	}
	return h.Entry.Title[q.subject[0].Start:q.subject[0].End]
}

// hasKeyword reports whether the query matches every word of a keyword, and not only by a word for people.
func (x *explainer) hasKeyword(keyword string) bool {
	spans := x.finder.spansIn(keyword)
	found, _ := x.finder.foundWords(x.finder.occurrences)
	isFound := func(t token) bool { return overlap(spans, []Span{{t.start, t.end}}) }
	for i := range x.words[:min(len(x.words), maxWords)] {
		if found>>i&1 == 1 && !slices.Contains(people, x.words[i].word) {
			return !slices.ContainsFunc(tokenize(keyword), func(t token) bool { return !isFound(t) })
		}
	}
	return false
}

func overlap(a, b []Span) bool {
	return slices.ContainsFunc(a, func(s Span) bool {
		return slices.ContainsFunc(b, func(t Span) bool { return s.Start < t.End && t.Start < s.End })
	})
}

// queryCues returns the cues of the query, except for what only tells why it is asked. They are found for the first
// hit.
func (x *explainer) queryCues() []cue {
	if !x.hasCues {
		words := make([]token, 0, len(x.query.words))
		for _, w := range x.query.words {
			if !w.context {
				words = append(words, w.token)
			}
		}
		x.cues, x.hasCues = cuesIn(words), true
	}
	return x.cues
}

// otherCue returns the first cue of some kinds in a text for whose kind the other cues have none, or "".
func otherCue(text string, cues, others []cue, kinds Polarity) string {
	for _, c := range others {
		kinds &^= c.kind
	}
	for _, c := range cues {
		if c.kind&kinds != 0 {
			return text[c.Start:c.End]
		}
	}
	return ""
}
