package check

import (
	"cmp"
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
	shortForm = lazy(`^([A-Z]{3,6}\d{0,2})s?$`)
	wordForm  = lazy(`[\p{L}\p{N}_]+`)
	roman     = lazy(`^[IVXLC]+$`)

	// The ways to explain a short form: "multi-factor authentication (MFA)",
	// "MFA (multi-factor authentication)", "MFA: multi-factor authentication".
	inBrackets    = lazy(`\(\W*(?:(?:the|or|hereafter|hereinafter|short|abbreviated|known as|also|e\.g\.)\W+)*(?:[A-Z][a-z]+ ){0,2}([A-Z]{3,6}\d{0,2})s?\W*\)`)
	beforeBracket = lazy(`\b([A-Z]{3,6}\d{0,2})s?["”*]*\s*\(([^)]+)`)
	beforeMark    = lazy(`\b([A-Z]{3,6}\d{0,2})s?["”*]*\s*(?:[:–—|=,-]|means|stands for|is short for|is the)\s*(?:the\s+)?(.+)`)
)

// Letters of a short form.
const shortest, longest = 3, 6

// acronyms counts the short forms of a handbook.
type acronyms struct {
	first map[string]place
	texts map[string]int
	known map[string]bool
	lower map[string]bool // words that are written in small letters somewhere
	order []string        // short forms as they come up
	tells bool            // the handbook explains some short form
}

// How many short forms are a finding each, and how many are named when there are
// more: then it is one thing to decide, and not a line for each.
const mostAlone, mostNamed = 10, 25

// undefinedAcronyms finds short forms that nothing explains, in a handbook that
// explains others: one finding each, at its first place, or one for all.
func undefinedAcronyms(b *book) []finding {
	a := &acronyms{
		first: map[string]place{}, texts: map[string]int{}, known: knownForms(b.Handbook), lower: map[string]bool{}, tells: len(b.Acronyms) > 0,
	}
	for _, p := range b.pages {
		a.read(p)
	}
	open := slices.DeleteFunc(a.order, func(short string) bool {
		return a.lower[strings.ToLower(short)] || a.known[short] || a.known[strings.TrimRight(short, "0123456789")]
	})
	switch {
	case !a.tells || len(open) == 0:
		return nil
	case len(open) > mostAlone:
		return []finding{a.together(b, open)}
	}
	var out []finding
	for _, short := range open {
		at := a.first[short]
		out = append(out, b.at(at.page, at.line, fmt.Sprintf(
			"%q is explained nowhere (it stands in %s): write it out once, with %s in brackets behind it, or list it under acronyms in %s",
			short, number(a.texts[short], "text"), short, manifestName)))
	}
	return out
}

// together is one finding for many short forms, at the place of the first. It names
// those first that most texts have.
func (a *acronyms) together(b *book, open []string) finding {
	at := a.first[open[0]]
	slices.SortStableFunc(open, func(x, y string) int { return cmp.Compare(a.texts[y], a.texts[x]) })
	named, more := strings.Join(open[:min(len(open), mostNamed)], ", "), ""
	if rest := len(open) - mostNamed; rest > 0 {
		more = fmt.Sprintf(" and %d more", rest)
	}
	return b.at(at.page, at.line, fmt.Sprintf(
		"%d short forms are explained nowhere: %s%s; write each out once, with the short form in brackets behind it, or list them under acronyms in %s",
		len(open), named, more, manifestName))
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
		for _, w := range wordForm().FindAllString(name, -1) {
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
		at := wordForm().FindAllStringIndex(l.text, -1)
		loud := shouted(l, at)
		for i, w := range at {
			word := l.text[w[0]:w[1]]
			m := shortForm().FindStringSubmatch(word)
			if m == nil {
				a.noteWords(word)
				continue
			}
			short := m[1]
			if loud[i] || seen[short] || roman().MatchString(short) || named(l.text, w) {
				continue
			}
			a.known[short] = a.known[short] || beside(l.text, at, short)
			seen[short] = true
			if a.texts[short]++; a.texts[short] == 1 {
				a.first[short] = place{p, l}
				a.order = append(a.order, short)
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
	explain := func(short string) {
		a.tells = a.tells || !a.known[short]
		a.known[short] = true
	}
	for _, m := range inBrackets().FindAllStringSubmatch(text, -1) {
		explain(m[1])
	}
	for _, re := range []*regexp.Regexp{beforeBracket(), beforeMark()} {
		for _, m := range re.FindAllStringSubmatch(text, -1) {
			if spells(m[2], m[1]) {
				explain(m[1])
			}
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
func shouted(l line, at [][]int) []bool {
	const enough = 3 // words in a row
	text, loud := l.text, make([]bool, len(at))
	if l.title && mostlyCapitals(text) || !strings.ContainsFunc(text, unicode.IsLower) && len(at) < enough {
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
