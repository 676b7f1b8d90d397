package index

// ApproxEntryCount returns about how many entries a search for a term finds: the number of entries with the term or the
// number found through a synonym phrase with the term, whichever is higher.
func (ix *Index) ApproxEntryCount(t TermID) uint32 { return ix.reaches[t] }

func (ix *Index) computeReach() {
	ix.reaches = make([]uint32, ix.Vocab.terms)
	for t := range ix.reaches {
		ix.reaches[t] = uint32(ix.DocFreq(TermID(t)))
	}
	ix.Phrases.walk(0, make([]TermID, 0, 16), func(path []TermID, c PhraseConcept) {
		if !c.InQueries {
			return
		}
		for _, t := range path {
			ix.reaches[t] = max(ix.reaches[t], uint32(ix.DocFreq(c.Term)))
		}
	})
}

// LeadsToEntries reports whether a search for a folded word finds entries.
func (ix *Index) LeadsToEntries(word string) bool {
	t, ok := ix.Vocab.Lookup([]byte(word))
	return ok && ix.ApproxEntryCount(t) > 0
}
