package search

import (
	"cmp"
	"slices"
)

// how a query word came to stand for a term.
type how uint8

const (
	asTyped how = iota
	completed
	corrected
	synonym
	joinedUp
)

// alternative is a term searched for a query word.
type alternative struct {
	term   termID
	factor float32 // from 0 to 1: how much of the word's worth it carries
	sure   float32 // from 0 to 1: how sure it is what was meant, for confidence
	how    how
	word   string // the vocabulary's word
}

// unit is a query word and all that is searched for it.
type unit struct {
	queryWord
	alts []alternative
	mass float32 // what finding the word is worth: the idf of what it most likely means
	stop bool    // it says nothing about the topic
}

// misspelt reports whether the word is searched as what it may have been meant as.
func (u *unit) misspelt() bool {
	return slices.ContainsFunc(u.alts, func(a alternative) bool { return a.how == corrected })
}

// How much of a word's worth its alternatives carry.
const (
	stopFactor     = .5
	joinedFactor   = .9
	synonymFactor  = .65
	completeFactor = .7
)

// expander turns the words of one query into units.
type expander struct {
	ix    *Index
	stem  *stemmer
	units []unit
	found []found // synonym phrases
}

// expand decides what is searched for each word of a query.
func (ix *Index) expand(words []queryWord, s *stemmer) []unit {
	x := &expander{ix: ix, stem: s}
	for _, w := range words {
		x.addWord(w)
	}
	x.completeStops()
	x.joinPairs()
	x.addConcepts()
	x.units = distinct(x.units)
	x.weigh()
	return x.units
}

// distinct drops words that are there already. Phrases are found by then, so
// that a one-time password may be based on time.
func distinct(units []unit) []unit {
	var out []unit
	for _, u := range units {
		if !slices.ContainsFunc(out, func(o unit) bool { return o.word == u.word }) {
			out = append(out, u)
		}
	}
	return out
}

func (x *expander) addWord(w queryWord) {
	if stopWords[w.word] {
		u := unit{queryWord: w, stop: true}
		u.addTerm(x, stopFactor, asTyped)
		x.units = append(x.units, u)
		return
	}
	u := unit{queryWord: w}
	known := u.addTerm(x, 1, asTyped)
	u.stop = !known && plainWords[w.word]
	if w.typing {
		x.complete(&u, known)
	}
	if !known && len(u.alts) == 0 {
		x.guess(&u)
	}
	if !known && len(u.alts) == 0 && x.split(w) {
		return
	}
	x.units = append(x.units, u)
}

// addTerm adds the term of the word itself and reports whether it is known: a
// word that was written somewhere, or has the stem of one that leads somewhere.
func (u *unit) addTerm(x *expander, factor float32, h how) bool {
	t, seen := x.ix.vocab.lookup([]byte(u.word))
	if !seen {
		var ok bool
		if t, ok = x.ix.vocab.byStem[x.stem.stem(u.word)]; !ok || x.ix.reach(t) == 0 {
			return false
		}
	}
	u.alts = append(u.alts, alternative{t, factor, 1, h, u.word})
	return true
}

// guess is for a complete word that nobody wrote: the beginning of another,
// or a misspelling.
func (x *expander) guess(u *unit) {
	if len(u.word) >= 4 && !plainWords[u.word] {
		x.complete(u, false)
	}
	if len(u.alts) == 0 {
		x.correct(u)
	}
}

// completeStops lets a stop word be the beginning of a longer one while
// nothing else has been typed: "the" may become theft.
func (x *expander) completeStops() {
	if len(x.units) == 1 && x.units[0].stop && x.units[0].typing {
		x.complete(&x.units[0], true)
		x.units[0].stop = len(x.units[0].alts) <= 1
	}
}

// split takes an unknown word for two known ones written together.
func (x *expander) split(w queryWord) bool {
	if len(w.word) > maxTypoWord {
		return false
	}
	for i := 2; i <= len(w.word)-2; i++ {
		a, b := w.word[:i], w.word[i:]
		if !x.ix.splits(a, b) {
			continue
		}
		for _, part := range []string{a, b} {
			u := unit{queryWord: queryWord{token{part, w.start, w.end}, w.typing && part == b}}
			u.addTerm(x, 1, joinedUp)
			x.units = append(x.units, u)
		}
		return true
	}
	return false
}

// splits reports whether texts hold both parts of a word. Short parts would
// split anything, unless one is a number: iso27001.
func (ix *Index) splits(a, b string) bool {
	if digits := !plain(a) || !plain(b); !digits && (len(a) < 4 || len(b) < 4) {
		return false
	}
	s, ok := ix.vocab.lookup([]byte(a))
	t, ok2 := ix.vocab.lookup([]byte(b))
	return ok && ok2 && ix.reach(s) > 0 && ix.reach(t) > 0
}

// joinPairs lets two words written apart find the one they make: log in, login.
func (x *expander) joinPairs() {
	for i := 0; i+1 < len(x.units); i++ {
		a, b := &x.units[i], &x.units[i+1]
		whole := a.word + b.word
		if t, ok := x.ix.vocab.lookup([]byte(whole)); ok {
			a.alts = append(a.alts, alternative{t, joinedFactor / 2, 1, joinedUp, whole})
			b.alts = append(b.alts, alternative{t, joinedFactor / 2, 1, joinedUp, whole})
		}
	}
}

// weigh drops what no text holds, and sets what each word is worth.
func (x *expander) weigh() {
	for i := range x.units {
		u := &x.units[i]
		u.alts = slices.DeleteFunc(u.alts, func(a alternative) bool { return x.ix.count(a.term) == 0 })
		u.mass = x.massOf(u)
	}
}

func (x *expander) massOf(u *unit) float32 {
	switch {
	case len(u.alts) == 0 && u.stop:
		return 0
	case len(u.alts) == 0:
		return idfOf(len(x.ix.book.Entries), 0)
	}
	best := slices.MaxFunc(u.alts, func(a, b alternative) int { return cmp.Compare(a.sure, b.sure) })
	if u.stop {
		return stopFactor * x.ix.idf[best.term]
	}
	return x.ix.idf[best.term]
}
