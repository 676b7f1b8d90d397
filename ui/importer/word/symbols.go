package word

import (
	"strings"
	"unicode/utf8"
)

// Symbol fonts put their characters at U+F000 plus the code in the font.
const (
	privateUseStart = 0xf000
	privateUseEnd   = 0xf0ff
)

// Symbols for the checkboxes in forms.
const (
	tickedBox = "☒"
	emptyBox  = "☐"
)

// symbolCharacter returns the Unicode character for a code in a symbol font. For an unknown code it returns "•",
// because symbol fonts are mostly used for bullets.
func symbolCharacter(font string, code rune) string {
	if code > 0xff && !isPrivate(code) && utf8.ValidRune(code) {
		return string(code) // a character of an ordinary font, such as the box that a program wrote for a checkbox
	}
	code &= 0xff
	switch strings.ToLower(font) {
	case "wingdings":
		if s := symbolFrom(code, wingdings); s != "" {
			return s
		}
	case "wingdings 2":
		if s := symbolFrom(code, wingdings2); s != "" {
			return s
		}
	case "symbol":
		if s := symbolFrom(code, symbolFont); s != "" {
			return s
		}
		if code >= 0x20 && code < 0x7f {
			return string(code)
		}
	}
	return "•"
}

// Each byte is a code in a symbol font, followed by its Unicode character. Codes for drawings are omitted.
const (
	wingdings  = "\x6f☐\xa8☐\x71☐\x72☐\x78☒\xfd☒\xfe☑\xfc✓\xfb✗\xe0→\xdf←\xe8→\xf0→\xd8➢\x46→\x4a☺\x28☎\x2a✉"
	wingdings2 = "\x50✓\x4f✗\x52☑\x53☒\x54☒\xa3☐\x30☐\x2a☐"
	symbolFont = "\xa3≤\xb3≥\xb1±\xb4×\xb8÷\xb9≠\xbb≈\xae→\xac←\xd3©\xd2®\xd4™\xb0°\x6d\u00b5\x61α\x62β\x67γ\x64δ\x53Σ\x57Ω\x44Δ\x70π\xa5∞\xa7♣\x2d−"
)

// symbolFrom returns the character for a code, or "" if table does not contain the code.
func symbolFrom(code rune, table string) string {
	for table != "" {
		r, size := utf8.DecodeRuneInString(table[1:])
		if rune(table[0]) == code {
			return string(r)
		}
		table = table[1+size:]
	}
	return ""
}

// boxBullet returns the box that a bullet shows, or "" for other bullets.
func boxBullet(text string) string {
	switch text {
	case "☐", "□", "\uf06f", "\uf0a8", "\uf071", "\uf072":
		return emptyBox
	case "☒", "☑", "✓", "✔", "\uf0fe", "\uf0fd", "\uf0fc", "\uf052", "\uf053", "\uf054":
		return tickedBox
	}
	return ""
}

// decodeSymbols replaces characters of a symbol font with Unicode characters.
func decodeSymbols(s, font string) string {
	if !strings.ContainsFunc(s, isPrivate) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if isPrivate(r) {
			b.WriteString(symbolCharacter(font, r))
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

func isPrivate(r rune) bool { return r >= privateUseStart && r <= privateUseEnd }
