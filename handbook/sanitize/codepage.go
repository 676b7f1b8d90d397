package sanitize

import (
	"strings"
	"unicode/utf8"
)

// CodePage is an encoding with one byte per character. Its first half is ASCII, and CodePage holds the characters of
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
