// Package linear shows the handbook as a conversation: it reads a line, writes a reply below it, and never changes
// earlier output. This is what screen readers, dumb terminals, serial lines and scripts need. A reply contains no
// colours and no cursor movement, and ends with a blank line.
//
// A reply numbers the choices it offers, and the user types a number to choose. The numbers of a list stay valid until
// the next list, even while the user reads entries. The entries related to the open one have separate numbers: r1, r2
// and so on. All other commands are in one table (commands.go), which is also the source of the help.
package linear

import (
	"bufio"
	"errors"
	"io"
	"math"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/charmbracelet/x/term"

	"trustbook/handbook"
	"trustbook/search"
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

// reservedRows is the number of terminal rows that a page of answers leaves free: two for the counts above and below
// the answers, one for the prompt, and two blank rows.
const reservedRows = 5

// pageRows returns the maximum number of rows for a page of answers. On a longer page, the first answer would scroll
// out of view.
func (o Options) pageRows() int {
	if o.Height == 0 {
		return math.MaxInt
	}
	return o.Height - reservedRows
}

// Run reads lines and replies to them until the input ends, the user quits, the output is closed, or o.Stop receives a
// signal.
func Run(h *handbook.Handbook, ix *search.Index, in io.Reader, out io.Writer, o Options) error {
	ready := make(chan *conversation, 1)
	failed := runInBackground(func() error { // in the background, because starting waits for the stored state
		ready <- newConversation(h, ix, out, o)
		return nil
	})
	select {
	case c := <-ready:
		return c.run(in)
	case err := <-failed:
		if err == nil {
			return (<-ready).run(in)
		}
		return err
	case sig := <-o.Stop:
		return interruptError(sig, out, o)
	}
}

// runInBackground calls f in another goroutine. The returned channel receives the error from f, or an error if f
// panics.
func runInBackground(f func() error) <-chan error {
	ended := make(chan error, 1)
	go func() {
		defer func() {
			if r := recover(); r != nil {
				ended <- terminal.Crashed(r)
			}
		}()
		ended <- f()
	}()
	return ended
}

// run conducts the conversation until it ends or a signal arrives.
func (c *conversation) run(in io.Reader) error {
	ended := runInBackground(func() error { return c.answerLines(lineReader{bufio.NewReaderSize(in, maxLineBytes)}) })
	select {
	case err := <-ended:
		if errors.Is(err, syscall.EPIPE) { // the program reading the output, such as head, has ended
			return nil
		}
		return err
	case sig := <-c.options.Stop:
		withTimeout(c.shutdown)
		return interruptError(sig, c.out, c.options)
	}
}

// shutdownGrace limits the time to shut down after a signal. A folder or terminal that does not respond must not keep
// the program running.
const shutdownGrace = time.Second

// withTimeout runs f and stops waiting for it after shutdownGrace.
func withTimeout(f func()) {
	done := make(chan struct{})
	go func() {
		defer close(done)
		f()
	}()
	select {
	case <-done:
	case <-time.After(shutdownGrace):
	}
}

// shutdown ends the conversation from another goroutine, once the reply in progress is complete.
func (c *conversation) shutdown() {
	c.busy.Lock()
	defer c.busy.Unlock()
	c.done = true // nothing is written from now on
	c.finish()
}

// interruptError returns the error for a signal. It first writes a line break after the prompt, so that the shell's
// prompt is on its own line.
func interruptError(sig os.Signal, out io.Writer, o Options) error {
	if o.Interactive {
		withTimeout(func() { _, _ = io.WriteString(out, "\n") })
	}
	return terminal.EndedBy(sig)
}

// Open runs a conversation on two files, which may be terminals, until it ends or a signal arrives. It sets the options
// that depend on the terminal. A dumb terminal gets no control sequences, not even for copying. Nothing is stored
// unless a person is typing, because a script does not read the entries it prints.
func Open(h *handbook.Handbook, in, out *os.File, dumb bool, o Options) error {
	stop := make(chan os.Signal, 1)
	terminal.NotifySignals(stop)
	defer signal.Stop(stop)
	o.Stop = stop
	if term.IsTerminal(out.Fd()) {
		o.Width, o.Height = pageSize(out)
		o.Interactive = term.IsTerminal(in.Fd())
		if !dumb {
			o.Copy = func(text string) error { return terminal.Copy(out, text, o.Multiplexer) }
		}
	}
	if !o.Interactive {
		o.Session.Store, o.Session.Ledger = nil, nil
	}
	return Run(h, search.New(h), in, out, o)
}

// pageSize returns the line width for a terminal, and its height. The last column is left free, because some terminals
// break a line as soon as it is full. A serial line has no known size, so pageSize returns [DefaultWidth] and no
// height.
func pageSize(out *os.File) (width, height int) {
	width, height, err := term.GetSize(out.Fd())
	if err != nil || width <= 0 || height <= 0 {
		return DefaultWidth, 0
	}
	return min(width-1, DefaultWidth), height
}

// maxLineBytes is the maximum length of a line, in bytes, which is more than anyone types. The rest of a longer line is
// dropped.
const maxLineBytes = 4 << 10

// lineReader reads lines of any length with a limited amount of memory.
type lineReader struct{ in *bufio.Reader }

// next returns the next line. truncated reports whether the end of the line was dropped. The last line may lack a line
// break. After it, the error is [io.EOF].
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
