package search

// addConcepts finds the synonym phrases a query asks for and adds their
// concepts. A word of a phrase may be any of its alternatives, so a phrase is
// found while its last word is typed and when one is misspelt.
func (x *expander) addConcepts() {
	direct := make([]int, len(x.units)) // alternatives before concepts join
	for i := range x.units {
		direct[i] = len(x.units[i].alts)
	}
	for i := range x.units {
		x.follow(direct, 0, i, i, 1, 1)
	}
}

// follow extends the phrase that begins at word from and has come to a node
// by word i.
func (x *expander) follow(direct []int, at int32, from, i int, factor, sure float32) {
	if i >= len(x.units) {
		return
	}
	for _, a := range x.units[i].alts[:direct[i]] {
		n := x.ix.phrases.step(at, a.term)
		if n == 0 {
			continue
		}
		f, s := factor, min(sure, a.sure)
		if a.how != asTyped {
			f *= a.factor
		}
		for _, c := range x.ix.phrases.nodes[n].ends {
			if c.asks {
				x.addConcept(c.term, from, i, f, s)
			}
		}
		x.follow(direct, n, from, i+1, f, s)
	}
}

// addConcept makes a concept an alternative of each word of the phrase that
// asked for it, so that the words together get its worth once.
func (x *expander) addConcept(t termID, from, to int, factor, sure float32) {
	if x.ix.count(t) == 0 {
		return
	}
	share := 1 / float32(to-from+1)
	for i := from; i <= to; i++ {
		u := &x.units[i]
		u.alts = append(u.alts, alternative{t, synonymFactor * factor * share, .9 * sure, synonym, ""})
	}
}
