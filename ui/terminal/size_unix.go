//go:build unix

package terminal

import (
	"io"
	"os"
	"os/signal"
	"syscall"

	tea "charm.land/bubbletea/v2"
)

// drawTo returns out without its file descriptor, so that the library does not ask for the
// size itself, which may be any.
func drawTo(out *os.File) io.Writer { return struct{ io.Writer }{out} }

// watchSize sends the size of the terminal to the program when it may have changed: on
// SIGWINCH, and on SIGCONT, because a stopped program is told of no change.
func (t Terminal) watchSize(p *tea.Program, c *crash) (stop func()) {
	changed, done := make(chan os.Signal, 1), make(chan struct{})
	signal.Notify(changed, syscall.SIGWINCH, syscall.SIGCONT)
	go c.run(func() {
		for {
			select {
			case <-changed:
			case <-done:
				return
			}
			if width, height, err := t.Size(); err == nil {
				p.Send(tea.WindowSizeMsg{Width: width, Height: height})
			}
		}
	})
	return func() {
		signal.Stop(changed)
		close(done)
	}
}
