package sanitize

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode/utf16"
)

// WriteJSON writes v as JSON that is safe to print on a terminal. It escapes unsafe characters and does not remove
// them, so that a path remains the same path. Outside strings, the only unsafe characters in JSON are line breaks.
func WriteJSON(w io.Writer, v any, indent string) error {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", indent)
	if err := enc.Encode(v); err != nil {
		return err
	}
	_, err := w.Write(escapeJSON(b.Bytes()))
	return err
}

// escapeJSON replaces every unsafe rune except line breaks with its escape in JSON.
func escapeJSON(data []byte) []byte {
	unsafe := func(r rune) bool { return r != '\n' && IsUnsafe(r) }
	if bytes.IndexFunc(data, unsafe) < 0 {
		return data
	}
	var b bytes.Buffer
	for _, r := range string(data) {
		switch high, low := utf16.EncodeRune(r); {
		case !unsafe(r):
			b.WriteRune(r)
		case r > 0xffff:
			fmt.Fprintf(&b, `\u%04x\u%04x`, high, low)
		default:
			fmt.Fprintf(&b, `\u%04x`, r)
		}
	}
	return b.Bytes()
}

// Writer removes unsafe runes from what is written to another writer. Rendered text needs it, because entities such as
// &#x1b; become characters only when they are rendered. Every call of Write must pass whole characters.
type Writer struct{ io.Writer }

// Write implements [io.Writer].
func (w Writer) Write(data []byte) (int, error) {
	if _, err := io.WriteString(w.Writer, strings.Map(dropUnsafe, string(data))); err != nil {
		return 0, err
	}
	return len(data), nil
}

func dropUnsafe(r rune) rune {
	if IsUnsafeInText(r) {
		return -1
	}
	return r
}
