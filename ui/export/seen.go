package export

import (
	"io"
	"strings"

	"trustbook/handbook"
)

// seen is a writer that drops what nobody sees and a terminal may act on: entities
// such as &#x1b; become characters only while a text is rendered. It is written to
// in whole characters.
type seen struct{ io.Writer }

func (w seen) Write(data []byte) (int, error) {
	_, err := io.WriteString(w.Writer, strings.Map(keep, string(data)))
	if err != nil {
		return 0, err
	}
	return len(data), nil
}

func keep(r rune) rune {
	if r != '\n' && r != '\t' && handbook.Unseen(r) {
		return -1
	}
	return r
}
