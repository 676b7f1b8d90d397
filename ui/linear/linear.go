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
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/charmbracelet/x/term"

	"trustbook/handbook"
	"trustbook/search"
	"trustbook/ui/terminal"
)

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
				ended <- terminal.ReportCrash(r)
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
