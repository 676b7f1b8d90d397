package terminal

import (
	"cmp"
	"errors"
	"io"
	"os"
	"os/signal"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// framesPerSecond is the frame rate of Bubble Tea if frames are not drawn on demand. It is the maximum that Bubble Tea
// accepts, so that a frame waits as briefly as possible.
const framesPerSecond = 120

// signalGrace is the maximum time for the screen to end after a signal. A terminal that has closed or does not respond
// must not keep the program running.
const signalGrace = time.Second

// Window is a terminal that can show a model.
type Window struct {
	Width, Height int  // size in cells
	Speech        bool // write the row with the cursor again when the user selects it; see [RowChooser]
	terminal      Terminal
	in            *os.File
}

// Open finds the terminal for input and its size. The error wraps [ErrNoTerminal].
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

// Run shows a model until the user quits. The error is a [SignalError], [ErrCrashed], or an error
// of Bubble Tea.
func (w Window) Run(m tea.Model) error {
	t := w.terminal
	defer w.restoreAfterPanic()()
	input, released, start, err := t.readFrom(w.in)
	if err != nil {
		return err
	}
	frames := newFrameScheduler(tea.WindowSizeMsg{Width: w.Width, Height: w.Height}, tea.ColorProfileMsg{Profile: t.Profile()})
	crashed := newCrash(nil)
	out := withoutDescriptor(t.Out)
	if w.Speech {
		frames.speech = &speechOutput{Writer: out}
		out = frames.speech
	}
	p := tea.NewProgram(drawnModel{m, frames, crashed}, input, tea.WithFilter(frames.filter(released)),
		tea.WithOutput(out), tea.WithEnvironment(t.Environ), tea.WithoutSignalHandler(),
		tea.WithColorProfile(t.Profile()), tea.WithFPS(framesPerSecond), tea.WithWindowSize(w.Width, w.Height))
	crashed.end = p.Kill
	defer start(p, crashed)()
	defer frames.start(p, crashed)()
	ended := quitOnSignal(p)
	_, err = p.Run()
	if sig := ended(); sig != nil {
		return sig
	}
	if errors.Is(err, tea.ErrProgramPanic) || len(crashed.first) > 0 {
		// A frame that was being drawn may have set the modes and the alternate screen again.
		_, _ = t.Out.WriteString(ansi.ResetModeAltScreenSaveCursor + resetModes)
		return cmp.Or(crashed.report(), ErrCrashed)
	}
	return err
}

// withoutDescriptor hides the file descriptor of the output, so that Bubble Tea cannot query the size of the terminal.
// A terminal can report any size, and only [Terminal.Size] limits it.
func withoutDescriptor(out *os.File) io.Writer { return struct{ io.Writer }{out} }

// quitOnSignal quits the program normally when a signal asks it to end. ended stops watching for signals, and returns a
// [SignalError] if there was one.
func quitOnSignal(p *tea.Program) (ended func() error) {
	signals, done, result := make(chan os.Signal, 1), make(chan struct{}), make(chan error, 1)
	NotifySignals(signals)
	go func() {
		select {
		case sig := <-signals:
			err := EndedBy(sig)
			kill := time.AfterFunc(signalGrace, func() { os.Exit(err.ExitCode()) })
			p.Quit()
			<-done
			kill.Stop()
			result <- err
		case <-done:
			result <- nil
		}
	}()
	return func() error {
		signal.Stop(signals)
		close(done)
		return <-result
	}
}
