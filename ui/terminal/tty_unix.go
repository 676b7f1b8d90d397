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

// sizes returns a channel that receives when the size may have changed: on SIGWINCH, and on
// SIGCONT, because a stopped program is told of no change.
func (t *tty) sizes() <-chan os.Signal {
	signal.Notify(t.changed, syscall.SIGWINCH, syscall.SIGCONT)
	return t.changed
}

// restore ends what sizes began. The library restores the modes.
func (t *tty) restore() { signal.Stop(t.changed) }

// modeTTY is a mute input on which the library sets the modes of a terminal. It has no Name
// method, because with one the library would wait for input from the terminal itself.
type modeTTY struct {
	*mute

	file *os.File
}

func (m *mute) forLibrary(file *os.File) io.Reader { return modeTTY{m, file} }

// Fd lets the library set the terminal's mode.
func (m modeTTY) Fd() uintptr { return m.file.Fd() }

// Write is only there because the library requires it of a terminal; nothing is written here.
func (modeTTY) Write([]byte) (int, error) { return 0, os.ErrInvalid }

// Close is required too; the terminal stays open.
func (modeTTY) Close() error { return nil }
