package importer

import (
	"strings"

	"trustbook/handbook"
	"trustbook/ui/phrases"
	"trustbook/ui/questionnaire"
)

// verdictOf returns the verdict that a value expresses, as questionnaires word it, or "" if it is not a verdict.
func verdictOf(value string) handbook.Verdict {
	value = strings.Trim(value, " .!")
	const most = 60                                                                                                          // bytes
	if len(value) > most || strings.ContainsAny(value, "-–—,:;(") || len(value) < 2 && !strings.ContainsAny(value, "yYnN") { // such as the initial of a name
		return handbook.NoVerdict
	}
	for _, v := range []handbook.Verdict{handbook.Yes, handbook.No, handbook.Partly, handbook.NA} {
		if (questionnaire.Slot{Choices: []string{value}}).VerdictValue(v) != "" {
			return v
		}
	}
	return handbook.NoVerdict
}

// splitVerdict splits an answer such as "Yes, at rest and in transit." into the verdict and the rest.
func splitVerdict(answer string) (verdict handbook.Verdict, rest string) {
	if v := verdictOf(answer); v != handbook.NoVerdict {
		return v, ""
	}
	at := strings.IndexAny(answer, ".,;:-–—\n")
	if at <= 0 || isHyphen(answer[at-1:]) {
		return handbook.NoVerdict, answer
	}
	verdict = verdictOf(answer[:at])
	if verdict == handbook.NoVerdict {
		return verdict, answer
	}
	rest = strings.TrimLeft(answer[at:], verdictSeparators)
	if other := verdictOf(rest); other != handbook.NoVerdict && other != verdict { // such as "Yes, partially"
		return handbook.NoVerdict, answer
	}
	return verdict, phrases.Capitalize(rest) // the text after the verdict becomes a separate sentence
}

// verdictSeparators are the characters that can separate a verdict from the rest of an answer.
const verdictSeparators = ".,;:-–— \n\r\t"

// isHyphen reports whether text begins with a letter and a hyphen within a word, such as the "o-one" of "No-one".
func isHyphen(text string) bool {
	return len(text) > 2 && text[0] != ' ' && text[1] == '-' && text[2] != ' '
}
