package markdown

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"unicode/utf16"

	"trustbook/handbook"
)

// WriteJSON writes a value as JSON that may be looked at on a terminal. What acts
// or hides there is escaped and not taken out: a path has to stay the path it is.
// Elsewhere than in strings JSON has none of it but line breaks.
func WriteJSON(w io.Writer, v any, indent string) error {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", indent)
	if err := enc.Encode(v); err != nil {
		return err
	}
	_, err := w.Write(escaped(b.Bytes()))
	return err
}

// escaped replaces what cannot be seen, line breaks apart, by its escape.
func escaped(data []byte) []byte {
	unseen := func(r rune) bool { return r != '\n' && handbook.Unseen(r) }
	if bytes.IndexFunc(data, unseen) < 0 {
		return data
	}
	var b bytes.Buffer
	for _, r := range string(data) {
		switch high, low := utf16.EncodeRune(r); {
		case !unseen(r):
			b.WriteRune(r)
		case r > 0xffff:
			fmt.Fprintf(&b, `\u%04x\u%04x`, high, low)
		default:
			fmt.Fprintf(&b, `\u%04x`, r)
		}
	}
	return b.Bytes()
}
