package search

import (
	"slices"
	"sort"
	"strings"
	"unicode"
)

// ref is a name that an entry goes by: an id, a former id or a control.
type ref struct {
	key   string // its words, one space between: "ac 2 1" for ac-2(1)
	entry uint32
	place int    // of a control among its entry's controls: the first is the closest
	label string // as reason: "id", "former id" or "control: A.9.2.3"
}

// refTable is all refs by key.
type refTable []ref

func (ix *Index) indexRefs() {
	for i, e := range ix.entries {
		ix.addRef(e.ID, ref{entry: uint32(i), label: "id"})
		for _, id := range e.FormerIDs {
			ix.addRef(id, ref{entry: uint32(i), label: "former id: " + id})
		}
		for n, c := range e.Controls {
			r := ref{entry: uint32(i), place: n, label: "control: " + c.Ref}
			ix.addRef(c.Ref, r)
			ix.addRef(c.String(), r)
		}
	}
	slices.SortStableFunc(ix.refs, func(a, b ref) int { return strings.Compare(a.key, b.key) })
}

func (ix *Index) addRef(name string, r ref) {
	r.key = strings.Join(refWords(name), " ")
	if r.key != "" {
		ix.refs = append(ix.refs, r)
	}
}

// refWords cuts a name at everything that is no letter or digit, and between
// letters and digits, so that A.9.2.3, a9.2.3 and "A 9.2.3" are the same
// while ac-2(1) and ac-21 are not.
func refWords(name string) []string {
	var out []string
	for _, t := range tokens(name) {
		out = append(out, cutDigits(t.word)...)
	}
	return out
}

func cutDigits(word string) []string {
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

// exactly gives the refs with a key, and below those that go on after it.
func (t refTable) exactly(key string) refTable { return t.between(key, key+"\x00") }
func (t refTable) below(key string) refTable   { return t.between(key+" ", key+"!") }

func (t refTable) between(from, to string) refTable {
	at := func(key string) int { return sort.Search(len(t), func(i int) bool { return t[i].key >= key }) }
	return t[at(from):at(to)]
}

// named is what an entry gets for being named by a query.
type named struct {
	tier  tier
	bonus float32
	label string
}

// lookUp finds the entries that a query names by title, id or control.
func (ix *Index) lookUp(q *query) map[uint32]named {
	found := map[uint32]named{}
	keep := func(e uint32, n named) {
		if old, ok := found[e]; !ok || n.tier > old.tier || n.tier == old.tier && n.bonus > old.bonus {
			found[e] = n
		}
	}
	words := q.refWords()
	exact, near := ix.runs(words)
	for _, r := range near {
		keep(r.entry, named{tierNear, 10 / float32(1+r.place), r.label})
	}
	for _, r := range exact {
		keep(r.entry, named{tierRef, 10 / float32(1+r.place), r.label})
	}
	for _, e := range ix.titles[q.text()] {
		keep(uint32(e), named{tierTitle, 0, "exact title"})
	}
	return found
}

func (q *query) refWords() []string {
	var out []string
	for _, w := range q.words {
		out = append(out, cutDigits(w.word)...)
	}
	return out
}

// runs finds the longest run of query words that is a ref. A run shorter
// than the query must look like a reference: two words or more, one of them a
// number. "Annex A 8.5" is how people write 8.5 of ISO 27002.
func (ix *Index) runs(words []string) (exact, near refTable) {
	for n := min(len(words), 12); n > 0; n-- {
		for i := 0; i+n <= len(words); i++ {
			run := words[i : i+n]
			if n < len(words) && !looksLikeRef(run) {
				continue
			}
			key := strings.Join(run, " ")
			exact = append(exact, ix.refs.exactly(key)...)
			if looksLikeRef(run) {
				near = append(near, ix.refs.below(key)...)
			}
		}
		if len(exact)+len(near) > 0 {
			return exact, near
		}
	}
	return nil, nil
}

func looksLikeRef(words []string) bool {
	return len(words) > 1 && slices.ContainsFunc(words, func(w string) bool { return w[0] >= '0' && w[0] <= '9' })
}
