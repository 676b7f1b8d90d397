package body

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"trustbook/handbook/pattern"
)

// Superscripts and subscripts can be part of a number: 10<sup>9</sup> is not 109.

// superscriptRunes and subscriptRunes map characters to their superscript and subscript in Unicode.
var (
	superscriptRunes = runeMap("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ")
	subscriptRunes   = runeMap("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
)

func runeMap(from, to string) map[rune]rune {
	out, raised := map[rune]rune{}, []rune(to)
	for i, r := range []rune(from) {
		out[r] = raised[i]
	}
	return out
}

// ordinalSuffixPattern matches suffixes that mean the same if they are not raised: 4th, 1er, Acme TM.
var ordinalSuffixPattern = pattern.Lazy(`(?i)^(?:st|nd|rd|th|er|ère|e|o|os|a|as|TM|SM|®|™|©)$`)

// lineBreakInBlockPattern matches a line break in a block. After a line break, a number and the ) that ends a
// superscript could begin a list item.
var lineBreakInBlockPattern = pattern.Lazy(`[ \t]*\n[ \t>]*`)

// toSuperscript returns text in Unicode superscripts if all of its characters have one, and otherwise in parentheses
// after a caret.
func toSuperscript(text string) string {
	if ordinalSuffixPattern().MatchString(text) {
		return text
	}
	return toScriptRunes(text, superscriptRunes, "^(")
}

// toSubscript is like [toSuperscript], but for subscripts.
func toSubscript(text string) string { return toScriptRunes(text, subscriptRunes, "_(") }

// isSmallPrint reports whether words are raised or lowered only to make them small. They are if no word directly
// precedes them.
func isSmallPrint(before, words string) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	afterBreak := strings.HasSuffix(strings.ToLower(strings.TrimRight(before, " />")), "<br")
	return (before == "" || unicode.IsSpace(last) || afterBreak) && strings.ContainsFunc(words, unicode.IsLetter)
}

func toScriptRunes(text string, runes map[rune]rune, open string) string {
	if strings.TrimSpace(text) == "" {
		return text
	}
	out := strings.Map(func(r rune) rune { return runes[r] }, text)
	if strings.ContainsRune(out, 0) {
		return open + text + ")"
	}
	return out
}

// scriptElements maps elements to functions that write their content in Unicode superscripts or subscripts.
var scriptElements = map[string]func(string) string{"sup": toSuperscript, "sub": toSubscript}
