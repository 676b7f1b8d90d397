package sanitize

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// Decode returns the content of a file as UTF-8. If the file was neither valid UTF-8 nor marked as UTF-16, repair
// describes how it was read; otherwise repair is "". If not a single non-ASCII character is valid UTF-8, the file
// probably comes from an old Windows program. Otherwise, a few bytes are damaged.
func Decode(data []byte) (text []byte, repair string) {
	data = fromUTF16(data)
	if utf8.Valid(data) {
		return data, ""
	}
	for rest := data; len(rest) > 0; {
		r, size := utf8.DecodeRune(rest)
		if r >= utf8.RuneSelf && r != utf8.RuneError || r == 0 {
			return data, "so some letters are lost"
		}
		rest = rest[size:]
	}
	return []byte(Windows1252.Decode(string(data))), Windows1252Repair
}

// Windows1252Repair is the repair that [Decode] returns for files from old Windows programs.
const Windows1252Repair = "and was read as Windows-1252"

// InvalidLine returns the 1-based line of the first byte that is not valid UTF-8.
func InvalidLine(data []byte) int {
	at := 0
	for at < len(data) {
		r, size := utf8.DecodeRune(data[at:])
		if r == utf8.RuneError && size <= 1 {
			break
		}
		at += size
	}
	return 1 + bytes.Count(data[:at], []byte("\n"))
}

// fromUTF16 converts data that begins with the byte order mark of UTF-16, as some editors write it. It returns other
// data unchanged.
func fromUTF16(data []byte) []byte {
	var order binary.ByteOrder = binary.LittleEndian
	switch {
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}):
	case bytes.HasPrefix(data, []byte{0xfe, 0xff}):
		order = binary.BigEndian
	default:
		return data
	}
	units := make([]uint16, len(data)/2)
	for i := range units {
		units[i] = order.Uint16(data[2*i:])
	}
	return []byte(string(utf16.Decode(units)))
}

// isStrayRune reports whether an invisible rune has no meaning between previous and rest. Such a rune could only hide
// words from search, or text from readers.
func isStrayRune(r, previous rune, rest []byte) bool {
	switch {
	case r < 0x034f:
		return false
	case r == 0x034f: // combining grapheme joiner; keeps marks in order
		return !unicode.Is(unicode.Mn, previous) || previous == r || unicode.Is(unicode.Variation_Selector, previous)
	case r == 0x115f, r == 0x1160: // fillers of incomplete syllables
		return !unicode.Is(hangulJamo, previous)
	case r == 0x200c, r == 0x200d: // joiners; emoji and many scripts need them
		next, _ := utf8.DecodeRune(rest)
		return previous < firstJoinable && !(r == 0x200c && unicode.IsLetter(previous) && unicode.Is(unicode.Arabic, next)) // before a Persian ending of a Latin word
	case r >= 0xfe00 && r <= 0xfe0f:
		return !unicode.Is(variationBases, previous) && !(r == 0xfe0f && bytes.HasPrefix(rest, keycapMark))
	case r >= 0x13430 && r <= 0x13440: // format characters in groups of hieroglyphs
		return !unicode.Is(unicode.Egyptian_Hieroglyphs, previous)
	case r >= 0xe0100 && r <= 0xe01ef:
		return !unicode.Is(unicode.Han, previous)
	}
	return false
}

// firstJoinable is the first rune after which a joiner is kept. All runes below it are Latin.
const firstJoinable = 0x0300

// keycapMark follows a digit and a variation selector in a keycap emoji.
var keycapMark = []byte("\u20e3")

var hangulJamo = &unicode.RangeTable{R16: []unicode.Range16{
	{Lo: 0x1100, Hi: 0x11ff, Stride: 1},
	{Lo: 0xa960, Hi: 0xa97c, Stride: 1},
	{Lo: 0xd7b0, Hi: 0xd7fb, Stride: 1},
}}

// variationBases contains the characters that may have variants: symbols, emoji, CJK, Myanmar and Phags-pa.
var variationBases = &unicode.RangeTable{
	R16: []unicode.Range16{
		{Lo: 0x00a9, Hi: 0x00a9, Stride: 1},
		{Lo: 0x00ae, Hi: 0x00ae, Stride: 1},
		{Lo: 0x1000, Hi: 0x109f, Stride: 1},
		{Lo: 0x2010, Hi: 0x2027, Stride: 1},
		{Lo: 0x2030, Hi: 0x205e, Stride: 1},
		{Lo: 0x2070, Hi: 0x9fff, Stride: 1},
		{Lo: 0xa840, Hi: 0xa877, Stride: 1},
		{Lo: 0xf900, Hi: 0xfaff, Stride: 1},
		{Lo: 0xff00, Hi: 0xff60, Stride: 1},
	},
	R32: []unicode.Range32{
		{Lo: 0x1f000, Hi: 0x1faff, Stride: 1},
		{Lo: 0x20000, Hi: 0x3ffff, Stride: 1},
	},
}

// CodePage is an encoding with one byte per character. The first half is ASCII. The string contains the characters of
// the second half in order, with U+FFFD for undefined bytes. The tables of golang.org/x/text would add 90 KB to the
// program, because they include every other code page.
type CodePage string

// The code pages of Windows in western Europe, for files and for names in zips. Code page 850 has the letters of code
// page 437 at the same positions.
const (
	Windows1252 CodePage = "€\ufffd‚ƒ„…†‡ˆ‰Š‹Œ\ufffdŽ\ufffd\ufffd‘’“”•–—˜™š›œ\ufffdžŸ" +
		"\u00a0¡¢£¤¥¦§¨©ª«¬\u00ad®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ"
	CodePage850 CodePage = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐" +
		"└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0"
)

// Decode converts text in this encoding to UTF-8.
func (c CodePage) Decode(text string) string {
	upper := []rune(string(c))
	var b strings.Builder
	for i := range len(text) {
		r := rune(text[i])
		if r >= utf8.RuneSelf {
			r = upper[r-utf8.RuneSelf]
		}
		b.WriteRune(r)
	}
	return b.String()
}

// Encode converts text to this encoding. ok is false if it has no byte for a character.
func (c CodePage) Encode(text string) (encoded []byte, ok bool) {
	bytesOf := map[rune]byte{}
	for i, r := range []rune(string(c)) {
		bytesOf[r] = byte(utf8.RuneSelf + i)
	}
	delete(bytesOf, utf8.RuneError)
	for _, r := range text {
		b, known := bytesOf[r]
		switch {
		case r < utf8.RuneSelf:
			b = byte(r)
		case !known:
			return nil, false
		}
		encoded = append(encoded, b)
	}
	return encoded, true
}
