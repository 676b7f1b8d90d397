package check

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"trustbook/handbook"
)

// A short form is three to six capitals, with up to two digits behind them and
// perhaps a plural s. Pairs of capitals are mostly states, languages and
// initials, so they are left alone.
var (
	shortForm = regexp.MustCompile(`^([A-Z]{3,6}\d{0,2})s?$`)
	wordForm  = regexp.MustCompile(`[\p{L}\p{N}_]+`)
	roman     = regexp.MustCompile(`^[IVXLC]+$`)

	// The ways to explain a short form: "multi-factor authentication (MFA)",
	// "MFA (multi-factor authentication)", "MFA: multi-factor authentication".
	inBrackets    = regexp.MustCompile(`\(\W*(?:(?:the|or|hereafter|hereinafter|short|abbreviated|known as|also|e\.g\.)\W+)*(?:[A-Z][a-z]+ ){0,2}([A-Z]{3,6}\d{0,2})s?\W*\)`)
	beforeBracket = regexp.MustCompile(`\b([A-Z]{3,6}\d{0,2})s?["”*]*\s*\(([^)]+)`)
	beforeMark    = regexp.MustCompile(`\b([A-Z]{3,6}\d{0,2})s?["”*]*\s*(?:[:–—|=,-]|means|stands for|is short for|is the)\s*(?:the\s+)?(.+)`)
)

// Letters of a short form.
const shortest, longest = 3, 6

// acronyms counts the short forms of a handbook.
type acronyms struct {
	first map[string]place
	texts map[string]int
	known map[string]bool
	lower map[string]bool // words that are written in small letters somewhere
}

// undefinedAcronyms finds short forms that nothing explains: one finding each,
// at its first place.
func undefinedAcronyms(b *book) []finding {
	a := &acronyms{first: map[string]place{}, texts: map[string]int{}, known: knownForms(b.Handbook), lower: map[string]bool{}}
	for _, p := range b.pages {
		a.read(p)
	}
	var out []finding
	for _, short := range slices.Sorted(maps.Keys(a.first)) {
		if a.lower[strings.ToLower(short)] || a.known[short] || a.known[strings.TrimRight(short, "0123456789")] {
			continue
		}
		at := a.first[short]
		out = append(out, b.at(at.page, at.line, fmt.Sprintf(
			"%q is explained nowhere (it stands in %s): write it out once, with %s in brackets behind it, or list it under acronyms in %s",
			short, number(a.texts[short], "text"), short, manifestName)))
	}
	return out
}

// knownForms are the short forms that need no explanation in a text: those of
// the manifest, of names it gives, and everyday ones.
func knownForms(h *handbook.Handbook) map[string]bool {
	known := set(everyday)
	names := append([]string{h.Title, h.Organisation}, h.Frameworks...)
	names = append(names, slices.Collect(maps.Keys(h.Acronyms))...)
	for _, s := range h.ControlSets {
		names = append(names, s.Title, s.ID)
	}
	for _, name := range names {
		for _, w := range wordForm.FindAllString(name, -1) {
			known[strings.ToUpper(w)] = true
		}
	}
	return known
}

// read takes in one text.
func (a *acronyms) read(p *page) {
	seen := map[string]bool{}
	for _, l := range p.prose {
		if !hasCapitals(l.text) {
			a.noteWords(l.text)
			continue
		}
		a.explained(l.text)
		at := wordForm.FindAllStringIndex(l.text, -1)
		loud := shouted(l.text, at)
		for i, w := range at {
			word := l.text[w[0]:w[1]]
			m := shortForm.FindStringSubmatch(word)
			if m == nil {
				a.noteWords(word)
				continue
			}
			short := m[1]
			if loud[i] || seen[short] || roman.MatchString(short) || named(l.text, w) {
				continue
			}
			a.known[short] = a.known[short] || beside(l.text, at, short)
			seen[short] = true
			if a.texts[short]++; a.texts[short] == 1 {
				a.first[short] = place{p, l}
			}
		}
	}
}

// noteWords notes words that are no short forms: when the same letters stand in
// capitals elsewhere, that is only loud.
func (a *acronyms) noteWords(text string) {
	for _, w := range words(text) {
		if len(w) >= shortest && len(w) <= longest {
			a.lower[w] = true
		}
	}
}

// hasCapitals reports whether there is room for a short form in a line.
func hasCapitals(text string) bool {
	row := 0
	for i := range len(text) {
		if row++; text[i] < 'A' || text[i] > 'Z' {
			row = 0
		}
		if row == shortest {
			return true
		}
	}
	return false
}

// explained notes the short forms that a line explains.
func (a *acronyms) explained(text string) {
	for _, m := range inBrackets.FindAllStringSubmatch(text, -1) {
		a.known[m[1]] = true
	}
	for _, re := range []*regexp.Regexp{beforeBracket, beforeMark} {
		for _, m := range re.FindAllStringSubmatch(text, -1) {
			a.known[m[1]] = a.known[m[1]] || spells(m[2], m[1])
		}
	}
}

// beside reports whether a line also has the words of a short form, written as a
// name: "the Center for Internet Security and the CIS benchmarks".
func beside(text string, at [][]int, short string) bool {
	return slices.ContainsFunc(at, func(w []int) bool {
		return unicode.IsUpper(rune(text[w[0]])) && spells(text[w[0]:], short)
	})
}

// spells reports whether a text begins with words that a short form is made of:
// their initials, in order, with small words between them.
func spells(text, short string) bool {
	rest := []rune(strings.ToLower(strings.TrimRight(short, "0123456789")))
	for i, w := range words(text) {
		initial, _ := utf8.DecodeRuneInString(w)
		switch {
		case len(rest) == 0:
			return true
		case initial == rest[0]:
			rest = rest[1:]
		case i == 0 || len(w) > len("for"):
			return false
		}
	}
	return len(rest) == 0
}

// shouted says which words of a line are in capitals because all around them is.
func shouted(text string, at [][]int) []bool {
	const enough = 3 // words in a row
	loud := make([]bool, len(at))
	if !strings.ContainsFunc(text, unicode.IsLower) && len(at) < enough {
		return slices.Repeat([]bool{true}, len(at)) // a heading, or a cell of a table
	}
	from := 0
	for i := range len(at) + 1 {
		if i < len(at) && capitals(text[at[i][0]:at[i][1]]) {
			continue
		}
		if i-from >= enough {
			for j := from; j < i; j++ {
				loud[j] = true
			}
		}
		from = i + 1
	}
	return loud
}

func capitals(word string) bool {
	return strings.ToUpper(word) == word && strings.ContainsFunc(word, unicode.IsLetter)
}

// named reports whether a word is part of a longer name: AES-256, POLICY.md,
// MY_VALUE, @ORG.
func named(text string, at []int) bool {
	before, after := text[:at[0]], text[at[1]:]
	if before != "" && strings.ContainsAny(before[len(before)-1:], `-_.@#$%\`) {
		return true
	}
	if len(after) < 2 {
		return false
	}
	next := rune(after[1])
	return after[0] == '_' || after[0] == '-' && unicode.IsDigit(next) || after[0] == '.' && unicode.IsLower(next)
}
