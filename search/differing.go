package search

import (
	"cmp"
	"slices"
	"strings"

	"trustbook/handbook"
	"trustbook/search/analysis"
	"trustbook/search/question"
)

// differingWord returns a word of the query, as typed, that makes the query ask something other than what the hit
// answers. It returns "" if there is no such word. If the entry has a verdict, the question of the verdict must have a
// word of the same kind. Otherwise readers judge by what they see, so only some kinds of words matter, such as
// negations, "enough" and "allowed", and only if the hit shows no word of the same kind.
func (x *explainer) differingWord(h *Hit) string {
	if other := x.otherRelation(h); other != "" {
		return other
	}
	asked := x.queryCues()
	if h.Entry.Answer != handbook.NoVerdict {
		s, kinds := x.ix.subjectOf(h.Entry), ^(question.AnyAmount | question.LimitedAmount)
		if question.PolarityOf(h.Entry.Summary)&(question.Totality|question.Constancy) != 0 {
			kinds &^= question.Constancy
		}
		return cmp.Or(question.FirstUnsharedCue(x.query.source, asked, s.cues, kinds), question.FirstUnsharedCue(s.question, s.cues, asked, question.ReversingKinds()))
	}
	conditions := question.Totality | question.Constancy | question.Exclusivity | question.ConditionalKinds()
	if x.query.isOpen { // "how are all accounts reviewed" asks for the same as "how are accounts reviewed"
		conditions = 0
	}
	kinds := conditions | question.Negation | question.Sufficiency | question.PrivateDevices | question.Outside | question.Prohibition | question.Permission | question.Plaintext
	if question.FirstUnsharedCue(x.query.source, asked, nil, kinds) == "" { // true for most queries: stop early to save time
		return ""
	}
	e := h.Entry
	shown := question.PolarityOf(e.Title+"\n"+e.Question+"\n"+e.Summary) | question.PolarityOf(h.Passage)
	if shown.IsNegated() {
		shown |= question.Prohibition // "not sharing passwords"
	}
	if shown&question.Totality != 0 {
		shown |= question.Constancy
	}
	where := question.RestOfCue(h.Passage, question.Plaintext)
	if question.PolarityOf(h.Passage)&question.Plaintext == 0 {
		where = question.RestOfCue(e.Text(), question.Plaintext)
	}
	if where == "" || len(x.finder.spansIn(where)) > 0 {
		kinds &^= question.Plaintext
	} else {
		shown &^= question.Plaintext
	}
	return question.FirstUnsharedCue(x.query.source, asked, nil, kinds&^shown)
}

// otherRelation returns a word of the query, as typed, that does something else there than in the question and the
// passage of the entry: administrators are not required for MFA, and candidates do not check the company. It returns ""
// if there is no such word.
func (x *explainer) otherRelation(h *Hit) string {
	asked := x.askedRelations()
	if !asked.AreKnown() {
		return ""
	}
	known := question.RelationsOf(h.Entry.Question, analysis.Tokenize(h.Entry.Question))
	known.Append(h.Passage)
	x.finder.occurrences = x.finder.findAll(h.Entry.Question+"\n"+h.Passage, x.finder.occurrences[:0])
	w, differs := asked.Reversed(&known, func(word, of *question.RelatedWord) bool {
		i := slices.IndexFunc(x.words, func(w expansion) bool { return w.Start == word.Start })
		return strings.Contains(" "+impliedBy()[word.Word]+" ", " "+of.Word+" ") || slices.ContainsFunc(x.finder.occurrences, func(o occurrence) bool {
			return o.Start <= of.Start && of.Start < o.End && slices.ContainsFunc(x.finder.contributions[o.term], func(c contribution) bool { return c.word == i })
		})
	})
	if !differs {
		return ""
	}
	return x.query.source[w.Start:w.End]
}

// askedRelations returns who does what to whom in the query. It reads them once, for the first hit.
func (x *explainer) askedRelations() *question.Relations {
	if x.asked == nil {
		asked := question.RelationsOf(x.query.source, x.query.asked)
		x.asked = &asked
	}
	return x.asked
}

// relatesLike reports whether the words of a query, whose parts are given, do the same in a wording with the same parts.
func (r *wordingReader) relatesLike(q *query, parts []wordingPart, wording string) bool {
	listed := r.partsOf(wording, anyTopic)
	partAt := func(parts []wordingPart, i int) string {
		for _, p := range parts {
			if p.from <= i && i < p.to {
				return p.text
			}
		}
		return ""
	}
	tokens := handbook.MapSlice(q.words, func(w queryWord) analysis.Token { return w.Token })
	asked, known := question.RelationsOf(q.source, tokens), question.RelationsOf(wording, analysis.Tokenize(wording))
	_, differs := asked.Differing(&known, func(word, of *question.RelatedWord) bool {
		text := partAt(parts, word.At)
		return text != "" && text == partAt(listed, of.At)
	})
	isCondition := question.FirstUnsharedCue(q.source, question.FindCues(tokens), question.FindCues(analysis.Tokenize(wording)), question.ConditionalKinds()) != ""
	return !differs && !isCondition && !asked.DemandsOther(&known)
}
