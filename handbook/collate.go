package handbook

import (
	"cmp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// Alphabet is an order of letters. The package golang.org/x/text/collate knows more alphabets, but would make the
// program a tenth larger, and sorts Bokmål like English: findings/collate-sorts-bokmal-like-english.sh.
type Alphabet uint8

// The alphabets differ in letters that other languages treat as accented forms of a base letter.
const (
	LatinAlphabet   Alphabet = iota
	SwedishAlphabet          // å ä ö after z; also used in Finnish
	DanishAlphabet           // æ ø å after z; also used in Norwegian
)

// AlphabetOf returns the alphabet of a language. lang is a tag such as sv or sv-FI.
func AlphabetOf(lang string) Alphabet {
	lang, _, _ = strings.Cut(strings.ReplaceAll(strings.ToLower(lang), "_", "-"), "-")
	switch lang {
	case "sv", "fi":
		return SwedishAlphabet
	case "da", "nb", "nn", "no":
		return DanishAlphabet
	}
	return LatinAlphabet
}

// Compare compares two names in the order that people expect: ignoring case and accents, and with numbers by value, so
// that 2-scope comes before 10-annex. Names that are otherwise equal are compared by their bytes.
func (a Alphabet) Compare(x, y string) int {
	if isASCII(x) && isASCII(y) {
		return cmp.Or(compareNatural(x, y), cmp.Compare(x, y))
	}
	return cmp.Or(compareNatural(a.foldName(x), a.foldName(y)), cmp.Compare(x, y))
}

func isASCII(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r >= utf8.RuneSelf })
}

// compareNatural compares two names in natural order: runs of digits by value, and ASCII letters
// regardless of case.
func compareNatural(x, y string) int {
	for x != "" && y != "" {
		xDigits, yDigits := leadingDigits(x), leadingDigits(y)
		if xDigits != "" && yDigits != "" {
			if c := compareNumbers(xDigits, yDigits); c != 0 {
				return c
			}
			x, y = x[len(xDigits):], y[len(yDigits):]
			continue
		}
		if c := cmp.Compare(lowerASCII(x[0]), lowerASCII(y[0])); c != 0 {
			return c
		}
		x, y = x[1:], y[1:]
	}
	return cmp.Compare(len(x), len(y))
}

// compareNumbers compares two numbers of any length. If they are equal, the one with fewer
// leading zeros comes first.
func compareNumbers(x, y string) int {
	a, b := strings.TrimLeft(x, "0"), strings.TrimLeft(y, "0")
	return cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(a, b), cmp.Compare(len(x), len(y)))
}

func leadingDigits(s string) string {
	n := 0
	for n < len(s) && '0' <= s[n] && s[n] <= '9' {
		n++
	}
	return s[:n]
}

func lowerASCII(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		c += 'a' - 'A'
	}
	return c
}

// nordicSortKeys maps the last letters of an alphabet to ASCII characters that follow z in the same order.
var nordicSortKeys = map[Alphabet]map[rune]string{
	SwedishAlphabet: {'å': "{", 'ä': "|", 'æ': "|", 'ö': "}", 'ø': "}"},
	DanishAlphabet:  {'æ': "{", 'ä': "{", 'ø': "|", 'ö': "|", 'å': "}"},
}

// accentedGroups lists Latin letters in groups. Each group begins with the letter without an accent.
const accentedGroups = "aàáâãäåāăąǎ cçćĉċč dďđð eèéêëēĕėęě gĝğġģ hĥħ iìíîïĩīĭįı jĵ kķ lĺļľŀł nñńņňŋ oòóôõöøōŏőǒ rŕŗř sśŝşšș tţťŧț uùúûüũūŭůűųǔ wŵ yýÿŷ zźżž"

// unaccentedLetters maps accented letters to plain letters, and ligatures to their two letters.
var unaccentedLetters = sync.OnceValue(func() map[rune]string {
	out := map[rune]string{'ß': "ss", 'æ': "ae", 'œ': "oe", 'þ': "th"}
	for letters := range strings.FieldsSeq(accentedGroups) {
		for _, r := range letters[1:] {
			out[r] = letters[:1]
		}
	}
	return out
})

// letterComposer composes the letters that macOS writes as a letter and a combining accent.
var letterComposer = strings.NewReplacer("a\u030a", "å", "a\u0308", "ä", "o\u0308", "ö")

// foldName returns s in lower case and without accents. It keeps accented letters that the alphabet treats as letters
// of their own.
func (a Alphabet) foldName(s string) string {
	var b strings.Builder
	for _, r := range letterComposer.Replace(strings.ToLower(s)) {
		switch plain := cmp.Or(nordicSortKeys[a][r], unaccentedLetters()[r]); {
		case plain != "":
			b.WriteString(plain)
		case !unicode.Is(unicode.Mn, r):
			b.WriteRune(r)
		}
	}
	return b.String()
}
