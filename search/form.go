package search

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"trustbook/handbook/pattern"
)

// A question pasted from a questionnaire comes with parts of the form around it, such as a number, the answers to
// choose from, and instructions. They do not belong to its topic.

// formPattern matches text that belongs to the form wherever it occurs in a question. Expressions with many
// alternatives are slow and a query is parsed at every keystroke, so a pattern only runs if the query contains one of
// its cues.
type formPattern struct {
	cues    []string // lower-case strings, one of which is in every match
	pattern func() *regexp.Regexp
}

func formOf(cues, expression string) formPattern {
	return formPattern{strings.Fields(cues), pattern.Lazy(`(?i)` + strings.ReplaceAll(expression, `\s`, `[\s\pZ]`))}
}

func (p formPattern) mayMatch(lower string) bool {
	return slices.ContainsFunc(p.cues, func(cue string) bool { return strings.Contains(lower, cue) })
}

var formPatterns = []formPattern{
	formOf(`/ |`, `\b(?:yes|y)\s*[/|]\s*(?:no|n)\b(?:\s*[/|]\s*(?:n/?a|not applicable|partial(?:ly)?|partly|unknown)\b)?`),
	formOf(`n/a`, `\bn/a\b`),
	formOf(`please`, `\bplease\s+(?:briefly\s+)?(?:attach|comment|describe|elaborate|explain|give|indicate|list|outline|provide|specify|state)\b(?:\s+(?:a description|an explanation|below|briefly|comments?|details?|evidence|in detail)\b)*`),
	formOf(`check choose mark select tick`, `\b(?:check|choose|mark|select|tick)\s+(?:all|any|one)\b(?:\s+(?:answers?|boxes|options?|that|which|apply|applies|applicable)\b)*`),
	formOf(`:`, `\b(?:answers?|comments?|evidence|explanation|notes?|q|question|remarks?|response)\s*:(?:\s|$)`),
	formOf(`company enterprise firm institution organi`, `\b(?:your|our|this|that|said)\s+(?:company|enterprise|firm|institution|organi[sz]ation)(?:['’]s)?\b`),
	formOf(`entity institution organi provider supplier vendor`, `\b(?:the|an)\s+(?:entity|institution|organi[sz]ation|provider|supplier|vendor)(?:['’]s)?\b`),
	formOf(`law`, `\b(?:where|as|if|when|unless|to\s+the\s+extent)\s+(?:the\s+)?(?:applicable\s+)?laws?\s+(?:permits?|allows?|requires?)(?:\s+(?:it|this))?\b`),
	formOf(`law`, `\b(?:where|as|if|unless)\s+(?:allowed|permitted|required)\s+by\s+(?:applicable\s+|local\s+)?laws?\b`),
	formOf(`legal`, `\b(?:where|as|if)\s+legally\s+(?:allowed|permitted|permissible|possible|required)\b`),
	formOf(`anything`, `\b(?:is\s+there\s+)?anything\s+else\b[^?]{0,40}\bknow\b(?:\s+about)?`),
	formOf(`for such cetera e. i.`, `\b(?:(?:for\s+(?:instance|example)|such\s+as|et\s+cetera)\b|e\.\s?g\.|i\.\s?e\.)`),
	formOf(`request`, `\b(?:up)?on\s+request\b`),
	formOf(`see`, `\bsee\s+to\s+it\s+that\b`),
	formOf(`hi hello hey dear hej hall good`, `^\s*(?:hi|hello|hey|dear|hej|hallå|good\s+(?:morning|afternoon|evening|day))(?:\s+\pL+){0,2}\s*[,!.\n]`),
	formOf(`regards thank cheers sincerely mvh tack vänlig`, `[,.!?\n]\s*(?:(?:with\s+)?(?:kind|best|warm)\s+regards|(?:many\s+)?thanks|thank\s+you|cheers|sincerely|mvh|tack|(?:med\s+)?vänlig(?:a)?\s+hälsning(?:ar)?)\b[^?]{0,60}$`),
	formOf(`comparable equivalent similar`, `(?:,\s*\p{Lu}[^,.?]{1,24},?\s+)?\bor\s+(?:an?\s+)?(?:comparable|equivalent|similar)\b`),
}

// formSpans returns the spans of text that belong to the form.
func formSpans(text string) []Span {
	spans, lower := participleRuns(text), strings.ToLower(text)
	for _, p := range formPatterns {
		if p.mayMatch(lower) {
			for _, m := range p.pattern().FindAllStringIndex(text, -1) {
				spans = append(spans, Span{m[0], m[1]})
			}
		}
	}
	return spans
}

// participles describe what is done with a policy: "established, documented, approved, communicated and maintained". A
// list of minParticiples or more does not identify a topic.
var participles = pattern.WordSet(`
adopted applied approved assessed communicated defined developed disseminated documented enforced established evaluated
followed implemented maintained managed monitored published reviewed tested updated
`)

const minParticiples = 3

// participleRuns returns the spans of text that are lists of participles, separated by commas, slashes, "and" or "or".
func participleRuns(text string) (runs []Span) {
	var run Span
	n := 0 // number of participles in the current run
	end := func() {
		if n >= minParticiples {
			runs = append(runs, run)
		}
		n = 0
	}
	last := 0 // end of the previous word
	for t := newTokenizer(text); t.nextPart(); last = t.end {
		if n > 0 && strings.ContainsFunc(text[last:t.start], func(r rune) bool { return r != ',' && r != '/' && !unicode.IsSpace(r) }) {
			end()
		}
		switch word := string(t.word); {
		case participles()[word] && n == 0:
			run, n = Span{t.start, t.end}, 1
		case participles()[word]:
			run.End, n = t.end, n+1
		case word != "and" && word != "or":
			end()
		}
	}
	end()
	return runs
}

// partyTopics are nouns that form a topic with the noun before them: "vendor risk", "service level".
var partyTopics = pattern.WordSet(`
agreement agreements assessment assessments audit audits contract contracts list lock management register relationship relationships account accounts
catalogue catalog credits credit desk hours level levels packs review reviews risk risks selection
`)

// leadingNumber matches the number of a question, such as "12)", "Q12:" or "3.1."; leadingCode matches a code before a
// question, such as "IAM-14.1 Do you ...".
var (
	leadingNumber = pattern.Lazy(`^\s*\(?(?:(?i:question|q)\s*)?(\d{1,3}(?:\.\d+)*[a-z]?)\s*[.:)]+\s+`)
	leadingCode   = pattern.Lazy(`^\s*((?:[A-Z]{1,6}[-.&])+\d[\d.]*|\d{1,3}(?:\.\d+)+[a-z]?)\s*[:.)]?\s+`)
)

// minFormWords is the minimum number of words in a query that may be a question pasted with parts of a form.
const minFormWords = 3

// stripForm replaces the parts of a query that belong to the form by spaces, so that the offsets of the rest do not
// change. It keeps a leading number or code that names an entry or control of this handbook, and the whole query if
// nothing else has a topic.
func (ix *Index) stripForm(text string) string {
	if len(strings.Fields(text)) < minFormWords {
		return text
	}
	out := text
	if m := leadingNumber().FindStringSubmatchIndex(out); m != nil && !ix.isKnownName(out[m[2]:m[3]]) {
		out = blankOut(out, m[0], m[1])
	} else if m := leadingCode().FindStringSubmatchIndex(out); m != nil && !ix.isKnownName(out[m[2]:m[3]]) && startsUpper(out[m[1]:]) {
		out = blankOut(out, m[0], m[1])
	}
	for _, form := range formSpans(out) {
		if next := firstWord(text[form.End:]); !partyTopics()[next] {
			out = blankOut(out, form.Start, form.End)
		}
	}
	if out != text && !hasTopic(out) {
		return text
	}
	return out
}

func firstWord(text string) string {
	t := tokenizer{text: text}
	t.nextPart()
	return string(t.word)
}

// hasTopic reports whether text contains a word that is not a stop word.
func hasTopic(text string) bool {
	return slices.ContainsFunc(tokenize(text), func(t token) bool { return !stopWords()[t.word] })
}

// isKnownName reports whether ref names an entry, a control, or anything else that occurs in the handbook or the
// synonyms, such as NIS-2.
func (ix *Index) isKnownName(ref string) bool {
	key := refKey(ref)
	_, known := ix.vocab.lookup([]byte(strings.ReplaceAll(key, " ", "")))
	if short, ok := strings.CutPrefix(key, "a "); ok && len(ix.refs.withKey(short)) > 0 && len(ix.refs.withPrefix(key)) == 0 {
		return true // Annex A of ISO 27001:2022 consists of the controls of ISO 27002; see findRef
	}
	return len(ix.refs.withKey(key)) > 0 || known && startsUpper(ref)
}

func startsUpper(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsUpper(r)
}

// blankOut replaces the bytes of text[from:to] with spaces.
func blankOut(text string, from, to int) string {
	return text[:from] + strings.Repeat(" ", to-from) + text[to:]
}
