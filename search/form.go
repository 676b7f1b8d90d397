package search

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"trustbook/handbook/pattern"
)

// A question pasted from a questionnaire brings its form along: a number, the answers to
// choose from, instructions. None of that is the topic.

// formPatterns match parts of a question that are form wherever they stand.
var formPatterns = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)` + strings.ReplaceAll(strings.Join([]string{
		`\b(?:yes|y)\s*[/|]\s*(?:no|n)\b(?:\s*[/|]\s*(?:n/?a|not applicable|partial(?:ly)?|partly|unknown)\b)?`,
		`\bn/a\b`,
		`\bplease\s+(?:briefly\s+)?(?:attach|comment|describe|elaborate|explain|give|indicate|list|outline|provide|specify|state)\b(?:\s+(?:a description|an explanation|below|briefly|comments?|details?|evidence|in detail)\b)*`,
		`\b(?:check|choose|mark|select|tick)\s+(?:all|any|one)\b(?:\s+(?:answers?|boxes|options?|that|which|apply|applies|applicable)\b)*`,
		`\b(?:answers?|comments?|evidence|explanation|notes?|q|question|remarks?|response)\s*:(?:\s|$)`,
		`\b(?:your|our|this|that|said)\s+(?:company|enterprise|firm|institution|organi[sz]ation)(?:['’]s)?\b`,
		`\b(?:the|an)\s+(?:entity|institution|organi[sz]ation|provider|supplier|vendor)(?:['’]s)?\b`,
		`\b(?:where|as|if|when|unless|to\s+the\s+extent)\s+(?:the\s+)?(?:applicable\s+)?laws?\s+(?:permits?|allows?|requires?)(?:\s+(?:it|this))?\b`,
		`\b(?:where|as|if|unless)\s+(?:allowed|permitted|required)\s+by\s+(?:applicable\s+|local\s+)?laws?\b`,
		`\b(?:(?:for\s+(?:instance|example)|such\s+as|et\s+cetera)\b|e\.\s?g\.|i\.\s?e\.)`,
		`\bsee\s+to\s+it\s+that\b`,
		`^\s*(?:hi|hello|hey|dear|hej|hallå|good\s+(?:morning|afternoon|evening|day))(?:\s+\pL+){0,2}\s*[,!.\n]`,
		`[,.!?\n]\s*(?:(?:with\s+)?(?:kind|best|warm)\s+regards|(?:many\s+)?thanks|thank\s+you|cheers|sincerely|mvh|tack|(?:med\s+)?vänlig(?:a)?\s+hälsning(?:ar)?)\b[^?]{0,60}$`,
		`\bor\s+(?:an?\s+)?(?:comparable|equivalent|similar)\b`,
		participles + `(?:\s*(?:,|/|\band\b|\bor\b)\s*)+` + participles + `(?:\s*(?:,|/|\band\b|\bor\b)\s*)+` + participles + `(?:(?:\s*(?:,|/|\band\b|\bor\b)\s*)+` + participles + `)*`,
	}, "|"), `\s`, `[\s\pZ]`))
})

// participles matches what is done with a policy: "established, documented, approved, communicated and
// maintained". Three of them in a row say nothing about what it is about.
const participles = `\b(?:adopted|applied|approved|assessed|communicated|defined|developed|disseminated|documented|enforced|established|evaluated|followed|implemented|maintained|managed|monitored|published|reviewed|tested|updated)\b`

// partyTopics are words that make a topic of the company before them: "the vendor risk".
var partyTopics = pattern.WordSet(`
agreement agreements assessment assessments audit audits contract contracts list lock management register relationship relationships account accounts
catalogue catalog credits credit desk hours level levels packs review reviews risk risks selection
`)

// leadingNumber matches the number of a question, such as "12)", "Q12:" or "3.1.", and
// leadingCode a reference before it, such as "IAM-14.1 Do you ...".
var (
	leadingNumber = pattern.Lazy(`^\s*\(?(?:(?i:question|q)\s*)?(\d{1,3}(?:\.\d+)*[a-z]?)\s*[.:)]+\s+`)
	leadingCode   = pattern.Lazy(`^\s*((?:[A-Z]{1,6}[-.&])+\d[\d.]*|\d{1,3}(?:\.\d+)+[a-z]?)\s*[:.)]?\s+`)
)

// minFormWords is the least number of words in a query that may be a pasted question with its form.
const minFormWords = 3

// withoutForm blanks the form of a question and keeps the offsets of the rest. A leading
// number or code stays if it names an entry or a control here.
func (ix *Index) withoutForm(text string) string {
	if len(strings.Fields(text)) < minFormWords {
		return text
	}
	out := text
	if m := leadingNumber().FindStringSubmatchIndex(out); m != nil && !ix.isName(out[m[2]:m[3]]) {
		out = blank(out, m[0], m[1])
	} else if m := leadingCode().FindStringSubmatchIndex(out); m != nil && !ix.isName(out[m[2]:m[3]]) && startsUpper(out[m[1]:]) {
		out = blank(out, m[0], m[1])
	}
	for _, m := range formPatterns().FindAllStringIndex(out, -1) {
		if next := firstWord(out[m[1]:]); !partyTopics()[next] {
			out = blank(out, m[0], m[1])
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

// hasTopic reports whether a text has a word that is not a stop word.
func hasTopic(text string) bool {
	return slices.ContainsFunc(tokenize(text), func(t token) bool { return !stopWords()[t.word] })
}

// isName reports whether a reference names an entry, a control, or something that the
// handbook or the synonyms speak of, such as NIS-2.
func (ix *Index) isName(ref string) bool {
	key := refKey(ref)
	_, known := ix.vocab.lookup([]byte(strings.ReplaceAll(key, " ", "")))
	return len(ix.refs.withKey(key)) > 0 || known && startsUpper(ref)
}

func startsUpper(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsUpper(r)
}

// blank replaces text[from:to] by as many spaces.
func blank(text string, from, to int) string {
	return text[:from] + strings.Repeat(" ", to-from) + text[to:]
}
