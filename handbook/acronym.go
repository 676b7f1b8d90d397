package handbook

import (
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Acronym is a short form and what it stands for.
type Acronym struct{ Short, Long string }

// AcronymsIn returns the acronyms of the handbook that an entry uses, in the order in
// which they occur in title, question, summary, body and labels. Code counts too:
// readers who meet an acronym there have the same question. The glossary has them all.
func (h *Handbook) AcronymsIn(e *Entry) []Acronym {
	if e.Derived.Generated {
		return h.acronyms.All()
	}
	return h.acronyms.In(e)
}

// AcronymIndex finds all acronyms of a handbook in one pass over a text: they form a tree
// whose branches are labelled with words. The nil index is empty.
type AcronymIndex struct {
	acronyms []Acronym // in alphabetical order
	root     acronymNode
	first    [256]bool // first bytes of all acronyms, because most words of a text begin with another
}

// acronymNode is a node of the tree, where an acronym continues or ends.
type acronymNode struct {
	next map[acronymWord]*acronymNode
	end  int // 1 + index of the acronym that ends here; 0: none does
}

// acronymWord is a word of an acronym and the separator between it and the word before.
type acronymWord struct{ separator, word string }

const (
	maxAcronymWords = 8 // longer ones are explained but not looked for: "CLOUD Act" has two
	minPluralBytes  = 2 // shorter acronyms have no plural: "As" is a word
)

// NewAcronymIndex indexes acronyms; nil if there are none. Those that begin or end
// with punctuation, such as ".NET", are not looked for: punctuation at the end of a word
// nearly always belongs to the sentence.
func NewAcronymIndex(all map[string]string) *AcronymIndex {
	x := &AcronymIndex{}
	for _, short := range slices.Sorted(maps.Keys(all)) {
		if short != "" && all[short] != "" {
			x.acronyms = append(x.acronyms, Acronym{short, all[short]})
		}
	}
	slices.SortStableFunc(x.acronyms, func(a, b Acronym) int { return Latin.Compare(a.Short, b.Short) })
	for i, a := range x.acronyms {
		x.add(a.Short, i)
	}
	if len(x.acronyms) == 0 {
		return nil
	}
	return x
}

func (x *AcronymIndex) add(short string, index int) {
	var steps []acronymWord
	at := 0
	for start, end := nextWord(short, 0); end > 0; start, end = nextWord(short, end) {
		steps = append(steps, acronymWord{normalSeparator(short[at:start]), short[start:end]})
		at = end
	}
	if len(steps) == 0 || len(steps) > maxAcronymWords || steps[0].separator != "" || at < len(short) {
		return
	}
	x.first[short[0]] = true
	b := &x.root
	for _, s := range steps {
		if b.next == nil {
			b.next = map[acronymWord]*acronymNode{}
		}
		if b.next[s] == nil {
			b.next[s] = &acronymNode{}
		}
		b = b.next[s]
	}
	b.end = index + 1
}

// All returns every acronym in alphabetical order.
func (x *AcronymIndex) All() []Acronym {
	if x == nil {
		return nil
	}
	return x.acronyms
}

// In returns the acronyms that an entry uses, each once, in order of occurrence.
func (x *AcronymIndex) In(e *Entry) []Acronym {
	if x == nil {
		return nil
	}
	var out []Acronym
	seen := map[int]bool{}
	add := func(index int) {
		if !seen[index] {
			seen[index] = true
			out = append(out, x.acronyms[index])
		}
	}
	for _, text := range []string{e.Title, e.Question, e.Summary} {
		x.find(text, add)
	}
	for _, s := range e.Sections {
		x.find(s.Heading, add)
		x.find(s.Text, add)
	}
	for _, label := range e.Frameworks {
		x.find(label, add)
	}
	return out
}

// find calls found with the index of each acronym in a text, in order of occurrence. If one
// acronym is the beginning of another, it finds the longer one.
func (x *AcronymIndex) find(text string, found func(index int)) {
	for start, end := nextWord(text, 0); end > 0; start, end = nextWord(text, end) {
		if !x.first[text[start]] {
			continue
		}
		if index, to := x.longest(text, start, end); index >= 0 {
			found(index)
			end = to
		}
	}
}

// longest returns the longest acronym that begins with the word from start to end, and
// where it ends; -1 for none.
func (x *AcronymIndex) longest(text string, start, end int) (index, to int) {
	b, separator := &x.root, ""
	index = -1
	for {
		word := text[start:end]
		if one := b.singular(separator, word); one > 0 {
			index, to = one-1, end
		}
		if b = b.next[acronymWord{separator, word}]; b == nil {
			return index, to
		}
		if b.end > 0 {
			index, to = b.end-1, end
		}
		from := end
		if start, end = nextWord(text, from); end == 0 {
			return index, to
		}
		separator = normalSeparator(text[from:start])
	}
}

// singular returns the node for the singular of a word, such as API for "APIs", or 0.
func (b *acronymNode) singular(separator, word string) int {
	one, ok := strings.CutSuffix(word, "s")
	if !ok || len(one) < minPluralBytes {
		return 0
	}
	if to := b.next[acronymWord{separator, one}]; to != nil {
		return to.end
	}
	return 0
}

// normalSeparator normalizes a separator: white space of any length becomes a space, and every
// hyphen a hyphen-minus.
func normalSeparator(s string) string {
	switch {
	case s == " ", s == "-":
		return s
	case s == "\u2010", s == "\u2011":
		return "-"
	case s != "" && strings.TrimSpace(s) == "":
		return " "
	}
	return s
}

// nextWord returns the start and end of the first word at or after a byte; end is 0 if there
// is none. A word consists of letters, marks, digits and underscores.
func nextWord(text string, from int) (start, end int) {
	for i := from; i < len(text); {
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[i:])
		}
		switch word := isWordRune(r); {
		case word && end == 0:
			start, end = i, i+size
		case word:
			end = i + size
		case end > 0:
			return start, end
		}
		i += size
	}
	return start, end
}

func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || r == '_'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}
