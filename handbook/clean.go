package handbook

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
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
// runes. It says which rune had to go first, and the 1-based line it stood on, 0
// when there was none (a leading byte order mark and CRLF are silent). What is no
// UTF-8 becomes U+FFFD.
func clean(data []byte) (text string, taken rune, line int) {
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
		case dangerous(r), joiner(r) && prev < firstJoined:
			if line == 0 {
				taken, line = r, at
			}
		default:
			b.WriteRune(r)
			if r == '\n' {
				at++
			}
		}
		prev = r
		i += size
	}
	return b.String(), taken, line
}

// readText is a file as clean text, and what is wrong with its characters.
func readText(p page) (string, []Problem) {
	var problems []Problem
	say := func(line int, code, message string) {
		problems = append(problems, Problem{Path: p.path, Line: line, Severity: Warning, Code: code, Message: message})
	}
	data, how := Decode(p.data)
	if how != "" {
		say(firstForeign(p.data), "encoding", "is not UTF-8, "+how+"; save it as UTF-8")
	}
	text, taken, line := clean(data)
	if line > 0 {
		say(line, "control-character", fmt.Sprintf("has the control, direction or invisible character %U here, which was taken out like all others of the kind", taken))
	}
	return text, problems
}

// Decode makes UTF-8 of a file, and says what it took it for; how is "" when it
// is UTF-8 or says that it is UTF-16. A file without one letter outside of ASCII in
// UTF-8 is of an old Windows; in another a few bytes are broken.
func Decode(data []byte) (text []byte, how string) {
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
	old, err := charmap.Windows1252.NewDecoder().Bytes(data)
	if err != nil {
		return data, "so some letters are lost"
	}
	return old, "and was read as Windows-1252"
}

// firstForeign is the 1-based line of the first byte that is no UTF-8.
func firstForeign(data []byte) int {
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

// CleanLine makes a text safe to show on one line: valid UTF-8, nothing that acts
// on a terminal, and white space of every kind as single spaces. File names,
// arguments and pasted text need it as much as what was read from a page.
func CleanLine(s string) string {
	text, _, _ := clean([]byte(s))
	return strings.Join(strings.Fields(text), " ")
}
