package handbook

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
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
	data, how := decodeText(p.data)
	if how != "" {
		say(firstForeign(p.data), "encoding", "is not UTF-8, "+how+"; save it as UTF-8")
	}
	text, taken, line := clean(data)
	if line > 0 {
		say(line, "control-character", fmt.Sprintf("has the control, direction or invisible character %U here, which was taken out like all others of the kind", taken))
	}
	return text, problems
}

// decodeText makes UTF-8 of a file, and says what it took it for; how is "" when it
// is UTF-8 or says that it is UTF-16. A file without one letter outside of ASCII in
// UTF-8 is of an old Windows; in another a few bytes are broken.
func decodeText(data []byte) (text []byte, how string) {
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
