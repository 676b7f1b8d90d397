package search

// found is a synonym phrase in a query.
type synonymMatch struct {
	concept            termID
	from, to           int // first and last word
	factor, confidence float32
}

// addConcepts finds the synonym phrases a query asks for and adds their
// concepts. A word of a phrase may be any of its alternatives, so a phrase is
// found while its last word is typed and when one is misspelt.
func (x *expander) addConcepts() {
	for i := range x.words {
		x.followPhrase(0, i, i, 1, 1)
	}
	for _, f := range x.matches {
		if !x.insideLonger(f) {
			x.addConcept(f)
		}
	}
}

// follow extends the phrase that begins at word from and has come to a node
// by word i.
func (x *expander) followPhrase(at int32, from, i int, factor, sure float32) {
	if i >= len(x.words) {
		return
	}
	for _, a := range x.words[i].alts {
		n := x.ix.phrases.step(at, a.term)
		if n == 0 {
			continue
		}
		f, s := factor, min(sure, a.confidence)
		if a.origin != asTyped {
			f *= a.factor
		}
		for _, c := range x.ix.phrases.nodes[n].ends {
			if c.inQueries && x.ix.docFreq(c.term) > 0 {
				x.matches = append(x.matches, synonymMatch{c.term, from, i, f, s})
			}
		}
		x.followPhrase(n, from, i+1, f, s)
	}
}

// insideLonger reports whether a phrase is part of a longer one as typed: an
// authenticator app is not an app.
func (x *expander) insideLonger(f synonymMatch) bool {
	for _, g := range x.matches {
		if g.from <= f.from && f.to <= g.to && g.to-g.from > f.to-f.from && g.confidence >= f.confidence {
			return true
		}
	}
	return false
}

// addConcept makes a concept an alternative of each word of the phrase that
// asked for it, so that the words together get its worth once.
func (x *expander) addConcept(f synonymMatch) {
	share := 1 / float32(f.to-f.from+1)
	for i := f.from; i <= f.to; i++ {
		w := &x.words[i]
		w.alts = append(w.alts, alternative{f.concept, synonymFactor * f.factor * share, .9 * f.confidence, synonym, ""})
	}
}
