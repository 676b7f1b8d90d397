package search

import (
	"slices"
	"strings"

	"trustbook/handbook/pattern"
	"trustbook/search/analysis"
	"trustbook/search/index"
)

// refReason returns the reason to show for a hit that was found by r.
func (ix *Index) refReason(r index.EntryRef) string {
	e := ix.Entries[r.Entry]
	switch r.Kind {
	case index.NumberRef:
		return "the document number is " + e.Number
	case index.FormerRef:
		return "a former id is " + e.FormerIDs[r.Place]
	case index.ControlRef:
		return "it lists control " + e.Controls[r.Place].Ref
	}
	return "the id is " + e.ID
}

// score returns the score of the tier, plus a bonus of less than half the distance between two tiers.
func (n nameMatch) score() float32 {
	if n.tier == tierGlossary {
		return glossaryScore
	}
	return float32(n.tier)*tierStep + min(n.bonus, tierStep/2-1)
}

// firstControlBonus is added if the query names the first control of an entry. The second control gets half of this
// bonus, the third a third, and so on, because entries list the most relevant controls first. controlSetBonus is added
// for each word that names the control set: "ISO 27002 8.5".
const (
	firstControlBonus = 10
	controlSetBonus   = 20
)

// lookUpNames finds the entries that a query names by title, id or control, and removes the words of a reference from
// the query.
func (ix *Index) lookUpNames(q *query) {
	for _, e := range ix.Titles[q.foldedText()] {
		q.addName(e, nameMatch{tier: tierTitle, label: "the title or question is the same"})
	}
	ix.lookUpGlossary(q)
	words := q.refWords()
	from, to, ok := ix.findRef(words)
	if !ok {
		return
	}
	run, others := words[from:to], slices.Concat(words[:from], words[to:])
	key := joinRef(run)
	q.refSpan = Span{Start: q.words[run[0].word].Start, End: q.words[run[len(run)-1].word].End}
	drop := ix.addRefs(q, ix.Refs.WithKey(key), tierRef, others)
	if looksLikeRef(run) {
		drop = append(drop, run...)
		if to == len(words) {
			drop = append(drop, ix.addRefs(q, ix.Refs.WithPrefix(key), tierRefPrefix, others)...)
		}
	}
	q.dropWords(drop)
}

// addRefs adds the entries of refs to the names in q. It returns the words in others that name the control sets of
// these entries.
func (ix *Index) addRefs(q *query, refs index.RefTable, t tier, others []refWord) (ofSets []refWord) {
	for _, r := range refs {
		n := nameMatch{tier: t, bonus: firstControlBonus, label: ix.refReason(r), span: q.refSpan}
		if r.Kind == index.ControlRef {
			words := ix.controlSetWords(r, others)
			ofSets = append(ofSets, words...)
			n.bonus = firstControlBonus/float32(1+r.Place) + controlSetBonus*float32(len(words))
		}
		q.addName(r.Entry, n)
	}
	return ofSets
}

// controlSetWords returns the words that name the control set of r.
func (ix *Index) controlSetWords(r index.EntryRef, words []refWord) []refWord {
	set := " " + index.RefKey(ix.Entries[r.Entry].Controls[r.Place].Set) + " "
	var of []refWord
	for _, w := range words {
		if strings.Contains(set, " "+w.text+" ") {
			of = append(of, w)
		}
	}
	return of
}

func (q *query) addName(e uint32, n nameMatch) {
	if q.names == nil {
		q.names = map[uint32]nameMatch{}
	}
	if old, ok := q.names[e]; !ok || n.tier > old.tier || n.tier == old.tier && n.bonus > old.bonus {
		q.names[e] = n
	}
}

func (q *query) dropWords(parts []refWord) {
	kept := q.words[:0:0]
	for i, w := range q.words {
		if !slices.ContainsFunc(parts, func(p refWord) bool { return p.word == i }) {
			kept = append(kept, w)
		}
	}
	q.words = kept
}

// refWord is a part of a query word, split like an index.RefKey.
type refWord struct {
	text string
	word int // index of the query word
}

func (q *query) refWords() []refWord {
	var out []refWord
	for i, w := range q.words {
		for _, part := range index.SplitDigits(w.Word) {
			out = append(out, refWord{part, i})
		}
	}
	return out
}

func joinRef(words []refWord) string {
	var b strings.Builder
	for i, w := range words {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w.text)
	}
	return b.String()
}

// maxRefParts is the maximum number of parts of a reference that is not the whole query.
const maxRefParts = 10

// findRef finds the longest run of parts that is a reference or, at the end of the query, the beginning of one. Unless
// the run is the whole query, looksLikeRef must accept it, and it must stand as a reference. "Annex A 8.5" finds control
// 8.5 of ISO 27002 if there is no A.8.5.
func (ix *Index) findRef(words []refWord) (from, to int, ok bool) {
	if key := joinRef(words); len(words) > 0 && len(ix.Refs.WithKey(key)) > 0 {
		return 0, len(words), true
	}
	for n := min(len(words), maxRefParts); n > 1; n-- {
		for i := 0; i+n <= len(words); i++ {
			if run := words[i : i+n]; looksLikeRef(run) && ix.isRef(run, i+n == len(words)) && ix.standsAsRef(words, i, i+n) {
				return i, i + n, true
			}
		}
	}
	return 0, 0, false
}

// refNouns are words before a reference.
var refNouns = pattern.WordSet("a annex art article artikel avsnitt bilaga chapter clause control controls iso kontroll kontroller krav nist paragraph punkt ref reference requirement section")

// standsAsRef reports whether the words from from to to stand as a reference: at the beginning, with a letter, next to a
// control set or its name, or after another number. "Data kept 6.1 years" refers to nothing.
func (ix *Index) standsAsRef(words []refWord, from, to int) bool {
	if from == 0 || slices.ContainsFunc(words[from:to], func(w refWord) bool { return !analysis.IsDigit(w.text[0]) }) {
		return true
	}
	others := slices.Concat(words[:from], words[to:])
	return refNouns()[words[from-1].text] || analysis.IsDigit(words[from-1].text[0]) || slices.ContainsFunc(ix.Refs.WithKey(joinRef(words[from:to])), func(r index.EntryRef) bool {
		return r.Kind != index.ControlRef || len(ix.controlSetWords(r, others)) > 0
	})
}

func (ix *Index) isRef(run []refWord, last bool) bool {
	key := joinRef(run)
	return len(ix.Refs.WithKey(key)) > 0 || last && len(ix.Refs.WithPrefix(key)) > 0
}

// looksLikeRef reports whether words in a longer query may be a reference: there are at least two parts, and one is a
// number.
func looksLikeRef(words []refWord) bool {
	return len(words) > 1 && slices.ContainsFunc(words, func(w refWord) bool { return w.text[0] >= '0' && w.text[0] <= '9' })
}
