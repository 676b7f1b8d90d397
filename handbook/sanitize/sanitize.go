// Package sanitize makes text safe to show on a terminal. It decodes the content of files, and removes or escapes
// characters that control a terminal, change the reading order, or are hidden.
package sanitize

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// IsUnsafe reports whether a rune can control a terminal, change the apparent order of text, or hide in text. Such
// runes are C0, DEL, C1, directional controls, and invisible format characters. Zero-width joiners count as safe,
// because emoji, Persian and Indic text need them.
func IsUnsafe(r rune) bool {
	switch {
	case r < 0x7f:
		return r < 0x20
	case r < 0xa0, r == 0xad: // 0xad is the soft hyphen
		return true
	case r < 0x0600, r >= 0x2070 && r < 0xfe00 && r != hangulFiller: // excludes nearly all runes quickly; the table is slow
		return false
	}
	return unicode.Is(invisibleFormats, r)
}

// IsUnsafeInText is like [IsUnsafe], but for text of several lines, where line breaks and tabs are safe.
func IsUnsafeInText(r rune) bool { return r != '\n' && r != '\t' && IsUnsafe(r) }

const hangulFiller = 0x3164

// invisibleFormats lists the format characters that are unsafe.
var invisibleFormats = &unicode.RangeTable{
	R16: []unicode.Range16{
		{Lo: 0x061c, Hi: 0x061c, Stride: 1},
		{Lo: 0x17b4, Hi: 0x17b5, Stride: 1}, // inherent vowels of Khmer (deprecated)
		{Lo: 0x180e, Hi: 0x180e, Stride: 1},
		{Lo: 0x200b, Hi: 0x200b, Stride: 1},
		{Lo: 0x200e, Hi: 0x200f, Stride: 1},
		{Lo: 0x2028, Hi: 0x202e, Stride: 1},
		{Lo: 0x2060, Hi: 0x206f, Stride: 1},
		{Lo: hangulFiller, Hi: hangulFiller, Stride: 1},
		{Lo: 0xfeff, Hi: 0xfeff, Stride: 1},
		{Lo: 0xffa0, Hi: 0xffa0, Stride: 1}, // a Hangul filler
		{Lo: 0xfff9, Hi: 0xfffb, Stride: 1},
	},
	R32: []unicode.Range32{
		{Lo: 0x1bca0, Hi: 0x1bca3, Stride: 1}, // controls of shorthand
		{Lo: 0x1d173, Hi: 0x1d17a, Stride: 1}, // controls of musical notation
		{Lo: 0xe0000, Hi: 0xe007f, Stride: 1}, // tag characters, which only machines read
	},
}

// Text makes the content of a file safe to show: valid UTF-8, with \n as the line break and without unsafe runes. Bytes
// that are not UTF-8 become U+FFFD. It returns the first rune that it removed, and the 1-based line of that rune. Both
// are 0 if it removed nothing. It also removes a byte order mark at the start, the \r of CRLF, and soft hyphens, but
// does not report them.
func Text(data []byte) (text string, removed rune, line int) {
	data = bytes.TrimPrefix(fromUTF16(data), []byte("\ufeff"))
	var out []byte
	start, previous := 0, rune(0) // data before start was written to out or removed
	for i := 0; i < len(data); {
		if n := safeASCIIPrefix(data[i:]); n > 0 {
			i += n
			previous = rune(data[i-1])
			continue
		}
		r, size := utf8.DecodeRune(data[i:])
		instead, keep := "", false
		switch {
		case r == '\r' && bytes.HasPrefix(data[i+1:], []byte("\n")):
		case r == '\r':
			instead = "\n"
		case IsUnsafeInText(r), isStrayRune(r, previous, data[i+size:]):
			if line == 0 && r != softHyphen {
				removed, line = r, 1+countLineBreaks(out)+countLineBreaks(data[start:i])
			}
		case r == utf8.RuneError && size == 1:
			instead = "\ufffd"
		default:
			keep = true
		}
		if !keep {
			out = append(append(out, data[start:i]...), instead...)
			start = i + size
		}
		previous = r
		i += size
	}
	if start == 0 {
		return string(data), removed, line
	}
	return string(append(out, data[start:]...)), removed, line
}

// softHyphen marks a place where a word may be hyphenated. It is common in German text.
const softHyphen = 0xad

func countLineBreaks(data []byte) int { return bytes.Count(data, []byte("\n")) }

// safeASCIIPrefix returns the length of the safe ASCII text at the start of data. Nearly all text is safe ASCII, which
// need not be decoded.
func safeASCIIPrefix(data []byte) int {
	for i, c := range data {
		if c >= 0x7f || c < 0x20 && c != '\n' && c != '\t' {
			return i
		}
	}
	return len(data)
}

// CleanLine makes a string safe to show on one line: valid UTF-8, without unsafe runes, and with a single space for
// every run of white space. Use it for file names, arguments and pasted text too, not only for the content of files.
func CleanLine(s string) string {
	if isCleanLine(s) {
		return s
	}
	text, _, _ := Text([]byte(s))
	return strings.Join(strings.Fields(text), " ")
}

// CleanPaste is like [CleanLine], but keeps a space at either end. It is for text that is added to typed text: fast
// typing may arrive as a paste that begins or ends between two words.
func CleanPaste(s string) string {
	text := CleanLine(s)
	if text == "" {
		return s[:min(1, len(s)-len(strings.TrimLeft(s, " ")))]
	}
	if s[0] == ' ' {
		text = " " + text
	}
	if s[len(s)-1] == ' ' {
		text += " "
	}
	return text
}

// isCleanLine reports whether s is known to be a clean line. It may return false even for a string that CleanLine would
// not change.
func isCleanLine(s string) bool {
	previous := ' '
	for _, r := range s {
		switch {
		case r > ' ' && r < 0x7f: // nearly all runes
		case r == ' ' && previous == ' ', IsUnsafe(r), r == utf8.RuneError,
			r >= utf8.RuneSelf && r <= maxSpaceRune && (unicode.IsSpace(r) || r == 0x200c || r == 0x200d), isStrayRune(r, previous, nil):
			return false
		}
		previous = r
	}
	return s == "" || previous != ' '
}

// maxSpaceRune is the highest rune that is white space.
const maxSpaceRune = 0x3000

// maxQuotedLength is the maximum length of a quoted value in a message, in characters.
const maxQuotedLength = 40

// Quote returns a value for a message, shortened and in quotation marks.
func Quote(s string) string { return `"` + Shorten(s, maxQuotedLength) + `"` }

// Shorten returns s as a clean line of at most limit characters.
func Shorten(s string, limit int) string {
	s = CleanLine(s)
	if r := []rune(s); len(r) > limit {
		return string(r[:limit]) + "…"
	}
	return s
}
