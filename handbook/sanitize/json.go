package sanitize

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode/utf16"
)

// WriteJSON writes a value as JSON that is safe to print on a terminal. Unsafe characters are
// escaped and not removed, so that a path stays the same path. Outside strings, JSON contains no
// unsafe characters except line breaks.
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

// escapeJSON replaces every unsafe rune except line breaks with its JSON escape.
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

// Writer drops unsafe runes on the way to another writer. It is for rendered text: entities such as &#x1b;
// become characters only while rendering. The data of every call of Write must consist of whole
// characters.
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
