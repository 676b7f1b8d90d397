package linear

import (
	"os"
	"os/signal"

	"github.com/charmbracelet/x/term"

	"trustbook/handbook"
	"trustbook/search"
	"trustbook/ui/terminal"
)

// Open holds a conversation over two files, which may be terminals, until it ends
// or a signal ends it. It fills in the options that depend on the terminal. A dumb
// terminal gets no control sequences, not even to copy. Unless a person is at both
// ends nothing is stored: a script does not read.
func Open(h *handbook.Handbook, in, out *os.File, dumb bool, o Options) error {
	stop := make(chan os.Signal, 1)
	terminal.NotifySignals(stop)
	defer signal.Stop(stop)
	o.Stop = stop
	if term.IsTerminal(out.Fd()) {
		o.Width = terminalWidth(out)
		o.Interactive = term.IsTerminal(in.Fd())
		if !dumb {
			o.Copy = func(text string) error { return terminal.Copy(out, text) }
		}
	}
	if !o.Interactive {
		o.Session.Store, o.Session.Ledger = nil, nil
	}
	return Run(h, search.New(h), in, out, o)
}

// terminalWidth returns the width to wrap at on a terminal. It leaves the last
// column free, because some terminals break the line once it is filled. A serial
// line does not know its size.
func terminalWidth(out *os.File) int {
	width, _, err := term.GetSize(out.Fd())
	if err != nil || width <= 0 {
		return DefaultWidth
	}
	return min(width-1, DefaultWidth)
}
