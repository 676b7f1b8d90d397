package sanitize

import (
	"bytes"
	"unicode"
)

// isStray reports whether a rune is invisible and, after previous and before rest, means
// nothing, so that it can only hide words from a search or text from people.
func isStray(r, previous rune, rest []byte) bool {
	switch {
	case r < 0x034f:
		return false
	case r == 0x034f: // combining grapheme joiner: keeps marks in order
		return !unicode.Is(unicode.Mn, previous) || previous == r || unicode.Is(unicode.Variation_Selector, previous)
	case r == 0x115f, r == 0x1160: // fillers of incomplete syllables
		return !unicode.Is(jamo, previous)
	case r == 0x200c, r == 0x200d: // joiners: emoji and many scripts need them
		return previous < firstJoinable
	case r >= 0xfe00 && r <= 0xfe0f:
		return !unicode.Is(varying, previous) && !(r == 0xfe0f && bytes.HasPrefix(rest, keycap))
	case r >= 0x13430 && r <= 0x13440: // groups of hieroglyphs
		return !unicode.Is(unicode.Egyptian_Hieroglyphs, previous)
	case r >= 0xe0100 && r <= 0xe01ef:
		return !unicode.Is(unicode.Han, previous)
	}
	return false
}

// firstJoinable is the first rune after which a joiner is kept: all below are Latin.
const firstJoinable = 0x0300

// keycap follows a digit and a variation selector in an emoji of a key.
var keycap = []byte("\u20e3")

var jamo = &unicode.RangeTable{R16: []unicode.Range16{
	{Lo: 0x1100, Hi: 0x11ff, Stride: 1},
	{Lo: 0xa960, Hi: 0xa97c, Stride: 1},
	{Lo: 0xd7b0, Hi: 0xd7fb, Stride: 1},
}}

// varying covers what has variants: symbols, emoji, CJK, Myanmar and Phags-pa.
var varying = &unicode.RangeTable{
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
