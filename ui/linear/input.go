package linear

import (
	"bufio"
	"errors"
	"io"
)

// maxLine is the number of bytes read from a line. Nobody types as many; the rest
// of a longer line is dropped.
const maxLine = 4 << 10

// lineReader reads lines of any length in bounded memory.
type lineReader struct{ in *bufio.Reader }

func newLineReader(in io.Reader) lineReader { return lineReader{bufio.NewReaderSize(in, maxLine)} }

// next returns the next line, and whether its end was dropped. The last line needs
// no line break; [io.EOF] follows it.
func (l lineReader) next() (line string, truncated bool, err error) {
	chunk, err := l.in.ReadSlice('\n')
	line = string(chunk)
	for errors.Is(err, bufio.ErrBufferFull) {
		truncated = true
		_, err = l.in.ReadSlice('\n')
	}
	if errors.Is(err, io.EOF) && line != "" {
		err = nil
	}
	return line, truncated, err
}
