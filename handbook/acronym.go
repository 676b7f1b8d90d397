package handbook

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Acronym is a short form and what it stands for.
type Acronym struct{ Short, Long string }

// AcronymsOf are the short forms that a text uses, of those that the handbook
// explains, in the order in which they first stand in it: title, question, summary,
// body, then the labels beside it. A code span counts as the words around it do: who
// meets a short form there has the same question. The glossary has all, in its order.
func (h *Handbook) AcronymsIn(e *Entry) []Acronym {
	switch {
	case h.short == nil:
		return nil
	case e.Derived.Generated:
		return h.short.forms
	}
	var out []Acronym
	seen := map[int]bool{}
	h.short.each(e, func(form int) {
		if !seen[form] {
			seen[form] = true
			out = append(out, h.short.forms[form])
		}
	})
	return out
}

// shortForms finds all short forms of a handbook in one pass over a text, however
// many there are: they are a tree, whose branches are their words.
type shortForms struct {
	forms  []Acronym // in alphabetical order
	root   branch
	begins [256]bool // bytes with which one begins; nearly all words of a text begin with another
}

// branch is where a short form may go on, or end.
type branch struct {
	next map[step]*branch
	form int // index of the one that ends here, plus one; 0 = none does
}

// step is a word of a short form, and the signs between it and the word before.
type step struct{ signs, word string }

// The longest form that is looked for, in words: "CLOUD Act" has two. And from how
// many bytes on a short form may have a plural: the As of a text are no acronyms.
const (
	maxFormWords = 8
	minPlural    = 2
)

// newShortForms takes in the short forms of a handbook, nil for none. Those that
// begin or end with a sign, such as ".NET", are explained but not looked for: a sign
// at the end of a word is nearly always that of the sentence.
func newShortForms(all map[string]string) *shortForms {
	s := &shortForms{}
	for _, short := range slices.Sorted(maps.Keys(all)) {
		if short != "" && all[short] != "" {
			s.forms = append(s.forms, Acronym{short, all[short]})
		}
	}
	slices.SortStableFunc(s.forms, func(a, b Acronym) int {
		return cmp.Compare(strings.ToLower(a.Short), strings.ToLower(b.Short))
	})
	for i, f := range s.forms {
		s.add(f.Short, i)
	}
	if len(s.forms) == 0 {
		return nil
	}
	return s
}

func (s *shortForms) add(short string, form int) {
	var steps []step
	at := 0
	for start, end := nextWord(short, 0); end > 0; start, end = nextWord(short, end) {
		steps = append(steps, step{between(short[at:start]), short[start:end]})
		at = end
	}
	if len(steps) == 0 || len(steps) > maxFormWords || steps[0].signs != "" || at < len(short) {
		return
	}
	s.begins[short[0]] = true
	b := &s.root
	for _, st := range steps {
		if b.next == nil {
			b.next = map[step]*branch{}
		}
		if b.next[st] == nil {
			b.next[st] = &branch{}
		}
		b = b.next[st]
	}
	b.form = form + 1
}

// each calls seen with the index of every short form in a text, as often as it
// stands there, in the order of the text.
func (s *shortForms) each(e *Entry, seen func(form int)) {
	for _, text := range []string{e.Title, e.Question, e.Summary} {
		s.find(text, seen)
	}
	for _, part := range e.Sections {
		s.find(part.Heading, seen)
		s.find(part.Text, seen)
	}
	for _, label := range e.Frameworks {
		s.find(label, seen)
	}
}

// find is each for a piece of text. Where one short form begins another, the longer
// one counts.
func (s *shortForms) find(text string, seen func(form int)) {
	for start, end := nextWord(text, 0); end > 0; start, end = nextWord(text, end) {
		if !s.begins[text[start]] {
			continue
		}
		if form, to := s.longest(text, start, end); form > 0 {
			seen(form - 1)
			end = to
		}
	}
}

// longest is the longest short form that begins with the word from start to end,
// and where it ends; 0 for none.
func (s *shortForms) longest(text string, start, end int) (form, to int) {
	b, signs := &s.root, ""
	for {
		word := text[start:end]
		if one := b.singular(signs, word); one > 0 {
			form, to = one, end
		}
		if b = b.next[step{signs, word}]; b == nil {
			return form, to
		}
		if b.form > 0 {
			form, to = b.form, end
		}
		from := end
		if start, end = nextWord(text, from); end == 0 {
			return form, to
		}
		signs = between(text[from:start])
	}
}

// singular is the short form that a word is the plural of, "APIs" of API; 0 for none.
func (b *branch) singular(signs, word string) int {
	one, ok := strings.CutSuffix(word, "s")
	if !ok || len(one) < minPlural {
		return 0
	}
	if to := b.next[step{signs, one}]; to != nil {
		return to.form
	}
	return 0
}

// between is what stands between two words, in one form of it: any blanks are one,
// and a hyphen is a hyphen.
func between(signs string) string {
	switch {
	case signs == " ", signs == "-":
		return signs
	case signs == "\u2010", signs == "\u2011":
		return "-"
	case signs != "" && strings.TrimSpace(signs) == "":
		return " "
	}
	return signs
}

// nextWord is where the next word of a text from a byte on begins and ends; end is 0
// when there is none. A word is letters and digits, and what joins them in a name.
func nextWord(text string, from int) (start, end int) {
	for i := from; i < len(text); {
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[i:])
		}
		switch in := inWord(r); {
		case in && end == 0:
			start, end = i, i+size
		case in:
			end = i + size
		case end > 0:
			return start, end
		}
		i += size
	}
	return start, end
}

func inWord(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || r == '_'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}
