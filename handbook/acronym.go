package handbook

import (
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Acronym is an abbreviation with its long form.
type Acronym struct {
	Short string `json:"short"`
	Long  string `json:"long"`
}

// AcronymIndex finds all acronyms of a handbook in a string in one pass. A nil index is empty.
type AcronymIndex struct {
	acronyms []Acronym      // in alphabetical order
	byText   map[string]int // by short form with normalized separators: the index in acronyms
	words    map[string]int // by first word: number of words in the longest acronym that begins with that word
	first    [256]bool      // first bytes of acronyms, to skip most words quickly
}

const (
	maxAcronymWords = 8 // longer acronyms are in the glossary, but are not found in text
	minPluralBytes  = 2 // shorter acronyms have no plural: "As" is a word
)

// NewAcronymIndex indexes acronyms; all maps each acronym to its long form. It returns nil if all is empty. It skips
// acronyms that begin or end with punctuation, such as ".NET", because punctuation at the end of a word nearly always
// belongs to the sentence.
func NewAcronymIndex(all map[string]string) *AcronymIndex {
	x := &AcronymIndex{byText: map[string]int{}, words: map[string]int{}}
	for _, short := range slices.Sorted(maps.Keys(all)) {
		if short != "" && all[short] != "" {
			x.acronyms = append(x.acronyms, Acronym{short, all[short]})
		}
	}
	slices.SortStableFunc(x.acronyms, func(a, b Acronym) int { return LatinAlphabet.Compare(a.Short, b.Short) })
	for i, a := range x.acronyms {
		x.add(a.Short, i)
	}
	if len(x.acronyms) == 0 {
		return nil
	}
	return x
}

func (x *AcronymIndex) add(short string, index int) {
	start, at := nextWord(short, 0)
	if at == 0 || start > 0 {
		return
	}
	first, parts, words := short[:at], []string{short[:at]}, 1
	for start, end := nextWord(short, at); end > 0 && words <= maxAcronymWords; start, end = nextWord(short, at) {
		parts = append(parts, normalizeSeparator(short[at:start]), short[start:end])
		words, at = words+1, end
	}
	if words > maxAcronymWords || at < len(short) {
		return
	}
	x.byText[strings.Join(parts, "")] = index
	x.words[first] = max(x.words[first], words)
	x.first[short[0]] = true
}

// All returns every acronym in alphabetical order.
func (x *AcronymIndex) All() []Acronym {
	if x == nil {
		return nil
	}
	return x.acronyms
}

// UsedIn returns the acronyms that an entry uses, each once, in order of occurrence.
func (x *AcronymIndex) UsedIn(e *Entry) []Acronym {
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

// find calls found with the index of each acronym in text, in order of occurrence. If one acronym is a prefix of
// another, find looks for the longer one first.
func (x *AcronymIndex) find(text string, found func(index int)) {
	for start, end := nextWord(text, 0); end > 0; start, end = nextWord(text, end) {
		if !x.first[text[start]] {
			continue
		}
		if index, to := x.longestMatch(text, start, end); index >= 0 {
			found(index)
			end = to
		}
	}
}

// longestMatch returns the index of the longest acronym in text that begins with the word text[start:end], and where
// the acronym ends. The index is -1 if there is none.
func (x *AcronymIndex) longestMatch(text string, start, end int) (index, to int) {
	phrase := text[start:end]
	words := x.words[phrase]
	index = -1
	for n := 1; ; n++ {
		if i, ok := x.lookUp(phrase, end-start); ok {
			index, to = i, end
		}
		from := end
		if start, end = nextWord(text, from); end == 0 || n >= words {
			return index, to
		}
		phrase += normalizeSeparator(text[from:start]) + text[start:end]
	}
}

// lookUp returns the index of the acronym that equals text, or whose plural does, such as "APIs". wordBytes is the
// length of the last word of text.
func (x *AcronymIndex) lookUp(text string, wordBytes int) (index int, ok bool) {
	if index, ok = x.byText[text]; ok {
		return index, true
	}
	one, plural := strings.CutSuffix(text, "s")
	if !plural || wordBytes-1 < minPluralBytes {
		return 0, false
	}
	index, ok = x.byText[one]
	return index, ok
}

// normalizeSeparator normalizes the separator between words: white space of any length to a space, and every kind of
// hyphen to a hyphen-minus.
func normalizeSeparator(s string) string {
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

// nextWord returns the start and end of the first word in text at or after a byte offset. The end is 0 if there is no
// such word. A word consists of letters, marks, digits and underscores.
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
