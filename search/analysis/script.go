package analysis

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Chinese, Japanese, Thai, Lao, Khmer and Burmese are written without spaces between words, and only a dictionary could
// tell where a word ends. Therefore every pair of adjacent characters in these scripts is a word: 多要素認証 consists of 多要,
// 要素, 素認 and 認証, and 認証 finds it. A single character surrounded by other text is a word too. A pair never mixes two
// scripts, because a change from Han to kana nearly always marks the end of a word.

// script is a script written without spaces between words, or scriptSpaced.
type script uint8

const (
	scriptSpaced script = iota
	scriptHan
	scriptHiragana
	scriptKatakana
	scriptThai
	scriptLao
	scriptBurmese
	scriptKhmer
)

// scriptRanges holds ranges of letters and their script, in order.
var scriptRanges = [...]struct {
	first, last rune
	script      script
}{
	{0x0E00, 0x0E7F, scriptThai},
	{0x0E80, 0x0EFF, scriptLao},
	{0x1000, 0x109F, scriptBurmese},
	{0x1780, 0x17FF, scriptKhmer},
	{0x3005, 0x3007, scriptHan},
	{0x303B, 0x303B, scriptHan},
	{0x3041, 0x309F, scriptHiragana},
	{0x30A1, 0x30FF, scriptKatakana},
	{0x31F0, 0x31FF, scriptKatakana},
	{0x3400, 0x4DBF, scriptHan},
	{0x4E00, 0x9FFF, scriptHan},
	{0xA9E0, 0xA9FF, scriptBurmese},
	{0xAA60, 0xAA7F, scriptBurmese},
	{0xF900, 0xFAFF, scriptHan},
	{0xFF66, 0xFF9D, scriptKatakana},
	{0x20000, 0x323AF, scriptHan},
}

// scriptOf returns the script of a letter. It is scriptSpaced for digits and for letters of all other scripts.
func scriptOf(r rune) script {
	if r < scriptRanges[0].first || !unicode.IsLetter(r) && r != '〇' {
		return scriptSpaced
	}
	for _, s := range scriptRanges {
		if r <= s.last {
			if r < s.first {
				return scriptSpaced
			}
			return s.script
		}
	}
	return scriptSpaced
}

// longVowel lengthens a vowel, in hiragana and in katakana.
const longVowel = 'ー'

func sameScript(a, b rune) bool {
	s := scriptOf(a)
	return s == scriptOf(b) || b == longVowel && s == scriptHiragana || a == longVowel && scriptOf(b) == scriptHiragana
}

// skipRowEnd returns i unless a row of a page ends at i. At the end of a row it returns the start of the text in the
// next row, after spaces and bars.
func skipRowEnd(text string, i int) int {
	rest := strings.TrimLeft(text[i:], " ")
	if !strings.HasPrefix(rest, "\n") {
		return i
	}
	return len(text) - len(strings.TrimLeft(rest, " \n▐|"))
}

// IsUnspaced reports whether a folded word is in a script without spaces.
func IsUnspaced(word string) bool { return word[0] >= 0xE0 && wordScript(word) != scriptSpaced }

func wordScript(word string) script {
	r, _ := utf8.DecodeRuneInString(word)
	return scriptOf(r)
}

// IsStopWord reports whether a folded word is a stop word. Words in hiragana are nearly always Japanese endings and
// particles, so they count as stop words.
func IsStopWord(word string) bool {
	return StopWords()[word] || len(word) > 2 && word[0] == 0xE3 && wordScript(word) == scriptHiragana
}

// SplitRows splits each span of a page at the ends of rows, and leaves out the spaces and bars between the rows.
func SplitRows(spans []Span, text string) []Span {
	if strings.IndexByte(text, '\n') < 0 {
		return spans
	}
	var out []Span
	for _, s := range spans {
		for {
			row := strings.IndexByte(text[s.Start:s.End], '\n')
			if row < 0 {
				break
			}
			out = append(out, Span{s.Start, s.Start + len(strings.TrimRight(text[s.Start:s.Start+row], " "))})
			s.Start = skipRowEnd(text, s.Start+row)
		}
		out = append(out, s)
	}
	return out
}

// maxBytesPerWord is an upper bound of the average length, in bytes, of a word with the space after it, in scripts with
// spaces.
const maxBytesPerWord = 16

// unspacedWords returns the number of characters in text that belong to scripts without spaces.
func unspacedWords(text string) (n int) {
	for _, r := range text {
		if scriptOf(r) != scriptSpaced {
			n++
		}
	}
	return n
}

// HasHiragana reports whether text contains hiragana, and so is Japanese.
func HasHiragana(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return scriptOf(r) == scriptHiragana })
}
