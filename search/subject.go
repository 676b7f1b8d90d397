package search

import (
	"cmp"
	"slices"
	"strings"

	"trustbook/handbook"
	"trustbook/handbook/pattern"
	"trustbook/search/analysis"
	"trustbook/search/question"
)

// An entry may contain the words of a question and still be about something else: an entry about rotating API keys is
// not about an API. An answer is certain only if it is about the subject named in the entry's title, question or
// keywords.

// subject holds what an entry is about, and the question that its verdict answers.
type subject struct {
	question string
	cues     []question.Cue
	title    []Span // the rarest words of the title
	asked    []Span // the rarest words of the question, if it contains no word of title
	details  []question.Detail
}

// subjectOf returns the subject of e. It analyses each entry only once.
func (ix *Index) subjectOf(e *handbook.Entry) *subject {
	if known, ok := ix.subjects.Load(e); ok {
		s, _ := known.(*subject) // nothing else is stored
		return s
	}
	s := &subject{question: cmp.Or(e.Question, e.Title)}
	words, title := analysis.Tokenize(s.question), ix.rarestWords(analysis.Tokenize(e.Title))
	s.title, s.cues, s.details = spansOfTokens(title), question.FindCues(words), question.Details(words)
	inTitle := func(t analysis.Token) bool {
		return slices.ContainsFunc(title, func(n analysis.Token) bool { return n.Word == t.Word })
	}
	if !slices.ContainsFunc(words, inTitle) {
		s.asked = spansOfTokens(ix.rarestWords(words))
	}
	ix.subjects.Store(e, s)
	return s
}

// asks reports whether the entry's own question asks for the same kind of thing as d.
func (s *subject) asks(d question.Detail) bool {
	return slices.ContainsFunc(s.details, func(o question.Detail) bool { return o.DetailKind == d.DetailKind })
}

func spansOfTokens(words []analysis.Token) []Span {
	return handbook.MapSlice(words, func(t analysis.Token) Span { return Span{Start: t.Start, End: t.End} })
}

// rarestWords returns the topic words that occur in the fewest entries. It omits personNouns, because a question is
// rarely about people alone.
func (ix *Index) rarestWords(words []analysis.Token) (rarest []analysis.Token) {
	var most float32
	for _, t := range words {
		term, ok := ix.Vocab.Lookup([]byte(t.Word))
		if !ok || ix.IDF[term] < most || !question.IsPlainTopic(t.Word) || slices.Contains(personNouns, t.Word) {
			continue
		}
		if ix.IDF[term] > most {
			most, rarest = ix.IDF[term], rarest[:0]
		}
		rarest = append(rarest, t)
	}
	return rarest
}

// isOtherSubject reports whether the query asks about something other than the subject of the entry. An entry that says
// staff are vetted does not answer whether staff read customer data. If the query matches a keyword, the keyword counts
// as a subject too.
func (x *explainer) isOtherSubject(h *Hit) bool {
	return !x.namesSubject(h) && !slices.ContainsFunc(h.Entry.Keywords, x.hasKeyword)
}

// namesSubject reports whether the query matches the subject in the title of the entry or in its question.
func (x *explainer) namesSubject(h *Hit) bool {
	s := x.ix.subjectOf(h.Entry)
	return len(s.title) == 0 || anyOverlap(h.TitleMarks, s.title) && !x.matchesHalfOfName(h) || anyOverlap(x.finder.spansIn(s.question), s.asked)
}

// matchesHalfOfName reports whether the query matches only one of the rarest words of the title and asks about
// something else too: "is customer data checked" names no background check. "Are new hires checked" does, because it
// only adds people.
func (x *explainer) matchesHalfOfName(h *Hit) bool {
	if len(x.ix.subjectOf(h.Entry).title) < 2 || len(h.TitleMarks) != 1 || strings.ContainsAny(h.Entry.Title[h.TitleMarks[0].Start:h.TitleMarks[0].End], " -") {
		return false
	}
	for i := range x.words[:min(len(x.words), maxQueryWords)] {
		w := &x.words[i]
		if w.isTopic() && x.finder.inTitle>>i&1 == 0 && !slices.Contains(personNouns, w.Word) {
			return true
		}
	}
	return false
}

// hasKeyword reports whether the query matches every word of keyword, and whether at least one of the matching words is
// not in personNouns.
func (x *explainer) hasKeyword(keyword string) bool {
	spans := x.finder.spansIn(keyword)
	found, _ := x.finder.foundWords(x.finder.occurrences)
	isFound := func(t analysis.Token) bool { return anyOverlap(spans, []Span{{Start: t.Start, End: t.End}}) }
	for i := range x.words[:min(len(x.words), maxQueryWords)] {
		if found>>i&1 == 1 && !slices.Contains(personNouns, x.words[i].Word) {
			return !slices.ContainsFunc(analysis.Tokenize(keyword), func(t analysis.Token) bool { return !isFound(t) })
		}
	}
	return false
}

func anyOverlap(a, b []Span) bool {
	return slices.ContainsFunc(a, func(s Span) bool {
		return slices.ContainsFunc(b, func(t Span) bool { return s.Start < t.End && t.Start < s.End })
	})
}

// An entry mentions the topic of a query only in passing if the query asks for less than minAskedPassage of the passage
// and less than minAskedTitle of the title. Two kinds of queries are exempt: those with minSpecificTopics or more topic
// words that the entry mentions, because they are specific, and single words, because they ask for any mention.
const (
	minAskedPassage   = .25
	minAskedTitle     = .7
	minSpecificTopics = 4
)

// isInPassing reports whether the entry mainly answers another question: an entry about computers that mentions their
// firewall does not answer whether other things have firewalls.
func (x *explainer) isInPassing(h *Hit, topics int) bool {
	inTitle := x.askedShare(h.Entry.Title)
	return len(x.words) > 1 && topics < minSpecificTopics && (inTitle < minAskedTitle && x.askedShare(h.Passage) < minAskedPassage || inTitle == 0 && x.isCircumstance(h.Passage))
}

// circumstanceWords are words that introduce the circumstances under which something applies.
var circumstanceWords = pattern.WordSet("after before during except unless until upon efter forutom innan under vid")

// isCircumstance reports whether the passage mentions the words of the query only as a circumstance: "a separate VPN,
// used during disaster recovery" does not answer whether there is disaster recovery.
func (x *explainer) isCircumstance(passage string) bool {
	spans := analysis.MergeSpans(x.finder.spansIn(passage), passage)
	if len(spans) != 1 {
		return false
	}
	before := analysis.Tokenize(passage[:spans[0].Start])
	return len(before) > 0 && circumstanceWords()[before[len(before)-1].Word]
}

// askedShare returns the share, by weight, of the topic words in text that the query asks for.
func (x *explainer) askedShare(text string) float32 {
	var asked, all float32
	spans := x.finder.spansIn(text)
	for _, t := range analysis.Tokenize(text) {
		if !question.IsPlainTopic(t.Word) {
			continue
		}
		weight := float32(1)
		if term, ok := x.ix.Vocab.Lookup([]byte(t.Word)); ok {
			weight = x.ix.IDF[term]
		}
		all += weight
		if anyOverlap(spans, []Span{{Start: t.Start, End: t.End}}) {
			asked += weight
		}
	}
	return asked / max(all, 1e-6)
}
