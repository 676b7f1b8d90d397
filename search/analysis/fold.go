package analysis

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// letterFoldings maps lower-case letters that Unicode does not decompose to their plain forms.
var letterFoldings = map[rune]string{
	'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'đ': "d", 'ð': "d", 'ł': "l", 'þ': "th", 'ı': "i", 'ς': "σ",
}

// runeClass is how the tokenizer treats a rune.
type runeClass uint8

const (
	classSeparator  runeClass = iota
	classLetter               // part of a word
	classUnspaced             // part of a word in a script without spaces; see script.go
	classInvisible            // dropped inside a word: combining marks, soft hyphens, joiners
	classApostrophe           // dropped in don't and, with the s, in NIS2's; treated as a hyphen in l'eau
	classHyphen               // separates the parts of a compound
	classMultibyte            // a byte of a multi-byte rune; used only in byteClass
)

// byteClass maps each byte to its class. Nearly all characters are ASCII, so a table of bytes is enough for them and
// fast.
var byteClass = func() (t [256]runeClass) {
	for c := range t {
		t[c] = classMultibyte
		if c < utf8.RuneSelf {
			t[c] = classOf(rune(c))
		}
	}
	return t
}()

// lowerLetter maps ASCII letters to lower case and digits to themselves, and all other bytes to 0.
var lowerLetter = func() (t [256]byte) {
	for c := range t {
		if byteClass[c] == classLetter {
			t[c] = lowerASCII(byte(c))
		}
	}
	return t
}()

func classOf(r rune) runeClass {
	switch r {
	case '\'', '’', 'ʼ':
		return classApostrophe
	case '-', '\u2010', '\u2011':
		return classHyphen
	case '\u00AD', '\u200B', '\u200C', '\u200D', '\u2060', '\uFF9E', '\uFF9F':
		return classInvisible
	}
	switch {
	case scriptOf(r) != scriptSpaced:
		return classUnspaced
	case unicode.IsLetter(r), unicode.IsNumber(r):
		return classLetter
	case unicode.Is(unicode.M, r):
		return classInvisible
	}
	return classSeparator
}

// AppendFolded appends r as it is indexed, in lower case and without accents. Ligatures and full-width forms become
// plain letters.
func AppendFolded(dst []byte, r rune) []byte {
	if r < utf8.RuneSelf {
		return append(dst, lowerASCII(byte(r)))
	}
	parts := norm.NFKD.PropertiesString(string(r)).Decomposition()
	if parts == nil {
		return appendLower(dst, r)
	}
	for len(parts) > 0 {
		p, size := utf8.DecodeRune(parts)
		parts = parts[size:]
		if c := classOf(p); c == classLetter || c == classUnspaced {
			dst = appendLower(dst, p)
		}
	}
	return dst
}

func appendLower(dst []byte, r rune) []byte {
	if unicode.IsDigit(r) {
		return append(dst, digitOf(r))
	}
	r = unicode.ToLower(r)
	if s, ok := letterFoldings[r]; ok {
		return append(dst, s...)
	}
	return utf8.AppendRune(dst, r)
}

// digitOf returns the ASCII digit for a decimal digit of any script. In every script the ten digits are consecutive
// and begin with zero.
func digitOf(r rune) byte {
	zero := r
	for _, t := range unicode.Nd.R16 {
		if rune(t.Lo) <= r && r <= rune(t.Hi) {
			zero = rune(t.Lo)
		}
	}
	for _, t := range unicode.Nd.R32 {
		if rune(t.Lo) <= r && r <= rune(t.Hi) {
			zero = rune(t.Lo)
		}
	}
	return '0' + byte((r-zero)%10)
}

// Fold returns text in the form in which words are compared: in lower case, without accents, apostrophes and hyphens.
// It keeps the separators between words.
func Fold(text string) string {
	out := make([]byte, 0, len(text))
	for _, r := range text {
		class := byteClass[byte(min(r, utf8.RuneSelf))]
		if class == classMultibyte {
			class = classOf(r)
		}
		switch class {
		case classLetter, classUnspaced:
			out = AppendFolded(out, r)
		case classSeparator:
			out = utf8.AppendRune(out, r)
		}
	}
	return string(out)
}

func lowerASCII(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

// IsLetter reports whether r is part of a word, in a script with spaces between words.
func IsLetter(r rune) bool { return classOf(r) == classLetter }
