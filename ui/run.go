package ui

import (
	"errors"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/term"

	"trustbook/ui/theme"
)

// Terminal is where the program runs.
type Terminal struct {
	In, Out *os.File
	Environ []string // as os.Environ gives it
}

// The ways in which a program on a terminal ends other than by being done.
var (
	ErrInterrupted = errors.New("interrupted") // Ctrl+C, or SIGINT
	ErrNoTerminal  = errors.New("no terminal to open the handbook on")
	ErrCrashed     = errors.New("the program has crashed; please report the lines above")
)

// framesPerSecond bounds how long a frame waits to be drawn. The library draws
// on a ticker, and this is its fastest.
const framesPerSecond = 120

// hangUpGrace is how long the program may take to end after its terminal is gone.
const hangUpGrace = time.Second

// Run opens a handbook on a terminal and returns when the reader leaves. Size and
// colour depth in the options are found here. The error is what loading returned,
// or why the terminal could not be used, or how the program ended.
func Run(o Options, t Terminal) error {
	in, err := t.Input()
	if err != nil {
		return err
	}
	if o.Width, o.Height, err = term.GetSize(t.Out.Fd()); err != nil {
		return fmt.Errorf("%w: its size is unknown", ErrNoTerminal)
	}
	profile := t.Profile()
	o.Theme.Depth = theme.DepthOf(profile)
	o.Theme.ASCII = o.Theme.ASCII || t.WantsASCII()
	o.Between = t.multiplexer()
	m := New(o)
	p := tea.NewProgram(m,
		tea.WithInput(in), tea.WithOutput(t.Out), tea.WithEnvironment(t.Environ),
		tea.WithColorProfile(profile), tea.WithFPS(framesPerSecond), tea.WithWindowSize(o.Width, o.Height))
	stop := quitOnHangUp(p)
	defer stop()
	if _, err = p.Run(); err == nil {
		err = m.err
	}
	m.close()
	if m.acks.lost != nil {
		err = m.acks.lost
	}
	return ended(err)
}

// close ends what is under way, keeps the place in the open text and waits until it
// is on the disk. That nothing can be saved was said on the screen.
func (m *Model) close() {
	m.leavePlace()
	m.reading.end()
	m.indexing.end()
	_ = m.person.Keep()()
	m.acks.finish()
}

// Input is the standard input, or the terminal itself when that is redirected.
func (t Terminal) Input() (*os.File, error) {
	if term.IsTerminal(t.In.Fd()) {
		return t.In, nil
	}
	in, _, err := tea.OpenTTY()
	if err != nil {
		return nil, ErrNoTerminal
	}
	return in, nil
}

// quitOnHangUp ends the program in order when the terminal goes away or asks for
// a dump. A program that ignores a hang-up would stay for ever.
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

func ended(err error) error {
	switch {
	case errors.Is(err, tea.ErrInterrupted):
		return ErrInterrupted
	case errors.Is(err, tea.ErrProgramPanic):
		return ErrCrashed
	}
	return err
}
