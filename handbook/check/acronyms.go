package check

import (
	"cmp"
	_ "embed"
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
	acronymPattern = lazyRegexp(`^([A-Z]{3,6}\d{0,2})s?$`)
	wordPattern    = lazyRegexp(`[\p{L}\p{N}_]+`)
	romanNumeral   = lazyRegexp(`^[IVXLC]+$`)

	// The ways to explain a short form: "multi-factor authentication (MFA)",
	// "MFA (multi-factor authentication)", "MFA: multi-factor authentication".
	inParentheses     = lazyRegexp(`\(\W*(?:(?:the|or|hereafter|hereinafter|short|abbreviated|known as|also|e\.g\.)\W+)*(?:[A-Z][a-z]+ ){0,2}([A-Z]{3,6}\d{0,2})s?\W*\)`)
	beforeParenthesis = lazyRegexp(`\b([A-Z]{3,6}\d{0,2})s?["”*]*\s*\(([^)]+)`)
	beforeDefinition  = lazyRegexp(`\b([A-Z]{3,6}\d{0,2})s?["”*]*\s*(?:[:–—|=,-]|means|stands for|is short for|is the)\s*(?:the\s+)?(.+)`)
)

// Letters of a short form.
const minLetters, maxLetters = 3, 6

// acronyms counts the short forms of a handbook.
type acronymIndex struct {
	first       map[string]position
	entries     map[string]int
	known       map[string]bool
	lowercase   map[string]bool // words that are written in small letters somewhere
	order       []string        // short forms as they come up
	explainsAny bool            // the handbook explains some short form
}

// How many short forms are a finding each, and how many are named when there are
// more: then it is one thing to decide, and not a line for each.
const maxSeparate, maxNamed = 10, 25

// undefinedAcronyms finds short forms that nothing explains, in a handbook that
// explains others: one finding each, at its first place, or one for all.
func undefinedAcronyms(b *checker) []finding {
	a := &acronymIndex{
		first: map[string]position{}, entries: map[string]int{}, known: knownAcronyms(b.Handbook), lowercase: map[string]bool{}, explainsAny: len(b.Acronyms) > 0,
	}
	for _, p := range b.pages {
		a.addPage(p)
	}
	open := slices.DeleteFunc(a.order, func(short string) bool {
		return a.lowercase[strings.ToLower(short)] || a.known[short] || a.known[strings.TrimRight(short, "0123456789")]
	})
	switch {
	case !a.explainsAny || len(open) == 0:
		return nil
	case len(open) > maxSeparate:
		return []finding{a.combined(b, open)}
	}
	var out []finding
	for _, short := range open {
		at := a.first[short]
		out = append(out, b.at(at.page, at.line, fmt.Sprintf(
			"%q is explained nowhere (it stands in %s): write it out once, with %s in brackets behind it, or list it under acronyms in %s",
			short, number(a.entries[short], "text"), short, manifestName)))
	}
	return out
}

// together is one finding for many short forms, at the place of the first. It names
// those first that most texts have.
func (a *acronymIndex) combined(b *checker, open []string) finding {
	at := a.first[open[0]]
	slices.SortStableFunc(open, func(x, y string) int { return cmp.Compare(a.entries[y], a.entries[x]) })
	named, more := strings.Join(open[:min(len(open), maxNamed)], ", "), ""
	if rest := len(open) - maxNamed; rest > 0 {
		more = fmt.Sprintf(" and %d more", rest)
	}
	return b.at(at.page, at.line, fmt.Sprintf(
		"%d short forms are explained nowhere: %s%s; write each out once, with the short form in brackets behind it, or list them under acronyms in %s",
		len(open), named, more, manifestName))
}

// stopwords are acronyms that are better known than what they stand for. Every
// organisation uses them, and none is a term of security or its law alone.
//
//go:embed stopwords.txt
var stopwords string

// knownForms are the short forms that need no explanation in a text: those of
// the manifest, of names it gives, and everyday ones.
func knownAcronyms(h *handbook.Handbook) map[string]bool {
	known := wordSet(stopwords)
	names := append([]string{h.Title, h.Organisation}, h.Frameworks...)
	names = append(names, slices.Collect(maps.Keys(h.Acronyms))...)
	for _, s := range h.ControlSets {
		names = append(names, s.Title, s.ID)
	}
	for _, name := range names {
		for _, w := range wordPattern().FindAllString(name, -1) {
			known[strings.ToUpper(w)] = true
		}
	}
	return known
}

// read takes in one text.
func (a *acronymIndex) addPage(p *page) {
	seen := map[string]bool{}
	for _, l := range p.prose {
		if !hasCapitalRun(l.text) {
			a.addLowercase(l.text)
			continue
		}
		a.addExplained(l.text)
		at := wordPattern().FindAllStringIndex(l.text, -1)
		loud := inCapitalRuns(l, at)
		for i, w := range at {
			word := l.text[w[0]:w[1]]
			m := acronymPattern().FindStringSubmatch(word)
			if m == nil {
				a.addLowercase(word)
				continue
			}
			short := m[1]
			if loud[i] || seen[short] || romanNumeral().MatchString(short) || isPartOfName(l.text, w) {
				continue
			}
			a.known[short] = a.known[short] || spelledOut(l.text, at, short)
			seen[short] = true
			if a.entries[short]++; a.entries[short] == 1 {
				a.first[short] = position{p, l}
				a.order = append(a.order, short)
			}
		}
	}
}

// noteWords notes words that are no short forms: when the same letters stand in
// capitals elsewhere, that is only loud.
func (a *acronymIndex) addLowercase(text string) {
	for _, w := range words(text) {
		if len(w) >= minLetters && len(w) <= maxLetters {
			a.lowercase[w] = true
		}
	}
}

// hasCapitals reports whether there is room for a short form in a line.
func hasCapitalRun(text string) bool {
	row := 0
	for i := range len(text) {
		if row++; text[i] < 'A' || text[i] > 'Z' {
			row = 0
		}
		if row == minLetters {
			return true
		}
	}
	return false
}

// explained notes the short forms that a line explains.
func (a *acronymIndex) addExplained(text string) {
	explain := func(short string) {
		a.explainsAny = a.explainsAny || !a.known[short]
		a.known[short] = true
	}
	for _, m := range inParentheses().FindAllStringSubmatch(text, -1) {
		explain(m[1])
	}
	for _, re := range []*regexp.Regexp{beforeParenthesis(), beforeDefinition()} {
		for _, m := range re.FindAllStringSubmatch(text, -1) {
			if spells(m[2], m[1]) {
				explain(m[1])
			}
		}
	}
}

// beside reports whether a line also has the words of a short form, written as a
// name: "the Center for Internet Security and the CIS benchmarks".
func spelledOut(text string, at [][]int, short string) bool {
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
func inCapitalRuns(l line, at [][]int) []bool {
	const enough = 3 // words in a row
	text, loud := l.text, make([]bool, len(at))
	if l.title && mostlyCapitals(text) || !strings.ContainsFunc(text, unicode.IsLower) && len(at) < enough {
		return slices.Repeat([]bool{true}, len(at)) // a heading, or a cell of a table
	}
	from := 0
	for i := range len(at) + 1 {
		if i < len(at) && isAllCaps(text[at[i][0]:at[i][1]]) {
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

// mostlyCapitals reports whether more letters of a text are capitals than not.
func mostlyCapitals(text string) bool {
	large, small := 0, 0
	for _, r := range text {
		if unicode.IsUpper(r) {
			large++
		} else if unicode.IsLower(r) {
			small++
		}
	}
	return large > small
}

func isAllCaps(word string) bool {
	return strings.ToUpper(word) == word && strings.ContainsFunc(word, unicode.IsLetter)
}

// named reports whether a word is part of a longer name: AES-256, POLICY.md,
// MY_VALUE, @ORG.
func isPartOfName(text string, at []int) bool {
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
