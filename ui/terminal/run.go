package terminal

import (
	"errors"
	"os"
	"os/signal"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"
)

// Errors for a program that does not end normally.
var (
	ErrInterrupted = errors.New("interrupted") // Ctrl+C, or SIGINT
	ErrCrashed     = errors.New("the program has crashed; please report the lines above")
)

// framesPerSecond limits how long a frame waits to be drawn. It is the maximum that the
// library accepts.
const framesPerSecond = 120

// hangUpGrace is how long the program may take to end once its terminal is gone.
const hangUpGrace = time.Second

// Window is a terminal that a program can be drawn on.
type Window struct {
	Width, Height int // size in cells
	terminal      Terminal
	in            *os.File
}

// Open finds the source of keys and the size of the terminal. The error wraps [ErrNoTerminal].
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

// Run shows a model until the user quits. The error is [ErrInterrupted], [ErrCrashed], or an
// error of the library.
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

// quitOnHangUp shuts the program down properly when the terminal goes away or a dump is
// requested. A program that ignored a hang-up would run forever.
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
