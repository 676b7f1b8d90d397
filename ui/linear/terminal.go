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
// a signal ends it. What the options say of the terminal is found here. A dumb
// terminal is sent no control sequence, not even to copy. Where no person sits at
// both ends nothing is kept: a script does not read.
func Open(h *handbook.Handbook, in, out *os.File, dumb bool, o Options) error {
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT)
	defer signal.Stop(stop)
	o.Stop = stop
	if term.IsTerminal(out.Fd()) {
		o.Width = widthOf(out)
		o.Interactive = term.IsTerminal(in.Fd())
		if !dumb {
			o.Copy = TerminalCopy(out)
		}
	}
	if !o.Interactive {
		o.Shelf, o.Ledger = nil, nil
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
