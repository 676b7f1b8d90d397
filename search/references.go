package search

import (
	"cmp"
	"slices"
	"sort"
	"strings"
	"unicode"
)

// entryRef is a name by which a query may refer to an entry: an id, a document number or a control.
type entryRef struct {
	key   string // parts of the name, separated by spaces: "ac 2 1" for ac-2(1)
	entry uint32
	kind  refKind
	place uint16 // index among the entry's former ids or controls
}

type refKind uint8

const (
	idRef refKind = iota
	numberRef
	formerRef
	controlRef
)

type refTable []entryRef

func (ix *Index) indexRefs() {
	for i, e := range ix.entries {
		ix.addRef(e.ID, entryRef{entry: uint32(i), kind: idRef})
		ix.addRef(e.Number, entryRef{entry: uint32(i), kind: numberRef})
		for n, id := range e.FormerIDs {
			ix.addRef(id, entryRef{entry: uint32(i), kind: formerRef, place: uint16(n)})
		}
		for n, c := range e.Controls {
			r := entryRef{entry: uint32(i), kind: controlRef, place: uint16(n)}
			ix.addRef(c.Ref, r)
			if short, ok := strings.CutPrefix(c.Ref, "A."); ok && strings.Count(short, ".") > 1 { // 9.4.2 can only be A.9.4.2
				ix.addRef(short, r)
			}
		}
	}
	slices.SortFunc(ix.refs, func(a, b entryRef) int {
		return cmp.Or(strings.Compare(a.key, b.key), cmp.Compare(a.entry, b.entry), cmp.Compare(a.place, b.place))
	})
}

func (ix *Index) addRef(name string, r entryRef) {
	if r.key = refKey(name); r.key != "" {
		ix.refs = append(ix.refs, r)
	}
}

// refReason returns the reason to show for a hit that was found by r.
func (ix *Index) refReason(r entryRef) string {
	e := ix.entries[r.entry]
	switch r.kind {
	case numberRef:
		return "the document number is " + e.Number
	case formerRef:
		return "a former id is " + e.FormerIDs[r.place]
	case controlRef:
		return "it lists control " + e.Controls[r.place].Ref
	}
	return "the id is " + e.ID
}

// refKey splits a name into parts at every character other than a letter or digit, and between letters and digits.
// A.9.2.3, a9.2.3 and "A 9.2.3" have the same key; ac-2(1) and ac-21 have different keys.
func refKey(name string) string {
	var key []byte
	for t := (tokenizer{text: name}); t.nextPart(); {
		for _, part := range splitDigits(string(t.word)) {
			if len(key) > 0 {
				key = append(key, ' ')
			}
			key = append(key, part...)
		}
	}
	return string(key)
}

// splitDigits splits a word between letters and digits.
func splitDigits(word string) []string {
	var out []string
	start := 0
	var last rune
	for i, r := range word {
		if i > 0 && unicode.IsDigit(r) != unicode.IsDigit(last) {
			out = append(out, word[start:i])
			start = i
		}
		last = r
	}
	return append(out, word[start:])
}

// withKey returns the references with the given key, and withPrefix those whose key starts with it and has more parts.
func (t refTable) withKey(key string) refTable    { return t.keyRange(key, key+"\x00") }
func (t refTable) withPrefix(key string) refTable { return t.keyRange(key+" ", key+"!") }

func (t refTable) keyRange(from, to string) refTable {
	at := func(key string) int { return sort.Search(len(t), func(i int) bool { return t[i].key >= key }) }
	return t[at(from):at(to)]
}

// nameMatch describes how a query names an entry.
type nameMatch struct {
	tier    tier
	bonus   float32
	label   string
	passage string // passage to show; if "", it is searched for
	span    Span   // span of the query that names the entry
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
	for _, e := range ix.titles[q.foldedText()] {
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
	q.refSpan = Span{q.words[run[0].word].start, q.words[run[len(run)-1].word].end}
	drop := ix.addRefs(q, ix.refs.withKey(key), tierRef, others)
	if looksLikeRef(run) {
		drop = append(drop, run...)
		if to == len(words) {
			drop = append(drop, ix.addRefs(q, ix.refs.withPrefix(key), tierRefPrefix, others)...)
		}
	}
	q.dropWords(drop)
}

// addRefs adds the entries of refs to the names in q, and returns those words in others that name their control sets.
func (ix *Index) addRefs(q *query, refs refTable, t tier, others []refWord) (ofSets []refWord) {
	for _, r := range refs {
		n := nameMatch{tier: t, bonus: firstControlBonus, label: ix.refReason(r), span: q.refSpan}
		if r.kind == controlRef {
			words := ix.controlSetWords(r, others)
			ofSets = append(ofSets, words...)
			n.bonus = firstControlBonus/float32(1+r.place) + controlSetBonus*float32(len(words))
		}
		q.addName(r.entry, n)
	}
	return ofSets
}

// controlSetWords returns the words that name the control set of r.
func (ix *Index) controlSetWords(r entryRef, words []refWord) []refWord {
	set := " " + refKey(ix.entries[r.entry].Controls[r.place].Set) + " "
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

// refWord is a part of a query word, split like a refKey.
type refWord struct {
	text string
	word int // index of the query word
}

func (q *query) refWords() []refWord {
	var out []refWord
	for i, w := range q.words {
		for _, part := range splitDigits(w.word) {
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
// the run is the whole query, looksLikeRef must accept it. "Annex A 8.5" finds control 8.5 of ISO 27002 if there is no
// A.8.5.
func (ix *Index) findRef(words []refWord) (from, to int, ok bool) {
	if key := joinRef(words); len(words) > 0 && len(ix.refs.withKey(key)) > 0 {
		return 0, len(words), true
	}
	for n := min(len(words), maxRefParts); n > 1; n-- {
		for i := 0; i+n <= len(words); i++ {
			if run := words[i : i+n]; looksLikeRef(run) && ix.isRef(run, i+n == len(words)) {
				return i, i + n, true
			}
		}
	}
	return 0, 0, false
}

func (ix *Index) isRef(run []refWord, last bool) bool {
	key := joinRef(run)
	return len(ix.refs.withKey(key)) > 0 || last && len(ix.refs.withPrefix(key)) > 0
}

// looksLikeRef reports whether words in a longer query may be a reference: there are at least two parts, and one is a
// number.
func looksLikeRef(words []refWord) bool {
	return len(words) > 1 && slices.ContainsFunc(words, func(w refWord) bool { return w.text[0] >= '0' && w.text[0] <= '9' })
}
