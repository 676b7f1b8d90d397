package terminal

import (
	"cmp"
	"fmt"
	"strconv"

	"github.com/charmbracelet/x/term"
)

// The largest screen that is used. The library needs about 220 bytes for each cell of the
// window, whatever is drawn, and a program can give a terminal any size up to 65,535 x
// 65,535. No real screen has as many cells.
const (
	maxWidth  = 720
	maxHeight = 300
)

// Size returns the width and height in cells to use. The error wraps [ErrNoTerminal].
func (t Terminal) Size() (width, height int, err error) {
	if width, height, err = term.GetSize(t.Out.Fd()); err != nil {
		return 0, 0, fmt.Errorf("%w: its size is unknown", ErrNoTerminal)
	}
	width, height = t.usableSize(width, height)
	return width, height, nil
}

// usableSize limits a size. A serial line does not know its own and says 0.
func (t Terminal) usableSize(width, height int) (int, int) {
	columns, _ := strconv.Atoi(t.Env("COLUMNS"))
	lines, _ := strconv.Atoi(t.Env("LINES"))
	width, height = cmp.Or(max(0, width), max(0, columns), 80), cmp.Or(max(0, height), max(0, lines), 24)
	return min(width, maxWidth), min(height, maxHeight)
}
