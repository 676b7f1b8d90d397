package search

import (
	"strings"

	"trustbook/handbook/pattern"
)

// A passage is copied without the text around it, where "It is never stored" says nothing and "TOTP is supported too"
// says more than the entry does. So a sentence that leans on the one before it is shown together with that one.

var (
	// openers begin a sentence about something that an earlier one names, or that adds to it.
	openers = pattern.WordSet("it its they their these those this that he she such both also aven dessutom dessa detta denna den det de bada sadana dess deras han hon")
	// closers end a sentence that adds to an earlier one.
	closers = pattern.WordSet("too either also well ocksa dessutom likasa")
	// expletives follow an opener that stands for nothing: "det finns".
	expletives = pattern.WordSet("finns")
)

const (
	maxAntecedents = 2   // how many sentences are put before the one that was found
	maxPassage     = 320 // bytes that a passage may have with them
)

// leansBack reports whether a sentence needs the one before it.
func leansBack(sentence string) bool {
	sentence = strings.TrimSpace(sentence)
	first, rest, more := strings.Cut(sentence, " ")
	second, _, _ := strings.Cut(rest, " ")
	last := sentence[strings.LastIndexByte(sentence, ' ')+1:]
	return more && (isOneOf(openers(), first) && !isOneOf(expletives(), second) || strings.HasSuffix(last, ".") && isOneOf(closers(), last))
}

// maxListedWord is the number of bytes of the longest word in these lists, with accents and punctuation.
const maxListedWord = 12

// isOneOf reports whether a list has a word, which may have capitals, accents and punctuation.
func isOneOf(list map[string]bool, word string) bool {
	if len(word) > maxListedWord {
		return false
	}
	var buf [maxListedWord]byte
	folded := buf[:0]
	for _, r := range word {
		if classOf(r) == classLetter {
			folded = appendFolded(folded, r)
		}
	}
	return list[string(folded)]
}

// withAntecedent returns text[from:to] together with the sentences before it that it needs. summary is what readers
// see before the text, or "".
func withAntecedent(summary, text string, from, to int) string {
	start, end := from, to
	for range maxAntecedents {
		if !leansBack(text[start:end]) {
			break
		}
		before := -1
		for begin := range sentences(text[:start]) {
			before = begin
		}
		switch {
		case before >= 0 && to-before <= maxPassage:
			start, end = before, start
		case before < 0 && start == from && summary != "" && len(summary)+to-start <= maxPassage:
			return summary + " " + text[start:to]
		default:
			return text[start:to]
		}
	}
	return text[start:to]
}
