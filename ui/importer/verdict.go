package importer

import (
	"strings"

	"trustbook/handbook"
	"trustbook/ui/phrases"
)

// verdictOf returns the verdict that a value expresses, or "" if it is not a verdict.
func verdictOf(value string) handbook.Verdict {
	switch strings.ToLower(strings.Trim(value, " .!")) {
	case "yes", "y", "ja", "oui", "sí":
		return handbook.Yes
	case "no", "n", "nej", "nein", "non":
		return handbook.No
	case "partly", "partial", "partially", "delvis", "teilweise", "partiellement":
		return handbook.Partly
	case "na", "n/a", "not applicable", "ej tillämpligt", "nicht zutreffend", "sans objet":
		return handbook.NA
	}
	return handbook.NoVerdict
}

// splitVerdict separates the verdict from an answer such as "Yes, at rest and in transit."
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
	return verdict, phrases.Capitalized(rest) // the text after the verdict becomes a sentence of its own
}

// verdictSeparators are the characters between a verdict and the rest of an answer.
const verdictSeparators = ".,;:-–— \n\r\t"

// isHyphen reports whether text begins with a letter and then a hyphen inside a word, such as the "o-one" of "No-one".
func isHyphen(text string) bool {
	return len(text) > 2 && text[0] != ' ' && text[1] == '-' && text[2] != ' '
}
