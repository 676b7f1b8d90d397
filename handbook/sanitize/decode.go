package sanitize

import (
	"bytes"
	"encoding/binary"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// Decode returns the contents of a file as UTF-8. When the file was neither UTF-8 nor
// marked as UTF-16, repair says how it was read; otherwise it is "". A file whose
// non-ASCII bytes never form UTF-8 comes from an old Windows; in any other, a few bytes
// are broken.
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
	decoded, err := charmap.Windows1252.NewDecoder().Bytes(data)
	if err != nil {
		return data, "so some letters are lost"
	}
	return decoded, "and was read as Windows-1252"
}

// InvalidLine returns the 1-based line of the first byte that is not UTF-8.
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

// fromUTF16 converts data that begins with the byte order mark of UTF-16, as some
// editors write it, and returns all other data unchanged.
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
