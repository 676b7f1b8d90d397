package search

import (
	"cmp"
	"slices"
	"strings"

	"trustbook/handbook"
	"trustbook/search/question"
)

// differingWord returns a word of the query, as typed, that makes the query ask something other than what the hit
// answers. It returns "" if there is no such word. If the entry has a verdict, the question of the verdict must have a
// word of the same kind. Otherwise readers judge by what they see, so only some kinds of words matter, such as
// negations, "enough" and "allowed", and only if the hit shows no word of the same kind.
func (x *explainer) differingWord(h *Hit) string {
	if reversed := x.reversedPurpose(h); reversed != "" {
		return reversed
	}
	asked := x.queryCues()
	if h.Entry.Answer != handbook.NoVerdict {
		s := x.ix.subjectOf(h.Entry)
		return cmp.Or(question.FirstUnsharedCue(x.query.source, asked, s.cues, ^(question.AnyAmount|question.LimitedAmount)), question.FirstUnsharedCue(s.question, s.cues, asked, question.ReversingKinds()), x.otherPeople(h))
	}
	conditions := question.Totality | question.Exclusivity
	if x.query.isOpen { // "how are all accounts reviewed" asks for the same as "how are accounts reviewed"
		conditions = 0
	}
	kinds := conditions | question.Negation | question.Sufficiency | question.PrivateDevices | question.Outside | question.Prohibition | question.Permission
	if question.FirstUnsharedCue(x.query.source, asked, nil, kinds) == "" { // true for most queries: stop early to save time
		return ""
	}
	e := h.Entry
	shown := question.PolarityOf(e.Title+"\n"+e.Question+"\n"+e.Summary) | question.PolarityOf(h.Passage)
	if shown.IsNegated() {
		shown |= question.Prohibition // "not sharing passwords"
	}
	return question.FirstUnsharedCue(x.query.source, asked, nil, kinds&^shown)
}

// reversedPurpose returns "required for", as typed, if the query asks what is required for a thing that the entry itself
// requires: administrators are not required for MFA. Otherwise it returns "".
func (x *explainer) reversedPurpose(h *Hit) string {
	for i := 2; i < min(len(x.words), maxQueryWords); i++ {
		required := &x.words[i-2]
		if x.words[i-1].Word != "for" || !question.RequiredWords()[required.Word] {
			continue
		}
		for _, text := range []string{h.Entry.Question, h.Passage} {
			x.finder.occurrences = x.finder.findAll(text, x.finder.occurrences[:0])
			for _, o := range x.finder.occurrences {
				before := strings.TrimSuffix(strings.TrimRight(text[:o.Start], " "), "s")
				isPurpose := slices.ContainsFunc(x.finder.contributions[o.term], func(c contribution) bool { return c.word == i })
				if isPurpose && strings.HasSuffix(before, "require") {
					return x.query.source[required.Start:x.words[i-1].End]
				}
			}
		}
	}
	return ""
}

// queryCues returns the cues of the query, except those in context, which only gives the reason for asking. It computes
// them once, for the first hit.
func (x *explainer) queryCues() []question.Cue {
	if !x.hasCues {
		x.cues, x.hasCues = question.FindCues(x.query.asked), true
	}
	return x.cues
}
