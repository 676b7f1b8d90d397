package search

import (
	"cmp"
	"slices"
	"strings"
)

// explainer says why entries were found, and how sure that is.
type explainer struct {
	ix     *Index
	query  *query
	units  []unit
	reader *reader
	signs  []signs            // of the hits explained last, in order
	read   map[uint32]reading // of those read so far
}

// explained is how many hits of one result are explained. Nobody reads
// further, and explaining costs ten times what finding does.
const explained = 200

func (x *explainer) explain(cs []candidate) []Hit {
	x.signs = x.signs[:0]
	hits := make([]Hit, len(cs))
	for i, c := range cs {
		hits[i] = x.hit(c)
	}
	return hits
}

func (x *explainer) hit(c candidate) Hit {
	e := x.ix.entries[c.entry]
	if len(x.signs) == explained {
		return Hit{Entry: e, Score: float64(c.score), Passage: summaryOf(e)}
	}
	h := Hit{Entry: e, Score: float64(c.score)}
	read := x.reading(c.entry)
	n, ok := x.query.named[c.entry]
	h.Passage, h.Section = cmp.Or(n.says, read.passage), read.section
	x.reader.markHit(&h)
	if ok {
		h.Reasons = append(h.Reasons, n.label)
	}
	if len(h.TitleMarks) > 0 {
		h.Reasons = append(h.Reasons, "title")
	}
	s := signs{tier: n.tier, whole: read.whole, together: read.together}
	x.weighWords(&h, c, &s)
	x.signs = append(x.signs, s)
	return h
}

// weighWords sees which words of the query an entry holds, and why.
func (x *explainer) weighWords(h *Hit, c candidate, s *signs) {
	held := x.reader.held // by title and passage
	var mass float64
	content := hasContent(x.units)
	for i, u := range x.units {
		if u.stop && content {
			continue
		}
		s.words++
		worth := float64(u.mass)
		mass += worth
		a, inTitle, ok := x.ix.bestOf(u, c.entry)
		s.meet(u, ok)
		if !ok {
			continue
		}
		worth *= float64(a.sure)
		s.coverage += worth
		if inTitle {
			s.title += worth
		}
		if held[i] > 0 {
			s.passage += worth
		}
		if r := x.reason(u, a, h); r != "" && !slices.Contains(h.Reasons, r) {
			h.Reasons = append(h.Reasons, r)
		}
	}
	s.share(mass, float64(c.score))
}

// share makes shares of the query's worth of sums.
func (s *signs) share(mass, score float64) {
	if mass > 0 {
		s.coverage /= mass
		s.title /= mass
		s.passage /= mass
		s.strength = score / mass
	}
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
		asked, found := x.asked(a.term), x.ix.phraseIn(a.term, h)
		if foldedWords(found) != asked {
			return "synonym: " + asked + " = " + found
		}
	}
	return ""
}

// asked is the phrase of the query that asked for a concept.
func (x *explainer) asked(t termID) string {
	var words []string
	for _, u := range x.units {
		if slices.ContainsFunc(u.alts, func(a alternative) bool { return a.term == t }) {
			words = append(words, u.word)
		}
	}
	return strings.Join(words, " ")
}

// phraseIn is the phrase of a concept that an entry holds, rather one that
// the hit shows.
func (ix *Index) phraseIn(t termID, h *Hit) string {
	group, e := ix.concepts[t].To, h.Entry
	for _, text := range []string{e.Title + "\n" + h.Passage, e.Summary + "\n" + e.Question, e.Text(), strings.Join(e.Keywords, "\n")} {
		if p, ok := anyIn(group, text); ok {
			return p
		}
	}
	return group[0]
}

// anyIn gives the longest of the phrases that a text holds.
func anyIn(phrases []string, text string) (longest string, ok bool) {
	text = " " + foldedWords(text) + " "
	for _, p := range phrases {
		if len(p) > len(longest) && strings.Contains(text, " "+foldedWords(p)+" ") {
			longest = p
		}
	}
	return longest, longest != ""
}
