package questionnaire

import (
	"regexp"
	"slices"
	"strings"

	"trustbook/handbook"
	"trustbook/handbook/pattern"
)

var (
	// relativePattern matches a relative clause: "a plan that is tested annually" asks whether there is a plan, and whether
	// it is tested annually.
	relativePattern = pattern.Lazy(`(?i)^(.+?),? (?:that|which) (is|are) (.+)$`)
	// pronounPattern matches a second question that refers to the first by a pronoun, such as "and is it tested?".
	pronounPattern = pattern.Lazy(`(?i)^(.+?)(?:\?|,? and) (is|are|was|were) (?:it|they) (.+)$`)
	// frequencyPattern matches a second question that only asks how often.
	frequencyPattern = pattern.Lazy(`(?i)^(.+?)(?:\?|,? and)(?: if (?:yes|so),?)? (how (?:often|frequently))\W*$`)
	regularPattern   = pattern.Lazy(`(?i) (?:regular|regularly|periodic|periodically)\b`)
	// meansPattern matches the means at the end of a question, such as "using TLS 1.2 or higher".
	meansPattern = pattern.Lazy(`(?i) (?:using|with|via) ([\pL\d][\pL\d .+/-]*?)(?: or (?:equivalent|higher|above|better|later|newer|stronger|greater))?\W*$`)
	atLeast      = pattern.Lazy(`(?i)\bat least (annually|yearly|quarterly|monthly|weekly|daily)\b`)
	userAccounts = pattern.Lazy(`(?i)\buser accounts\b`)
)

// variants returns a question and other wordings of it.
func variants(question string) []string {
	out := []string{question}
	for _, v := range []string{abbreviated(question), atLeast().ReplaceAllString(question, "$1"), userAccounts().ReplaceAllString(question, "users")} {
		if v != "" && v != question {
			out = append(out, v)
		}
	}
	return out
}

// dependent splits a question into two if the second one needs words of the first. ok is false if the question does not
// have this form.
func dependent(question string) (first, second string, ok bool) {
	about := func(text string) string {
		return strings.Join(slices.DeleteFunc(topicWords(text), func(w string) bool {
			return slices.ContainsFunc(qualifiers(), func(q phrases) bool { return q.in([]string{fold(w)}) })
		}), " ")
	}
	if m := frequencyPattern().FindStringSubmatch(question); m != nil {
		first = regularPattern().ReplaceAllString(m[1], "")
		return first + "?", m[2] + " " + about(first) + "?", true
	}
	for _, p := range []*regexp.Regexp{relativePattern(), pronounPattern()} {
		if m := p.FindStringSubmatch(question); m != nil {
			return m[1] + "?", m[2] + " " + about(m[1]) + " " + m[3], true
		}
	}
	return "", "", false
}

// answersDependent returns the entry that answers both a question and the one that depends on it, or nil.
func (w *wordings) answersDependent(question string) *handbook.Entry {
	first, second, ok := dependent(question)
	if !ok || strings.Count(second, "?") > 1 {
		return nil
	}
	e := w.answers(first)
	if e == nil {
		return nil
	}
	if other := w.answers(second); other == nil || other.ID != e.ID {
		return nil
	}
	return e
}

// answersMeans returns the entry that answers a question without the means at its end, provided that its summary names
// them.
func (w *wordings) answersMeans(question string) *handbook.Entry {
	m := meansPattern().FindStringSubmatchIndex(question)
	if m == nil {
		return nil
	}
	means := foldedWords(question[m[2]:m[3]])
	e := w.answers(question[:m[0]] + "?")
	if e == nil || polarityOf(e.Summary).IsNegated() {
		return nil
	}
	said := foldedWords(e.Summary)
	for _, by := range []string{"with", "using", "by", "via"} {
		if contains(said, append([]string{by}, means...)) {
			return e
		}
	}
	return nil
}
