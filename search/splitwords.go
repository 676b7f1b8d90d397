package search

import "trustbook/search/analysis"

// splitWord adds an unknown word to the query as two known words, and reports whether it could be split.
func (x *expander) splitWord(qw queryWord) bool {
	if len(qw.Word) > maxTypoLength || analysis.IsUnspaced(qw.Word) {
		return false
	}
	for i := 2; i <= len(qw.Word)-2; i++ {
		if x.splitAt(qw, qw.Word[:i], qw.Word[i:]) {
			return true
		}
	}
	return false
}

// splitAt adds the parts a and b in place of a word if both are found in entries.
func (x *expander) splitAt(qw queryWord, a, b string) bool {
	if !x.ix.canSplit(a, b) {
		return false
	}
	for _, part := range []string{a, b} {
		w := expansion{queryWord: queryWord{analysis.Token{Word: part, Start: qw.Start, End: qw.End}, qw.typing && part == b, qw.context}}
		w.addTerm(x, 1, originRespaced)
		x.words = append(x.words, w)
	}
	return true
}

// canSplit reports whether a word may be split into a and b: both are found in entries. Short parts would split almost
// any word, so they are allowed only next to a number, as in iso27001. A function word cannot be a part: turnover is
// not "turn over".
func (ix *Index) canSplit(a, b string) bool {
	if digits := !analysis.IsLowerASCII(a) || !analysis.IsLowerASCII(b); !digits && (len(a) < 4 || len(b) < 4) {
		return false
	}
	return !analysis.IsStopWord(a) && !analysis.IsStopWord(b) && ix.LeadsToEntries(a) && ix.LeadsToEntries(b)
}

// joinPairs adds to each of two adjacent words the compound of the two: "log in" finds login.
func (x *expander) joinPairs() {
	for i := 0; i+1 < len(x.words); i++ {
		a, b := &x.words[i], &x.words[i+1]
		joined := a.Word + b.Word
		if t, ok := x.ix.Vocab.Lookup([]byte(joined)); ok {
			a.alts = append(a.alts, alternative{t, joinedWordFactor / 2, 1, originRespaced, joined})
			b.alts = append(b.alts, alternative{t, joinedWordFactor / 2, 1, originRespaced, joined})
		}
	}
}
