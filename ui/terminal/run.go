package terminal

import (
	"errors"
	"os"
	"os/signal"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"
)

// How a program on a terminal ends when it does not simply finish.
var (
	ErrInterrupted = errors.New("interrupted") // Ctrl+C, or SIGINT
	ErrCrashed     = errors.New("the program has crashed; please report the lines above")
)

// framesPerSecond bounds how long a frame waits to be drawn. The library draws on a
// ticker, and this is its fastest.
const framesPerSecond = 120

// hangUpGrace is how long the program may take to end once its terminal is gone.
const hangUpGrace = time.Second

// Window is a terminal that is ready for a program to be drawn on.
type Window struct {
	Width, Height int // in cells
	terminal      Terminal
	in            *os.File
}

// Open finds where keys come from and how large the terminal is. The error wraps
// [ErrNoTerminal].
func (t Terminal) Open() (Window, error) {
	in, err := t.Input()
	if err != nil {
		return Window{}, err
	}
	width, height, err := t.Size()
	if err != nil {
		return Window{}, err
	}
	return Window{Width: width, Height: height, terminal: t, in: in}, nil
}

// Run shows a model until the user leaves. The error is [ErrInterrupted],
// [ErrCrashed], or that of the library.
func (w Window) Run(m tea.Model) error {
	t := w.terminal
	p := tea.NewProgram(m,
		tea.WithInput(w.in), tea.WithOutput(t.Out), tea.WithEnvironment(t.Environ),
		tea.WithColorProfile(t.Profile()), tea.WithFPS(framesPerSecond), tea.WithWindowSize(w.Width, w.Height))
	stop := quitOnHangUp(p)
	defer stop()
	_, err := p.Run()
	return exitError(err)
}

// quitOnHangUp ends the program in order when the terminal goes away or asks for a
// dump. A program that ignored a hang-up would run forever.
func quitOnHangUp(p *tea.Program) (stop func()) {
	gone := make(chan os.Signal, 1)
	signal.Notify(gone, syscall.SIGHUP, syscall.SIGQUIT)
	done := make(chan struct{})
	go func() {
		select {
		case <-gone:
			time.AfterFunc(hangUpGrace, func() { os.Exit(0) })
			p.Quit()
		case <-done:
		}
	}()
	return func() {
		signal.Stop(gone)
		close(done)
	}
}

// exitError translates the library's errors.
func exitError(err error) error {
	switch {
	case errors.Is(err, tea.ErrInterrupted):
		return ErrInterrupted
	case errors.Is(err, tea.ErrProgramPanic):
		return ErrCrashed
	}
	return err
}
