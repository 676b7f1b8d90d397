package sanitize

import (
	"io"
	"strings"
)

// Writer drops unsafe runes on the way to another writer. It is for rendered text:
// entities such as &#x1b; become characters only while rendering. Every call of Write
// must contain whole characters.
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
