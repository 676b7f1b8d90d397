package check

import (
	"cmp"
	_ "embed"
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"trustbook/handbook"
	"trustbook/handbook/pattern"
)

// An acronym has three to six capitals, perhaps followed by one or two digits and a plural s. Pairs of capitals are
// ignored, because most are states, languages or initials.
var (
	acronymPattern      = pattern.Lazy(`^([A-Z]{3,6}\d{0,2})s?$`)
	wordPattern         = pattern.Lazy(`[\p{L}\p{N}_]+`)
	romanNumeralPattern = pattern.Lazy(`^[IVXLC]+$`)

	// Ways to explain an acronym: "multi-factor authentication (MFA)", "MFA (multi-factor
	// authentication)", "MFA: multi-factor authentication".
	acronymInParenthesesPattern     = pattern.Lazy(`\(\W*(?:(?:the|or|hereafter|hereinafter|short|abbreviated|known as|also|e\.g\.)\W+)*(?:[A-Z][a-z]+ ){0,2}([A-Z]{3,6}\d{0,2})s?\W*\)`)
	acronymBeforeParenthesisPattern = pattern.Lazy(`\b([A-Z]{3,6}\d{0,2})s?["”*]*\s*\(([^)]+)`)
	acronymBeforeDefinitionPattern  = pattern.Lazy(`\b([A-Z]{3,6}\d{0,2})s?["”*]*\s*(?:[:–—|=,-]|means|stands for|is short for|is the)\s*(?:the\s+)?(.+)`)
)

const minAcronymLetters, maxAcronymLetters = 3, 6

type acronymIndex struct {
	first       map[string]textPosition
	entries     map[string]int
	known       map[string]bool
	lowercase   map[string]bool // words that also occur in lower case
	order       []string        // acronyms in order of appearance
	explainsAny bool            // whether the handbook explains at least one acronym
}

// undefinedAcronyms finds acronyms that are never explained, in a handbook that explains others.
func undefinedAcronyms(c *checker) {
	a := &acronymIndex{
		first: map[string]textPosition{}, entries: map[string]int{}, known: knownAcronyms(c.Handbook), lowercase: map[string]bool{}, explainsAny: len(c.Acronyms) > 0,
	}
	for _, p := range c.pages {
		a.addPage(p)
	}
	open := slices.DeleteFunc(a.order, func(short string) bool {
		return a.lowercase[strings.ToLower(short)] || a.known[short] || a.known[strings.TrimRight(short, "0123456789")]
	})
	switch {
	case !a.explainsAny:
		return
	case len(open) > maxSeparateNames:
		a.reportTogether(c, open)
		return
	}
	for _, short := range open {
		at := a.first[short]
		c.reportLine(at.page, at.line, "%q is never explained (used in %s): write it out once, followed by (%s), or add it to acronyms in %s",
			short, handbook.CountWithNoun(a.entries[short], "entry"), short, handbook.ManifestName)
	}
}

// reportTogether reports many acronyms as one problem, most frequent first.
func (a *acronymIndex) reportTogether(c *checker, open []string) {
	at := a.first[open[0]]
	slices.SortStableFunc(open, func(x, y string) int { return cmp.Compare(a.entries[y], a.entries[x]) })
	c.reportLine(at.page, at.line,
		"%d acronyms are never explained: %s; write each out once, followed by the acronym in parentheses, or add them to acronyms in %s",
		len(open), handbook.JoinFirst(open, maxListedNames), handbook.ManifestName)
}

// wellKnownAcronyms are acronyms that are better known than their long forms in every organisation, not only in
// security or law.
//
//go:embed stopwords.txt
var wellKnownAcronyms string

// knownAcronyms returns the acronyms that need no explanation: acronyms in the manifest, acronyms in names that the
// manifest lists, and well-known acronyms.
func knownAcronyms(h *handbook.Handbook) map[string]bool {
	known := pattern.WordSet(wellKnownAcronyms)()
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

// addPage collects the acronyms of a page and records which of them the page explains.
func (a *acronymIndex) addPage(p *checkedPage) {
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
			if loud[i] || seen[short] || romanNumeralPattern().MatchString(short) || isPartOfName(l.text, w) {
				continue
			}
			a.known[short] = a.known[short] || isSpelledOut(l.text, at, short)
			seen[short] = true
			if a.entries[short]++; a.entries[short] == 1 {
				a.first[short] = textPosition{p, l}
				a.order = append(a.order, short)
			}
		}
	}
}

// addLowercase records words in lower case. If such a word also occurs in capitals, the capitals are for emphasis, and
// the word is not an acronym.
func (a *acronymIndex) addLowercase(text string) {
	for _, w := range lowercaseWords(text) {
		if len(w) >= minAcronymLetters && len(w) <= maxAcronymLetters {
			a.lowercase[w] = true
		}
	}
}

// hasCapitalRun reports whether a line has enough capitals in a row for an acronym.
func hasCapitalRun(text string) bool {
	row := 0
	for i := range len(text) {
		if row++; text[i] < 'A' || text[i] > 'Z' {
			row = 0
		}
		if row == minAcronymLetters {
			return true
		}
	}
	return false
}

func (a *acronymIndex) addExplained(text string) {
	explain := func(short string) {
		a.explainsAny = a.explainsAny || !a.known[short]
		a.known[short] = true
	}
	for _, m := range acronymInParenthesesPattern().FindAllStringSubmatch(text, -1) {
		explain(m[1])
	}
	for _, re := range []*regexp.Regexp{acronymBeforeParenthesisPattern(), acronymBeforeDefinitionPattern()} {
		for _, m := range re.FindAllStringSubmatch(text, -1) {
			if spellsAcronym(m[2], m[1]) {
				explain(m[1])
			}
		}
	}
}

// isSpelledOut reports whether the line also contains the long form of the acronym: "the Center for Internet Security
// and the CIS benchmarks".
func isSpelledOut(text string, at [][]int, short string) bool {
	return slices.ContainsFunc(at, func(w []int) bool {
		return unicode.IsUpper(rune(text[w[0]])) && spellsAcronym(text[w[0]:], short)
	})
}

// spellsAcronym reports whether text begins with the long form of an acronym: words with its initials in order, and
// perhaps short words between them.
func spellsAcronym(text, short string) bool {
	rest := []rune(strings.ToLower(strings.TrimRight(short, "0123456789")))
	for i, w := range lowercaseWords(text) {
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

// inCapitalRuns reports, for each word, whether it is in capitals only because its whole phrase is in capitals.
func inCapitalRuns(l textLine, at [][]int) []bool {
	const enough = 3 // minimum number of adjacent words that make a phrase
	text, loud := l.text, make([]bool, len(at))
	if l.title && isMostlyCapitals(text) || !strings.ContainsFunc(text, unicode.IsLower) && len(at) < enough {
		return slices.Repeat([]bool{true}, len(at)) // a heading or a table cell
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

// isMostlyCapitals reports whether text has more upper-case than lower-case letters.
func isMostlyCapitals(text string) bool {
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

// isPartOfName reports whether a word is part of an address or of a longer name: AES-256, POLICY.md, MY_VALUE, @ORG.
func isPartOfName(text string, at []int) bool {
	before, after := text[:at[0]], text[at[1]:]
	if before != "" && strings.ContainsAny(before[len(before)-1:], `-_.@#$%\`) || strings.Contains(before[strings.LastIndexAny(before, " \t")+1:], "://") {
		return true
	}
	if len(after) < 2 {
		return false
	}
	next := rune(after[1])
	return after[0] == '_' || after[0] == '-' && unicode.IsDigit(next) || after[0] == '.' && unicode.IsLower(next)
}
