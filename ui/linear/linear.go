// Package linear is the handbook as a conversation: a line is read, a reply is
// written below it, and nothing that stands on the screen ever changes. That is
// what screen readers, dumb terminals, serial lines and scripts need. A reply
// has no colour and no cursor movement, and ends with a blank line.
//
// Replies number what can be chosen next, and the same number as a line chooses
// it. The numbers of a list hold until the next list, whatever is read meanwhile;
// what is related to an open text has numbers of its own, r1 and so on. Everything that can be typed besides is in one table (commands.go), which
// is also what the help is made of.
package linear

import (
	"errors"
	"io"
	"os"
	"syscall"
	"time"

	"trustbook/handbook"
	"trustbook/search"
	"trustbook/ui/receipts"
	"trustbook/ui/shelf"
)

// DefaultWidth is how wide lines are where nothing else is asked for.
const DefaultWidth = 76

// narrowest is the least a line is wrapped at; below it no sentence can be followed.
const narrowest = 12

// ErrInterrupted says that a person ended the conversation with Ctrl+C.
var ErrInterrupted = errors.New("interrupted")

// Options say what the conversation is held over.
type Options struct {
	Width       int  // wrap lines at this many cells; 0 is [DefaultWidth]
	Interactive bool // a person sits at both ends: greet and prompt

	Entry *handbook.Entry // read this text first; nil = none
	Roles handbook.Roles  // what the person is; none = nobody has said it

	Shelf  *shelf.Shelf     // what the reader has read; nil = nothing beyond this run
	Ledger *receipts.Ledger // what the reader acknowledges; nil = nothing is kept
	User   string           // who the environment says that the reader is
	Now    func() time.Time // nil = [time.Now]

	// Copy puts a text on a clipboard and says how that went. Where it is nil
	// there is no clipboard, and what should be copied is written out.
	Copy func(text string) (status string)

	// Stop ends the conversation even while a line is waited for. [os.Interrupt]
	// ends it with [ErrInterrupted], every other signal in order.
	Stop <-chan os.Signal
}

func (o Options) width() int {
	if o.Width == 0 {
		return DefaultWidth
	}
	return max(o.Width, narrowest)
}

func (o Options) now() time.Time {
	if o.Now == nil {
		return time.Now()
	}
	return o.Now()
}

// Run answers the lines of in on out until they end, or one of them quits, or
// nobody listens any more.
func Run(h *handbook.Handbook, ix *search.Index, in io.Reader, out io.Writer, o Options) error {
	made := make(chan *session, 1)
	go func() { made <- newSession(h, ix, out, o) }() // which waits for the shelf
	select {
	case s := <-made:
		return s.hold(in)
	case sig := <-o.Stop:
		return stopped(sig, out, o)
	}
}

// hold holds the conversation until it ends or a signal ends it.
func (s *session) hold(in io.Reader) error {
	ended := make(chan error, 1)
	go func() { ended <- s.run(newLines(in)) }()
	select {
	case err := <-ended:
		if errors.Is(err, syscall.EPIPE) { // such as head, which has seen enough
			return nil
		}
		return err
	case sig := <-s.options.Stop:
		soon(s.stop)
		return stopped(sig, s.out, s.options)
	}
}

// grace is how long what a signal ends may still take. A folder or a terminal that
// hangs must not keep the program.
const grace = time.Second

// soon does what may hang, and waits for it no longer than that.
func soon(do func()) {
	done := make(chan struct{})
	go func() {
		defer close(done)
		do()
	}()
	select {
	case <-done:
	case <-time.After(grace):
	}
}

// stop ends the session from outside, once the reply is made that is under way.
func (s *session) stop() {
	s.making.Lock() // for good: nothing more is said
	s.end()
}

// stopped leaves the prompt behind, so that the shell's own begins a line.
func stopped(sig os.Signal, out io.Writer, o Options) error {
	if o.Interactive {
		soon(func() { _, _ = io.WriteString(out, "\n") })
	}
	if sig == os.Interrupt {
		return ErrInterrupted
	}
	return nil
}
