package linear

import (
	"bufio"
	"errors"
	"io"
)

// maxLine is how much of a line is read, in bytes. Nobody types as much; the
// rest of a longer one is dropped.
const maxLine = 4 << 10

// lines reads lines of any length in bounded memory.
type lines struct{ in *bufio.Reader }

func newLines(in io.Reader) lines { return lines{bufio.NewReaderSize(in, maxLine)} }

// next is the next line, and whether its end was dropped. The last line needs no
// line break; after it comes [io.EOF].
func (l lines) next() (line string, cut bool, err error) {
	chunk, err := l.in.ReadSlice('\n')
	line = string(chunk)
	for errors.Is(err, bufio.ErrBufferFull) {
		cut = true
		_, err = l.in.ReadSlice('\n')
	}
	if errors.Is(err, io.EOF) && line != "" {
		err = nil
	}
	return line, cut, err
}
