package question

import (
	"strings"

	"trustbook/handbook/pattern"
	"trustbook/search/analysis"
)

// A passage is copied without its context, where "It is never stored" means nothing, and "TOTP is supported
// too" suggests more than the entry says. Therefore a sentence that refers to the previous sentence is shown together
// with that sentence.

var (
	// sentenceStartWords are first words of sentences that refer to or continue an earlier sentence.
	sentenceStartWords = pattern.WordSet("it its they their these those this that he she such both also aven dessutom dessa detta denna den det de bada sadana dess deras han hon")
	// sentenceEndWords are last words of sentences that add something to an earlier sentence.
	sentenceEndWords = pattern.WordSet("too either also well ocksa dessutom likasa")
	// expletiveVerbs are verbs before which an opener refers to nothing: "det finns" means "there is".
	expletiveVerbs = pattern.WordSet("finns")
)

const (
	maxAntecedents  = 2   // maximum number of sentences put before the sentence that was found
	maxPassageBytes = 320 // maximum length, in bytes, of the passage together with these sentences
)

// needsPrevious reports whether a sentence cannot be understood without the previous one.
func needsPrevious(sentence string) bool {
	sentence = strings.TrimSpace(sentence)
	first, rest, more := strings.Cut(sentence, " ")
	second, _, _ := strings.Cut(rest, " ")
	last := sentence[strings.LastIndexByte(sentence, ' ')+1:]
	return more && (isOneOf(sentenceStartWords(), first) && !isOneOf(expletiveVerbs(), second) || strings.HasSuffix(last, ".") && isOneOf(sentenceEndWords(), last))
}

// maxListedWordBytes is the maximum length in bytes of a word that may be in these lists, including accents and
// punctuation.
const maxListedWordBytes = 12

// isOneOf reports whether list contains a word, ignoring its case, accents and punctuation.
func isOneOf(list map[string]bool, word string) bool {
	if len(word) > maxListedWordBytes {
		return false
	}
	var buf [maxListedWordBytes]byte
	folded := buf[:0]
	for _, r := range word {
		if analysis.IsLetter(r) {
			folded = analysis.AppendFolded(folded, r)
		}
	}
	return list[string(folded)]
}

// WithAntecedent returns the sentence text[from:to], preceded by the sentences that it refers to. summary is what
// readers see before the text, or "".
func WithAntecedent(summary, text string, from, to int) string {
	start, end := from, to
	for range maxAntecedents {
		if !needsPrevious(text[start:end]) {
			break
		}
		before := -1
		for begin := range Sentences(text[:start]) {
			before = begin
		}
		switch {
		case before >= 0 && to-before <= maxPassageBytes:
			start, end = before, start
		case before < 0 && start == from && summary != "" && len(summary)+to-start <= maxPassageBytes:
			return summary + " " + text[start:to]
		default:
			return text[start:to]
		}
	}
	return text[start:to]
}
