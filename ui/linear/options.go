package linear

import (
	"math"
	"os"

	"trustbook/handbook"
	"trustbook/ui/session"
	"trustbook/ui/terminal"
)

// DefaultWidth is the line width in cells if no other width is given.
const DefaultWidth = 76

// minWidth is the minimum width for wrapping. Narrower lines would be unreadable.
const minWidth = 12

// Options configures a conversation. The zero value is usable and stores nothing.
type Options struct {
	Width       int  // line width in cells; 0 means [DefaultWidth]
	Height      int  // height of the terminal in rows, for paging; 0 for no terminal
	Interactive bool // print a greeting and prompts, because a person is typing

	Entry   *handbook.Entry // entry to show first; nil for none
	Session session.Options // the reader, and where the reader's state is stored

	UntilAck string // id of the entry whose acknowledgement ends the program; "" for none

	// Copy puts text on a clipboard. If Copy is nil, there is no clipboard, and the text is printed instead.
	Copy func(text string) error

	Multiplexer terminal.Multiplexer // multiplexer between the program and the terminal

	// Stop ends the conversation with a [terminal.SignalError], even while it is waiting for a line.
	Stop <-chan os.Signal
}

func (o Options) width() int {
	if o.Width == 0 {
		return DefaultWidth
	}
	return max(o.Width, minWidth)
}

// pageRows returns the maximum number of rows for a page of answers. On a longer page, the first answer would scroll
// out of view.
func (o Options) pageRows() int {
	if o.Height == 0 {
		return math.MaxInt
	}
	return o.Height - reservedRows
}

// reservedRows is the number of terminal rows that a page of answers leaves free: two for the counts above and below
// the answers, one for the prompt, and two blank rows.
const reservedRows = 5
