package search

import (
	"slices"
	"strings"
)

// explainer says why entries were found, and how sure that is.
type explainer struct {
	ix     *Index
	query  *query
	units  []unit
	reader *reader
	signs  []signs // of the hits, in order
}

// signs are what confidence is judged by.
type signs struct {
	coverage float32 // share of the query's worth that the entry holds
	title    float32 // share of the query's worth that its title holds
	score    float32
	named    bool
}

func (x *explainer) hit(c candidate) Hit {
	e := x.ix.entries[c.entry]
	h := Hit{Entry: e, Score: float64(c.score)}
	h.Passage, h.Section = x.reader.passage(e)
	h.Title, h.Marks = x.reader.mark(e.Title), x.reader.mark(h.Passage)
	if n, ok := x.query.named[c.entry]; ok {
		h.Reasons = append(h.Reasons, n.label)
	}
	s := signs{score: c.score, named: c.score >= tierStep}
	x.words(&h, c.entry, &s)
	x.signs = append(x.signs, s)
	return h
}

// words adds the reasons that the query's words give, and weighs them.
func (x *explainer) words(h *Hit, entry uint32, s *signs) {
	var mass float32
	var reasons []string
	for _, u := range x.units {
		mass += u.mass
		a, inTitle, ok := x.ix.bestOf(u, entry)
		if !ok {
			continue
		}
		s.coverage += a.sure * u.mass
		if inTitle {
			s.title += a.sure * u.mass
		}
		if r := x.reason(u, a, h); r != "" && !slices.Contains(reasons, r) {
			reasons = append(reasons, r)
		}
	}
	if mass > 0 {
		s.coverage /= mass
		s.title /= mass
	}
	if s.title > 0 && len(h.Title) > 0 {
		h.Reasons = append(h.Reasons, "title")
	}
	h.Reasons = append(h.Reasons, reasons...)
}

// bestOf gives the alternative that a word found an entry by.
func (ix *Index) bestOf(u unit, entry uint32) (best alternative, inTitle, ok bool) {
	var top float32
	for _, a := range u.alts {
		p, has := find(ix.posted(a.term), entry)
		if !has {
			continue
		}
		inTitle = inTitle || p.inTitle()
		if v := a.factor * ix.idf[a.term] * p.weight; v > top {
			best, top, ok = a, v, true
		}
	}
	return best, inTitle, ok
}

func (x *explainer) reason(u unit, a alternative, h *Hit) string {
	switch a.how {
	case corrected:
		return "typo: " + u.word + " -> " + a.word
	case synonym:
		return "synonym: " + x.asked(u, a.term) + " = " + x.ix.phraseIn(a.term, h)
	}
	return ""
}

// asked is the phrase of the query that asked for a concept.
func (x *explainer) asked(u unit, t termID) string {
	var out string
	for _, v := range x.units {
		if slices.ContainsFunc(v.alts, func(a alternative) bool { return a.term == t }) {
			if out != "" {
				out += " "
			}
			out += v.word
		}
	}
	return out
}

// phraseIn is the phrase of a concept that an entry holds.
func (ix *Index) phraseIn(t termID, h *Hit) string {
	group := ix.concepts[t].To
	text := foldedWords(h.Entry.Title + "\n" + h.Passage + "\n" + h.Entry.Text())
	for _, p := range group {
		if strings.Contains(" "+text+" ", " "+foldedWords(p)+" ") {
			return p
		}
	}
	return group[0]
}
