package questionnaire

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"trustbook/handbook/pattern"
)

// lawPattern matches a law that limits what is asked. "As required by law" limits nothing: it claims that a law is
// followed.
var lawPattern = pattern.Lazy(`(?i),?\s(?:(?:as|where|if|when|to the extent)\s(?:legally\s)?(?:permitted|allowed|permissible)|(?:where|if|when|to the extent)\s(?:legally\s)?required)(?:\sby\s(?:applicable\s|local\s)?laws?)?`)

// formPattern matches parts of a form around a question: a reference in brackets before it, and the choices of answers.
var formPattern = pattern.Lazy(`(?i)^\s*\[[^\]]{1,40}\]:?\s+` +
	`|\(?\b(?:yes|y)\s*[/|]\s*(?:no|n)\b(?:\s*[/|]\s*(?:n/?a|partly|partial(?:ly)?|not applicable)\b)?\)?` +
	`|\(?\b(?:check|choose|mark|select|tick)\s(?:all|any|one)\b[^().?]*[).]*`)

// questionNumberPattern matches a question number, or a label such as "Question 3:", at the start of a text.
var questionNumberPattern = pattern.Lazy(`^\**(?:(?i:question|fråga|frage)\s*(\d+)?\s*:|[Qq]\s*:|[(\[]?([A-Za-z]{0,6}[-.]?\d+(?:[.-]\d+)*[a-z]?|[A-Za-z])([.):\]]*))\**\s+(?:[-–—]\s+)?`)

// cutNumber splits a text into the question number and the question. A number that is followed by only a space could be
// part of the question, as in "2 copies are kept", unless the question begins with a capital letter.
func cutNumber(text string) (number, question string) {
	m := questionNumberPattern().FindStringSubmatch(text)
	if m == nil {
		return "", text
	}
	question = text[len(m[0]):]
	if m[2] != "" && m[3] == "" {
		word := strings.TrimLeft(question, "*_")
		if !isNumbered(m[2]) || word == "" || !isCapital(word) {
			return "", text
		}
	}
	return m[1] + m[2], question
}

func afterNumber(text string) string {
	_, question := cutNumber(text)
	return question
}

// fillerPattern matches phrases such as "within your environment", which add nothing because only the supplier's
// systems can be meant. "Across your organization" is not filler, because it means everywhere.
var fillerPattern = pattern.Lazy(`(?i)\s(?:in|within|at)\s(?:your|the)\s(?:own\s)?(?:environment|organi[sz]ation|company|enterprise|business|firm)(\s*(?:[?.,;]|$))`)

// programPattern matches "program" where it adds no meaning, as in "training program". The synonyms of the word mean
// software.
var programPattern = pattern.Lazy(`(?i)\b(assessment|awareness|bounty|compliance|disclosure|management|privacy|response|security|training) program(?:me)?\b`)

func withoutProgram(text string) string { return programPattern().ReplaceAllString(text, "$1") }

// longAdverbPattern matches long forms of adverbs such as "regularly", for example "on a regular basis".
var longAdverbPattern = pattern.Lazy(`(?i)\bon an? ([\p{L}-]+) basis\b`)

// equivalentPattern matches a standard followed by "or equivalent", as in "ISO 27001 or equivalent".
var equivalentPattern = pattern.Lazy(`(\b\p{Lu}[\p{Lu}\d]+(?:[ /-]\d[\w:.-]*)*),? or (?:an? )?(?:equivalent|similar|comparable)\b`)

// labelPattern matches the topic before a question.
var labelPattern = pattern.Lazy(`^([^.?!:]+):\s+(\S.*\?)`)

// partyPattern matches a verb followed by the supplier, as in "does the supplier". The supplier is the company that
// answers, with the exceptions in partyNouns. "Suppliers", "your supplier" and the employees of a supplier are other
// parties.
var partyPattern = pattern.Lazy(`(?i)\b((?:does|do|has|have|will|can|must|should|shall)\s(?:the\s)?|(?:is|are)\sthe\s)(?:vendor|supplier|(?:cloud\s)?(?:service\s)?provider)(?:['’]s)?(\s|$)`)

var bracketedAbbreviationPattern = pattern.Lazy(`\(([\p{Lu}\d]{2,6})s?\)`)

// withoutForm removes the parts that a form adds to a question, laws, filler, and abbreviations of the preceding words,
// such as "(MFA)". It keeps examples: what is asked includes them.
func withoutForm(question string) string {
	text := withoutProgram(formPattern().ReplaceAllString(norm.NFC.String(question), ""))
	text = lawPattern().ReplaceAllString(text, "")
	text = longAdverbPattern().ReplaceAllString(fillerPattern().ReplaceAllString(text, "$1"), "$1")
	for {
		_, long, brackets := abbreviation(text)
		if brackets == nil {
			return text
		}
		text = text[:long[1]] + text[brackets[1]:]
	}
}

// partyNouns are nouns after "supplier" which show that another company is meant: "can vendor access be revoked?" is
// about the customer's systems.
var partyNouns = lazyPhrases("access,account,accounts,connection,connections,contract,contracts,credentials,data,management,onboarding,performance,relationships,risk,risks,selection,users")

// withoutParty replaces the answering company in a question: "does the supplier encrypt data?" becomes "does you
// encrypt data?".
func withoutParty(question string) string {
	var out strings.Builder
	from := 0
	for _, m := range partyPattern().FindAllStringSubmatchIndex(question, -1) {
		if next := foldedWords(question[m[1]:]); len(next) > 0 && partyNouns().in(next[:1]) {
			continue
		}
		out.WriteString(question[from:m[3]] + "you ")
		from = m[1]
	}
	return out.String() + question[from:]
}

// withAbbreviation returns a question in which an abbreviation in brackets replaces the words before it: "multi-factor
// authentication (MFA)" becomes "MFA". It returns "" if there is no such abbreviation.
func withAbbreviation(question string) string {
	question = norm.NFC.String(question)
	word, long, brackets := abbreviation(question)
	if brackets == nil {
		return ""
	}
	return question[:long[0]] + word + question[brackets[1]:]
}

// abbreviation finds the first abbreviation in brackets of the words before it. It returns the abbreviation, and the
// byte ranges of the words and of the brackets.
func abbreviation(text string) (word string, long, brackets []int) {
	for _, m := range bracketedAbbreviationPattern().FindAllStringSubmatchIndex(text, -1) {
		word = text[m[2]:m[3]]
		before := unfoldedWords(text[:m[0]])
		if len(before) < len(word) {
			continue
		}
		before = before[len(before)-len(word):]
		if initials(before) == strings.ToLower(word) {
			end := strings.LastIndex(text[:m[0]], before[len(before)-1]) + len(before[len(before)-1])
			start := end
			for _, w := range slices.Backward(before) {
				start = strings.LastIndex(text[:start], w)
			}
			return word, []int{start, end}, m[:2]
		}
	}
	return "", nil, nil
}

// initials returns the first letters of words.
func initials(words []string) string {
	var b strings.Builder
	for _, w := range words {
		b.WriteString(fold(w)[:1])
	}
	return b.String()
}

var (
	// relativePattern matches a relative clause: "a plan that is tested annually" asks whether there is a plan and
	// whether it is tested annually.
	relativePattern = pattern.Lazy(`(?i)^(.+?),? (?:that|which) (is|are) (.+)$`)
	// pronounPattern matches a second question that refers to the first with a pronoun, such as "and is it tested?".
	pronounPattern = pattern.Lazy(`(?i)^(.+?)(?:\?|,? and) (is|are|was|were) (?:it|they) (.+)$`)
	// frequencyPattern matches a second question that only asks how often.
	frequencyPattern = pattern.Lazy(`(?i)^(.+?)(?:\?|,? and)(?: if (?:yes|so),?)? (how (?:often|frequently))\W*$`)
	regularlyPattern = pattern.Lazy(`(?i) (?:regular|regularly|periodic|periodically)\b`)
	// meansPattern matches the means named at the end of a question, such as "using TLS 1.2 or higher".
	meansPattern       = pattern.Lazy(`(?i) (?:using|with|via) ([\pL\d][\pL\d .+/-]*?)(?: or (?:equivalent|higher|above|better|later|newer|stronger|greater))?\W*$`)
	atLeastPattern     = pattern.Lazy(`(?i)\bat least (annually|yearly|quarterly|monthly|weekly|daily)\b`)
	userAccountPattern = pattern.Lazy(`(?i)\buser accounts\b`)
)

// rephrasings returns a question and rephrasings of it.
func rephrasings(question string) []string {
	out := []string{question}
	for _, v := range []string{withAbbreviation(question), atLeastPattern().ReplaceAllString(question, "$1"), userAccountPattern().ReplaceAllString(question, "users")} {
		if v != "" && v != question {
			out = append(out, v)
		}
	}
	return out
}

// splitDependent splits a question into two, the second of which needs words of the first. ok is false if the question
// does not have this form.
func splitDependent(question string) (first, second string, ok bool) {
	about := func(text string) string {
		return strings.Join(slices.DeleteFunc(topicWords(text), func(w string) bool {
			return slices.ContainsFunc(qualifierPhrases(), func(q phrases) bool { return q.in([]string{fold(w)}) })
		}), " ")
	}
	if m := frequencyPattern().FindStringSubmatch(question); m != nil {
		first = regularlyPattern().ReplaceAllString(m[1], "")
		return first + "?", m[2] + " " + about(first) + "?", true
	}
	for _, p := range []*regexp.Regexp{relativePattern(), pronounPattern()} {
		if m := p.FindStringSubmatch(question); m != nil {
			return m[1] + "?", m[2] + " " + about(m[1]) + " " + m[3], true
		}
	}
	return "", "", false
}
