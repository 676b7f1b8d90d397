//go:build unix

package terminal

import (
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/muesli/cancelreader"
)

type tty struct {
	cancelreader.CancelReader

	changed chan os.Signal
}

func (t Terminal) openTTY(in *os.File) (*tty, error) {
	r, err := cancelreader.NewReader(in)
	return &tty{r, make(chan os.Signal, 1)}, err
}

// sizes returns a channel that receives a signal when the size may have changed: SIGWINCH, or SIGCONT, because a
// stopped program does not get SIGWINCH.
func (t *tty) sizes() <-chan os.Signal {
	signal.Notify(t.changed, syscall.SIGWINCH, syscall.SIGCONT)
	return t.changed
}

// restore stops the notifications that sizes started. Bubble Tea itself restores the terminal's modes.
func (t *tty) restore() { signal.Stop(t.changed) }

// modeTTY is a mute input through which Bubble Tea sets the modes of a terminal. It must not have a Name method,
// because Bubble Tea would then wait for input from the terminal itself.
type modeTTY struct {
	*silentInput

	file *os.File
}

func (m *silentInput) forLibrary(file *os.File) io.Reader { return modeTTY{m, file} }

// Fd lets Bubble Tea set the terminal's mode.
func (m modeTTY) Fd() uintptr { return m.file.Fd() }

// Write exists because Bubble Tea requires it of a terminal. It is never called.
func (modeTTY) Write([]byte) (int, error) { return 0, os.ErrInvalid }

// Close exists for the same reason. It leaves the terminal open.
func (modeTTY) Close() error { return nil }
