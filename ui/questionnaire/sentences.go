package questionnaire

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// isStatement reports whether text is a requirement that is met or not, such as "Access is reviewed every year".
// Without a verb it is the title of one, such as "Incident procedures and response", which may require more than it
// says.
func isStatement(text string) bool {
	w := foldedWords(text)
	return !strings.Contains(text, "?") && !isOpener(text, openOpeners()) && isCompleteQuestion(text) && (polarOpeners().in(w) || statementVerbs().in(w))
}

// statementVerbs are verbs of requirements that do not begin questions.
var statementVerbs = lazyPhrases("be,been,use,uses,require,requires,apply,applies,follow,follows,receive,receives,sign,signs,encrypt,encrypts,perform,performs,keep,keeps,maintain,maintains,provide,provides,comply,complies")

// isCompleteQuestion reports whether text is a question or requirement that makes sense on its own. It is false for a
// title such as "Privileged Access Management", a note, or a permission such as "Can use an auditor".
func isCompleteQuestion(text string) bool {
	w := unfoldedWords(text)
	switch {
	case strings.HasSuffix(strings.TrimSpace(text), "?") && len(w) == minQuestionWords-1 && len(topicWords(text)) == len(w): // such as "GDPR compliant?"
		return true
	case len(w) < minQuestionWords || questionWeight(text) == 0:
		return false
	}
	if strings.Contains(text, "?") || isOpener(text, openOpeners()) {
		return true
	}
	return len(w) > minQuestionWords && !permissionPhrases().in(foldedWords(w[0])) && slices.ContainsFunc(w[1:], func(word string) bool { return !formWords()[fold(word)] && !isCapital(word) })
}

// minQuestionWords is the minimum number of words in a question that makes sense on its own, unlike "Access?". A
// requirement needs one more word, because "Multi-factor authentication", which has three, is only a title.
const minQuestionWords = 3

func isCapital(word string) bool {
	first, _ := utf8.DecodeRuneInString(word)
	return !unicode.IsLower(first)
}

// Weights of the features that identify a question.
const (
	weightMark         = 3 // the text begins or ends like a question
	weightLong         = 1 // the text has at least minLongTextLetters
	minLongTextLetters = 25
)

func questionWeight(text string) int {
	switch {
	case looksLikeQuestion(text):
		return weightMark
	case countLetters(text) >= minLongTextLetters:
		return weightLong
	}
	return 0
}
