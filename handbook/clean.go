package handbook

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// dangerous reports whether a rune can act on a terminal or lie about the order
// of a text: C0 but newline and tab, DEL, C1, directional controls, the byte
// order mark and the zero-width space.
func dangerous(r rune) bool {
	switch {
	case r == '\n', r == '\t':
		return false
	case r < 0x20, r >= 0x7f && r < 0xa0:
		return true
	case r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069:
		return true
	}
	return r == 0x200b || r == 0x200e || r == 0x200f || r == 0x061c || r == 0xfeff
}

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
