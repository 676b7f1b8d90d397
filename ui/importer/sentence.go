package importer

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// firstSentence returns the first sentence of a text on one line.
func firstSentence(text string) string {
	for i, r := range text {
		if !strings.ContainsRune(".!?。！？", r) {
			continue
		}
		end := i + utf8.RuneLen(r)
		if r > unicode.MaxLatin1 || end == len(text) || isSentenceEnd(text[:i], text[end:]) {
			return text[:end]
		}
	}
	return text
}

// isSentenceEnd reports whether a full stop between two texts ends a sentence: a capital or a
// digit follows after a space, and the word before is not an abbreviation.
func isSentenceEnd(before, after string) bool {
	rest := strings.TrimLeft(after, `"”’')`)
	next := strings.TrimLeft(rest, " ")
	if next == rest || next == "" {
		return false
	}
	word := before[strings.LastIndexByte(before, ' ')+1:]
	first, _ := utf8.DecodeRuneInString(next)
	abbreviated := utf8.RuneCountInString(word) < 2 || strings.Contains(word, ".") && !strings.ContainsAny(word, "0123456789") || commonAbbreviation(strings.ToLower(word))
	return !unicode.IsLower(first) && !abbreviated
}

func commonAbbreviation(word string) bool {
	return slices.Contains([]string{"e.g", "i.e", "etc", "no", "art", "sec", "cf", "vs", "mr", "mrs", "ms", "dr", "inc", "ltd", "co", "approx", "nr", "kap", "bl", "abs", "ca"}, strings.TrimLeft(word, "("))
}

// asMarkdown escapes what a field that is read as Markdown, such as a summary, would not show.
func asMarkdown(text string) string {
	if !strings.ContainsAny(text, "\\`*_[]<>~&") {
		return text
	}
	var b strings.Builder
	for _, r := range text {
		if strings.ContainsRune("\\`*_[]<>~&", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}
