package question

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"trustbook/handbook/pattern"
	"trustbook/search/analysis"
)

// A question pasted from a questionnaire comes with parts of the form, such as a number, the answers to choose from,
// and instructions. These parts do not belong to the topic.

// formPattern matches text that belongs to a form, wherever it is in the question. Expressions with many alternatives
// are slow, and a query is parsed at every keystroke. Therefore a pattern runs only if the query contains one of its
// cues.
type formPattern struct {
	cues    []string // lower-case strings; every match contains at least one
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
	formOf(`for such cetera e. i. t.`, `\b(?:(?:for\s+(?:instance|example)|such\s+as|et\s+cetera)\b|e\.\s?g\.|i\.\s?e\.|t\.\s?ex\.)`),
	formOf(`request`, `\b(?:up)?on\s+request\b`),
	formOf(`see`, `\bsee\s+to\s+it\s+that\b`),
	formOf(`hi hello hey dear hej hall good`, `^\s*(?:hi|hello|hey|dear|hej|hallå|good\s+(?:morning|afternoon|evening|day))(?:\s+\pL+){0,2}\s*[,!.\n]`),
	formOf(`regards thank cheers sincerely mvh tack vänlig`, `[,.!?\n]\s*(?:(?:with\s+)?(?:kind|best|warm)\s+regards|(?:many\s+)?thanks|thank\s+you|cheers|sincerely|mvh|tack|(?:med\s+)?vänlig(?:a)?\s+hälsning(?:ar)?)\b[^?]{0,60}$`),
}

// Form returns the spans of text that belong to the form.
func Form(text string) []analysis.Span {
	var spans []analysis.Span
	lower := strings.ToLower(text)
	for _, p := range formPatterns {
		if p.mayMatch(lower) {
			for _, m := range p.pattern().FindAllStringIndex(text, -1) {
				spans = append(spans, analysis.Span{Start: m[0], End: m[1]})
			}
		}
	}
	return spans
}

// PartyTopics are nouns that form a topic together with the noun before them: "vendor risk", "service level".
var PartyTopics = pattern.WordSet(`
agreement agreements assessment assessments audit audits contract contracts list lock management register relationship relationships account accounts
catalogue catalog credits credit desk hours level levels packs review reviews risk risks selection
`)

// FirstWord returns the first word of text, folded, or "".
func FirstWord(text string) string {
	t := analysis.Tokenizer{Text: text}
	t.NextPart()
	return string(t.Word)
}

// HasTopic reports whether text has a word other than function words.
func HasTopic(text string) bool {
	return slices.ContainsFunc(analysis.Tokenize(text), func(t analysis.Token) bool { return !analysis.StopWords()[t.Word] })
}

// StartsUpper reports whether text begins with a capital.
func StartsUpper(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsUpper(r)
}

// BlankOut replaces text[from:to] with spaces, so that the positions in the rest stay the same.
func BlankOut(text string, from, to int) string {
	return text[:from] + strings.Repeat(" ", to-from) + text[to:]
}
