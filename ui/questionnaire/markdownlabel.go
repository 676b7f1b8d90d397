package questionnaire

import (
	"strings"

	"trustbook/handbook"
	"trustbook/handbook/pattern"
)

var boldLabelPattern = pattern.Lazy(`^\*\*(\[[^*\]]+\]|[^*]*\pL[^*:.?]*)[:.]?\*\*:?\s+(.+)$`)

// cutLabel splits text into a bold label and the question after it. plain is the text without bold markers. asked is
// the question, or "" if there is no label. ok is false if the label is a title, such as "Why it matters".
func cutLabel(text string) (plain, asked string, ok bool) {
	behind := afterNumber(text)
	m := boldLabelPattern().FindStringSubmatch(behind)
	switch {
	case m == nil:
		return text, "", true
	case isQuestionAfterLabel(m[2]) && (!looksLikeQuestion(m[1]) || isClause(m[1])):
		return strings.TrimSuffix(text, behind) + m[1] + ": " + m[2], m[2], true
	}
	return text, "", !isClause(m[1])
}

// clauseOpeners are words that begin questions, but also titles such as "Why it matters".
var clauseOpeners = lazyPhrases("why,what,when,how,who,where,which,varför,vad,när,hur,vem,vilka,warum,wie,wann,pourquoi,por qué")

// isQuestionAfterLabel reports whether text after a label is a question rather than just text that begins with a verb.
func isQuestionAfterLabel(text string) bool {
	return looksLikeQuestion(text) && (strings.Contains(text, "?") || isOpener(text, openOpeners()) && !isClause(text) && text[0] != '[')
}

func isClause(label string) bool {
	return !strings.Contains(label, "?") && isOpener(label, clauseOpeners())
}

// isOption reports whether a line is an answer to choose, not a separate question.
func (r *markdownReader) isOption(i int) bool {
	m := optionPattern().FindStringSubmatch(r.lines[i])
	return m != nil && !looksLikeQuestion(m[3])
}

// isBelowHeading reports whether the last text above a line is a section heading. A request directly below a heading,
// such as "Describe how access is restricted.", is a question; elsewhere it may be an instruction.
func (r *markdownReader) isBelowHeading(i int) bool {
	for i--; i >= 0; i-- {
		if text := strings.TrimSpace(r.lines[i]); text != "" {
			return strings.HasPrefix(text, "##")
		}
	}
	return false
}

// countTasks counts the list items that have a box and a statement that is true or not.
func (r *markdownReader) countTasks() int {
	n := 0
	for _, line := range r.lines {
		if m := optionPattern().FindStringSubmatch(line); m != nil && isStatementToTick(withoutNotesLabel(m[3]), minQuestionWords) {
			n++
		}
	}
	return n
}

// minTaskWords is the minimum number of words of a statement in a checklist, such as "MFA required".
const minTaskWords = 2

func isStatementToTick(text string, minWords int) bool {
	return len(unfoldedWords(text)) >= minWords && !strings.HasSuffix(text, ":") && verdictOf(text) == handbook.NoVerdict
}

// notesLabelPattern matches a label for notes at the end of a statement.
var notesLabelPattern = pattern.Lazy(`\s[-–—]\s*(\pL+):$`)

// withoutNotesLabel returns a statement without the label for notes at its end, as in "MFA is used — Notes:".
func withoutNotesLabel(text string) string {
	if m := notesLabelPattern().FindStringSubmatch(text); m != nil && headerRole(m[1]) == noteRole {
		return strings.TrimSuffix(text, m[0])
	}
	return text
}
