package linear

import (
	"os"
	"os/signal"
	"syscall"

	"github.com/charmbracelet/x/term"

	"trustbook/handbook"
	"trustbook/search"
)

// Open holds the conversation over two files, terminals or not, until it ends or
// a signal ends it. It begins with a text unless that is nil, and is held with
// somebody in some roles. A dumb terminal is sent no control sequence, not even to
// copy.
func Open(h *handbook.Handbook, e *handbook.Entry, roles handbook.Roles, in, out *os.File, dumb bool) error {
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT)
	defer signal.Stop(stop)
	o := Options{Entry: e, Roles: roles, Stop: stop}
	if term.IsTerminal(out.Fd()) {
		o.Width = widthOf(out)
		o.Interactive = term.IsTerminal(in.Fd())
		if !dumb {
			o.Copy = TerminalCopy(out)
		}
	}
	return Run(h, search.New(h), in, out, o)
}

// widthOf is how wide lines on a terminal may be. The last column stays free:
// some terminals break the line themselves once it is written to. A serial line
// does not know its size.
func widthOf(out *os.File) int {
	width, _, err := term.GetSize(out.Fd())
	if err != nil || width <= 0 {
		return DefaultWidth
	}
	return min(width-1, DefaultWidth)
}
