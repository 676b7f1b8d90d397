package handbook

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// Unseen reports whether a rune can act on a terminal, lie about the order of a
// text, or hide in it: C0, DEL and C1, directional controls, and format characters
// that nobody sees. The zero-width joiners are not among them: emoji, Persian and
// Indic texts are misspelt without them.
func Unseen(r rune) bool {
	switch {
	case r < 0x7f:
		return r < 0x20
	case r < 0xa0, r == 0xad: // the latter is the soft hyphen
		return true
	case r < 0x0600:
		return false
	}
	return unicode.Is(format, r)
}

// format are the format characters that are dropped.
var format = &unicode.RangeTable{
	R16: []unicode.Range16{
		{Lo: 0x061c, Hi: 0x061c, Stride: 1},
		{Lo: 0x180e, Hi: 0x180e, Stride: 1},
		{Lo: 0x200b, Hi: 0x200b, Stride: 1},
		{Lo: 0x200e, Hi: 0x200f, Stride: 1},
		{Lo: 0x2028, Hi: 0x202e, Stride: 1},
		{Lo: 0x2060, Hi: 0x206f, Stride: 1},
		{Lo: 0xfeff, Hi: 0xfeff, Stride: 1},
		{Lo: 0xfff9, Hi: 0xfffb, Stride: 1},
	},
	R32: []unicode.Range32{
		{Lo: 0xe0000, Hi: 0xe007f, Stride: 1}, // tags: text that is only for machines
	},
}

// dangerous is [Unseen] for a text of more than one line.
func dangerous(r rune) bool { return r != '\n' && r != '\t' && Unseen(r) }

// joiner reports whether a rune joins or separates its neighbours without a
// width of its own. Emoji and several scripts need it; between Latin letters it
// only hides.
func joiner(r rune) bool { return r == 0x200c || r == 0x200d }

// firstJoined is the first rune after which a joiner is kept: what lies below is Latin.
const firstJoined = 0x0300

// clean makes text safe to show: valid UTF-8, newlines as \n, no dangerous
// runes. It returns the 1-based line of the first rune that had to go, 0 when
// there was none (a leading byte order mark and CRLF are silent).
func clean(data []byte) (text string, line int) {
	data = bytes.TrimPrefix(fromUTF16(data), []byte("\ufeff"))
	var b strings.Builder
	b.Grow(len(data))
	at, prev := 1, rune(0)
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		switch {
		case r == '\r':
			if i+1 < len(data) && data[i+1] == '\n' {
				break
			}
			b.WriteByte('\n')
			at++
		case r == utf8.RuneError && size == 1:
			b.WriteRune(utf8.RuneError)
			line = first(line, at)
		case dangerous(r), joiner(r) && prev < firstJoined:
			line = first(line, at)
		default:
			b.WriteRune(r)
			if r == '\n' {
				at++
			}
		}
		prev = r
		i += size
	}
	return b.String(), line
}

// fromUTF16 makes UTF-8 of what begins with the byte order mark of UTF-16, as some
// editors write it, and leaves everything else as it is.
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

func first(line, at int) int {
	if line != 0 {
		return line
	}
	return at
}

// CleanLine makes a text safe to show on one line: valid UTF-8, nothing that acts
// on a terminal, and white space of every kind as single spaces. File names,
// arguments and pasted text need it as much as what was read from a page.
func CleanLine(s string) string {
	text, _ := clean([]byte(s))
	return strings.Join(strings.Fields(text), " ")
}
