package questionnaire

import (
	"cmp"
	"slices"
	"strings"

	"trustbook/handbook"
	"trustbook/search"
)

// translateHit replaces the entry by its version in the question's language, if that has a summary, and the passage by
// the one that answers in that language. If there is none, and the passage was not in the summary, the match is not
// strong.
func (p *Proposer) translateHit(h *search.Hit, question, lang string) {
	e := h.Entry.InLanguage(cmp.Or(lang, h.Entry.Metadata.Lang))
	if e == h.Entry || e.Summary == "" {
		return
	}
	isInSummary := strings.Contains(h.Entry.Summary, h.Passage)
	h.Entry, h.Passage = e, e.Summary
	if h.Confidence == search.Low {
		return
	}
	if passage := p.passageIn(e, question); passage != "" {
		h.Passage = passage
	} else if !isInSummary {
		h.Confidence = search.Medium
	}
}

// passageIn returns the passage of a translated entry that answers a question in its language, or "".
func (p *Proposer) passageIn(e *handbook.Entry, question string) string {
	lang := e.Metadata.Lang
	if p.translated[lang] == nil {
		if p.translated == nil {
			p.translated = map[string]*search.Index{}
		}
		p.translated[lang] = search.New(p.Handbook.ForLanguage(lang))
	}
	hits := p.translated[lang].Search(question, search.Options{Limit: maxOffers}).Hits
	if i := slices.IndexFunc(hits, func(h search.Hit) bool { return h.Entry == e && h.Confidence > search.Low }); i >= 0 {
		return hits[i].Passage
	}
	return ""
}
