package search

import "trustbook/handbook"

// A long text holds the words of many questions and answers few of them. What
// tells them apart is whether the words stand together: in one sentence, its
// heading included.

const (
	// gathered is how many of the best entries are read for it.
	gathered = 30
	// togetherWeight is by how much such an entry's score grows where bodies are very
	// long. Where they are short the score says it all, and nothing is added.
	togetherWeight = 3
	// headingMass is the share of the query's words of topic from which a heading
	// names its topic.
	headingMass = .6
)

// reading is what the body of an entry says about a query.
type reading struct {
	passage  string // the sentence that answers
	section  int
	whole    bool // one sentence holds every word of topic
	together bool // and there are two or more
}

// reading reads the body of an entry, once.
func (x *explainer) reading(entry uint32) reading {
	if r, ok := x.read[entry]; ok {
		return r
	}
	e := x.ix.entries[entry]
	sentence, section, best := x.reader.sentence(e)
	r := reading{section: section}
	r.whole, r.together = x.whole(e, sentence, section)
	r.passage = x.reader.present(e, sentence, best)
	x.read[entry] = r
	return r
}

// whole reports whether the best sentence of an entry, or its summary, holds every
// word of topic of the query, and whether there are two or more.
func (x *explainer) whole(e *handbook.Entry, sentence string, section int) (whole, together bool) {
	var want uint64
	words := 0
	for i, u := range x.units {
		if !u.stop {
			want |= 1 << i
			words++
		}
	}
	if words == 0 {
		return false, false
	}
	whole = sentence != "" && want&^x.reader.firmly(e.Sections[section].Heading, sentence) == 0 || want&^x.reader.firmly(e.Summary) == 0
	return whole, whole && words > 1
}

// firmly gives the words of the query that texts hold as they were asked, as bits.
func (r *reader) firmly(texts ...string) (words uint64) {
	r.found = r.found[:0]
	for _, text := range texts {
		r.found = r.find(text, r.found)
	}
	for _, o := range r.found {
		for _, s := range r.worth[o.term] {
			if s.firm {
				words |= 1 << s.unit
			}
		}
	}
	return words
}

// headed reports whether a heading of an entry names what the query is about.
func (x *explainer) headed(e *handbook.Entry) bool {
	for _, s := range e.Sections {
		if s.Heading != "" && x.names(s.Heading) {
			return true
		}
	}
	return false
}

func (x *explainer) names(heading string) bool {
	firm := x.reader.firmly(heading)
	if firm == 0 {
		return false
	}
	var held, mass float32
	for i, u := range x.units {
		if u.stop || plainWords[u.word] {
			continue
		}
		mass += u.mass
		if firm>>i&1 == 1 {
			held += u.mass
		}
	}
	return mass > 0 && held >= headingMass*mass
}

// lead explains the best hit of all and the one after it: how far it is ahead
// tells how sure it is. Entries whose words stand together come before a best
// one that does not answer.
func (x *explainer) lead(found []candidate) []Hit {
	if x.ix.long > 0 {
		x.gather(found, 1+togetherWeight*x.ix.long*x.ix.long, 0)
	}
	lead := x.explainLead(found)
	if x.signs[0].unanswered() && x.gather(found, 1, float32(lead[0].Score)) {
		lead = x.explainLead(found)
	}
	x.signs[0].headed = x.signs[0].unanswered() && x.headed(lead[0].Entry)
	if x.signs[0].unanswered() && x.query.stepIn(found) {
		lead = x.explainLead(found)
	}
	return lead
}

func (x *explainer) explainLead(found []candidate) []Hit {
	lead := x.explain(best(found, 2))
	x.judge(lead, lead)
	return lead
}

// gather raises the score of those of the best entries in which the words of
// the query stand together, and reports whether there are any.
func (x *explainer) gather(found []candidate, factor, plus float32) bool {
	raised := map[uint32]bool{}
	for _, c := range best(found, gathered) {
		if c.score < tierStep && x.reading(c.entry).together {
			raised[c.entry] = true
		}
	}
	for i := range found {
		if raised[found[i].entry] {
			found[i].score = min(found[i].score*factor+plus, tierStep/2)
		}
	}
	return len(raised) > 0
}
