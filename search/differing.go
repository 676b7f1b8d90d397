package search

import (
	"cmp"

	"trustbook/handbook"
	"trustbook/search/analysis"
	"trustbook/search/question"
)

// differingWord returns a word, as typed, that makes the query ask something other than what the hit answers, or "".
// For an entry with a verdict, the verdict's question must ask the same. Without a verdict, readers judge by what they
// see, so the only words that matter are a negation, "enough", private devices, a place outside, "forbidden" or
// "allowed", if the hit does not show any of that kind.
func (x *explainer) differingWord(h *Hit) string {
	asked := x.queryCues()
	if h.Entry.Answer != handbook.NoVerdict {
		s := x.ix.subjectOf(h.Entry)
		return cmp.Or(question.Unshared(x.query.source, asked, s.cues, ^(question.AnyAmount|question.LimitedAmount)), question.Unshared(s.question, s.cues, asked, question.TurningKinds()), x.otherPeople(h), x.otherSubject(h))
	}
	kinds := question.Negation | question.Sufficiency | question.PrivateDevices | question.Outside | question.Prohibition | question.Permission
	if question.Unshared(x.query.source, asked, nil, kinds) == "" { // true for most queries, so nothing more is read at each keystroke
		return ""
	}
	e := h.Entry
	shown := question.PolarityOf(e.Title+"\n"+e.Question+"\n"+e.Summary) | question.PolarityOf(h.Passage)
	if shown.IsNegated() {
		shown |= question.Prohibition // "not sharing passwords"
	}
	return question.Unshared(x.query.source, asked, nil, kinds&^shown)
}

// queryCues returns the cues of the query, without the context that only gives the reason for asking. They are
// computed once, for the first hit.
func (x *explainer) queryCues() []question.Cue {
	if !x.hasCues {
		words := make([]analysis.Token, 0, len(x.query.words))
		for _, w := range x.query.words {
			if !w.context {
				words = append(words, w.Token)
			}
		}
		x.cues, x.hasCues = question.FindCues(words), true
	}
	return x.cues
}
