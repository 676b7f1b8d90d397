// Package linear shows the handbook as a conversation: it reads a line, writes a reply below it, and never
// changes what it has written. That is what screen readers, dumb terminals, serial lines and scripts need. A
// reply has no colours and no cursor movement, and ends with a blank line.
//
// A reply numbers what can be chosen next; typing the number chooses it. The
// numbers of a list stay valid until the next list, even while entries are read;
// the entries related to the open one are numbered separately, r1, r2 and so on.
// All other commands are in one table (commands.go), which the help is made from.
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

// minWidth is the minimum width for wrapping; sentences are unreadable on narrower lines.
const minWidth = 12

// Options configure a conversation. The zero value works: it stores nothing.
type Options struct {
	Width       int  // width in cells at which lines are wrapped; 0 means [DefaultWidth]
	Height      int  // height of the terminal in rows, for paging; 0 means that there is none
	Interactive bool // a person types and reads, so the program greets and prompts

	Entry   *handbook.Entry // entry to show first; nil for none
	Session session.Options // the reader, and where their state is stored

	UntilAck string // end once the entry with this id is acknowledged; "" means when the user quits

	// Copy puts text on a clipboard. If it is nil there is no clipboard, and the text is printed
	// instead.
	Copy func(text string) error

	Multiplexer terminal.Multiplexer // multiplexer between the program and the terminal

	// Stop ends the conversation with a [terminal.SignalError], even while it waits for a line.
	Stop <-chan os.Signal
}

func (o Options) width() int {
	if o.Width == 0 {
		return DefaultWidth
	}
	return max(o.Width, minWidth)
}

// aroundReply is the number of rows of a terminal that a page leaves free: for the numbers of answers above and below
// it and for the prompt, the latter two with a blank row above.
const aroundReply = 5

// room returns the maximum number of rows of a page of answers, so that the first of them stays in view.
func (o Options) room() int {
	if o.Height == 0 {
		return math.MaxInt
	}
	return o.Height - aroundReply
}

// Run answers the lines of in on out until the input ends, the user quits, out is
// closed, or a signal arrives on o.Stop.
func Run(h *handbook.Handbook, ix *search.Index, in io.Reader, out io.Writer, o Options) error {
	ready := make(chan *conversation, 1)
	failed := runInBackground(func() error { // in the background, because it waits for the stored state
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

// runInBackground calls f in another goroutine. The channel receives the error that f returns, or an
// error if f crashes.
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

// run holds the conversation until it ends or a signal ends it.
func (c *conversation) run(in io.Reader) error {
	ended := runInBackground(func() error { return c.answerLines(lineReader{bufio.NewReaderSize(in, maxLine)}) })
	select {
	case err := <-ended:
		if errors.Is(err, syscall.EPIPE) { // a program such as head, which has read enough
			return nil
		}
		return err
	case sig := <-c.options.Stop:
		withTimeout(c.shutdown)
		return interruptError(sig, c.out, c.options)
	}
}

// shutdownGrace is the maximum time for shutting down after a signal. A folder or a terminal that
// hangs must not keep the program alive.
const shutdownGrace = time.Second

// withTimeout runs f and stops waiting for it after grace.
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
	c.done = true // nothing is written after this
	c.finish()
}

// interruptError writes a line break after the prompt, so that the shell's prompt is on a new line,
// and returns the error for the signal.
func interruptError(sig os.Signal, out io.Writer, o Options) error {
	if o.Interactive {
		withTimeout(func() { _, _ = io.WriteString(out, "\n") })
	}
	return terminal.EndedBy(sig)
}

// Open holds a conversation over two files, which may be terminals, until it ends or a signal ends it. It fills
// in the options that depend on the terminal. A dumb terminal gets no control sequences, not even to copy.
// Nothing is stored unless a person types and reads, because a script does not read entries.
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

// pageSize returns the width at which lines are wrapped on a terminal, and its height. The last column stays free,
// because some terminals break a line as soon as it is full. A serial line does not know its size.
func pageSize(out *os.File) (width, height int) {
	width, height, err := term.GetSize(out.Fd())
	if err != nil || width <= 0 || height <= 0 {
		return DefaultWidth, 0
	}
	return min(width-1, DefaultWidth), height
}

// maxLine is the number of bytes that are read from a line. Nobody types that many; the rest of a
// longer line is dropped.
const maxLine = 4 << 10

// lineReader reads lines of any length in bounded memory.
type lineReader struct{ in *bufio.Reader }

// next returns the next line. truncated reports whether the end of the line was dropped. The last
// line needs no line break; [io.EOF] follows it.
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
